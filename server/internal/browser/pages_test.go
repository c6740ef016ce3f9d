package browser

import (
	"net/url"
	"sync"
	"testing"

	"vinculum/graph/model"
)

// aPage is a page without its language.
type aPage struct {
	path  string
	loads bool // the app takes it over as it was loaded; the other pages are gone to in the running app
	error bool // there is no such page in the other language to go to
}

var (
	onePerKind     map[model.Kind]model.ID
	onePerKindOnce sync.Once
)

// someNodes are a node of every kind: the ones with most to show where we know them, else the first of their list.
func someNodes(t *testing.T) map[model.Kind]model.ID {
	t.Helper()
	onePerKindOnce.Do(func() {
		query := "{"
		for _, k := range model.NodeKinds {
			query += " " + string(k) + ": " + k.Plural() + "(first: 1) { nodes { id } }"
		}
		var answer map[model.Kind]struct{ Nodes []struct{ ID model.ID } }
		ask(t, query+" }", &answer)
		onePerKind = map[model.Kind]model.ID{}
		for k, list := range answer {
			onePerKind[k] = list.Nodes[0].ID
		}
		for _, id := range []model.ID{"institution:leiden", "consortium:leru", "network:lu-pride"} {
			onePerKind[id.Kind()] = id
		}
	})
	return onePerKind
}

// everyPage is each kind of page once, with the states that look different.
func everyPage(t *testing.T) []aPage {
	pages := []aPage{{path: "", loads: true}, {path: "/search"}, {path: "/search?q=leiden", loads: true}, {path: "/search?kind=network&q=leiden"}, {path: "/search?q=qqqqqqqq"}}
	nodes := someNodes(t)
	for _, k := range model.NodeKinds {
		full := k == model.KindAgreement || k == model.KindAlumnus
		pages = append(pages, aPage{path: "/" + k.Plural(), loads: full}, aPage{path: "/" + k.Plural() + "/" + nodes[k].Slug(), loads: full})
	}
	return append(pages,
		aPage{path: "/agreements?sort=LAST_YEAR&statuses=IN_EFFECT"}, aPage{path: "/networks?q=qqqqqqqq"},
		aPage{path: "/institutions/leiden?history=1"}, aPage{path: "/consortia/euniwell?asOf=2022-06-01"},
		aPage{path: "/consortia/leru/links/MEMBER_OF/in/institution", loads: true}, aPage{path: "/institutions/leiden/links/PARTNER_IN/out/agreement"},
		aPage{path: "/path"}, aPage{path: "/path?from=network:lu-pride&to=institution:cologne", loads: true}, aPage{path: "/path?from=leiden&to=qqqqqqqq"},
		aPage{path: "/destinations", loads: true}, aPage{path: "/destinations?" + aWish, loads: true}, aPage{path: "/destinations?" + aWish + "&view=map"},
		aPage{path: "/destinations?country=NZ&" + aWish}, aPage{path: "/destinations?country=NZ&field=0114&language=en-A1&year=2049-2050"},
		aPage{path: "/destinations?" + compared(t, 1) + aWish}, aPage{path: "/destinations?" + compared(t, 3) + aWish, loads: true},
		aPage{path: "/map", loads: true}, aPage{path: "/map?at=20,0&kind=institution&q=university&zoom=0"}, aPage{path: "/map?countries=DE&countries=GB&kind=alumnus&sort=name", loads: true}, aPage{path: "/map?q=qqqqqqqq"},
		aPage{path: "/statistics", loads: true}, aPage{path: "/saved", loads: true},
		aPage{path: "/about", loads: true}, aPage{path: "/networks/nothing-has-this-id", loads: true},
		aPage{path: "/nothing/here/at/all", loads: true, error: true}, aPage{path: "/networks?after=nonsense", loads: true, error: true})
}

// aWish is the question of a law student who speaks English and German.
const aWish = "field=0421&language=de-B1&language=en-C1"

// compared are the parameters that set so many answers to it side by side.
func compared(t *testing.T, n int) string {
	var answer struct {
		Destinations struct {
			Nodes []struct{ Institution struct{ ID model.ID } }
		}
	}
	ask(t, `{ destinations(field: "0421", languages: [{ language: "de", level: "B1" }, { language: "en", level: "C1" }], first: 3) { nodes { institution { id } } } }`, &answer)
	if len(answer.Destinations.Nodes) < n {
		t.Fatalf("there are %d destinations to compare", len(answer.Destinations.Nodes))
	}
	chosen := ""
	for _, d := range answer.Destinations.Nodes[:n] {
		chosen += "compare=" + string(d.Institution.ID) + "&"
	}
	return chosen
}

// explorePages are the states of the page that draws the graph; TestExplorePages looks at them as TestPages does.
var explorePages = []aPage{
	{path: "/explore", loads: true}, {path: "/explore?from=leiden"}, {path: "/explore?from=network:lu-pride&selected=network:lu-pride", loads: true},
	{path: "/explore?asOf=2004-01-01&from=consortium:leru", loads: true}, {path: "/explore?from=network:lu-pride&pathFrom=network:lu-pride&pathTo=institution:cologne"},
	{path: "/explore?from=network:rise&view=table"},
}

// TestPages looks at every page in both languages, as the server drew it for a browser without scripts and as the app
// shows it: taken over, gone to in the running app, and after a change of language.
func TestPages(t *testing.T) {
	const shards = 2
	pages := everyPage(t)
	for shard := range shards {
		t.Run([]string{"even", "odd"}[shard], func(t *testing.T) {
			t.Parallel()
			plain, running := open(t, false), open(t, true)
			for i := shard; i < len(pages); i += shards {
				checkPage(plain, running, pages[i])
			}
		})
	}
}

func checkPage(plain, running *tab, p aPage) {
	drawn := map[string]snapshot{}
	for _, lang := range []string{"en", "nl"} {
		where := "/" + lang + p.path
		plain.visit(where)
		plain.quiet(where + " without scripts")
		plain.sound(where+" without scripts", lang)
		drawn[lang] = plain.snapshot()
	}
	if p.loads {
		running.start("/en" + p.path)
	} else {
		running.navigate("/en" + p.path)
	}
	running.quiet("/en" + p.path)
	running.same("/en"+p.path+" in the app", drawn["en"])
	if p.error {
		return
	}
	running.click(".tool-lang")
	running.wait(`document.documentElement.lang === "nl" && !document.querySelector("[aria-busy=true]") && ` + settled)
	running.quiet("/nl" + p.path)
	running.same("/nl"+p.path+" in the app", drawn["nl"])
	if want, got := "/nl"+p.path, running.path(); unescaped(got) != unescaped(want) {
		running.Errorf("the language switch leads to %s, want %s", got, want)
	}
}

func unescaped(s string) string {
	u, err := url.QueryUnescape(s)
	if err != nil {
		return s
	}
	return u
}

// TestStartPage sends visitors to the language they ask for.
func TestStartPage(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	b.visit("/")
	if got := b.path(); got != "/en" {
		t.Errorf("an English browser is led to %s", got)
	}
	b.quiet("/")
}
