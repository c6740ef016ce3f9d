package httpd

import (
	"net/url"
	"testing"

	"vinculum/app/i18n"
)

func TestWhatIsSharedLeadsToAPage(t *testing.T) {
	origins := []string{"", "https://vinculum.example"}
	for query, want := range map[string]string{
		"url=https://vinculum.example/nl/networks/lu-pride":                    "/nl/networks/lu-pride",
		"text=Look: https://vinculum.example/en/path?from%3Dnetwork:rise here": "/en/path?from=network:rise",
		"url=https://elsewhere.example/en/networks/lu-pride&text=LU Pride":     "/en/search?q=LU+Pride",
		"url=https://vinculum.example/nothing/here&title=Leiden":               "/en/search?q=Leiden",
		"url=//elsewhere.example/en":                                           "/en/search?q=//elsewhere.example/en",
		"text=/en/networks/lu-pride":                                           "/en/networks/lu-pride",
		"title=K%C3%B6ln":                                                      "/en/search?q=K%C3%B6ln",
		"text=%20":                                                             "/en/search", "": "/en/search",
	} {
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := sharedPage(i18n.English, q, origins); got != want {
			t.Errorf("%s leads to %s, want %s", query, got, want)
		}
	}
}

func TestPagesThatNamePeopleExpire(t *testing.T) {
	for answer, want := range map[string]string{
		``: "keep", `{"data":{"node":{"id":"network:rise","kind":"NETWORK"}}}`: "keep", `{"data":{"alumni":{"totalCount":0}}}`: "keep",
		`{"data":{"node":{"id":"alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV"}}}`: "expire",
	} {
		if got := keeping([]byte(answer)); got != want {
			t.Errorf("%s: %s, want %s", answer, got, want)
		}
	}
}
