package main

import (
	"slices"
	"strings"
	"testing"
)

// What the data set must answer, whoever asks.

func TestAudiencesCountWhatTheySee(t *testing.T) {
	count := func(token string) int {
		return answer(t, token, `{ alumni { totalCount } }`, nil).number("alumni.totalCount")
	}
	office, member, public := count(officeToken), count(memberToken), count("")
	if office != peopleCount {
		t.Errorf("the office sees %d alumni of %d", office, peopleCount)
	}
	if !(public > 0 && public < member && member < office) {
		t.Errorf("public %d, member %d, office %d: each must see more than the one before", public, member, office)
	}
	if withToken := count(publicToken); withToken != public {
		t.Errorf("a public token sees %d alumni, nobody's sees %d", withToken, public)
	}
	if n := answer(t, "", `{ agreements { totalCount } }`, nil).number("agreements.totalCount"); n < 620 {
		t.Errorf("%d agreements are public, want 620 or more", n)
	}
}

func TestLERUHas24Members(t *testing.T) {
	r := answer(t, "", `{ node(id: "consortium:leru") { ... on Consortium { members(first: 100) { totalCount nodes { id kind } } } } }`, nil)
	if n := r.number("node.members.totalCount"); n != 24 {
		t.Errorf("LERU has %d members, want 24", n)
	}
	if ids := r.texts("node.members.nodes", "id"); !slices.Contains(ids, "institution:leiden") || len(ids) != 24 {
		t.Errorf("members: %v", ids)
	}
}

func TestLeidenLeftEUniWell(t *testing.T) {
	const query = `query($day: Date) { node(id: "consortium:euniwell") { ... on Consortium { members(asOf: $day, first: 100) { nodes { id } } } } }`
	for day, want := range map[string]bool{"2022-06-01": true, "2026-01-01": false} {
		ids := answer(t, "", query, vars{"day": day}).texts("node.members.nodes", "id")
		if len(ids) == 0 || slices.Contains(ids, "institution:leiden") != want {
			t.Errorf("as of %s: Leiden is a member: %v, want %v, among %v", day, !want, want, ids)
		}
	}
}

func TestInstitutionByEveryIdentifier(t *testing.T) {
	const fields = `{ id erasmusCode schac ror pic wikidata domain }`
	for _, id := range []string{"institution:leiden", "institution:cologne"} {
		r := answer(t, "", `query($id: ID!) { institution(ref: {id: $id}) `+fields+` }`, vars{"id": id})
		seen := 0
		for _, scheme := range []string{"erasmusCode", "schac", "ror", "pic", "wikidata", "domain"} {
			value := r.text("institution." + scheme)
			if value == "" {
				continue
			}
			seen++
			for _, form := range []string{value, " " + value, strings.ToLower(value), strings.ToUpper(value)} {
				found := answer(t, "", `query($v: String!) { institution(ref: {`+scheme+`: $v}) { id } }`, vars{"v": form})
				if found.text("institution.id") != id {
					t.Errorf("%s %q finds %q, want %s", scheme, form, found.text("institution.id"), id)
				}
			}
		}
		if seen < 4 {
			t.Errorf("%s has %d identifiers only", id, seen)
		}
	}
}

func TestErasmusCodesWithAndWithoutPadding(t *testing.T) {
	for code, want := range map[string]string{
		"NL LEIDEN01": "institution:leiden", "nl leiden01": "institution:leiden", "NLLEIDEN01": "institution:leiden",
		"D  KOLN01": "institution:cologne", "D KOLN01": "institution:cologne", "DKOLN01": "institution:cologne", "D   KOLN01": "institution:cologne",
		"D  KOLN99": "", "": "", "  ": "", "KOLN01": "",
	} {
		r := answer(t, "", `query($v: String!) { institution(ref: {erasmusCode: $v}) { id } }`, vars{"v": code})
		if got := r.text("institution.id"); got != want {
			t.Errorf("%q finds %q, want %q", code, got, want)
		}
	}
	for _, ref := range []string{`{}`, `{pic: "999852915", ror: "00rcxh774"}`} {
		refused(t, "", `{ institution(ref: `+ref+`) { id } }`, nil, "BAD_USER_INPUT")
	}
	r := answer(t, "", `{ institution(ref: {ror: "https://ror.org/00rcxh774"}) { id } }`, nil)
	if r.text("institution.id") != "institution:cologne" {
		t.Errorf("a ROR address finds %q", r.text("institution.id"))
	}
}

// withoutIsolates leaves out the invisible marks that may keep names of either direction apart.
func withoutIsolates(s string) string {
	return strings.NewReplacer("\u2066", "", "\u2068", "", "\u2069", "").Replace(s)
}

func TestPathFromAStudentNetworkToCologne(t *testing.T) {
	r := answer(t, "", `{ path(from: "network:lu-pride", to: "institution:cologne") {
		nodes { id name { en nl } } links { kind since until from { id } to { id } } sentence { en nl } } }`, nil)
	nodes, links := r.texts("path.nodes", "id"), r.list("path.links")
	if len(nodes) < 3 || nodes[0] != "network:lu-pride" || nodes[len(nodes)-1] != "institution:cologne" || len(links) != len(nodes)-1 {
		t.Fatalf("path: %v over %d links", nodes, len(links))
	}
	dated := false
	for i := range links {
		l := reply{Data: map[string]any{"l": links[i]}}
		ends := []string{l.text("l.from.id"), l.text("l.to.id")}
		if !slices.Contains(ends, nodes[i]) || !slices.Contains(ends, nodes[i+1]) {
			t.Errorf("link %d ties %v, not %v", i, ends, nodes[i:i+2])
		}
		dated = dated || l.text("l.since") != ""
	}
	if !dated {
		t.Error("no link of the path has a date")
	}
	for lang, ends := range map[string][2]string{"en": {"Leiden University Pride", "University of Cologne"}, "nl": {"Leiden University Pride", "Universiteit van Keulen"}} {
		sentence := withoutIsolates(r.text("path.sentence." + lang))
		if !strings.HasPrefix(sentence, ends[0]) || !strings.Contains(sentence, ends[1]) || !strings.HasSuffix(sentence, ".") || strings.Count(sentence, ". ") > 0 {
			t.Errorf("%s: %q", lang, sentence)
		}
	}
	if r := answer(t, "", `{ path(from: "network:lu-pride", to: "institution:cologne", asOf: "1500-01-01") { nodes { id } } }`, nil); r.at("path") != nil {
		t.Errorf("in 1500: %v", r.at("path"))
	}
}

func TestSearchForgives(t *testing.T) {
	for _, text := range []string{"Koln", "Kóln", "Köln", "Colgne", "Cologne", "cologn", "Keulen", "KÖLN"} {
		r := answer(t, "", `query($text: String!) { search(text: $text, kinds: [INSTITUTION], first: 5) { totalCount nodes { id } facets { field values { value count } } } }`, vars{"text": text})
		if ids := r.texts("search.nodes", "id"); len(ids) == 0 || ids[0] != "institution:cologne" {
			t.Errorf("%q finds %v first", text, ids)
		}
	}
	r := answer(t, "", `{ search(text: "Leiden University", first: 3) { nodes { id } } }`, nil)
	if ids := r.texts("search.nodes", "id"); len(ids) == 0 || ids[0] != "institution:leiden" {
		t.Errorf("the exact name must come first: %v", ids)
	}
	for _, text := range []string{"", " ", "\x00", strings.Repeat("a", 300), "’”%_*\\", "🎓", "שלום", "<script>"} {
		site.ask(t, "", `query($text: String!) { search(text: $text) { totalCount } }`, vars{"text": text}) // must be answered at all
	}
}

// TestListsFilterAndCount checks, for several lists, that a facet's count is the total under that filter.
func TestListsFilterAndCount(t *testing.T) {
	for _, c := range []struct{ list, field, form string }{
		{"alumni", "countries", `["%s"]`}, {"alumni", "sectors", `[%s]`}, {"alumni", "faculties", `["%s"]`}, {"alumni", "mentorTopics", `[%s]`},
		{"alumni", "networks", `["%s"]`}, {"alumni", "exchanges", `["%s"]`}, {"alumni", "employers", `["%s"]`}, {"alumni", "languages", `["%s"]`},
		{"agreements", "statuses", `[%s]`}, {"agreements", "countries", `["%s"]`}, {"agreements", "types", `[%s]`}, {"agreements", "levels", `[%s]`},
		{"agreements", "partners", `["%s"]`}, {"agreements", "fields", `["%s"]`}, {"agreements", "languages", `["%s"]`}, {"agreements", "faculties", `["%s"]`},
		{"institutions", "countries", `["%s"]`}, {"institutions", "consortia", `["%s"]`}, {"networks", "types", `[%s]`}, {"networks", "scopes", `[%s]`},
		{"consortia", "types", `[%s]`}, {"programmes", "levels", `[%s]`}, {"programmes", "faculties", `["%s"]`}, {"programmes", "languages", `["%s"]`},
	} {
		for _, token := range []string{"", officeToken} {
			r := answer(t, token, `{ `+c.list+` { facets(fields: ["`+c.field+`"]) { field values(first: 3) { value count label { en nl } } } } }`, nil)
			values := r.texts(c.list+".facets.0.values", "value")
			if len(values) == 0 {
				t.Errorf("%s has no facet %s", c.list, c.field)
			}
			for i, v := range values {
				filter := `{ ` + c.list + `(filter: {` + c.field + `: ` + strings.ReplaceAll(c.form, "%s", v) + `}) { totalCount } }`
				want := int(r.list(c.list + ".facets.0.values")[i].(map[string]any)["count"].(float64))
				if got := answer(t, token, filter, nil).number(c.list + ".totalCount"); got != want {
					t.Errorf("%s: %d, its facet says %d", filter, got, want)
				}
			}
		}
	}
}
