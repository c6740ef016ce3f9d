package main

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"vinculum/graph/model"
)

// pagePaths are all kinds of pages, without the language.
func pagePaths(t *testing.T) []string {
	t.Helper()
	paths := []string{"", "/search", "/search?q=leiden", "/search?q=k%C3%B6ln&kind=institution", "/search?q=nothing-is-called-so", "/search?q=%3Cscript%3E",
		"/path", "/path?from=network:lu-pride&to=institution:cologne", "/path?from=network:lu-pride&to=institution:leiden&asOf=2022-06-01",
		"/about", "/consortia/leru/links/MEMBER_OF/in/institution", "/institutions/leiden/links/PARTNER_IN/out/agreement", "/consortia/euniwell?asOf=2022-06-01"}
	for _, kind := range model.NodeKinds {
		paths = append(paths, "/"+kind.Plural())
		r := answer(t, "", `query($kinds: [Kind!]) { search(text: "a", kinds: $kinds, first: 1) { nodes { id } } }`, vars{"kinds": []string{strings.ToUpper(string(kind))}})
		ids := r.texts("search.nodes", "id")
		if len(ids) == 0 {
			t.Fatalf("no %s is found", kind)
		}
		paths = append(paths, "/"+kind.Plural()+"/"+model.ID(ids[0]).Slug())
	}
	return append(paths, "/institutions/leiden", "/networks/lu-pride", "/agreements?countries=DE", "/alumni?sectors=LEGAL", "/institutions?text=leiden")
}

var pageParts = regexp.MustCompile(`(?s)^<!doctype html>\n<html lang="(en|nl)">.*<title>([^<]+)</title>.*<main[ >].*<h1[ >].*</html>\n$`)

func TestEveryPageInBothLanguages(t *testing.T) {
	for _, path := range pagePaths(t) {
		titles := map[string]string{}
		for _, lang := range []string{"en", "nl"} {
			target := "/" + lang + path
			r := site.send(t, request{method: "GET", target: target})
			m := pageParts.FindStringSubmatch(r.Raw)
			if r.Status != 200 || m == nil || m[1] != lang {
				t.Errorf("%s: %d %v %.300s", target, r.Status, m, r.Raw)
				continue
			}
			titles[lang] = m[2]
			if !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html; charset=utf-8") {
				t.Errorf("%s: %s", target, r.Header.Get("Content-Type"))
			}
			checkAlternates(t, target, lang, r.Raw)
			checkPolicy(t, target, r)
			if head := site.send(t, request{method: "HEAD", target: target}); head.Status != 200 || head.Raw != "" {
				t.Errorf("HEAD %s: %d, %d bytes", target, head.Status, len(head.Raw))
			}
		}
	}
}

// checkAlternates looks for the page's own address and its address in each language.
func checkAlternates(t *testing.T, target, lang, page string) {
	t.Helper()
	base := strings.SplitN(strings.TrimPrefix(target, "/"+lang), "?", 2)[0]
	for rel, start := range map[string]string{`rel="canonical" href="`: lang, `hreflang="en" href="`: "en", `hreflang="nl" href="`: "nl", `hreflang="x-default" href="`: "en"} {
		address := html.UnescapeString(cutOut(page, rel, `"`))
		if !strings.HasPrefix(address, "http://localhost:") || !strings.Contains(address, "/"+start+base) {
			t.Errorf("%s: %s %q", target, rel, address)
		}
	}
}

// checkPolicy looks for the headers that protect a page, and for what they forbid.
func checkPolicy(t *testing.T, target string, r reply) {
	t.Helper()
	policy := r.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'self'") || strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") || !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("%s: policy %q", target, policy)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin"} {
		if r.Header.Get(name) != want {
			t.Errorf("%s: %s is %q", target, name, r.Header.Get(name))
		}
	}
	for _, bad := range []string{" style=", " onclick=", " onload=", "javascript:"} {
		if strings.Contains(r.Raw, bad) {
			t.Errorf("%s: holds %q, which the policy forbids", target, bad)
		}
	}
	for _, script := range regexp.MustCompile(`<script[^>]*>`).FindAllString(r.Raw, -1) {
		if !strings.Contains(script, "src=") && !strings.Contains(script, `type="application/`) {
			t.Errorf("%s: inline script %s", target, script)
		}
	}
}

// TestLinksLead follows the links of some pages: each leads to a page.
func TestLinksLead(t *testing.T) {
	followed := map[string]bool{}
	link := regexp.MustCompile(`(?:href|src)="(/[^"]*)"`)
	for _, from := range []string{"/en", "/nl", "/en/networks/lu-pride", "/nl/institutions/leiden", "/en/agreements", "/nl/alumni", "/en/about", "/en/search?q=leiden", "/en/consortia/leru",
		"/nl/path?from=network:lu-pride&to=institution:cologne"} {
		for _, m := range link.FindAllStringSubmatch(site.send(t, request{method: "GET", target: from}).Raw, -1) {
			to := html.UnescapeString(m[1])
			if followed[to] || len(followed) > 400 {
				continue
			}
			followed[to] = true
			if r := site.send(t, request{method: "GET", target: to, header: map[string]string{"Accept": "text/html,*/*;q=0.8"}}); r.Status != 200 && r.Status != 302 {
				t.Errorf("%s links to %s: %d", from, to, r.Status)
			}
		}
	}
	if len(followed) < 100 {
		t.Errorf("only %d links were found", len(followed))
	}
}

// TestWordsLeadOn asks for pages about words: those that mean one node lead to the page with that node, others are asked about.
func TestWordsLeadOn(t *testing.T) {
	for target, want := range map[string]string{
		"/en/path?from=LU+Pride&to=Cologne":               "/en/path?from=network:lu-pride&to=institution:cologne",
		"/nl/path?from=Leiden&to=LERU&asOf=2022-06-01":    "/nl/path?asOf=2022-06-01&from=Leiden&to=consortium:leru",
		"/en/explore?from=Una+Europa":                     "/en/explore?from=consortium:una-europa",
		"/en/path?from=Leiden&to=institution:cologne":     "",
		"/en/path?from=qqqqqqqq&to=institution:cologne":   "",
		"/en/path?from=network:lu-pride&to=https://x.org": "",
	} {
		r := site.send(t, request{method: "GET", target: target})
		if want == "" && (r.Status != 200 || r.Header.Get("Location") != "") || want != "" && (r.Status != 302 || r.Header.Get("Location") != want) {
			t.Errorf("%s: %d, leads on to %q, want %q", target, r.Status, r.Header.Get("Location"), want)
		}
	}
}

func TestUnknownPages(t *testing.T) {
	for _, target := range []string{"/de", "/en/nonsense", "/en/networks/none-is-called-so", "/nl/networks/none-is-called-so", "/en/networks/lu-pride/links/NONSENSE/in/alumnus", "/en/networks/lu-pride/more",
		"/en/alumni/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/nonsense", "/en/networks/LU-PRIDE", "/en/networks/%22%3E%3Cscript%3E", "/.env", "/en/accesstokens/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/en/mobilities", "/web/nonsense.js"} {
		r := site.send(t, request{method: "GET", target: target})
		if r.Status != 404 || strings.Contains(r.Raw, `"><script>`) {
			t.Errorf("%s: %d", target, r.Status)
		}
		checkPolicy(t, target, r)
		if strings.Contains(r.Raw, "<html") && !strings.Contains(r.Raw, "noindex") {
			t.Errorf("%s: search engines may keep it", target)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		if r := site.send(t, request{method: method, target: "/en"}); r.Status != 405 || r.Header.Get("Allow") == "" {
			t.Errorf("%s /en: %d %v", method, r.Status, r.Header)
		}
	}
}

// TestUnreadableQuestions asks pages for what cannot be: each says what it is, and shows nothing as if it had not been asked.
func TestUnreadableQuestions(t *testing.T) {
	for target, says := range map[string]string{
		"/en/destinations?field=0421&language=en:C1":           `"en:C1"`,
		"/en/destinations?field=0421&language=en-D9":           "languages[0].level",
		"/en/destinations?field=0421&level=%3Cb%3E":            "level",
		"/en/destinations?field=0421-x:law-llm":                "level",
		"/nl/destinations?field=0421&blended=perhaps":          "blended",
		"/en/destinations?field=0421&year=2027":                "2027",
		"/en/destinations?field=0421&kind=%22%3E%3Cscript%3E1": "kind",
		"/en/agreements?statuses=NONSENSE":                     "NONSENSE",
		"/en/networks?after=nonsense":                          "after",
	} {
		r := site.send(t, request{method: "GET", target: target})
		page, _, _ := strings.Cut(r.Raw, `<script type="application/json"`)
		_, said, _ := strings.Cut(page, `<span lang="en">`)
		said, _, _ = strings.Cut(said, "</span>")
		if said = html.UnescapeString(said); r.Status != 400 || !strings.Contains(said, says) {
			t.Errorf("%s: %d, says %q and not %q", target, r.Status, said, says)
		}
		if strings.Contains(page, "<b>") || strings.Contains(page, `"><script>1`) {
			t.Errorf("%s: what was asked is markup in the page", target)
		}
	}
}

func TestTheFirstPageIsInTheReadersLanguage(t *testing.T) {
	for accept, want := range map[string]string{"": "/en", "nl": "/nl", "nl-BE,nl;q=0.9,en;q=0.5": "/nl", "en-GB,en;q=0.9,nl;q=0.5": "/en", "de,nl;q=0.4": "/nl", "fr": "/en", ";;q=x": "/en", "en;q=0.3,nl;q=0.8": "/nl"} {
		r := site.send(t, request{method: "GET", target: "/", header: map[string]string{"Accept-Language": accept}})
		if r.Status != 302 || r.Header.Get("Location") != want || !strings.Contains(fmt.Sprint(r.Header.Values("Vary")), "Accept-Language") {
			t.Errorf("%q: %d %v", accept, r.Status, r.Header)
		}
	}
}

func TestWhatElseIsServed(t *testing.T) {
	for target, want := range map[string]string{"/robots.txt": "Disallow: /graphql", "/healthz": "alive", "/readyz": "ready"} {
		if r := site.send(t, request{method: "GET", target: target}); r.Status != 200 || !strings.Contains(r.Raw, want) {
			t.Errorf("%s: %d %q", target, r.Status, r.Raw)
		}
	}
	explorer := site.send(t, request{method: "GET", target: "/graphql", header: map[string]string{"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}})
	if explorer.Status != 200 || !strings.Contains(explorer.Raw, "<title>GraphQL explorer") || strings.Contains(explorer.Raw, "http://") || strings.Contains(explorer.Raw, "https://") {
		t.Errorf("the explorer: %d %s", explorer.Status, explorer.Raw)
	}
	if !strings.Contains(explorer.Header.Get("Content-Security-Policy"), "default-src 'self'") {
		t.Errorf("the explorer's policy: %v", explorer.Header)
	}
	for _, m := range regexp.MustCompile(`(?:href|src)="(/[^"]*)"`).FindAllStringSubmatch(explorer.Raw, -1) {
		if r := site.send(t, request{method: "GET", target: m[1]}); r.Status != 200 || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", m[1], r.Status, r.Header)
		}
	}
}

// TestThePathIsToldOnThePage: the page reads the sentence out, without any script.
func TestThePathIsToldOnThePage(t *testing.T) {
	r := answer(t, "", `{ path(from: "network:lu-pride", to: "institution:cologne") { sentence { en nl } } }`, nil)
	for _, lang := range []string{"en", "nl"} {
		page := site.send(t, request{method: "GET", target: "/" + lang + "/path?from=network:lu-pride&to=institution:cologne"}).Raw
		visible := regexp.MustCompile(`(?s)<script.*?</script>`).ReplaceAllString(page, "")
		text := strings.Join(strings.Fields(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(visible, ""))), " ")
		if !strings.Contains(withoutIsolates(text), withoutIsolates(r.text("path.sentence."+lang))) || !strings.Contains(visible, "<table") {
			t.Errorf("%s: the page does not read %q", lang, r.text("path.sentence."+lang))
		}
	}
}

// TestAnswersAreTakenAsWhatTheyAre shows which headers keep browsers from mischief: all of the site's answers have a policy,
// and the API's are not to be taken for anything else.
func TestAnswersAreTakenAsWhatTheyAre(t *testing.T) {
	for _, target := range []string{"/en", "/healthz", "/robots.txt", "/nowhere", "/graphql"} {
		q := request{method: "GET", target: target}
		if target == "/graphql" {
			q.header = map[string]string{"Accept": "text/html"}
		}
		r := site.send(t, q)
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(r.Header.Get("Content-Security-Policy"), "default-src 'self'") {
			t.Errorf("%s: %v", target, r.Header)
		}
	}
	if r := site.ask(t, "", `{ __typename }`, nil); r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Vary") != "Accept, Authorization, Accept-Encoding" {
		t.Errorf("an answer of the API: %v", r.Header)
	}
}
