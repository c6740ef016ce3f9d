package plantest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// variable writes a variable that may stand in a spot: one of before, or a new one with or without a default, provided,
// omitted or null.
func (g *generator) variable(s spot) string {
	required := s.typ.NonNull || s.notNull
	nullable := bare(s.typ)
	var fitting []string
	for _, name := range slices.Sorted(maps.Keys(g.variables)) {
		if t := g.variables[name].typ; t == nullable+"!" || t == nullable && !required {
			fitting = append(fitting, name)
		}
	}
	if len(fitting) > 0 && g.chance(30) {
		name := fitting[g.r.IntN(len(fitting))]
		g.used[name] = true
		return "$" + name
	}
	name := fmt.Sprintf("v%d", len(g.variables))
	v := &variable{typ: nullable}
	g.variables[name] = v
	constant := s
	constant.constant, constant.notNull = true, true
	byDefault := ""
	if g.chance(30) {
		byDefault = " = " + g.literal(constant)
	}
	if required && (byDefault == "" && !s.defaulted || s.notNull || g.chance(50)) || !required && g.chance(20) {
		v.typ += "!"
	}
	v.definition = "$" + name + ": " + v.typ + byDefault
	g.used[name] = true
	mayOmit := byDefault != "" || !strings.HasSuffix(v.typ, "!")
	switch n := g.r.IntN(100); {
	case mayOmit && n < 30:
	case n < 45 && !strings.HasSuffix(v.typ, "!"):
		g.values[name] = nil
	default:
		g.values[name] = g.value(constant)
	}
	return "$" + name
}

// conditionVariable is a variable for @skip or @include. It is null now and then where its type allows that: validation lets
// it through and gqlgen panics, in the list or object whose fields it collects.
func (g *generator) conditionVariable(v bool) string {
	name := fmt.Sprintf("v%d", len(g.variables))
	types := []string{"Boolean!", fmt.Sprintf("Boolean! = %v", v), fmt.Sprintf("Boolean = %v", v)}
	choice := g.r.IntN(len(types))
	g.variables[name] = &variable{typ: "a condition", definition: "$" + name + ": " + types[choice]}
	if choice == 0 || g.chance(50) {
		g.values[name] = v
	}
	if choice == 2 && g.chance(2) {
		g.values[name] = nil
	}
	g.used[name] = true
	return "$" + name
}

// value is a value for a variable, as JSON decodes it with its numbers kept.
func (g *generator) value(s spot) any {
	if !s.typ.NonNull && !s.notNull && g.chance(10) {
		return nil
	}
	if s.typ.Elem != nil {
		element := s
		element.typ, element.notNull = s.typ.Elem, false
		if g.chance(12) {
			element.notNull = true
			return g.value(element)
		}
		list := make([]any, g.r.IntN(4))
		for i := range list {
			list[i] = g.value(element)
		}
		return list
	}
	t := g.schema.Types[s.typ.NamedType]
	if t.Kind == ast.InputObject {
		return g.objectValue(t, s)
	}
	if v, ok := g.pooled(t.Name, s.name); ok {
		return number(v)
	}
	if t.Kind == ast.Enum {
		return t.EnumValues[g.r.IntN(len(t.EnumValues))].Name
	}
	return g.scalarValue(t.Name)
}

// objectValue is an input object, made as objectLiteral makes one.
func (g *generator) objectValue(t *ast.Definition, s spot) any {
	only := -1
	if t.Directives.ForName("oneOf") != nil {
		only = g.r.IntN(len(t.Fields))
	}
	object := map[string]any{}
	for i, f := range t.Fields {
		required := f.Type.NonNull && f.DefaultValue == nil || i == only
		if !required && (only >= 0 || s.depth <= 0 || g.chance(60)) {
			continue
		}
		below := s
		below.typ, below.name, below.depth, below.notNull = f.Type, f.Name, s.depth-1, i == only
		object[f.Name] = g.value(below)
	}
	return object
}

// scalarValue is a value of a built-in scalar, or anything for a custom one.
func (g *generator) scalarValue(name string) any {
	var values []any
	switch name {
	case "Int":
		values = []any{json.Number("0"), json.Number("1"), json.Number("2"), json.Number("3"), json.Number("-1"), json.Number("13"), json.Number("4294967296"), int64(4)}
	case "Float":
		values = []any{json.Number("0"), json.Number("1.5"), json.Number("-2"), json.Number("1e2"), 0.1}
	case "Boolean":
		values = []any{true, false}
	case "ID":
		values = []any{"x", "", json.Number("7"), "team:red"}
	case "String":
		values = []any{"a", "", "*", "\"quoted\" \\ \n", "😀\u2028</script>", "\xff"}
	default:
		values = []any{"2026-02-03", "0000-01-01", json.Number("2"), json.Number("3"), json.Number("1.5"), "#ff8000", "", true, "2026-01-02T03:04:05Z", []any{json.Number("1"), nil}, map[string]any{"a": "x"}}
	}
	return values[g.r.IntN(len(values))]
}

// number keeps numbers as JSON has them.
func number(v any) any {
	switch v := v.(type) {
	case int, int64, float64:
		return json.Number(fmt.Sprint(v))
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = number(v[i])
		}
		return list
	}
	return v
}

// bare is the type as text, without the mark that it must not be null.
func bare(t *ast.Type) string { return strings.TrimSuffix(t.String(), "!") }
