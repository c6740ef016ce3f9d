package plantest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// generator writes one document. Response keys are registered for the whole document, so that whatever is merged with
// whatever else fits: see keys.
type generator struct {
	r         *rand.Rand
	schema    *ast.Schema
	o         Options
	fields    int // how many may still be selected
	keys      map[string]*key
	fragments []*fragment
	variables map[string]*variable
	values    map[string]any
	used      map[string]bool // the variables of the operation or fragment being written
	serial    int
	peak      int // the highest number of answers that a selection set being written has
}

// fragment is a named fragment. Those being written are not done and cannot be spread, which keeps them free of cycles.
type fragment struct {
	name, on, text string
	fields         int
	nodes          int
	used           map[string]bool
}

// place is where a selection set stands: how deep it may still nest, how many times it will be answered and how many
// lists of the introspection schema it stands in.
type place struct {
	depth, nodes, lists int
}

func generate(r *rand.Rand, schema *ast.Schema, o Options) (query, operationName string, variables map[string]any) {
	o.Depth, o.Fields, o.Nodes = or(o.Depth, 6), or(o.Fields, 40), or(o.Nodes, 3000)
	g := &generator{
		r: r, schema: schema, o: o,
		keys: map[string]*key{}, variables: map[string]*variable{}, values: map[string]any{},
	}
	g.fields = 3 + r.IntN(o.Fields)
	count := 1
	if g.chance(15) {
		count = 2 + r.IntN(2)
	}
	chosen := r.IntN(count)
	operations := make([]string, count)
	for i := range operations {
		root, kind := schema.Query, "query"
		if i != chosen && schema.Mutation != nil && g.chance(30) {
			root, kind = schema.Mutation, "mutation"
		}
		name := ""
		if count > 1 || g.chance(50) {
			name = fmt.Sprintf("Op%d", i)
		}
		if i == chosen && (count > 1 || g.chance(50)) {
			operationName = name
		}
		operations[i] = g.operation(root, kind, name)
	}
	parts := operations
	for _, f := range g.fragments {
		parts = append(parts, fmt.Sprintf("fragment %s on %s %s", f.name, f.on, f.text))
	}
	if g.chance(30) {
		r.Shuffle(len(parts), func(i, k int) { parts[i], parts[k] = parts[k], parts[i] })
	}
	return strings.Join(parts, "\n"), operationName, g.values
}

// operation writes an operation and the definitions of the variables that it uses, its fragments' ones included.
func (g *generator) operation(root *ast.Definition, kind, name string) string {
	g.used = map[string]bool{}
	g.fields = max(g.fields, 3)
	text := g.selection(root, place{depth: g.o.Depth, nodes: 1})
	var definitions []string
	for _, name := range slices.Sorted(maps.Keys(g.used)) {
		definitions = append(definitions, g.variables[name].definition)
	}
	if len(definitions) > 0 {
		name += "(" + strings.Join(definitions, ", ") + ")"
	}
	if name == "" && kind == "query" && g.chance(50) {
		return text
	}
	return kind + " " + name + " " + text
}

// selection writes a selection set of a type, never an empty one.
func (g *generator) selection(of *ast.Definition, at place) string {
	b := &strings.Builder{}
	b.WriteString("{")
	items := 1 + g.r.IntN(6)
	if at.depth == g.o.Depth {
		items += 2
	}
	for range items {
		g.item(b, of, at)
		if g.fields <= 0 {
			break
		}
	}
	b.WriteString(" }")
	return b.String()
}

// item writes a field, a fragment or __typename.
func (g *generator) item(b *strings.Builder, of *ast.Definition, at place) {
	b.WriteString([]string{" ", "\n", ", ", "\n  "}[g.r.IntN(4)])
	introspecting := strings.HasPrefix(of.Name, "__")
	if at.depth > 1 && g.fields > 1 {
		switch n := g.r.IntN(100); {
		case n < 12:
			g.inline(b, of, at)
			return
		case n < 24 && !introspecting:
			g.spread(b, of, at)
			return
		case n < 60 && of.IsAbstractType():
			g.inline(b, of, at)
			return
		}
	}
	if field := g.pick(of, at); field != nil && !g.chance(6) {
		g.field(b, of, field, at)
		return
	}
	g.fields--
	b.WriteString(g.typename(of) + "__typename" + g.conditions())
}

// typename is an alias for __typename, with its colon, or nothing.
func (g *generator) typename(of *ast.Definition) string {
	name := fmt.Sprintf("t%d", g.r.IntN(3))
	if !g.chance(30) || !g.register(name, of, nil, "__typename", "String!") {
		return ""
	}
	return name + ": "
}

// inline writes an inline fragment on a type that shares objects with the one it stands in, or on none.
func (g *generator) inline(b *strings.Builder, of *ast.Definition, at place) {
	b.WriteString("...")
	if on := g.overlapping(of); !g.chance(20) {
		of = on
		b.WriteString(" on " + of.Name)
	}
	at.depth--
	b.WriteString(g.conditions() + " " + g.selection(of, at))
}

// spread writes a fragment's name: of one that is there and fits, or of a new one.
func (g *generator) spread(b *strings.Builder, of *ast.Definition, at place) {
	var fitting []*fragment
	for _, f := range g.fragments {
		if f.text != "" && f.fields <= g.fields && f.nodes*at.nodes <= g.o.Nodes && g.overlap(of, g.schema.Types[f.on]) {
			fitting = append(fitting, f)
		}
	}
	var f *fragment
	if len(fitting) > 0 && g.chance(60) {
		f = fitting[g.r.IntN(len(fitting))]
		g.fields -= f.fields
	} else {
		f = g.newFragment(g.overlapping(of), at)
	}
	for name := range f.used {
		g.used[name] = true
	}
	b.WriteString("..." + f.name + g.conditions())
}

// newFragment writes a fragment. It is counted as answered once, and each spread counts it as often as it is answered there.
func (g *generator) newFragment(on *ast.Definition, at place) *fragment {
	f := &fragment{name: fmt.Sprintf("F%d", len(g.fragments)), on: on.Name}
	g.fragments = append(g.fragments, f)
	above, before, peak := g.used, g.fields, g.peak
	g.used, g.peak = map[string]bool{}, at.nodes
	f.text = g.selection(on, place{depth: at.depth - 1, nodes: at.nodes, lists: maxLists})
	f.used, g.used = g.used, above
	f.fields, f.nodes = before-g.fields, g.peak/at.nodes
	g.peak = max(g.peak, peak)
	return f
}

// overlapping is a random composite type that shares an object with the given one.
func (g *generator) overlapping(of *ast.Definition) *ast.Definition {
	candidates := []*ast.Definition{of}
	for _, name := range slices.Sorted(maps.Keys(g.schema.Types)) {
		if t := g.schema.Types[name]; t.IsCompositeType() && g.overlap(of, t) {
			candidates = append(candidates, t)
		}
	}
	return candidates[g.r.IntN(len(candidates))]
}

// overlap tells whether two composite types share an object.
func (g *generator) overlap(a, b *ast.Definition) bool {
	if a == b {
		return true
	}
	for _, t := range g.schema.GetPossibleTypes(a) {
		if slices.Contains(g.schema.GetPossibleTypes(b), t) {
			return true
		}
	}
	return false
}

// conditions are @skip and @include, now and then.
func (g *generator) conditions() string {
	if !g.chance(9) {
		return ""
	}
	text := ""
	for _, name := range [][]string{{"skip"}, {"include"}, {"include", "skip"}}[g.r.IntN(3)] {
		text += fmt.Sprintf(" @%s(if: %s)", name, g.condition(name == "include"))
	}
	return text
}

// condition is a Boolean that is more often than not the given one.
func (g *generator) condition(usual bool) string {
	v := usual != g.chance(35)
	if g.chance(50) {
		return fmt.Sprint(v)
	}
	return g.conditionVariable(v)
}

func (g *generator) chance(percent int) bool { return g.r.IntN(100) < percent }

func or(n, otherwise int) int {
	if n > 0 {
		return n
	}
	return otherwise
}
