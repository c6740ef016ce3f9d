package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"image"
	_ "image/png" // cards
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"vinculum/graph/model"
)

// get asks the shared server for something that must be there.
func get(t testing.TB, target string) reply {
	t.Helper()
	r := site.send(t, request{method: "GET", target: target})
	if r.Status != 200 {
		t.Fatalf("%s: %d %.200s", target, r.Status, r.Raw)
	}
	return r
}

// same checks that a client which has the answer already is told so, whatever its coding.
func same(t *testing.T, target string, r reply) {
	t.Helper()
	tag := r.Header.Get("ETag")
	if tag == "" || !strings.Contains(r.Header.Get("Cache-Control"), "max-age=") {
		t.Errorf("%s cannot be kept: %v", target, r.Header)
	}
	for _, known := range []string{tag, strings.TrimPrefix(tag, "W/"), `"other", ` + tag, "*"} {
		again := site.send(t, request{method: "GET", target: target, header: map[string]string{"If-None-Match": known, "Accept-Encoding": "gzip"}})
		if again.Status != 304 || again.Raw != "" || again.Header.Get("ETag") != tag {
			t.Errorf("%s with the tag %s: %d, %d bytes", target, known, again.Status, len(again.Raw))
		}
	}
	if other := site.send(t, request{method: "GET", target: target, header: map[string]string{"If-None-Match": `"other"`}}); other.Status != 200 {
		t.Errorf("%s with another tag: %d", target, other.Status)
	}
	if head := site.send(t, request{method: "HEAD", target: target}); head.Status != 200 || head.Raw != "" || head.Header.Get("ETag") != tag {
		t.Errorf("HEAD %s: %d %v", target, head.Status, head.Header)
	}
}

type siteMap struct {
	URLs []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		Links   []struct {
			Rel      string `xml:"rel,attr"`
			HrefLang string `xml:"hreflang,attr"`
			Href     string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
}

// mapOf reads the map of the site.
func mapOf(t *testing.T) (m siteMap) {
	t.Helper()
	if err := xml.Unmarshal([]byte(get(t, "/sitemap.xml").Raw), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestTheSiteMapHasEveryPublicPage compares it with what the API counts.
func TestTheSiteMapHasEveryPublicPage(t *testing.T) {
	same(t, "/sitemap.xml", get(t, "/sitemap.xml"))
	if robots := get(t, "/robots.txt").Raw; !strings.Contains(robots, "\nSitemap: "+site.public(t)+"/sitemap.xml\n") {
		t.Errorf("robots.txt does not name it: %s", robots)
	}
	if bad := site.send(t, request{method: "GET", target: "/sitemap.xml?part=1"}); bad.Status != 404 {
		t.Errorf("a part of what is whole: %d", bad.Status)
	}
	count := map[string]int{}
	for _, u := range mapOf(t).URLs {
		path := strings.TrimPrefix(u.Loc, site.public(t)+"/")
		if parts := strings.Split(path, "/"); len(parts) == 3 {
			count[parts[0]+" "+parts[1]]++
			if _, err := time.Parse(time.RFC3339, u.LastMod); err != nil {
				t.Errorf("%s changed at %q", u.Loc, u.LastMod)
			}
		}
		if strings.HasPrefix(strings.TrimPrefix(path[2:], "/"), "alumni") || strings.Contains(path, "/search") || strings.Contains(path, "/saved") {
			t.Errorf("%s is in the map", u.Loc)
		}
	}
	counts := answer(t, "", `{ dataset { counts { value count } } }`, nil)
	for i, kind := range counts.texts("dataset.counts", "value") {
		k := model.Kind(strings.ToLower(kind))
		want := counts.number(fmt.Sprintf("dataset.counts.%d.count", i))
		if k == model.KindAlumnus {
			want = 0
		}
		if count["en "+k.Plural()] != want || count["nl "+k.Plural()] != want {
			t.Errorf("%s: %d and %d pages, want %d", k, count["en "+k.Plural()], count["nl "+k.Plural()], want)
		}
	}
}

// TestTheSiteMapKnowsTheLanguages: each page is there once, with its other language, and says itself that it is that page.
func TestTheSiteMapKnowsTheLanguages(t *testing.T) {
	m, all := mapOf(t), map[string]bool{}
	for _, u := range m.URLs {
		all[u.Loc] = true
	}
	if len(all) != len(m.URLs) || len(all) < 1000 {
		t.Errorf("%d pages, %d different ones", len(m.URLs), len(all))
	}
	for i, u := range m.URLs {
		languages := map[string]string{}
		for _, l := range u.Links {
			languages[l.HrefLang] = l.Href
			if !all[l.Href] || l.Rel != "alternate" {
				t.Errorf("%s has the alternate %+v, which is not in the map", u.Loc, l)
			}
		}
		if len(languages) != 3 || languages["x-default"] != languages["en"] || (languages["en"] != u.Loc && languages["nl"] != u.Loc) {
			t.Errorf("%s has the languages %v", u.Loc, languages)
		}
		if i%97 != 0 && i > 20 {
			continue
		}
		page := get(t, strings.TrimPrefix(u.Loc, site.public(t))).Raw
		if html.UnescapeString(cutOut(page, `rel="canonical" href="`, `"`)) != u.Loc || strings.Contains(page, "noindex") {
			t.Errorf("%s says that it is another page", u.Loc)
		}
	}
}

// public is the origin under which the server says that it is reached.
func (s *running) public(t testing.TB) string {
	t.Helper()
	return strings.TrimSuffix(cutOut(get(t, "/en").Raw, `rel="canonical" href="`, `"`), "/en")
}

type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
		Link    struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func feedOf(t *testing.T, r reply) atomFeed {
	t.Helper()
	var f atomFeed
	if err := xml.Unmarshal([]byte(r.Raw), &f); err != nil {
		t.Fatalf("%v: %.300s", err, r.Raw)
	}
	return f
}

func TestTheFeedOfChanges(t *testing.T) {
	for _, lang := range []string{"en", "nl"} {
		target := "/" + lang + "/changes.atom"
		r := get(t, target)
		same(t, target, r)
		if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/atom+xml") {
			t.Errorf("%s: %v", target, r.Header)
		}
		f := feedOf(t, r)
		if len(f.Entries) != 50 || f.ID == "" || f.Title == "" || f.Author == "" || f.Updated != f.Entries[0].Updated {
			t.Fatalf("%s: %d entries, %+v", target, len(f.Entries), f)
		}
		self := slices.ContainsFunc(f.Links, func(l struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		}) bool {
			return l.Rel == "self" && l.Href == site.public(t)+target
		})
		if !self || !strings.Contains(get(t, "/"+lang).Raw, `type="application/atom+xml" title="`+f.Title+`" href="`+target+`"`) {
			t.Errorf("%s does not name itself, or no page names it", target)
		}
		seen := map[string]bool{}
		for i, e := range f.Entries {
			if seen[e.ID] || !strings.HasPrefix(e.ID, "tag:") || e.Title == "" || e.Summary == "" || strings.Contains(e.ID, "alumnus:") {
				t.Errorf("%s: %+v", target, e)
			}
			seen[e.ID] = true
			if i > 0 && e.Updated > f.Entries[i-1].Updated {
				t.Errorf("%s: %s comes after what is older", target, e.ID)
			}
			if i%10 == 0 {
				get(t, strings.TrimPrefix(e.Link.Href, site.public(t)))
			}
		}
	}
}

// TestAChangeComesFirst writes a record with another process: a running server's feed tells of it, keeps the entry's id when
// the record changes again, and never tells of people.
func TestAChangeComesFirst(t *testing.T) {
	folder := t.TempDir()
	s := serving(t, folder, "--alumni", "30", "--as-of", asOf, "--poll", "100ms")
	if err := s.waitUntilReady(); err != nil {
		t.Fatal(err)
	}
	event := func(name string) string {
		return `{"id":"event:told","origin":"CURATED","name":{"en":"` + name + `"},"type":"MEETING","links":[]}` + "\n"
	}
	person := strings.SplitN(must(t, "export", "--data", folder, "--kinds", "alumnus").stdout, "\n", 2)[0]
	id := ""
	for _, name := range []string{"A <b>first</b> & name", "Another name"} {
		if out := runWithInput(event(name)+strings.Replace(person, `"family":"`, `"family":"Zz`, 1)+"\n", nil, "import", "--data", folder, "-"); out.code != 0 {
			t.Fatal(out.stderr)
		}
		err := eventually(func() error {
			f := feedOf(t, s.send(t, request{method: "GET", target: "/en/changes.atom"}))
			first := f.Entries[0]
			if first.Title != name || !strings.HasSuffix(first.Link.Href, "/en/events/told") || (id != "" && first.ID != id) {
				return fmt.Errorf("%s: the first entry is %+v", name, first)
			}
			id = first.ID
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestEveryPageHasACard: what a page names is a picture of the right size, and people have none of their own.
func TestEveryPageHasACard(t *testing.T) {
	seen := map[string]bool{}
	for i, path := range pagePaths(t) {
		for _, lang := range []string{"en", "nl"} {
			if lang == "nl" && i%3 > 0 {
				continue
			}
			page := get(t, "/"+lang+path).Raw
			for _, want := range []string{"og:title", "og:type", "og:url", "og:site_name", "og:locale", "og:image:width", "og:image:height", "og:image:alt"} {
				if cutOut(page, `<meta property="`+want+`" content="`, `"`) == "" {
					t.Errorf("/%s%s has no %s", lang, path, want)
				}
			}
			address := cutOut(page, `<meta property="og:image" content="`, `"`)
			target, ok := strings.CutPrefix(address, site.public(t))
			if !ok || !strings.HasPrefix(target, "/card/"+lang) {
				t.Errorf("/%s%s has the card %q", lang, path, address)
				continue
			}
			if strings.Contains(path, "/alumni/") && target != "/card/"+lang+"/alumni.png" {
				t.Errorf("a person has the card %s", target)
			}
			if seen[target] {
				continue
			}
			seen[target] = true
			r := get(t, target)
			picture, form, err := image.DecodeConfig(bytes.NewReader([]byte(r.Raw)))
			if err != nil || form != "png" || picture.Width != 1200 || picture.Height != 630 || r.Header.Get("Content-Type") != "image/png" || len(r.Raw) > 300_000 {
				t.Errorf("%s: %v %s %dx%d, %d bytes", target, err, form, picture.Width, picture.Height, len(r.Raw))
			}
			if len(seen) == 3 {
				same(t, target, r)
			}
		}
	}
	if len(seen) < 15 {
		t.Errorf("only %d cards", len(seen))
	}
	person := model.ID(answer(t, "", `{ alumni(first: 1) { nodes { id } } }`, nil).texts("alumni.nodes", "id")[0])
	for _, target := range []string{"/card/en/alumni/" + person.Slug() + ".png", "/card/en/networks/nothing-is-called-so.png", "/card/de.png", "/card/en", "/card/", "/card/en/about.png",
		"/card/en/networks/lu-pride", "/card/en/networks/lu-pride/links/MEMBER_OF/in/alumnus.png", "/card/en/networks/%2e%2e.png", "/card/en/accesstokens.png"} {
		if r := site.send(t, request{method: "GET", target: target}); r.Status != 404 {
			t.Errorf("%s: %d", target, r.Status)
		}
	}
}

// linkedData reads the JSON-LD of a page.
func linkedData(t *testing.T, target string) (things []map[string]any) {
	t.Helper()
	text := cutOut(get(t, target).Raw, `<script type="application/ld+json">`, `</script>`)
	var document struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(text), &document); err != nil || document.Context != "https://schema.org" {
		t.Fatalf("%s: %v: %.300s", target, err, text)
	}
	if strings.Contains(text, `"Person"`) || strings.ContainsAny(text, "<>") {
		t.Errorf("%s: %.300s", target, text)
	}
	return document.Graph
}

func TestWhatMachinesReadOfPages(t *testing.T) {
	for target, want := range map[string]struct {
		kind       string
		properties []string
	}{
		"/en":                                       {"WebSite", []string{"name", "url", "potentialAction"}},
		"/nl/institutions/leiden":                   {"CollegeOrUniversity", []string{"name", "alternateName", "url", "sameAs", "address", "geo", "identifier", "memberOf"}},
		"/en/consortia/leru":                        {"Organization", []string{"name", "member", "url", "foundingDate"}},
		"/nl/networks/lu-pride":                     {"Organization", []string{"name", "description", "url"}},
		"/en/programmes/law-and-society-msc":        {"EducationalOccupationalProgram", []string{"name", "provider", "educationalCredentialAwarded", "inLanguage"}},
		"/en/units/leiden-university-college":       {"Organization", []string{"name", "parentOrganization"}},
		"/en/publications/leidraad":                 {"Periodical", []string{"name", "publisher"}},
		"/nl/organisations/erasmus-student-network": {"Organization", []string{"name"}},
	} {
		things := linkedData(t, target)
		i := slices.IndexFunc(things, func(thing map[string]any) bool { return thing["@type"] == want.kind })
		if i < 0 {
			t.Errorf("%s tells of no %s: %v", target, want.kind, things)
			continue
		}
		for _, p := range want.properties {
			if things[i][p] == nil {
				t.Errorf("%s: the %s has no %s", target, want.kind, p)
			}
		}
		if id, _ := things[i]["@id"].(string); !strings.HasPrefix(id, site.public(t)+"/") {
			t.Errorf("%s: the id is %q", target, id)
		}
	}
	if members := linkedData(t, "/en/consortia/leru")[1]["member"].([]any); len(members) != 24 {
		t.Errorf("LERU has %d members", len(members))
	}
	for _, path := range pagePaths(t) {
		things := linkedData(t, "/en"+path)
		if path != "" && things[0]["@type"] != "BreadcrumbList" {
			t.Errorf("%s has no trail", path)
		}
		made := regexp.MustCompile(`^/alumni/|/agreements/|/organisations/0`).MatchString(path)
		if made && len(things) != 1 {
			t.Errorf("%s tells of what is made up, or of a person: %v", path, things)
		}
	}
}

// TestTitlesAndDescriptionsTellPagesApart looks at the pages of all that is real, in both languages.
func TestTitlesAndDescriptionsTellPagesApart(t *testing.T) {
	titles, descriptions := map[string]string{}, map[string]string{}
	madeUp := regexp.MustCompile(`/agreements/|/organisations/0`)
	for i, u := range mapOf(t).URLs {
		target := strings.TrimPrefix(u.Loc, site.public(t))
		if madeUp.MatchString(target) && i%50 > 1 {
			continue
		}
		page, lang := get(t, target).Raw, target[:3]
		title, description := html.UnescapeString(cutOut(page, "<title>", "</title>")), html.UnescapeString(cutOut(page, `<meta name="description" content="`, `"`))
		if other := titles[lang+title]; other != "" {
			t.Errorf("%s and %s have the title %q", target, other, title)
		}
		if other := descriptions[lang+description]; other != "" {
			t.Errorf("%s and %s have the description %q", target, other, description)
		}
		titles[lang+title], descriptions[lang+description] = target, target
		if n := len([]rune(description)); n < 30 || n > 160 {
			t.Errorf("%s has a description of %d letters: %q", target, n, description)
		}
		if n := len([]rune(title)); n < 12 || n > 120 {
			t.Errorf("%s has a title of %d letters: %q", target, n, title)
		}
	}
}
