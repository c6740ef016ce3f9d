package ui

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

func facetOf(field string, labels ...string) api.Facet {
	f := api.Facet{Field: field, Name: model.Text{EN: "Country", NL: "Land"}}
	for i, label := range labels {
		f.Values = append(f.Values, api.FacetValue{Value: "v" + strconv.Itoa(i), Label: model.Text{EN: label}, Count: 10 - i})
	}
	return f
}

func TestAFacetIsSearchedByTheBeginningsOfWords(t *testing.T) {
	values := facetOf("countries", "Germany", "United Kingdom", "Korea (South)", "Romania").Values
	for typed, want := range map[string]string{
		"": "Germany United Kingdom Korea (South) Romania", "ger": "Germany", "KING": "United Kingdom", " unit ": "United Kingdom",
		"south": "Korea (South)", "man": "", "united k": "United Kingdom",
	} {
		var got []string
		for _, v := range matching(i18n.English, values, typed) {
			got = append(got, v.Label.EN)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
}

func TestFacetsChooseAndTakeBack(t *testing.T) {
	r := route.Route{Lang: i18n.English, Page: route.List, Kind: model.KindAgreement, Query: url.Values{"countries": {"v1"}, "after": {"x"}}}
	got := Markup(Facets(r, []api.Facet{facetOf("countries", "Germany", "France"), facetOf("statuses")}, nil, "85 agreements"))
	for what, want := range map[string]string{
		"a value is added":         `href="/en/agreements?countries=v1&#38;countries=v0"`,
		"a chosen one is taken":    `href="/en/agreements"`,
		"the chosen one is marked": `aria-current="tru&#101;"`,
		"the button opens":         `href="#filters"`,
		"the sheet is there":       `id="filters"`,
		"the sheet says how many":  `Show 85 agreements`,
		"it leads to the list":     `href="#found"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s: no %s in %s", what, want, got)
		}
	}
	if n := strings.Count(got, "<details"); n != 1 {
		t.Errorf("%d facets are offered; one has values", n)
	}
	if got := Markup(Facets(r, nil, nil, "")); strings.Contains(got, "filters") {
		t.Errorf("a list without facets offers a sheet: %s", got)
	}
}

func TestALongFacetOffersItsMostFrequentAndWhatIsChosen(t *testing.T) {
	labels := make([]string, mostValues+30)
	for i := range labels {
		labels[i] = "Employer " + strconv.Itoa(i)
	}
	r := route.Route{Lang: i18n.English, Page: route.List, Kind: model.KindAlumnus, Query: url.Values{"employers": {"v140"}}}
	got := Markup(&Values{Route: r, Facet: facetOf("employers", labels...)})
	if n := strings.Count(got, "<li"); n != mostValues+1 || !strings.Contains(got, "Employer 140") || strings.Contains(got, "Employer 139") {
		t.Errorf("%d values are offered", n)
	}
	if !strings.Contains(got, "and 29 more") || !strings.Contains(got, `type="search"`) {
		t.Error("nothing says that there are more, or finds them")
	}
}
