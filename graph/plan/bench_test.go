package plan_test

import (
	"context"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"

	"vinculum/graph/plan"
	"vinculum/graph/plan/plantest/sample"
	"vinculum/graph/plan/plantest/sample/generated"
)

// benchmark executes a query that is in the document cache, from its text and variables to its data, by plan and by gqlgen.
func benchmark(b *testing.B, query string, variables map[string]any) {
	config := sample.Config(sample.NewWorld(100))
	for _, by := range []struct {
		name   string
		schema graphql.ExecutableSchema
	}{{"plan", generated.NewPlannedSchema(config)}, {"gqlgen", generated.NewExecutableSchema(config)}} {
		x := executor.New(by.schema)
		plans, planned := by.schema.(*plan.Schema)
		x.SetQueryCache(lru.New[*ast.QueryDocument](10))
		x.Use(extension.Introspection{})
		b.Run(by.name, func(b *testing.B) {
			b.ReportAllocs()
			var out plan.Buffer
			bytes := 0
			for b.Loop() {
				out.Bytes = out.Bytes[:0]
				ctx := graphql.StartOperationTrace(context.Background())
				op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
				if errs != nil {
					b.Fatal(errs)
				}
				var response *graphql.Response
				if planned {
					response, _ = plans.Answer(ctx, op, graphql.DefaultErrorPresenter, &out)
				} else {
					handler, ctx := x.DispatchOperation(ctx, op)
					response = handler(ctx)
				}
				if len(response.Errors) > 0 {
					b.Fatal(response.Errors)
				}
				bytes = len(response.Data)
			}
			b.ReportMetric(float64(bytes), "bytes/answer")
		})
	}
}

// BenchmarkNested is a list of 20 people with five scalars and two nested objects each, one of them from a resolver.
func BenchmarkNested(b *testing.B) {
	benchmark(b, `query ($first: Int!) { people(first: $first) { id name age mood active address { street city } team { id name } } }`,
		map[string]any{"first": 20})
}

// BenchmarkFlat is a list of 100 people with five scalars each.
func BenchmarkFlat(b *testing.B) {
	benchmark(b, `{ people(first: 100) { id name age mood active } }`, nil)
}

// BenchmarkDeep is twelve objects within each other.
func BenchmarkDeep(b *testing.B) {
	benchmark(b, `{ chain { name next { name next { name next { name next { name next { name next { name next { name next { name next {
		name next { name next { name depth } } } } } } } } } } } } }`, nil)
}

// BenchmarkPage is a page of 100 people in the Relay shape, with facets.
func BenchmarkPage(b *testing.B) {
	benchmark(b, `{ page(first: 100) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
		edges { cursor node { id name age mood active address { street city } } } facets { name values { key count } } } }`, nil)
}

// BenchmarkIntrospection is what editors ask of a schema.
func BenchmarkIntrospection(b *testing.B) { benchmark(b, introspection.Query, nil) }
