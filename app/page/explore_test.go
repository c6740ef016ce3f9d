package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// exploreAnswer is a hub with two houses, one of them gone since 2010, and a house behind a house.
const exploreAnswer = `{"data":{"dataset":{"today":"2026-01-01"},"explore":{"nodes":[
	{"id":"network:hub","name":{"en":"Hub","nl":"Naaf"}},{"id":"institution:now","name":{"en":"Now","nl":"Nu"}},{"id":"institution:then","name":{"en":"Then","nl":"Toen"}},
	{"id":"unit:behind","name":{"en":"\"><script>alert(1)</script>","nl":""}}],
	"links":[{"kind":"ACTIVE_AT","since":"2000","until":null},{"kind":"ACTIVE_AT","since":null,"until":"2010-01-01"},{"kind":"PART_OF","since":null,"until":null},{"kind":"SUPPORTS","since":null,"until":null}],
	"ends":[0,1,0,2,3,1,1,0],"degrees":[3,3,1,1],"since":[null,null,null,null],"until":[null,null,null,null],"truncated":false}%s}}`

func exploreAt(t *testing.T, query string) (route.Route, *exploreData, *exploreGraph) {
	t.Helper()
	request, ok := Match("/en/explore", query)
	if !ok {
		t.Fatalf("%s has no page", query)
	}
	var a struct{ Data exploreData }
	if err := json.Unmarshal([]byte(fmt.Sprintf(exploreAnswer, "")), &a); err != nil {
		t.Fatal(err)
	}
	return request.Route, &a.Data, newExploreGraph(&a.Data)
}

func TestExploreShowsWhatTheRouteSays(t *testing.T) {
	for _, c := range []struct{ query, nodes, links string }{
		{"from=network:hub", "hub now", "0 3"},
		{"from=network:hub&asOf=2005-01-01", "hub now then", "0 1 3"},
		{"from=network:hub&asOf=1999-12-31", "hub now then", "1 3"},
		{"from=network:hub&expand=institution:now", "hub now behind", "0 2 3"},
		{"from=network:hub&expand=institution:now&hide=unit", "hub now", "0 3"},
		{"from=network:hub&hide=SUPPORTS", "hub now", "0"},
		{"from=network:hub&hide=ACTIVE_AT&hide=SUPPORTS", "hub", ""},
		{"from=network:hub&hide=network", "hub now", "0 3"},
		{"from=network:hub&fold=network:hub", "hub", ""},
		{"from=network:hub&fold=network:hub&expand=institution:now", "hub", ""},
		{"from=institution:now", "hub now behind", "0 2 3"},
	} {
		r, _, g := exploreAt(t, c.query)
		s := g.visible(r)
		var nodes, links []string
		for i, is := range s.nodes {
			if is {
				nodes = append(nodes, g.nodes[i].ID.Slug())
			}
		}
		for i, is := range s.links {
			if is {
				links = append(links, fmt.Sprint(i))
			}
		}
		if got := strings.Join(nodes, " "); got != c.nodes || strings.Join(links, " ") != c.links {
			t.Errorf("%s shows %s and the links %s; want %s and %s", c.query, got, links, c.nodes, c.links)
		}
	}
}

func TestExploreDrawsAndTellsTheSame(t *testing.T) {
	r, d, _ := exploreAt(t, "from=network:hub&expand=institution:now&selected=unit:behind")
	markup := ui.Markup(drawExplore(r, d).Body)
	for _, want := range []string{`data-node="network:hub"`, `data-node="unit:behind"`, `data-id="unit:behind"`, `href="/en/units/behind"`, `&#60;script&#62;`, `fold=network:hub`} {
		if !strings.Contains(markup, want) {
			t.Errorf("%s is not in the page", want)
		}
	}
	for _, not := range []string{"<script", "NaN", "institution:then", "<nil>"} {
		if strings.Contains(markup, not) {
			t.Errorf("%s is in the page", not)
		}
	}
	if nodes, rows := strings.Count(markup, "data-node="), strings.Count(markup, "data-id=\"")-len(exploreFormats); nodes != 3 || rows != nodes {
		t.Errorf("%d nodes are drawn and %d stand in the table, want 3", nodes, rows)
	}
	if paths, rows := strings.Count(markup, "<path d="), strings.Count(markup, "data-from="); paths != 3 || rows != paths {
		t.Errorf("%d links are drawn and %d stand in the table, want 3", paths, rows)
	}
}

func TestExploreTakesNoBrokenAnswer(t *testing.T) {
	for _, broken := range []string{`"ends":[0,1]`, `"ends":[0,1,0,2,3,1,1,99]`, `"ends":[0,1,0,2,3,1,1,-1]`} {
		var a struct{ Data exploreData }
		if err := json.Unmarshal([]byte(strings.Replace(fmt.Sprintf(exploreAnswer, ""), `"ends":[0,1,0,2,3,1,1,0]`, broken, 1)), &a); err != nil {
			t.Fatal(err)
		}
		if g := newExploreGraph(&a.Data); len(g.nodes) != 0 {
			t.Errorf("%s gives %d nodes", broken, len(g.nodes))
		}
	}
}

func TestExploreMoves(t *testing.T) {
	r, _, _ := exploreAt(t, "from=network:hub")
	for _, c := range []struct {
		name string
		got  route.Route
		want string
	}{
		{"expand", exploreExpand(r, "unit:a"), "/en/explore?expand=unit:a&from=network:hub&selected=unit:a"},
		{"expand twice", exploreExpand(exploreExpand(r, "unit:a"), "unit:a"), "/en/explore?expand=unit:a&from=network:hub&selected=unit:a"},
		{"expand the start", exploreExpand(r, "network:hub"), "/en/explore?from=network:hub&selected=network:hub"},
		{"fold", exploreFold(exploreExpand(r, "unit:a"), "unit:a"), "/en/explore?from=network:hub&selected=unit:a"},
		{"fold the start", exploreFold(r, "network:hub"), "/en/explore?fold=network:hub&from=network:hub&selected=network:hub"},
		{"unfold the start", exploreExpand(exploreFold(r, "network:hub"), "network:hub"), "/en/explore?from=network:hub&selected=network:hub"},
		{"pick one", explorePick(r, "unit:a"), "/en/explore?from=network:hub&pathFrom=unit:a"},
		{"pick two", explorePick(explorePick(r, "unit:a"), "unit:b"), "/en/explore?from=network:hub&pathFrom=unit:a&pathTo=unit:b"},
		{"put back", explorePick(explorePick(r, "unit:a"), "unit:a"), "/en/explore?from=network:hub"},
		{"pick a third", explorePick(explorePick(explorePick(r, "unit:a"), "unit:b"), "unit:c"), "/en/explore?from=network:hub&pathFrom=unit:c"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("%s leads to %s, want %s", c.name, got, c.want)
		}
	}
	many := r
	for i := range 40 {
		many = exploreExpand(many, fmt.Sprintf("unit:u%d", i))
	}
	if open := exploreOpen(many); len(open) != mostOpen || open[0] != "network:hub" || !slices.Contains(open, "unit:u39") || slices.Contains(open, "unit:u0") {
		t.Errorf("after 40 expansions these are open: %v", open)
	}
}

func TestExploreAsksAgainOnlyWhereItMust(t *testing.T) {
	for _, c := range []struct {
		a, b       string
		day, again bool
	}{
		{"from=network:a", "from=network:a&selected=network:a", true, false}, {"from=network:a", "from=network:a&hide=unit&view=table&fold=network:a", true, false},
		{"from=network:a", "from=network:a&expand=network:b", false, true}, {"from=network:a", "from=network:a&people=1", false, true}, {"from=network:a", "from=network:a&each=all", false, true},
		{"from=network:a", "from=network:a&asOf=2000-01-01", false, false}, {"from=network:a", "from=network:a&asOf=2000-01-01", true, true},
		{"from=network:a", "from=network:a&pathFrom=unit:a", true, false}, {"from=network:a&pathFrom=unit:a", "from=network:a&pathFrom=unit:a&pathTo=unit:b", true, true},
	} {
		a, _, _ := exploreAt(t, c.a)
		b, _, _ := exploreAt(t, c.b)
		if got := !sameQuestion(a, b, c.day); got != c.again {
			t.Errorf("from %s to %s (the day matters: %v) it asks again: %v", c.a, c.b, c.day, got)
		}
	}
}

func TestExploreStops(t *testing.T) {
	_, _, g := exploreAt(t, "from=network:hub")
	want := []model.Date{20000101, 20100101, 20260101}
	stops := exploreStops(g)
	if !slices.Equal(stops, want) {
		t.Errorf("the slider stops at %v, want %v", stops, want)
	}
	for day, at := range map[model.Date]int{19990101: 0, 20000101: 0, 20050101: 0, 20100101: 1, 20251231: 1, 20260101: 2, 20300101: 2} {
		if got := stopOf(stops, day); got != at {
			t.Errorf("%s is stop %d, want %d", day, got, at)
		}
	}
	for d, over := range map[model.Date]model.Date{20100000: 20110101, 20101200: 20110101, 20100500: 20100601, 20100515: 20100515} {
		if got := dayOver(d); got != over {
			t.Errorf("a period until %s is over on %s, want %s", d, got, over)
		}
	}
}

func TestLabels(t *testing.T) {
	for name, want := range map[string]string{
		"LERU": "LERU", "Leiden University Pride": "Leiden University|Pride", "": "–", "Donaudampfschifffahrtsgesellschaft": "Donaudampfschifffah…",
		"League of European Research Universities": "League of European|Research Universities", "Association of Universities in the Netherlands": "Association of|Universities in the…", "École normale supérieure de Lyon": "École normale|supérieure de Lyon",
	} {
		if got := strings.Join(labelLines(name), "|"); got != want {
			t.Errorf("%q is written as %s, want %s", name, got, want)
		}
	}
}

func TestExploreExportsWhatIsShown(t *testing.T) {
	r, _, g := exploreAt(t, "from=network:hub&asOf=2005-01-01&hide=SUPPORTS")
	var p explorePlaces
	p.measure(r, g)
	p.set(g)
	p.layout.Run(nil)
	e := exportGraph(r, g, &p, g.visible(r), "https://x.example", "Hub")
	if len(e.Nodes) != 3 || len(e.Links) != 2 || e.Nodes[e.Links[1].To].ID != "institution:then" || e.Links[1].Last != "2009-12-31" || e.Links[0].First != "2000-01-01" || e.Nodes[0].Address != "https://x.example/en/networks/hub" {
		t.Errorf("it exports %+v", e)
	}
	for _, k := range model.NodeKinds {
		if exploreColours[k] == "" {
			t.Errorf("a picture has no colour for %s", k)
		}
	}
	for _, format := range exploreFormats {
		if _, _, ok := exploreFile(e, format); ok != (format != "png") {
			t.Errorf("%s is written: %v", format, ok)
		}
		if !i18n.Has("explore.save." + format) {
			t.Errorf("%s has no name", format)
		}
	}
}
