package plan

import (
	"fmt"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// hollow is a schema of which only plans are made.
type hollow struct {
	graphql.ExecutableSchema
	schema *ast.Schema
}

// Schema is the schema.
func (h hollow) Schema() *ast.Schema { return h.schema }

// TestPlansAreForgottenBeforeTheyFillTheMemory makes plans of more fields than are remembered.
func TestPlansAreForgottenBeforeTheyFillTheMemory(t *testing.T) {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `type Query { a: String self: Query }`})
	s := New(hollow{schema: schema}, Types{Objects: []Object{{Name: "Query", Implements: []string{"Query"}, Fields: []ObjectField{{Name: "a"}, {Name: "self"}}}}})
	x := executor.New(hollow{schema: schema})
	most := int64(0)
	for i := range 400 {
		query := "{ "
		for j := range 500 {
			query += fmt.Sprintf("a%d_%d: self { a x: a } ", i, j)
		}
		op, errs := x.CreateOperationContext(graphql.StartOperationTrace(t.Context()), &graphql.RawParams{Query: query + "}"})
		if errs != nil {
			t.Fatal(errs)
		}
		if p := s.operation(op).plan(s, op); p == nil || len(p.root.Fields) != 500 {
			t.Fatalf("no plan of document %d", i)
		}
		most = max(most, s.fields.Load())
	}
	if most > rememberedFields+2000 || most < rememberedFields/2 || s.plans.Len() == 0 || s.plans.Len() > 200 {
		t.Errorf("up to %d fields are remembered, and %d operations at last", most, s.plans.Len())
	}
	if counted := s.fields.Load(); counted != sum(s) {
		t.Errorf("%d fields are counted, %d are remembered", counted, sum(s))
	}
}

// sum is how many fields the remembered operations have.
func sum(s *Schema) (n int64) {
	for _, o := range s.plans.Values() {
		n += o.fields.Load()
	}
	return n
}
