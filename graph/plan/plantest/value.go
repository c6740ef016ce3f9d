package plantest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// variable is a variable of the document, with its definition as text.
type variable struct {
	typ, definition string
}

// inputDepth is how deep input objects nest.
const inputDepth = 3

// spot is where a value stands: its type, the name of its argument or input field, whether that has a default, whether
// variables may stand there and how deep input objects may nest.
type spot struct {
	typ       *ast.Type
	name      string
	defaulted bool
	constant  bool
	notNull   bool // beyond what the type says: a oneOf field
	depth     int
}

// arguments writes the arguments of a field in random order, or nothing.
func (g *generator) arguments(f *ast.FieldDefinition) string {
	var texts []string
	for _, a := range f.Arguments {
		if required := a.Type.NonNull && a.DefaultValue == nil; !required && g.chance(45) {
			continue
		}
		value := g.literal(spot{typ: a.Type, name: a.Name, defaulted: a.DefaultValue != nil, depth: inputDepth})
		texts = append(texts, a.Name+": "+value)
	}
	if len(texts) == 0 {
		return ""
	}
	g.r.Shuffle(len(texts), func(i, k int) { texts[i], texts[k] = texts[k], texts[i] })
	return "(" + strings.Join(texts, ", ") + ")"
}

// literal writes a value: a variable, null or what its type asks for.
func (g *generator) literal(s spot) string {
	if !s.constant && g.chance(30) {
		return g.variable(s)
	}
	if !s.typ.NonNull && !s.notNull && g.chance(8) {
		return "null"
	}
	if s.typ.Elem != nil {
		return g.listLiteral(s)
	}
	t := g.schema.Types[s.typ.NamedType]
	switch t.Kind {
	case ast.InputObject:
		return g.objectLiteral(t, s)
	case ast.Enum:
		if v, ok := g.pooled(t.Name, s.name); ok {
			return fmt.Sprint(v)
		}
		return t.EnumValues[g.r.IntN(len(t.EnumValues))].Name
	}
	if v, ok := g.pooled(t.Name, s.name); ok {
		return quote(v)
	}
	return g.scalarLiteral(t.Name)
}

// listLiteral writes a list, or a single element that is coerced to one.
func (g *generator) listLiteral(s spot) string {
	element := s
	element.typ, element.defaulted, element.notNull = s.typ.Elem, false, false
	if g.chance(12) {
		element.constant = true
		element.notNull = true
		return g.literal(element)
	}
	texts := make([]string, g.r.IntN(4))
	for i := range texts {
		texts[i] = g.literal(element)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// objectLiteral writes an input object: the required fields and some of the others; of a oneOf object exactly one.
func (g *generator) objectLiteral(t *ast.Definition, s spot) string {
	only := -1
	if t.Directives.ForName("oneOf") != nil {
		only = g.r.IntN(len(t.Fields))
	}
	var texts []string
	for i, f := range t.Fields {
		required := f.Type.NonNull && f.DefaultValue == nil || i == only
		if !required && (only >= 0 || s.depth <= 0 || g.chance(60)) {
			continue
		}
		below := s
		below.typ, below.name, below.defaulted, below.depth, below.notNull = f.Type, f.Name, f.DefaultValue != nil, s.depth-1, i == only
		texts = append(texts, f.Name+": "+g.literal(below))
	}
	g.r.Shuffle(len(texts), func(i, k int) { texts[i], texts[k] = texts[k], texts[i] })
	return "{" + strings.Join(texts, ", ") + "}"
}

// scalarLiteral writes a value of a built-in scalar, or anything for a custom one.
func (g *generator) scalarLiteral(name string) string {
	switch name {
	case "Int":
		return []string{"0", "1", "2", "3", "-1", "5", "12", "13", "2147483647", "-9007199254740993"}[g.r.IntN(10)]
	case "Float":
		return []string{"0", "-1", "2.5", "1e3", "-0.0", "1.0E-7", "123456789.125"}[g.r.IntN(7)]
	case "Boolean":
		return []string{"true", "false"}[g.r.IntN(2)]
	case "ID":
		if g.chance(20) {
			return "7"
		}
		return g.stringLiteral()
	case "String":
		return g.stringLiteral()
	}
	literals := []string{`"2026-02-03"`, `"0000-01-01"`, "2", "3", "-4", "1.5", `"#ff8000"`, "true", `""`, `"2026-01-02T03:04:05Z"`, "[1, null]", `{a: "x", b: [2]}`, "WORD"}
	return literals[g.r.IntN(len(literals))]
}

func (g *generator) stringLiteral() string {
	literals := []string{`"a"`, `""`, `"*"`, `"two words"`, `"\"\\\n\u00e9 <b>"`, `"😀 ` + "\u2028" + `"`, `"""block "text"
  of two lines"""`, `"` + strings.Repeat("long ", 30) + `"`}
	return literals[g.r.IntN(len(literals))]
}

// pooled is a plausible value by the caller's hook.
func (g *generator) pooled(typeName, name string) (any, bool) {
	if g.o.Values == nil {
		return nil, false
	}
	return g.o.Values(g.r, typeName, name)
}

// quote writes a value as a GraphQL literal.
func quote(v any) string {
	switch v := v.(type) {
	case []any:
		texts := make([]string, len(v))
		for i := range v {
			texts[i] = quote(v[i])
		}
		return "[" + strings.Join(texts, ", ") + "]"
	case map[string]any:
		var texts []string
		for name, value := range v {
			texts = append(texts, name+": "+quote(value))
		}
		slices.Sort(texts)
		return "{" + strings.Join(texts, ", ") + "}"
	case string:
		text, err := json.Marshal(v)
		if err != nil {
			return `""`
		}
		return string(text)
	case nil:
		return "null"
	}
	return fmt.Sprint(v)
}

var variableName = regexp.MustCompile(`\$(v\d+)`)

// use notes the variables of a text that is written once more.
func (g *generator) use(text string) {
	for _, match := range variableName.FindAllStringSubmatch(text, -1) {
		if g.variables[match[1]] != nil {
			g.used[match[1]] = true
		}
	}
}
