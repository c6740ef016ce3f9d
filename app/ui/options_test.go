package ui

import (
	"strings"
	"testing"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

func refs(kind model.Kind, names ...string) []api.Ref {
	var out []api.Ref
	for _, n := range names {
		out = append(out, api.Ref{ID: model.NewID(kind, strings.ToLower(n)), Kind: api.Kind(kind), Name: model.Text{EN: n}})
	}
	return out
}

func TestSuggestionsAreGroupedAndCounted(t *testing.T) {
	found := Found{Total: 42, Groups: []FoundGroup{
		{model.KindInstitution, 40, refs(model.KindInstitution, "Leiden", "Leuven", "Lund", "Lyon")},
		{model.KindAlumnus, 2, refs(model.KindAlumnus, "Lea", "Leo")},
	}}
	c := &Suggest{ID: "q", Route: route.At(i18n.English, route.Search), typed: "le", found: found, shown: showsFound, active: 1}
	if n := c.options().count; n != 3+1+2+1 {
		t.Errorf("%d options", n)
	}
	got := Markup(c)
	for what, want := range map[string]string{
		"a group has a label":        `aria-labelledby="q-group-0"`,
		"all of a kind":              `href="/en/search?kind=institution&#38;q=le"`,
		"everything":                 "Show all: 42 results",
		"the field names the active": `aria-activedescendant="q-1"`,
		"what was typed is marked":   "<mark>Le</mark>iden",
		"a node is kept as a search": `data-search="Leiden"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s: no %s in %s", what, want, got)
		}
	}
	if strings.Contains(got, `data-search="Lea"`) {
		t.Error("the name of a person is kept")
	}
	if n := strings.Count(got, `aria-selected="tru&#101;"`); n != 1 {
		t.Errorf("%d options are active", n)
	}
	end := &Suggest{ID: "path-from", End: "from", Route: route.At(i18n.English, route.Path), typed: "le", found: found, shown: showsFound, active: -1}
	if got := Markup(end); strings.Contains(got, "Show all") || !strings.Contains(got, `href="/en/path?from=institution:leiden"`) {
		t.Errorf("an end of a path offers more than nodes for it: %s", got)
	}
}

func TestNothingFoundTeaches(t *testing.T) {
	c := &Suggest{ID: "q", Route: route.At(i18n.Dutch, route.Search), typed: "qqq", shown: showsFound, active: -1}
	if got := Markup(c); !strings.Contains(got, "Niets heeft zo’n naam.") || !strings.Contains(got, `aria-expanded="false"`) {
		t.Errorf("nothing found reads %s", got)
	}
}

func TestKindsComeInTheOrderOfTheirBestResult(t *testing.T) {
	kinds := KindOrder(append(refs(model.KindNetwork, "A", "B"), refs(model.KindInstitution, "C")...))
	if len(kinds) != len(model.NodeKinds) || kinds[0] != model.KindNetwork || kinds[1] != model.KindInstitution {
		t.Errorf("the kinds are %v", kinds)
	}
}

func TestEveryPageHasASkeleton(t *testing.T) {
	for _, p := range []route.Page{route.Home, route.Search, route.List, route.Node, route.Links, route.Path, route.About, route.Explore, route.Map, route.Destinations, route.Statistics, route.Saved} {
		got := Markup(Skeleton(route.Route{Lang: i18n.Dutch, Page: p, Kind: model.KindNetwork}))
		if !strings.Contains(got, `role="status"`) || strings.Count(got, "shape-") < 3 {
			t.Errorf("%s: %s", p, got)
		}
	}
}
