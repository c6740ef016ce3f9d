package page

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vinculum/app/route"
)

func TestDescriptionsEndAfterAWord(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "short": "short", " a \n b\t c ": "a b c", "one two three, four": "one two…", strings.Repeat("é", 20): strings.Repeat("é", 11) + "…", "exactly 12 c": "exactly 12 c",
		"twelve and –": "twelve and –", "twelve and – more": "twelve and…", "\u2068مرحبا\u2069 بالعالم كله": "\u2068مرحبا\u2069…",
	} {
		got := shortened(text, 12)
		if got != want || utf8.RuneCountInString(got) > 12 || !utf8.ValidString(got) {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
	if got := introduced("Name", "Says little."); got != "Name: Says little." {
		t.Errorf("%q", got)
	}
	if long := strings.Repeat("says much ", 12); introduced("Name", long) != long {
		t.Error("a long summary is introduced")
	}
}

func TestEveryPageNamesItsCard(t *testing.T) {
	for address, want := range map[string]string{
		"/en": "/card/en.png", "/nl/about": "/card/nl.png", "/en/search?q=x": "/card/en.png", "/en/path?from=network:x": "/card/en.png", "/nl/networks?types=CHARTER": "/card/nl/networks.png",
		"/en/networks/x": "/card/en/networks/x.png", "/en/networks/x/links/MEMBER_OF/in/institution": "/card/en/networks/x.png", "/en/alumni": "/card/en/alumni.png",
		"/nl/alumni/01ARZ3NDEKTSV4RRFFQ69G5FAV": "/card/nl/alumni.png", "/nl/alumni/01ARZ3NDEKTSV4RRFFQ69G5FAV/links/MEMBER_OF/out/network": "/card/nl/alumni.png",
	} {
		path, query, _ := strings.Cut(address, "?")
		r, ok := route.Parse(path, query)
		if got := CardPath(r); !ok || got != want {
			t.Errorf("%s has the card %s, want %s", address, got, want)
		}
	}
}

// TestHeadIsReadyToBeShared: what messengers show of a page, with absolute addresses; nothing of a page that is not there.
func TestHeadIsReadyToBeShared(t *testing.T) {
	s := shell
	s.Data = func(r route.Route, title string) []byte { return []byte(`{"title":"` + title + `"}`) }
	response := answer(t, new(nodeData[network]), "words")
	_, document := match(t, "/nl/networks/lu-pride").View(response).Document(s, response)
	for _, want := range []string{
		`<meta property="og:title" content="words (words)">`, `<meta property="og:description" content="words (words): words">`, `<meta property="og:url" content="https://example.org/nl/networks/lu-pride">`,
		`<meta property="og:locale" content="nl_NL">`, `<meta property="og:locale:alternate" content="en_GB">`,
		`<meta property="og:image" content="https://example.org/card/nl/networks/lu-pride.png">`, `<meta property="og:image:width" content="1200">`,
		`<meta name="twitter:card" content="summary_large_image">`, `<link rel="alternate" type="application/atom+xml" title="Vinculum: wat er veranderde" href="/nl/changes.atom">`,
		`<script type="application/ld+json">{"title":"words (words)"}</script>`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("the head lacks %s", want)
		}
	}
	_, document = NotFound("/nl/x").Document(s, nil)
	if strings.Contains(document, "og:") || strings.Contains(document, "ld+json") || strings.Contains(document, "changes.atom") {
		t.Error("a page that is not there can be shared")
	}
}
