package httpd

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

func TestALargeSiteMapHasAnIndex(t *testing.T) {
	pages := make([]mappedPage, 2*pagesPerMap+1)
	for i := range pages {
		pages[i] = mappedPage{route.To("", model.NewID(model.KindInstitution, "i"+i18n.English.Number(i%1000))), int64(i)}
	}
	index := string(siteMapFile("https://x.example", pages, ""))
	if strings.Count(index, "<sitemap>") != 3 || !strings.Contains(index, "<loc>https://x.example/sitemap.xml?part=3</loc>") || strings.Contains(index, "<url>") {
		t.Errorf("the index: %s", index)
	}
	for part, want := range map[string]int{"1": pagesPerMap, "2": pagesPerMap, "3": 1} {
		body := string(siteMapFile("https://x.example", pages, part))
		if n := strings.Count(body, "<url>"); n != want*len(i18n.Langs) || n > 50_000 || len(body) > 50<<20 {
			t.Errorf("part %s has %d addresses in %d bytes", part, n, len(body))
		}
	}
	for _, part := range []string{"0", "4", "-1", "x", "01", "1 "} {
		if siteMapFile("https://x.example", pages, part) != nil {
			t.Errorf("there is a part %q", part)
		}
	}
	if small := string(siteMapFile("https://x.example", pages[:3], "")); strings.Contains(small, "sitemapindex") || siteMapFile("https://x.example", pages[:3], "1") != nil {
		t.Error("a small map has parts")
	}
}

// TestTheHostIsNotTakenAsItComes: a Host header that is no host makes no address.
func TestTheHostIsNotTakenAsItComes(t *testing.T) {
	for host, want := range map[string]string{
		"vinculum.example": "http://vinculum.example", "localhost:8080": "http://localhost:8080", "127.0.0.1:80": "http://127.0.0.1:80", "[::1]:8080": "http://[::1]:8080",
		"": "", "x.example/evil": "", `x"><script>`: "", "a b": "", "x.example:99999999": "", "user@x.example": "", "-x": "", "x\r\ny": "", "[::1": "", "x.example?": "",
	} {
		r := httptest.NewRequest(http.MethodGet, "/sitemap.xml", nil)
		r.Host = host
		if got := (&Server{}).origin(r); got != want {
			t.Errorf("the host %q makes %q, want %q", host, got, want)
		}
		if got := (&Server{url: "https://configured.example"}).origin(r); got != "https://configured.example" {
			t.Errorf("the host %q beats the configured address: %q", host, got)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/sitemap.xml", nil)
	r.Host, r.TLS = "x.example", new(tls.ConnectionState)
	if got := (&Server{}).origin(r); got != "https://x.example" {
		t.Errorf("over TLS: %q", got)
	}
}
