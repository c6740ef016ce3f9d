package httpd

import (
	"context"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"vinculum/graph/model"
)

// The limits of one GraphQL request. They are far above what the app and the examples ask for.
const (
	maxBody    = 64 << 10 // bytes of a request
	maxTokens  = 1000     // lexical tokens of a document
	maxDepth   = 15       // fields within fields
	maxAliases = 60       // fields that are given another name
	maxNested  = 12       // fragments within fragments, those around the fields above included
	maxCost    = 20_000   // fields of the answer, as far as they can be foretold

	maxIntrospection = 250_000 // fields of the answer about the schema; what editors ask for takes half of it
)

// limits refuses operations that would cost too much, before they run.
type limits struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = limits{}

// ExtensionName names the extension to gqlgen.
func (limits) ExtensionName() string { return "Limits" }

// Validate accepts every schema.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext measures the operation.
func (limits) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	m := measure{variables: op.Variables}
	cost := m.selection(op.Operation.SelectionSet, 1, 1)
	switch {
	case m.deepest > maxDepth:
		return tooMuch("the query is %d fields deep; at most %d are allowed", m.deepest, maxDepth)
	case m.tooNested:
		return tooMuch("the query has more than %d fragments within each other; write fields where they are asked", maxNested)
	case m.aliases > maxAliases:
		return tooMuch("the query has %d aliases; at most %d are allowed", m.aliases, maxAliases)
	case m.schema > maxIntrospection:
		return tooMuch("the query asks for too much of the schema; follow types to fewer fields")
	case cost > maxCost:
		return tooMuch("the query may have to answer %d fields; at most %d are allowed; ask for fewer nodes or fields", cost, maxCost)
	}
	return nil
}

func tooMuch(format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	err.Extensions = map[string]any{"code": string(model.LimitExceeded)}
	return err
}

// measure walks an operation; fragments count wherever they are used. Counting stops when a limit is passed.
type measure struct {
	variables map[string]any
	deepest   int
	aliases   int
	schema    int // cost of introspection
	steps     int
	// fragments are those around what is measured. gqlgen's executor takes a selection twice for each of them, and so on
	// for the fields in it: without a limit a short query would fill the memory.
	fragments int
	tooNested bool
}

// within measures a fragment's selection.
func (m *measure) within(measured func() int) int {
	if m.fragments++; m.fragments > maxNested {
		m.tooNested = true
	}
	defer func() { m.fragments-- }()
	if m.tooNested {
		return 0
	}
	return measured()
}

// maxSteps bounds the walk itself: fragments that use each other can be very many in a few lines.
const maxSteps = 50_000

// selection is what a selection costs; page is the size of the page around it, which its nodes, edges and links have.
func (m *measure) selection(set ast.SelectionSet, depth, page int) int {
	cost := 0
	m.deepest = max(m.deepest, depth)
	for _, s := range set {
		if m.steps++; m.steps > maxSteps || m.deepest > maxDepth || m.tooNested || cost > maxCost {
			return maxCost + 1
		}
		switch s := s.(type) {
		case *ast.Field:
			cost += m.field(s, depth, page)
		case *ast.InlineFragment:
			cost += m.within(func() int { return m.selection(s.SelectionSet, depth, page) })
		case *ast.FragmentSpread:
			cost += m.within(func() int { return m.selection(s.Definition.SelectionSet, depth, page) })
		}
	}
	return cost
}

func (m *measure) field(f *ast.Field, depth, page int) int {
	if f.Alias != f.Name {
		m.aliases++
	}
	switch {
	case len(f.SelectionSet) == 0 || f.Definition == nil:
		return 1
	case f.Name == "__schema" || f.Name == "__type":
		m.schema += m.introspection(f.SelectionSet)
		return 1
	}
	times, within := m.times(f, page)
	return min(m.own(f)+times*m.selection(f.SelectionSet, depth+1, within), maxCost+1)
}

// own is what a field costs beside its selection: an exploration walks as far as its limit allows whatever is asked of it,
// and places are counted over a whole list.
func (m *measure) own(f *ast.Field) int {
	switch f.Name {
	case "explore":
		limit, _ := m.size(f, "limit")
		deep, _ := m.size(f, "depth")
		return max(1, limit) * max(1, deep)
	case "places":
		return lengths["places"]
	}
	return 1
}

// times is how often a field's selection is answered, and the size of the page that the selection is part of.
func (m *measure) times(f *ast.Field, page int) (times, within int) {
	size, sized := m.pageSize(f)
	switch isList := f.Definition.Type.Elem != nil; {
	case sized && isList:
		return size, 1
	case sized:
		return 1, size
	case !isList:
		return 1, page
	case f.Arguments.ForName("ids") != nil:
		v, _ := f.Arguments.ForName("ids").Value.Value(m.variables)
		list, _ := v.([]any)
		return max(1, len(list)), 1
	case paged[f.Name]:
		return page, 1
	case f.Name == "codes" && f.Arguments.ForName("lists") != nil:
		return fewItems, 1
	case lengths[f.Name] > 0:
		return lengths[f.Name], 1
	case f.ObjectDefinition != nil && f.ObjectDefinition.Name == "Statistics":
		return lengths["values"], 1
	}
	return fewItems, 1
}

// pageSize is how many a field was asked for at most, where its arguments say so.
func (m *measure) pageSize(f *ast.Field) (int, bool) {
	for _, name := range []string{"first", "last", "limit", "maxLength"} {
		if n, ok := m.size(f, name); ok {
			return max(1, min(n, maxCost)), true
		}
	}
	return model.DefaultPage, f.Definition.Arguments.ForName("first") != nil
}

// size is an argument's number: the one that is given, or the schema's default.
func (m *measure) size(f *ast.Field, name string) (int, bool) {
	definition := f.Definition.Arguments.ForName(name)
	if definition == nil {
		return 0, false
	}
	if given := f.Arguments.ForName(name); given != nil {
		return m.number(given.Value)
	}
	if definition.DefaultValue == nil {
		return 0, false
	}
	return m.number(definition.DefaultValue)
}

// paged are the lists of a page.
var paged = map[string]bool{"edges": true, "nodes": true, "links": true}

// lengths are what longer lists without a size count for: about what they hold.
var lengths = map[string]int{"facets": 8, "groups": 8, "figures": 50, "values": 50, "flows": 100, "codes": 25, "items": 40,
	"reasons": 10, "misses": 10, "places": 100}

// fewItems is what other lists without a size count for: a graduate's studies, an agreement's conditions.
const fewItems = 4

// introspection is what a selection within __schema or __type costs: lists of types within lists of fields grow fast,
// and answer from the schema only. It has a budget of its own.
func (m *measure) introspection(set ast.SelectionSet) int {
	cost := 0
	for _, s := range set {
		if m.steps++; m.steps > maxSteps || cost > maxIntrospection {
			return maxIntrospection + 1
		}
		switch s := s.(type) {
		case *ast.Field:
			if s.Alias != s.Name {
				m.aliases++
			}
			cost += min(1+max(1, schemaLengths[s.Name])*m.introspection(s.SelectionSet), maxIntrospection+1)
		case *ast.InlineFragment:
			cost += m.within(func() int { return m.introspection(s.SelectionSet) })
		case *ast.FragmentSpread:
			cost += m.within(func() int { return m.introspection(s.Definition.SelectionSet) })
		}
	}
	return cost
}

// schemaLengths are how long the lists of the schema are about, or a little more.
var schemaLengths = map[string]int{"types": 120, "fields": 10, "inputFields": 4, "args": 2, "enumValues": 4, "possibleTypes": 4, "interfaces": 2, "directives": 8}

func (m *measure) number(v *ast.Value) (int, bool) {
	value, err := v.Value(m.variables)
	if err != nil {
		return 0, false
	}
	switch n := value.(type) {
	case int64:
		return int(n), true
	case int:
		return n, true
	case float64:
		return int(n), true
	case interface{ Int64() (int64, error) }: // json.Number
		i, err := n.Int64()
		return int(i), err == nil
	case string:
		i, err := strconv.Atoi(n)
		return i, err == nil
	}
	return 0, false
}
