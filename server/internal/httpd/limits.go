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
	maxCost    = 20_000   // fields of the answer, as far as they can be foretold
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
	cost := m.selection(op.Operation.SelectionSet, 1)
	switch {
	case m.deepest > maxDepth:
		return tooMuch("the query is %d fields deep; at most %d are allowed", m.deepest, maxDepth)
	case m.aliases > maxAliases:
		return tooMuch("the query has %d aliases; at most %d are allowed", m.aliases, maxAliases)
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
	steps     int
}

// maxSteps bounds the walk itself: fragments that use each other can be very many in a few lines.
const maxSteps = 50_000

func (m *measure) selection(set ast.SelectionSet, depth int) int {
	cost := 0
	m.deepest = max(m.deepest, depth)
	for _, s := range set {
		if m.steps++; m.steps > maxSteps || m.deepest > maxDepth || cost > maxCost {
			return maxCost + 1
		}
		switch s := s.(type) {
		case *ast.Field:
			cost += m.field(s, depth)
		case *ast.InlineFragment:
			cost += m.selection(s.SelectionSet, depth)
		case *ast.FragmentSpread:
			cost += m.selection(s.Definition.SelectionSet, depth)
		}
	}
	return cost
}

func (m *measure) field(f *ast.Field, depth int) int {
	if f.Alias != f.Name {
		m.aliases++
	}
	if len(f.SelectionSet) == 0 || f.Name == "__schema" || f.Name == "__type" {
		return 1 // introspection answers from the schema, whose size is known
	}
	return min(1+m.times(f)*m.selection(f.SelectionSet, depth+1), maxCost+1)
}

// times is how often a field's selection is answered: the page of a connection counts for its nodes and edges.
func (m *measure) times(f *ast.Field) int {
	if f.Definition == nil {
		return 1
	}
	for _, size := range []string{"first", "last", "limit"} {
		if a := f.Arguments.ForName(size); a != nil {
			if n, ok := m.number(a.Value); ok {
				return max(1, min(n, maxCost))
			}
		}
	}
	switch {
	case f.Definition.Arguments.ForName("first") != nil:
		return model.DefaultPage
	case f.Arguments.ForName("ids") != nil:
		v, _ := f.Arguments.ForName("ids").Value.Value(m.variables)
		list, _ := v.([]any)
		return max(1, len(list))
	case counted[f.Name]:
		return 1 // by the page around it
	case f.Definition.Type.Elem != nil:
		return fewItems
	}
	return 1
}

// counted are the lists of a page, whose size its field's arguments gave.
var counted = map[string]bool{"edges": true, "nodes": true, "links": true}

// fewItems is what a list without a size counts for: a graduate's studies, an agreement's conditions.
const fewItems = 4

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
