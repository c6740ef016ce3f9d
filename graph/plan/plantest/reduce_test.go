package plantest_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"vinculum/graph/plan/plantest"
	"vinculum/graph/plan/plantest/sample"
)

func TestReduce(t *testing.T) {
	schema := sample.Schema(12)
	shouting := broken{schema, func(_ context.Context, r *graphql.Response) *graphql.Response {
		r.Data = bytes.ReplaceAll(r.Data, []byte("Ada"), []byte("ADA"))
		return r
	}}
	pair := plantest.NewPair(schema, shouting, plantest.Setup{})
	large := plantest.Request{
		Query: `query A($n: Int = 2, $id: ID!, $yes: Boolean!) {
			chain { name next { depth } }
			person(id: $id) { ...P ... on Person { ... @include(if: $yes) { id ...P greeting(loud: true) } } friends(first: $n) { age } }
		}
		query B { chain { ...C } }
		fragment P on Person { age address { city } name }
		fragment C on Chain { name }`,
		OperationName: "A",
		Variables:     map[string]any{"id": "person:0", "yes": true},
	}
	small := pair.Reduce(t.Context(), large)
	if _, err := pair.Compare(t.Context(), small); err == nil {
		t.Errorf("no longer differs:\n%s", small.Query)
	}
	words := strings.Fields(small.Query)
	if len(words) > 19 || strings.Contains(small.Query, "chain") || strings.Contains(small.Query, "$yes") {
		t.Errorf("still %d words:\n%s", len(words), small.Query)
	}
	equal := plantest.Request{Query: `{ chain { name depth } }`}
	if got := pair.Reduce(t.Context(), equal); got.Query != equal.Query {
		t.Errorf("reduced a request whose answers are equal to\n%s", got.Query)
	}
}
