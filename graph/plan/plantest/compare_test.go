package plantest_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"vinculum/graph/plan/plantest"
	"vinculum/graph/plan/plantest/sample"
)

// broken is a schema whose answers are changed on their way out.
type broken struct {
	graphql.ExecutableSchema
	change func(ctx context.Context, r *graphql.Response) *graphql.Response
}

// Exec runs the schema in a response context of its own and moves what is in there, errors and extensions, to the response.
func (b broken) Exec(ctx context.Context) graphql.ResponseHandler {
	next := b.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response {
		inner := graphql.WithFreshResponseContext(ctx)
		r := next(inner)
		if r == nil {
			return nil
		}
		r.Errors = append(r.Errors, graphql.GetErrors(inner)...)
		r.Extensions = graphql.GetExtensions(inner)
		r = b.change(ctx, r)
		if r != nil {
			for name, value := range r.Extensions {
				graphql.RegisterExtension(ctx, name, value)
			}
		}
		return r
	}
}

var full = plantest.Request{
	Query:     `query Q($id: ID!) { person(id: $id) { id name age } failing { plain gqlExtensions again { extension } } things { __typename } }`,
	Variables: map[string]any{"id": "person:1"},
}

// faults are ways to answer wrongly.
func faults() map[string]func(context.Context, *graphql.Response) *graphql.Response {
	var runs atomic.Int32
	return map[string]func(context.Context, *graphql.Response) *graphql.Response{
		"a wrong byte": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Data = bytes.Replace(r.Data, []byte("Bob"), []byte("bob"), 1)
			return r
		},
		"swapped fields": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Data = bytes.Replace(r.Data, []byte(`"id":"person:1","name":"Bob 1"`), []byte(`"name":"Bob 1","id":"person:1"`), 1)
			return r
		},
		"a space": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Data = append(r.Data, ' ')
			return r
		},
		"no data instead of null": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Data = nil
			return r
		},
		"a missing error": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Errors = r.Errors[1:]
			return r
		},
		"a doubled error": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Errors = append(r.Errors, r.Errors[0])
			return r
		},
		"another message": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Errors[0].Message += "!"
			return r
		},
		"a shorter path": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Errors[0].Path = r.Errors[0].Path[1:]
			return r
		},
		"another location": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Errors[0].Locations[0].Column++
			return r
		},
		"lost error extensions": func(_ context.Context, r *graphql.Response) *graphql.Response {
			for _, e := range r.Errors {
				e.Extensions = nil
			}
			return r
		},
		"a lost extension": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Extensions = nil
			return r
		},
		"one more extension": func(_ context.Context, r *graphql.Response) *graphql.Response {
			r.Extensions["more"] = true
			return r
		},
		"no response":   func(context.Context, *graphql.Response) *graphql.Response { return nil },
		"a panic":       func(context.Context, *graphql.Response) *graphql.Response { panic(errors.New("oh")) },
		"incrementally": func(_ context.Context, r *graphql.Response) *graphql.Response { r.HasNext = new(bool); return r },
		"only the second time": func(_ context.Context, r *graphql.Response) *graphql.Response {
			if runs.Add(1) == 2 {
				r.Data = []byte(`{}`)
			}
			return r
		},
	}
}

func TestCompareNotices(t *testing.T) {
	for name, change := range faults() {
		t.Run(name, func(t *testing.T) {
			schema := sample.Schema(12)
			err := plantest.Compare(t.Context(), schema, broken{schema, change}, full, plantest.Setup{})
			var difference *plantest.Difference
			if !errors.As(err, &difference) {
				t.Fatalf("not noticed: %v", err)
			}
			if second := name == "only the second time"; second != (difference.Run == 2) {
				t.Errorf("noticed in run %d", difference.Run)
			}
			if !strings.Contains(err.Error(), full.Query) || !strings.Contains(err.Error(), "want ") {
				t.Errorf("says little:\n%v", err)
			}
		})
	}
}

// TestCompareAccepts sees that what is equal is found equal: the same answers, and errors in another order.
func TestCompareAccepts(t *testing.T) {
	schema := sample.Schema(12)
	backwards := broken{schema, func(_ context.Context, r *graphql.Response) *graphql.Response {
		for i, k := 0, len(r.Errors)-1; i < k; i, k = i+1, k-1 {
			r.Errors[i], r.Errors[k] = r.Errors[k], r.Errors[i]
		}
		return r
	}}
	for _, request := range []plantest.Request{
		full,
		{Query: `{ nothing }`},
		{Query: `{`},
		{Query: `query A { chain { name } } query B { chain { depth } }`, OperationName: "B"},
		{Query: `query A { chain { name } } query B { chain { depth } }`, OperationName: "C"},
		{Query: `query Q($n: Int!) { people(first: $n) { id } }`},
		{Query: `query Q($n: Int!) { people(first: $n) { id } }`, Variables: map[string]any{"n": "three"}},
		{Query: `mutation { rename(id: "person:1", name: "X") { name manager { name } } }`},
		{Query: `subscription { ticks(count: 3) }`},
		{Query: `{ strict(fail: true) { fine } }`},
		{Query: `{ chain { ... @defer { name } } }`},
	} {
		if err := plantest.Compare(t.Context(), schema, backwards, request, plantest.Setup{}); err != nil {
			t.Error(err)
		}
	}
}

func TestCompareLeavesVariablesAlone(t *testing.T) {
	ids := []any{"person:1", float64(7)}
	schema := sample.Schema(12)
	request := plantest.Request{Query: `query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }`, Variables: map[string]any{"ids": ids}}
	if err := plantest.Compare(t.Context(), schema, schema, request, plantest.Setup{}); err != nil {
		t.Fatal(err)
	}
	if ids[1] != float64(7) {
		t.Errorf("the variable became %#v", ids[1])
	}
}

func TestCompareUsesItsSetup(t *testing.T) {
	schema := sample.Schema(12)
	type mark struct{}
	prepared := plantest.Setup{
		Prepare:           func(ctx context.Context) context.Context { return context.WithValue(ctx, mark{}, true) },
		Presenter:         sample.Presenter,
		SkipIntrospection: true,
	}
	unmarked := broken{schema, func(ctx context.Context, r *graphql.Response) *graphql.Response {
		if ctx.Value(mark{}) == nil {
			r.Data = nil
		}
		return r
	}}
	if err := plantest.Compare(t.Context(), schema, unmarked, full, prepared); err != nil {
		t.Errorf("the context was not prepared: %v", err)
	}
	if err := plantest.Compare(t.Context(), schema, unmarked, full, plantest.Setup{}); err == nil {
		t.Error("the context was prepared unasked")
	}
	silent := plantest.Request{Query: `{ failing { presenterSilent } }`}
	if a := plantest.Run(t.Context(), schema, silent, prepared); len(a.Responses[0].Errors) != 0 {
		t.Errorf("the presenter did not drop %v", a.Responses[0].Errors)
	}
	introspecting := plantest.Request{Query: `{ __type(name: "Int") { name } }`}
	if a := plantest.Run(t.Context(), schema, introspecting, prepared); len(a.Responses[0].Errors) != 1 {
		t.Errorf("introspection answered %v", a)
	}
	if a := plantest.Run(t.Context(), schema, introspecting, plantest.Setup{}); a.Responses[0].Data != `{"__type":{"name":"Int"}}` {
		t.Errorf("introspection answered %v", a)
	}
}
