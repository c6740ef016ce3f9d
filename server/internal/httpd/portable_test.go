package httpd

import (
	"context"
	"encoding/json"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"golang.org/x/text/unicode/norm"

	"vinculum/app/i18n"
	"vinculum/app/local"
	"vinculum/app/page"
	"vinculum/app/route"
	"vinculum/graph/model"
	"vinculum/graph/model/names"
	"vinculum/graph/plan"
)

// fetchGraph asks a site for its portable graph as a browser does.
func fetchGraph(t *testing.T, site http.Handler) *local.Graph {
	t.Helper()
	get := func(path string, header http.Header) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header = header
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", path, w.Code, w.Body)
		}
		return w
	}
	var pointer struct{ Address string }
	if err := json.Unmarshal(get("/graph.json", http.Header{}).Body.Bytes(), &pointer); err != nil {
		t.Fatal(err)
	}
	answer := get(pointer.Address, http.Header{"Accept-Encoding": {"br"}})
	if c := answer.Header().Get("Cache-Control"); !strings.Contains(c, "immutable") {
		t.Errorf("Cache-Control %q", c)
	}
	size := answer.Body.Len()
	data, err := io.ReadAll(brotli.NewReader(answer.Body))
	if err != nil {
		t.Fatal(err)
	}
	g, err := local.Read(data, names.Folder{NFKD: norm.NFKD.String, NFC: norm.NFC.String})
	if err != nil {
		t.Fatal(err)
	}
	nodes, links := g.Size()
	t.Logf("%d nodes, %d links, %d bytes, %d compressed", nodes, links, len(data), size)
	if strings.Contains(string(data), `"alumnus:`) {
		t.Error("the file names people")
	}
	return g
}

// tag is a tag with its attributes, which the library writes in no particular order.
var (
	tag       = regexp.MustCompile(`<([a-z][a-z0-9-]*)((?: [a-zA-Z0-9:-]+(?:="[^"]*")?)*)>`)
	attribute = regexp.MustCompile(` [a-zA-Z0-9:-]+(?:="[^"]*")?`)
)

// turned is the address of a list's second page.
var turned = regexp.MustCompile(`href="(/[a-z]{2}/[a-z]+\?(?:[a-zA-Z]+=[^"&]+&amp;)*after=[^"]+)"[^>]*rel="next"`)

// markup is a page with attributes in order.
func markup(v page.View) string {
	_, document := v.Document(page.Shell{File: func(name string) string { return "/" + name }}, nil)
	return tag.ReplaceAllStringFunc(document, func(t string) string {
		parts := tag.FindStringSubmatch(t)
		attributes := attribute.FindAllString(parts[2], -1)
		slices.Sort(attributes)
		return "<" + parts[1] + strings.Join(attributes, "") + ">"
	})
}

// TestLocalAnswersAreTheServers asks many pages of the API and of the portable graph, and compares what they draw.
func TestLocalAnswersAreTheServers(t *testing.T) {
	d := loadedDomain(t, 2000)
	site, err := New(Options{Domain: d, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	g := fetchGraph(t, site)
	compared, partial, least := 0, 0, 500
	addresses := localPages(t, site)
	if testing.Short() {
		addresses, least = everyTenth(addresses), 50
	}
	for i := 0; i < len(addresses); i++ {
		address := addresses[i]
		path, query, _ := strings.Cut(address, "?")
		r, ok := page.Match(path, query)
		if !ok {
			t.Fatalf("%s is no page", address)
		}
		view, whole, ok := r.Locally(g)
		if !ok {
			t.Errorf("%s has no local answer", address)
			continue
		}
		if !whole {
			partial++
			continue
		}
		out := new(plan.Buffer)
		out.Bytes = append(out.Bytes, opening...)
		if err := site.graph.page(context.Background(), r.Query, r.Variables, out); err != nil {
			t.Fatal(err)
		}
		compared++
		got, want := markup(view), markup(r.View(out.Bytes))
		if got != want {
			t.Errorf("%s differs:\n%s", address, difference(got, want))
		}
		if turn := turned.FindStringSubmatch(want); turn != nil && r.Route.Get("after") == "" && r.Route.Get("sort") == "" {
			next := html.UnescapeString(turn[1])
			addresses = append(addresses, next)
			if r.Route.Get("q") == "" && r.Route.Kind == model.KindProgramme {
				addresses = append(addresses, next+"&sort=-NAME") // its other side
			}
		}
	}
	t.Logf("%d pages are the same, %d know nothing of people", compared, partial)
	if compared < least {
		t.Errorf("only %d pages were compared", compared)
	}
}

// TestRehearsedPagesAreAnswered draws the pages that the app rehearses: each is one that the graph answers.
func TestRehearsedPagesAreAnswered(t *testing.T) {
	site, err := New(Options{Domain: loadedDomain(t, 200), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	g := fetchGraph(t, site)
	for _, l := range i18n.Langs {
		for _, q := range page.Rehearsal(l) {
			view, _, ok := q.Locally(g)
			if !ok {
				t.Errorf("%s has no local answer", q.Route)
				continue
			}
			if drawn := markup(view); !strings.Contains(drawn, "<h1") || q.Route.Lang != l {
				t.Errorf("%s is no page in %s: %s", q.Route, l, drawn)
			}
		}
	}
}

func everyTenth(all []string) (some []string) {
	for i := 0; i < len(all); i += 10 {
		some = append(some, all[i])
	}
	return some
}

// difference shows where two texts begin to differ.
func difference(got, want string) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	part := func(s string) string { return s[max(0, i-120):min(len(s), i+200)] }
	return "local:  …" + part(got) + "…\nserver: …" + part(want) + "…"
}

// localPages are the addresses of all nodes but people, of lists with filters, texts, orders and pages, of groups of links
// and of paths.
func localPages(t *testing.T, site *Server) []string {
	file, err := site.domain.Reader(model.AudiencePublic).Portable(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{"/en", "/nl/about", "/en/path", "/en/path?from=network:lu-pride&to=institution:cologne", "/nl/path?from=institution:leiden&to=institution:leiden",
		"/en/path?from=consortium:una-europa&to=institution:leiden&asOf=2021-01-01", "/en/path?from=network:lu-pride",
		"/en/explore", "/nl/explore?from=institution:leiden", "/en/explore?from=network:lu-pride&expand=institution:leiden&each=150&asOf=2015-01-01",
		"/en/explore?from=consortium:leru&pathFrom=network:lu-pride&pathTo=institution:cologne", "/en/explore?from=consortium:leru&view=table",
		"/en/destinations", "/en/destinations?field=0421&level=7&language=en-C1&language=de-B1&year=2027/2028", "/nl/destinations?field=02&language=en-B2&after=YXQ6MTk",
		"/en/destinations?field=0421-7:law-llm&country=DE&compare=institution:cologne&compare=institution:leipzig", "/en/destinations?kind=STAFF_TEACHING&blended=no&view=map"}
	for i, n := range file.Nodes {
		to := route.To(i18n.Langs[i%2], n.ID)
		if n.ID.Kind() == model.KindAgreement && i%9 != 0 {
			continue // there are very many, all alike
		}
		pages = append(pages, to.String())
		if i%3 == 0 {
			pages = append(pages, to.With("history", "1").String(), to.With("asOf", "2019-05-01").String())
		}
		if i%40 == 0 {
			for _, kind := range []string{"MEMBER_OF", "PARTNER_IN", "PART_OF"} {
				for _, rest := range []string{"/in/institution", "/out/consortium", "/out/agreement", "/in/network"} {
					pages = append(pages, to.String()+"/links/"+kind+rest)
				}
			}
			pages = append(pages, "/en/path?from="+string(n.ID)+"&to="+string(file.Nodes[(i*13+5)%len(file.Nodes)].ID))
		}
	}
	for _, l := range file.Lists {
		list := route.ListOf("nl", l.Kind)
		pages = append(pages, list.String())
		for _, sort := range []string{"-NAME", "FOUNDED", "-FOUNDED", "LAST_YEAR", "-SIGNED"} {
			pages = append(pages, list.With("sort", sort).String())
		}
		for _, q := range []string{"leiden", "uni", "köln", "colgne", "xyzzy", "a b", "Univ of"} {
			pages = append(pages, list.With("q", q).String(), list.With("q", q).With("sort", "NAME").String())
		}
		for _, name := range route.Facets(l.Kind) {
			for _, f := range l.Fields {
				for i, v := range f.Values {
					if f.Name == name && i < 3 {
						pages = append(pages, list.Toggle(name, v.Value).String(), list.Toggle(name, v.Value).Toggle(name, f.Values[0].Value).With("q", "university").String())
					}
				}
			}
		}
	}
	return pages
}

// TestLocalSearchIsTheServers looks for many texts, typing errors among them, in both, page by page.
func TestLocalSearchIsTheServers(t *testing.T) {
	d := loadedDomain(t, 500)
	site, err := New(Options{Domain: d, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	g, reader := fetchGraph(t, site), d.Reader(model.AudiencePublic)
	kinds := slices.DeleteFunc(slices.Clone(model.NodeKinds), func(k model.Kind) bool { return k == model.KindAlumnus })
	first := 7
	for _, text := range []string{"leiden", "Köln", "koeln", "colgne", "univ", "university of", "LERU", "lu pride", "a", "é", "Łódź", "xyzzy", "the hague", "Oxfrod", "una europa", "law 2024", "€", strings.Repeat("a ", 40)} {
		for _, among := range [][]model.Kind{kinds, {model.KindInstitution}, {model.KindAgreement, model.KindNetwork}} {
			after := ""
			for range 3 {
				args := model.PageArgs{First: &first}
				if after != "" {
					args.After = &after
				}
				want, err := reader.Search(text, among, args)
				if err != nil {
					t.Fatal(err)
				}
				got, ok := g.Search(text, among, local.Page{First: first, After: after})
				if !ok || got.Total != want.TotalCount || len(got.IDs) != len(want.Nodes) || got.PageInfo.HasNextPage != want.HasNext {
					t.Fatalf("%q among %v: %d of %d nodes, want %d of %d", text, among, len(got.IDs), got.Total, len(want.Nodes), want.TotalCount)
				}
				for i, n := range want.Nodes {
					if n.GetID() != got.IDs[i] {
						t.Errorf("%q among %v: %s at %d, want %s", text, among, got.IDs[i], i, n.GetID())
					}
				}
				if !want.HasNext {
					break
				}
				if after = got.PageInfo.EndCursor; after != want.CursorOf(len(want.Nodes)-1) {
					t.Errorf("%q: another cursor", text)
				}
			}
		}
	}
}
