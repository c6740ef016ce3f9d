package plan

import (
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// Write appends bytes to the answer as they are: it makes a Run a writer for gqlgen's marshalers.
func (x *Run) Write(b []byte) (int, error) {
	x.buf = append(x.buf, b...)
	return len(b), nil
}

// WriteString appends text to the answer as it is.
func (x *Run) WriteString(s string) (int, error) {
	x.buf = append(x.buf, s...)
	return len(s), nil
}

// Null writes null.
func (x *Run) Null() { x.buf = append(x.buf, "null"...) }

// String writes a string.
func (x *Run) String(s string) { x.buf = AppendString(x.buf, s) }

// Boolean writes a boolean.
func (x *Run) Boolean(b bool) { x.buf = strconv.AppendBool(x.buf, b) }

// Int writes an integer.
func (x *Run) Int(i int64) { x.buf = strconv.AppendInt(x.buf, i, 10) }

// Float writes a number, whatever it is, in the fewest digits that tell it from others.
func (x *Run) Float(f float64) { x.buf = appendFloat(x.buf, f) }

// scale is ten to the power of the decimal places of numbers such as coordinates.
const scale = 100_000

// appendFloat appends what strconv.AppendFloat does with the format g. Numbers of common size with few decimal places are
// recognised by an exact division: two decimals of up to 15 digits never name the same float64, so theirs is the shortest.
func appendFloat(b []byte, f float64) []byte {
	if size := math.Abs(f); size < 1 || size >= 100_000 {
		return strconv.AppendFloat(b, f, 'g', -1, 64)
	}
	n := int64(math.Round(f * scale))
	if float64(n)/scale != f {
		return strconv.AppendFloat(b, f, 'g', -1, 64)
	}
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/scale, 10)
	rest := n % scale
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for unit := int64(scale / 10); rest > 0; unit /= 10 {
		b = append(b, byte('0'+rest/unit))
		rest %= unit
	}
	return b
}

// FiniteFloat writes a number as GraphQL's Float; infinity and what is no number are errors.
func (x *Run) FiniteFloat(f float64) {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		x.MarshalContext(graphql.MarshalFloatContext(f), true)
		return
	}
	x.Float(f)
}

// Bytes are what has been written so far, for functions that append to it; Appended takes what they give back.
func (x *Run) Bytes() []byte { return x.buf }

// Appended takes what a function appended to Bytes. Nothing is null, which is reported if it is not allowed. It gives back
// whether there is a value.
func (x *Run) Appended(b []byte, nullable bool) bool {
	if len(b) > len(x.buf) {
		x.buf = b
		return true
	}
	x.none(nullable)
	return false
}

// Marshal writes what one of gqlgen's marshalers writes; graphql.Null is reported if it is not allowed. It gives back whether
// there is a value.
func (x *Run) Marshal(m graphql.Marshaler, nullable bool) bool {
	if m == graphql.Null {
		x.none(nullable)
		return false
	}
	m.MarshalGQL(x)
	return true
}

// MarshalContext writes what one of gqlgen's marshalers with a context writes, as Marshal does; if it fails, that is null.
func (x *Run) MarshalContext(m graphql.ContextMarshaler, nullable bool) bool {
	if m == graphql.ContextMarshaler(graphql.Null) {
		x.none(nullable)
		return false
	}
	at, ctx := len(x.buf), x.Context()
	if err := m.MarshalGQLContext(ctx, x); err != nil {
		x.late = append(x.late, lateError{at: at, ctx: ctx, err: err})
		x.Null()
	}
	return true
}

func (x *Run) none(nullable bool) {
	if nullable {
		x.Null()
	} else {
		x.NotNull()
	}
}

// Foreign writes a field that gqlgen's code for the field has resolved; it gives back whether its object can be valid.
func (x *Run) Foreign(m graphql.Marshaler, nullable bool) bool {
	at, ctx := len(x.buf), x.base
	before := len(graphql.GetErrors(ctx))
	m.MarshalGQL(x)
	if len(graphql.GetErrors(ctx)) > before {
		x.late = append(x.late, lateError{at: at, foreign: true})
	}
	if nullable {
		return m != graphql.RequiredNull
	}
	return m != graphql.Null
}

const hex = "0123456789ABCDEF"

// AppendString appends the JSON of GraphQL's String exactly as gqlgen writes it: it escapes control characters, quotes and backslashes, and
// leaves everything else as it is.
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\t':
			b = append(b, `\t`...)
		case '\r':
			b = append(b, `\r`...)
		case '\n':
			b = append(b, `\n`...)
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}
