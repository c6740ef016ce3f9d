package httpd

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"vinculum/app/page"
	"vinculum/graph"
	"vinculum/graph/generated"
	"vinculum/graph/model"
	"vinculum/graph/plan/plantest"
	"vinculum/server/domain"
)

// executors compares the plan with gqlgen's executor on our own schema and data, as an audience sees them.
func executors(d *domain.Domain, audience model.Audience) *plantest.Pair {
	config := generated.Config{Resolvers: &graph.Resolver{}}
	return plantest.NewPair(generated.NewExecutableSchema(config), generated.NewPlannedSchema(config), plantest.Setup{
		Prepare:    func(ctx context.Context) context.Context { return domain.WithReader(ctx, d.Reader(audience)) },
		Presenter:  presenter(slog.New(slog.DiscardHandler)),
		Extensions: []graphql.HandlerExtension{limits{}},
	})
}

// TestPagesAnswerAsGqlgenDoes asks what the app's own pages ask, for real nodes.
func TestPagesAnswerAsGqlgenDoes(t *testing.T) {
	d := loadedDomain(t, 500)
	urls := []string{"/en", "/nl", "/en/about", "/en/search?q=leiden", "/en/search?q=law&kind=network", "/en/path?from=network:lu-pride&to=institution:cologne",
		"/en/path?from=leiden&to=cologne", "/en/alumni?countries=DE,BE&sort=-GRADUATED", "/nl/institutions/leiden?asOf=2021-01-01", "/en/institutions/nowhere",
		"/en/institutions/leiden/links/MEMBER_OF/out/consortium"}
	for _, k := range model.NodeKinds {
		urls = append(urls, "/en/"+k.Plural())
		for _, id := range someIDs(d, k, 3) {
			urls = append(urls, "/en/"+k.Plural()+"/"+id.Slug())
		}
	}
	for _, audience := range []model.Audience{model.AudiencePublic, model.AudienceOffice} {
		pair := executors(d, audience)
		for _, address := range urls {
			path, query, _ := strings.Cut(address, "?")
			request, ok := page.Match(path, query)
			if !ok {
				t.Fatalf("%s is no page", address)
			}
			answer, err := pair.Compare(t.Context(), plantest.Request{Query: request.Query, Variables: sent(t, request.Variables)})
			if err != nil {
				t.Errorf("%s: %v", address, err)
			} else if len(answer.Responses) != 1 || len(answer.Responses[0].Errors) > 0 {
				t.Errorf("%s: %v", address, answer)
			}
		}
	}
}

// TestRandomQueriesAnswerAsGqlgenDoes asks random queries of the real schema, with ids and codes that occur.
func TestRandomQueriesAnswerAsGqlgenDoes(t *testing.T) {
	d := loadedDomain(t, 500)
	values := plausible(d)
	for _, audience := range []model.Audience{model.AudiencePublic, model.AudienceOffice} {
		t.Run(fmt.Sprint(audience), func(t *testing.T) {
			pair := executors(d, audience)
			schema := generated.NewExecutableSchema(generated.Config{}).Schema()
			answered := 0
			for seed := range 500 {
				r := rand.New(rand.NewPCG(uint64(seed), uint64(audience)))
				query, name, variables := plantest.Query(r, schema, plantest.Options{Values: values, Depth: 7, Fields: 25})
				answer, err := pair.Compare(t.Context(), plantest.Request{Query: query, OperationName: name, Variables: variables})
				if err != nil {
					t.Fatal(err)
				}
				if len(answer.Responses) > 0 && !answer.Responses[0].NoData {
					answered++
				}
			}
			t.Logf("%d of 500 queries were answered with data", answered)
			if answered < 100 {
				t.Error("too few queries ask for something")
			}
		})
	}
}

// plausible gives values that occur in the data.
func plausible(d *domain.Domain) func(r *rand.Rand, typeName, argument string) (any, bool) {
	ids := map[model.Kind][]model.ID{}
	for _, k := range model.NodeKinds {
		ids[k] = someIDs(d, k, 10)
	}
	return func(r *rand.Rand, typeName, argument string) (any, bool) {
		pick := func(list ...string) (any, bool) { return list[r.IntN(len(list))], true }
		switch {
		case typeName == "ID":
			list := ids[model.NodeKinds[r.IntN(len(model.NodeKinds))]]
			return string(list[r.IntN(len(list))]), true
		case typeName == "Date":
			return pick("2021-05-01", "2026-01-01", "1999-12-31", "2026")
		case typeName == "AcademicYear":
			return pick("2025/2026", "2026/2027", "soon")
		case typeName == "Int" && (argument == "first" || argument == "last" || argument == "limit"):
			return 1 + r.IntN(5), true
		case typeName == "String" && argument == "countries":
			return pick("DE", "BE", "NL", "XX")
		case typeName == "String" && (argument == "text" || argument == "query"):
			return pick("leiden", "anna", "law", "köln", "")
		}
		return nil, false
	}
}

// someIDs are the ids of a few nodes of a kind that the public sees.
func someIDs(d *domain.Domain, kind model.Kind, n int) (ids []model.ID) {
	found, err := d.Reader(model.AudiencePublic).Search("a", []model.Kind{kind}, model.PageArgs{First: &n})
	if err == nil {
		for _, node := range found.Nodes {
			ids = append(ids, node.GetID())
		}
	}
	return append(ids, model.NewID(kind, "nobody"))
}

// sent gives variables the form in which a browser sends them.
func sent(t *testing.T, variables map[string]any) (out map[string]any) {
	t.Helper()
	text, err := json.Marshal(variables)
	if err == nil {
		err = decodeObject(text, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}
