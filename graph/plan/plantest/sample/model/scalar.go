// Package model holds the Go types that the sample schema is bound to. They are chosen to take every way in which gqlgen can
// read a value: fields and methods, pointers and values, embedded structs, casts, marshalling functions and methods.
package model

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"vinculum/graph/plan"
)

// ID is a node's id, bound by cast.
type ID string

// Mood is an enum bound by cast.
type Mood string

// The moods.
const (
	Calm   Mood = "CALM"
	Merry  Mood = "MERRY"
	Grumpy Mood = "GRUMPY"
)

// MarshalString writes a string; "" is null.
func MarshalString(s string) graphql.Marshaler {
	if s == "" {
		return graphql.Null
	}
	return graphql.MarshalString(s)
}

// AppendString appends what MarshalString writes, and nothing for null: plans use it in its place.
func AppendString(b []byte, s string) []byte {
	if s == "" {
		return b
	}
	return plan.AppendString(b, s)
}

// UnmarshalString reads a string.
func UnmarshalString(v any) (string, error) { return graphql.UnmarshalString(v) }

// Date is a calendar date as text, marshalled by functions; "" is none.
type Date string

// MarshalDate writes a date; none is null.
func MarshalDate(d Date) graphql.Marshaler {
	if d == "" {
		return graphql.Null
	}
	return graphql.MarshalString(string(d))
}

// UnmarshalDate reads a date of ten characters. A date in the year 0000 makes it panic.
func UnmarshalDate(v any) (Date, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("%T is not a date", v)
	}
	if strings.HasPrefix(s, "0000") {
		panic("there was no year 0")
	}
	if len(s) != len("2006-01-02") {
		return "", fmt.Errorf("%q is not a date", s)
	}
	return Date(s), nil
}

// MarshalEven writes an even number.
func MarshalEven(n int) graphql.Marshaler { return graphql.MarshalInt(n) }

// UnmarshalEven reads an even number and refuses an odd one.
func UnmarshalEven(v any) (int, error) {
	n, err := graphql.UnmarshalInt(v)
	if err != nil {
		return 0, err
	}
	if n%2 != 0 {
		return 0, fmt.Errorf("%d is odd", n)
	}
	return n, nil
}

// Grade is an enum marshalled by methods.
type Grade int

// The grades.
const (
	GradeNone Grade = iota
	GradeA
	GradeB
	GradeC
)

// MarshalGQL writes the grade's letter.
func (g Grade) MarshalGQL(w io.Writer) {
	_, _ = io.WriteString(w, strconv.Quote(g.String()))
}

// AppendGQL appends what MarshalGQL writes: plans use it in its place.
func (g Grade) AppendGQL(b []byte) []byte { return strconv.AppendQuote(b, g.String()) }

// UnmarshalGQL reads a grade's letter.
func (g *Grade) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok || len(s) != 1 || s < "A" || s > "C" {
		return fmt.Errorf("%v is no grade", v)
	}
	*g = Grade(s[0]-'A') + GradeA
	return nil
}

// String is the grade's letter, or a dash.
func (g Grade) String() string {
	if g == GradeNone {
		return "-"
	}
	return string(rune('A' + g - GradeA))
}

// Colour is a struct marshalled by methods.
type Colour struct{ R, G, B uint8 }

// MarshalGQL writes the colour as in CSS.
func (c Colour) MarshalGQL(w io.Writer) {
	_, _ = fmt.Fprintf(w, `"#%02x%02x%02x"`, c.R, c.G, c.B)
}

// UnmarshalGQL reads a colour as in CSS.
func (c *Colour) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok || len(s) != len("#rrggbb") || s[0] != '#' {
		return fmt.Errorf("%v is no colour", v)
	}
	n, err := strconv.ParseUint(s[1:], 16, 24)
	if err != nil {
		return errors.New("a colour is # and six hexadecimal digits")
	}
	*c = Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	return nil
}

// Stamp is marshalled by methods that take a context; a negative one cannot be written.
type Stamp int64

// MarshalGQLContext writes the stamp with the name of the operation's field it stands in.
func (s Stamp) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	if s < 0 {
		return fmt.Errorf("stamp %d is negative", int64(s))
	}
	_, err := fmt.Fprintf(w, `"%s:%d"`, graphql.GetFieldContext(ctx).Path(), int64(s))
	return err
}

// UnmarshalGQLContext reads a stamp.
func (s *Stamp) UnmarshalGQLContext(ctx context.Context, v any) error {
	n, err := graphql.UnmarshalInt64(v)
	if err != nil {
		return fmt.Errorf("at %s: %w", graphql.GetPath(ctx), err)
	}
	*s = Stamp(n)
	return nil
}
