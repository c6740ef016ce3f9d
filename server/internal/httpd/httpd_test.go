package httpd

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"vinculum/graph"
	"vinculum/graph/generated"
	"vinculum/graph/model"
)

func TestAnswerType(t *testing.T) {
	for accept, want := range map[string]string{
		"": typeJSON, "*/*": typeJSON, "application/*": typeJSON, "application/json": typeJSON, "application/json; charset=utf-8": typeJSON, "APPLICATION/JSON": typeJSON,
		"application/graphql-response+json": typeResponse, "application/graphql-response+json; charset=UTF-8, application/json; q=0.9": typeResponse,
		"application/json, application/graphql-response+json": typeJSON, "text/html, */*;q=0.1": typeJSON, "text/html": "", "image/png, text/plain": "",
		"application/json; charset=latin1": "", "application/json;q=0": "", ",,;": "", "application/json;": typeJSON,
	} {
		if got, ok := answerType(accept); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", accept, got, ok, want)
		}
	}
}

func TestStatusOfEveryCode(t *testing.T) {
	for code, want := range map[model.ErrorCode]int{model.BadUserInput: 400, model.Unauthenticated: 401, model.Forbidden: 403, model.NotFound: 404, model.Conflict: 409,
		model.LimitExceeded: 429, model.RateLimited: 429, model.Unavailable: 503, model.Internal: 500} {
		if got := statusOf(model.Errorf(code, "x")); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
	if statusOf(errors.New("x")) != 500 {
		t.Error("an error that is none of ours is our fault")
	}
}

func TestInternalErrorsAreLoggedAndNotSent(t *testing.T) {
	var log bytes.Buffer
	present := presenter(slog.New(slog.NewTextHandler(&log, nil)))
	ctx := graphql.WithOperationContext(t.Context(), &graphql.OperationContext{})
	shown := present(ctx, errors.New("password=SECRET"))
	text, _ := json.Marshal(shown)
	if strings.Contains(string(text), "SECRET") || shown.Extensions["code"] != "INTERNAL" || !strings.Contains(log.String(), "SECRET") {
		t.Errorf("%s; log: %s", text, &log)
	}
	log.Reset()
	if err := recovered(slog.New(slog.NewTextHandler(&log, nil)))(t.Context(), "SECRET"); strings.Contains(err.Error(), "SECRET") || model.CodeOf(err) != model.Internal || !strings.Contains(log.String(), "SECRET") {
		t.Errorf("%v; log: %s", err, &log)
	}
	ours := present(ctx, &model.Error{Code: model.Conflict, Message: "somebody was first", Cause: errors.New("SECRET")})
	if text, _ := json.Marshal(ours); strings.Contains(string(text), "SECRET") || ours.Extensions["code"] != "CONFLICT" {
		t.Errorf("%s", text)
	}
}

func TestAPanicIsAnsweredAndLoggedOnce(t *testing.T) {
	var log bytes.Buffer
	handler := logged(slog.New(slog.NewTextHandler(&log, nil)), http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("SECRET") }))
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest("GET", "/secret-path?q=SECRET-QUERY", nil))
	if w.Code != 500 || strings.Contains(w.Body.String(), "SECRET") || w.Header().Get("X-Request-Id") == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if text := log.String(); strings.Count(text, "msg=request") != 1 || !strings.Contains(text, "status=500") || strings.Contains(text, "SECRET-QUERY") {
		t.Errorf("log: %s", text)
	}
}

// measured gives what the limits say of a query.
func measured(t *testing.T, query string, variables map[string]any) (cost int, err *gqlerror.Error) {
	t.Helper()
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: &graph.Resolver{}}).Schema()
	document, parseErrs := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules())
	if parseErrs != nil {
		t.Fatal(parseErrs)
	}
	op := document.Operations[0]
	m := measure{variables: variables}
	cost = m.selection(op.SelectionSet, 1, 1)
	return cost, limits{}.MutateOperationContext(t.Context(), &graphql.OperationContext{Operation: op, Variables: variables})
}

func TestCostCountsThePage(t *testing.T) {
	for _, c := range []struct {
		query string
		cost  int
	}{
		{`{ dataset { today } }`, 2},
		{`{ dataset { today seed } again: dataset { today } }`, 5},
		{`{ networks(first: 10) { totalCount } }`, 2},                                                              // the page's size counts only where its nodes are asked for
		{`{ networks(first: 10) { nodes { id } } }`, 12},                                                           // the list, nodes, and ten ids
		{`{ networks { nodes { id } } }`, 22},                                                                      // the page that is given unless asked
		{`{ networks(last: 50) { edges { node { id } } } }`, 102},                                                  // fifty nodes with their ids
		{`{ networks(first: null) { nodes { id } } }`, 22},                                                         // as if it were not there
		{`{ networks(first: 3) { facets { values(first: 5) { value } } } }`, 2 + 8*(1+5)},                          // facets count once a page
		{`query($n: Int!) { networks(first: $n) { nodes { id } } }`, 9},                                            // a variable
		{`{ explore(from: ["institution:leiden"]) { nodes { id } } }`, 201},                                        // the schema's default
		{`{ explore(from: ["institution:leiden"], limit: 7) { nodes { id } links { kind } } }`, 23},                // both lists of the answer, and the walk
		{`{ nodes(ids: ["institution:a", "institution:b"]) { id } }`, 3},                                           // by the ids given
		{`{ networks(first: 2) { nodes { ...F } } } fragment F on Network { id name { en } }`, 2 + 2*3},            // fragments where they stand
		{`{ networks(first: 2) { nodes { members(first: 5) { nodes { id } } } } }`, 2 + 2*(2+5)},                   // within each other
		{`{ networks(first: 5) { nodes { sources { title } } } }`, 2 + 5*(1+fewItems)},                             // a short list
		{`{ __schema { types { name } } }`, 1},                                                                     // has its own budget
		{`{ networks(first: 1000000000) { nodes { members(first: 1000000000) { nodes { id } } } } }`, maxCost + 1}, // and no overflow
	} {
		if got, _ := measured(t, c.query, map[string]any{"n": json.Number("7")}); min(got, maxCost+1) != c.cost {
			t.Errorf("%s costs %d, want %d", c.query, got, c.cost)
		}
	}
}

func TestDecodeJSON(t *testing.T) {
	for text, ok := range map[string]bool{`{}`: true, `{} `: true, `{"a":1}{}`: false, ``: false, `{"a":1`: false, `{} x`: false, `null`: true, `[]`: false} {
		var target map[string]any
		if err := decodeObject([]byte(text), &target); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
	var target map[string]any
	if err := decodeObject([]byte(`{"n":12345678901234567890}`), &target); err != nil || target["n"] != json.Number("12345678901234567890") {
		t.Errorf("%v %v", target, err)
	}
}

// FuzzLimits: no document that is valid makes the measuring itself long or wrong; what is let through costs what is allowed.
func FuzzLimits(f *testing.F) {
	for _, query := range []string{`{ networks { nodes { id } } }`, `{ a: __schema { types { fields { type { name } } } } }`, `{ nodes(ids: "institution:a") { id } }`,
		`query($n: Int = 3, $ids: [ID!]!) { networks(first: $n) { nodes { ...F } } nodes(ids: $ids) { id } } fragment F on Network { members(last: 2) { nodes { ... on Network { id } } } }`} {
		f.Add(query)
	}
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: &graph.Resolver{}}).Schema()
	f.Fuzz(func(t *testing.T, query string) {
		if len(query) > 2000 {
			return
		}
		document, errs := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules())
		if errs != nil || len(document.Operations) == 0 || document.Operations[0].Operation != ast.Query {
			return
		}
		m := measure{}
		if cost := m.selection(document.Operations[0].SelectionSet, 1, 1); cost < 0 || m.steps > 2*maxSteps {
			t.Errorf("%s: cost %d in %d steps", query, cost, m.steps)
		}
	})
}
