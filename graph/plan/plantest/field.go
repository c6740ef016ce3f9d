package plantest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// maxLists is how many lists of the introspection schema may stand in each other; the validator refuses three.
const maxLists = 2

// listFactor is how many elements a list is taken to have, and schemaFactor the same for lists of the introspection schema.
const (
	listFactor   = 4
	schemaFactor = 12
)

// key is a response key. It has one type throughout the document. Objects of different types may select different fields or
// arguments under it; once an interface does, all must select the same.
type key struct {
	typ      string
	selected map[string]selected // by the name of the parent type
	abstract bool
}

// selected is a field with its arguments as text.
type selected struct {
	definition *ast.FieldDefinition
	text       string
}

// register tells whether the field may be selected under the name, and if so notes that it is.
func (g *generator) register(name string, of *ast.Definition, field *ast.FieldDefinition, text, typ string) bool {
	abstract := of.Kind != ast.Object
	k := g.keys[name]
	if k == nil {
		k = &key{typ: typ, selected: map[string]selected{}}
		g.keys[name] = k
	}
	if k.typ != typ {
		return false
	}
	for parent, s := range k.selected {
		if !g.o.Split && field != nil && g.apart(of, g.schema.Types[parent]) {
			return false
		}
		if s.text != text && (parent == of.Name || abstract || k.abstract) {
			return false
		}
	}
	k.selected[of.Name] = selected{field, text}
	k.abstract = k.abstract || abstract
	return true
}

// apart tells whether gqlgen would not merge a field of one type with the same of the other, though an object may have both.
func (g *generator) apart(a, b *ast.Definition) bool {
	related := a == b || slices.Contains(a.Interfaces, b.Name) || slices.Contains(b.Interfaces, a.Name)
	return !related && g.overlap(a, b)
}

// pick chooses a field that may stand there: without a selection set where it would be too deep or too much.
func (g *generator) pick(of *ast.Definition, at place) *ast.FieldDefinition {
	var fields []*ast.FieldDefinition
	for _, f := range of.Fields {
		t := g.schema.Types[f.Type.Name()]
		switch {
		case g.o.Avoid != nil && g.o.Avoid(of.Name, f.Name):
			continue
		case f.Name == "__schema" || f.Name == "__type":
			if g.o.NoIntrospection || !g.chance(12) || at.depth < 2 {
				continue
			}
		case t.IsCompositeType() && (at.depth <= 1 || g.nodes(f, at) > g.o.Nodes || g.lists(f, at) > maxLists):
			continue
		}
		fields = append(fields, f)
	}
	if len(fields) == 0 {
		return nil
	}
	f := fields[g.r.IntN(len(fields))]
	if at.depth > 2 && !g.schema.Types[f.Type.Name()].IsCompositeType() && g.chance(40) {
		f = fields[g.r.IntN(len(fields))] // objects twice as often as leaves while there is room
	}
	return f
}

// nodes is how often the field's objects are answered.
func (g *generator) nodes(f *ast.FieldDefinition, at place) int {
	n := at.nodes
	for t := f.Type; t.Elem != nil; t = t.Elem {
		if strings.HasPrefix(t.Name(), "__") {
			n *= schemaFactor
		} else {
			n *= listFactor
		}
	}
	return n
}

// lists is in how many lists the field's selection set would stand, counted as the validator does.
func (g *generator) lists(f *ast.FieldDefinition, at place) int {
	if slices.Contains([]string{"fields", "interfaces", "possibleTypes", "inputFields"}, f.Name) {
		return at.lists + 1
	}
	return at.lists
}

// field writes a field with alias, arguments, conditions and selection set.
func (g *generator) field(b *strings.Builder, of *ast.Definition, f *ast.FieldDefinition, at place) {
	g.fields--
	b.WriteString(g.named(of, f) + g.conditions())
	if t := g.schema.Types[f.Type.Name()]; t.IsCompositeType() {
		below := place{depth: at.depth - 1, nodes: g.nodes(f, at), lists: g.lists(f, at)}
		g.peak = max(g.peak, below.nodes)
		b.WriteString(" " + g.selection(t, below))
	}
}

// named writes a field's alias, name and arguments, such that it can be merged with all that has the same response key: a
// field selected before is selected again with the same arguments, or gets another alias.
func (g *generator) named(of *ast.Definition, f *ast.FieldDefinition) string {
	alias := g.alias(of, f)
	if k := g.keys[alias]; k != nil {
		for _, parent := range g.parents(k) {
			s := k.selected[parent]
			if s.definition == f || s.definition != nil && s.definition.Name == f.Name && len(s.definition.Arguments)+len(f.Arguments) == 0 {
				if g.register(alias, of, f, s.text, f.Type.String()) {
					g.use(s.text)
					return prefix(alias, f) + s.text
				}
			}
		}
	}
	text := f.Name + g.arguments(f)
	if !g.register(alias, of, f, text, f.Type.String()) {
		g.serial++
		alias = fmt.Sprintf("x%d", g.serial)
		g.register(alias, of, f, text, f.Type.String())
	}
	return prefix(alias, f) + text
}

// parents are the types that selected a key, in order, so that equal randomness makes equal queries.
func (g *generator) parents(k *key) []string {
	names := make([]string, 0, len(k.selected))
	for name := range k.selected {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// alias is the field's own name most of the time, otherwise a letter or the name of a field beside it.
func (g *generator) alias(of *ast.Definition, f *ast.FieldDefinition) string {
	switch n := g.r.IntN(100); {
	case n < 70:
		return f.Name
	case n < 90:
		return string(rune('a' + g.r.IntN(5)))
	default:
		if other := of.Fields[g.r.IntN(len(of.Fields))].Name; !strings.HasPrefix(other, "__") {
			return other
		}
		return f.Name
	}
}

func prefix(alias string, f *ast.FieldDefinition) string {
	if alias == f.Name {
		return ""
	}
	return alias + ": "
}
