package page

import (
	"encoding/json"
	"strings"
	"testing"

	"vinculum/app/i18n"
	"vinculum/graph/model"
)

func TestAQuestionIsKeptWithoutWhatIsDoneWithIt(t *testing.T) {
	r := match(t, "/nl/destinations?field=0421-6:law-llb&language=en-C1&language=de-B1&year=2026/2027&view=map&compare=institution:jena").Route
	q := questionOf(r)
	if again := asking(i18n.English, q); questionOf(again) != q || again.Get("view") != "" || again.Get("compare") != "" || again.Lang != i18n.English {
		t.Errorf("%s asks %s", q, again)
	}
	if questionOf(asking(i18n.Dutch, "%zz")) != "" || questionOf(match(t, "/en/destinations?view=map").Route) != "" {
		t.Error("what is no question asks something")
	}
	day := func(y int) model.Date { return model.NewDate(y, 11, 1) }
	if timely(r, day(2026)).Get("year") == "" || timely(r, day(2027)).Get("year") != "" {
		t.Error("a year is kept when it is over, or left out before")
	}
}

func TestHowLongOneStays(t *testing.T) {
	for text, want := range map[string][2]string{
		`{"placesPerYear": 8, "monthsPerYear": 40}`:                              {"5 months each", "40 months a year"},
		`{"placesPerYear": 4, "monthsPerYear": 4, "blended": true}`:              {"1 month each, partly online", "4 months a year"},
		`{"placesPerYear": 4, "monthsPerYear": 18}`:                              {"about 4.5 months each", "18 months a year"},
		`{"placesPerYear": 2, "daysPerYear": 10}`:                                {"5 days each", "10 days a year"},
		`{"placesPerYear": 2}`:                                                   {"", ""},
		`{"subjectAreas": [{"field": {"label": {"en": "Law", "nl": "Recht"}}}]}`: {"", ""},
	} {
		var c condition
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			t.Fatal(err)
		}
		if got := [2]string{length(i18n.English, &c), together(i18n.English, &c)}; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestAFieldIsNotSaidTwice(t *testing.T) {
	for clarification, want := range map[string]string{"": "Recht", "law": "Recht", "Recht": "Recht", "Tax Law": "Recht (Tax Law)"} {
		var c condition
		text := `{"subjectAreas": [{"field": {"label": {"en": "Law", "nl": "Recht"}}, "clarification": "` + clarification + `"}]}`
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			t.Fatal(err)
		}
		if got := subjects(i18n.Dutch, &c); got != want {
			t.Errorf("%q reads %q, want %q", clarification, got, want)
		}
	}
}

// oneDestination is an answer with one destination, which asks for English.
const oneDestination = `{"data": {"dataset": {"today": "2026-11-22"}, "agreements": {"facets": [{"field": "languages", "values": [
	{"value": "en", "label": {"en": "English"}}, {"value": "de", "label": {"en": "German"}}]}]},
	"found": {"totalCount": 1, "year": "2027/2028", "pageInfo": {}, "misses": [], "nodes": [{
		"institution": {"id": "institution:jena", "kind": "INSTITUTION", "name": {"en": "Jena"}, "origin": "CURATED", "website": "https://uni-jena.example"},
		"fit": 50, "agreed": 4, "left": 4, "went": 0, "volunteers": {"totalCount": 0},
		"reasons": [{"code": "FIELD_SAME", "text": {"en": "For your field."}, "points": 30}, {"code": "YEAR_LAST", "text": {"en": "The last year."}, "points": 0}],
		"matches": [{"agreement": {"id": "agreement:01ARZ3NDEKTSV4RRFFQ69G5FAV", "kind": "AGREEMENT", "name": {"en": "A"}}, "condition": {"placesPerYear": 4, "monthsPerYear": 20,
			"languages": [{"language": {"label": {"en": "English"}}, "level": {"label": {"en": "B2: upper intermediate"}}}]}}]}]}}}`

func TestWhatADestinationSays(t *testing.T) {
	for address, want := range map[string][]string{
		"/en/destinations?language=en-C1&language=de-B1": {"You meet what is asked", "Of the 1 on this page, 1 asks for English, none asks for German."},
		"/en/destinations?field=0421":                    {"You did not say what you speak"},
		"/en/destinations?compare=institution:jena":      {"compare-toggle is-on", ">Comparing<", `href="#compare"`, ">Compare (1)<"},
	} {
		_, page := match(t, address).View([]byte(oneDestination)).Document(shell, []byte(oneDestination))
		for _, words := range append(want, "#info", "#check", "5 months each", "https://uni-jena.example", "Ask the international office") {
			if !strings.Contains(page, words) {
				t.Errorf("%s does not say %q", address, words)
			}
		}
		if neutral := page[strings.Index(page, "is-neutral"):]; !strings.Contains(neutral[:strings.Index(neutral, "</li>")], "The last year.") {
			t.Errorf("%s: the last year is not said neutrally", address)
		}
	}
}
