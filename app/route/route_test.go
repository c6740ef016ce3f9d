package route

import (
	"net/url"
	"testing"

	"vinculum/app/i18n"
	"vinculum/graph/model"
)

func parse(t *testing.T, u string) (Route, bool) {
	t.Helper()
	parsed, err := url.Parse(u)
	if err != nil {
		t.Fatal(err)
	}
	return Parse(parsed.Path, parsed.RawQuery)
}

func TestURLsReadAndWriteAlike(t *testing.T) {
	for _, u := range []string{
		"/en", "/nl", "/en/search", "/nl/search?q=k%C3%B6ln", "/en/networks", "/nl/networks/lu-pride", "/en/networks/lu-pride?asOf=2022-06-01",
		"/en/alumni/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/en/networks/lu-pride/links/MEMBER_OF/in/alumnus?after=abc",
		"/en/path?from=network:lu-pride&to=institution:cologne", "/en/about", "/en/agreements?countries=DE&countries=FR&sort=-LAST_YEAR",
		"/nl/consortia/euniwell?history=1",
	} {
		r, ok := parse(t, u)
		if !ok {
			t.Errorf("%s is not read", u)
			continue
		}
		if got := r.String(); got != u {
			t.Errorf("%s is written as %s", u, got)
		}
		if other := r.In(r.Lang.Other()).In(r.Lang).String(); other != u {
			t.Errorf("%s changes language to and fro as %s", u, other)
		}
	}
}

func TestAnotherLanguageBeginsAListAnew(t *testing.T) {
	for u, want := range map[string]string{
		"/en/networks?after=abc&types=CHARTER": "/nl/networks?types=CHARTER", "/nl/agreements?before=abc&sort=-NAME": "/en/agreements?sort=-NAME",
		"/en/networks?after=abc&sort=FOUNDED": "/nl/networks?after=abc&sort=FOUNDED", "/nl/networks?after=abc&q=a": "/en/networks?after=abc&q=a",
		"/en/alumni?after=abc": "/nl/alumni?after=abc", "/en/search?after=abc&kind=network&q=a": "/nl/search?after=abc&kind=network&q=a",
	} {
		r, _ := parse(t, u)
		if got := r.In(r.Lang.Other()).String(); got != want {
			t.Errorf("%s is %s in the other language, want %s", u, got, want)
		}
		if got := r.In(r.Lang).String(); got != u {
			t.Errorf("%s is %s in its own language", u, got)
		}
	}
}

func TestWhatIsNoPage(t *testing.T) {
	for _, u := range []string{
		"/", "/de", "/en/", "/en/unknown", "/en/networks/", "/en/networks/Not_A_Slug", "/en/networks/lu-pride/", "/en/networks/lu-pride/links",
		"/en/networks/lu-pride/links/NO_KIND/in/alumnus", "/en/networks/lu-pride/links/MEMBER_OF/both/alumnus", "/en/mobilities",
		"/en/networks/lu-pride/links/MEMBER_OF/in/mobility", "/en/about/more", "/en/list", "/EN", "/en//networks",
	} {
		if r, ok := parse(t, u); ok {
			t.Errorf("%s is read as %+v", u, r)
		}
	}
}

func TestUnknownAndEmptyParametersAreLeftOut(t *testing.T) {
	for u, want := range map[string]string{
		"/en/networks?q=&types=CHARTER&utm_source=x": "/en/networks?types=CHARTER",
		"/en/about?q=x":                        "/en/about",
		"/en/networks/lu-pride?asOf=yesterday": "/en/networks/lu-pride",
		"/en/networks/lu-pride?asOf=2022":      "/en/networks/lu-pride",
		"/en/search?q=%zz":                     "/en/search",
	} {
		path, query, _ := cut(u)
		r, _ := Parse(path, query)
		if got := r.String(); got != want {
			t.Errorf("%s became %s, want %s", u, got, want)
		}
	}
}

func cut(u string) (path, query string, found bool) {
	for i := range u {
		if u[i] == '?' {
			return u[:i], u[i+1:], true
		}
	}
	return u, "", false
}

func TestChoosingGoesBackToTheFirstPage(t *testing.T) {
	r, _ := parse(t, "/en/agreements?countries=DE&after=c&sort=NAME")
	steps := []struct {
		name string
		got  Route
		want string
	}{
		{"add", r.Toggle("countries", "FR"), "/en/agreements?countries=DE&countries=FR&sort=NAME"},
		{"remove", r.Toggle("countries", "DE"), "/en/agreements?sort=NAME"},
		{"order", r.With("sort", ""), "/en/agreements?countries=DE"},
		{"clear", r.Unfiltered(), "/en/agreements?sort=NAME"},
		{"next", r.With("after", "d"), "/en/agreements?after=d&countries=DE&sort=NAME"},
		{"unchanged", r, "/en/agreements?after=c&countries=DE&sort=NAME"},
	}
	for _, s := range steps {
		if got := s.got.String(); got != s.want {
			t.Errorf("%s: %s, want %s", s.name, got, s.want)
		}
	}
}

func TestLinksOfKeepsTheDay(t *testing.T) {
	r := To(i18n.Dutch, "consortium:euniwell").With("asOf", "2022-06-01")
	got := r.LinksOf(Group{model.LinkMemberOf, model.LinkIn, model.KindInstitution}).String()
	if want := "/nl/consortia/euniwell/links/MEMBER_OF/in/institution?asOf=2022-06-01"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("/en/networks/lu-pride", "asOf=2022-06-01")
	f.Add("/nl/search", "q=%F0%9F%8E%93")
	f.Fuzz(func(t *testing.T, path, query string) {
		r, ok := Parse(path, query)
		if !ok {
			return
		}
		again, ok := parse(t, r.String())
		if !ok || again.String() != r.String() {
			t.Errorf("%q?%q is written as %s, which reads as %s", path, query, r, again)
		}
	})
}
