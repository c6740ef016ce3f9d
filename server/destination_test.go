package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// lawStudent asks where a student of law in the master's phase can go who speaks English at C1 and German at B1.
const lawStudent = `field: "0421", level: 7, languages: [{language: "en", level: "C1"}, {language: "de", level: "B1"}], year: "2027/2028"`

func TestLawStudentFindsDestinations(t *testing.T) {
	r := answer(t, "", `{ destinations(`+lawStudent+`, first: 30) { totalCount year misses { need value institutions } nodes {
		institution { id name { en } place { country { value } } } fit agreed taken left went
		reasons { code args points text { en nl } } scholarships { id name { en } } volunteers(first: 3) { totalCount nodes { id } }
		matches { agreement { id status(asOf: "2027-10-01") { value } } condition { type { value } sending { id } receiving { id } firstYear lastYear placesPerYear
			levels { value } subjectAreas { field { value } } languages { language { value } level { value } } } } } } }`, nil)
	nodes := r.list("destinations.nodes")
	if len(nodes) < 3 || len(nodes) != r.number("destinations.totalCount") || r.text("destinations.year") != "2027/2028" {
		t.Fatalf("%d destinations of %d in %q", len(nodes), r.number("destinations.totalCount"), r.text("destinations.year"))
	}
	fit := 101
	for i := range nodes {
		d := reply{Data: map[string]any{"d": nodes[i]}}
		points := 0
		for k := range d.list("d.reasons") {
			at := fmt.Sprintf("d.reasons.%d.", k)
			points += d.number(at + "points")
			for _, lang := range []string{"en", "nl"} {
				if s := d.text(at + "text." + lang); !strings.HasSuffix(s, ".") || strings.Contains(s, "%") {
					t.Errorf("reason %q", s)
				}
			}
		}
		if d.number("d.fit") != points || points > fit {
			t.Errorf("fit %d after %d, reasons add up to %d", d.number("d.fit"), fit, points)
		}
		fit = d.number("d.fit")
		if left, agreed := d.number("d.left"), d.number("d.agreed"); left < 0 || left > agreed || agreed < 1 {
			t.Errorf("%d of %d places left", left, agreed)
		}
		checkLawMatches(t, d)
	}
	if len(r.list("destinations.misses")) == 0 {
		t.Error("nothing is said about what would add more")
	}
}

// checkLawMatches holds the conditions of a destination against the law student's question.
func checkLawMatches(t *testing.T, d reply) {
	t.Helper()
	matches := d.list("d.matches")
	if len(matches) == 0 {
		t.Errorf("%s has no agreement", d.text("d.institution.id"))
	}
	for i := range matches {
		m := reply{Data: map[string]any{"m": matches[i]}}
		here, there := m.text("m.condition.sending.id"), m.text("m.condition.receiving.id")
		if here != "institution:leiden" || there != d.text("d.institution.id") || m.text("m.condition.type.value") != "STUDENT_STUDIES" {
			t.Errorf("%s from %s to %s", m.text("m.condition.type.value"), here, there)
		}
		if m.text("m.condition.firstYear") > "2027/2028" || m.text("m.condition.lastYear") < "2027/2028" {
			t.Errorf("years %s to %s", m.text("m.condition.firstYear"), m.text("m.condition.lastYear"))
		}
		if status := m.text("m.agreement.status.value"); status != "IN_EFFECT" && status != "EXPIRING" {
			t.Errorf("the agreement's status in October 2027 is %s", status)
		}
		if levels := m.texts("m.condition.levels", "value"); len(levels) > 0 && !slices.Contains(levels, "7") {
			t.Errorf("levels %v", levels)
		}
		if fields := m.texts("m.condition.subjectAreas", "field.value"); len(fields) > 0 && !slices.ContainsFunc(fields, func(f string) bool { return strings.HasPrefix("0421", f) }) {
			t.Errorf("fields %v", fields)
		}
		for k := range m.list("m.condition.languages") {
			at := fmt.Sprintf("m.condition.languages.%d.", k)
			language, level := m.text(at+"language.value"), m.text(at+"level.value")
			if most := map[string]string{"en": "C1", "de": "B1"}[language]; level > most {
				t.Errorf("asks for %s %s", language, level)
			}
		}
	}
}

func TestDestinationsArePaged(t *testing.T) {
	all := answer(t, "", `{ destinations(first: 100) { totalCount nodes { institution { id } } } }`, nil)
	ids := all.texts("destinations.nodes", "institution.id")
	var walked []string
	after := any(nil)
	for {
		r := answer(t, "", `query($after: String) { destinations(first: 7, after: $after) { edges { cursor node { institution { id } } } pageInfo { hasNextPage endCursor } } }`, vars{"after": after})
		walked = append(walked, r.texts("destinations.edges", "node.institution.id")...)
		if r.at("destinations.pageInfo.hasNextPage") != true || len(walked) >= len(ids) {
			break
		}
		after = r.text("destinations.pageInfo.endCursor")
	}
	if len(ids) < 20 || !slices.Equal(walked[:min(len(walked), len(ids))], ids) {
		t.Errorf("pages give\n%v, the whole list\n%v", walked, ids)
	}
	back := answer(t, "", `{ destinations(last: 3) { totalCount nodes { institution { id } } pageInfo { hasPreviousPage hasNextPage } } }`, nil)
	if len(back.list("destinations.nodes")) != 3 || back.at("destinations.pageInfo.hasPreviousPage") != true || back.at("destinations.pageInfo.hasNextPage") != false {
		t.Errorf("the last page: %s", back.Raw)
	}
}

func TestDestinationsAskedWrongly(t *testing.T) {
	for args, field := range map[string]string{
		`field: "law"`: "field", `field: "99999"`: "field", `level: 9`: "level", `level: 0`: "level",
		`languages: [{language: "xx", level: "B1"}]`:                                  "languages[0].language",
		`languages: [{language: "en", level: "C1"}, {language: "de", level: "good"}]`: "languages[1].level",
		`country: "Germany"`: "country", `first: 101`: "first", `after: "x"`: "after",
	} {
		r := refused(t, "", `{ destinations(`+args+`) { totalCount } }`, nil, "BAD_USER_INPUT")
		if len(r.Errors) == 1 && (len(r.Errors[0].Extensions.Fields) != 1 || r.Errors[0].Extensions.Fields[0].Field != field) {
			t.Errorf("%s: %+v, want it to name %s", args, r.Errors[0], field)
		}
	}
	for _, args := range []string{`year: "2027"`, `year: "2027/2029"`, `year: 2027`, `kind: HOLIDAY`, `languages: [{language: "en"}]`} {
		if r := site.ask(t, "", `{ destinations(`+args+`) { totalCount } }`, nil); len(r.Errors) == 0 {
			t.Errorf("%s is answered: %s", args, r.Raw)
		}
	}
}

// TestVolunteersAreThoseEverybodySees: the alumni who tell about a destination are those of the list that the page leads to,
// and the office sees no fewer than the public.
func TestVolunteersAreThoseEverybodySees(t *testing.T) {
	const query = `{ destinations(first: 50) { nodes { institution { id } volunteers(first: 10) { totalCount nodes { id mentoring { topics { value } } exchanges { institution { id } } } } } } }`
	total := map[string]int{}
	for _, token := range []string{"", officeToken} {
		r := answer(t, token, query, nil)
		for i := range r.list("destinations.nodes") {
			at := fmt.Sprintf("destinations.nodes.%d.", i)
			id, n := r.text(at+"institution.id"), r.number(at+"volunteers.totalCount")
			total[token] += n
			listed := answer(t, token, `query($ids: [ID!]) { alumni(filter: {exchanges: $ids, mentorTopics: [STUDY_ABROAD]}) { totalCount } }`, vars{"ids": []string{id}})
			if listed.number("alumni.totalCount") != n {
				t.Errorf("%d volunteers for %s, the list has %d", n, id, listed.number("alumni.totalCount"))
			}
			for k := range r.list(at + "volunteers.nodes") {
				v := fmt.Sprintf("%svolunteers.nodes.%d.", at, k)
				if !slices.Contains(r.texts(v+"mentoring.topics", "value"), "STUDY_ABROAD") || !slices.Contains(r.texts(v+"exchanges", "institution.id"), id) {
					t.Errorf("%s does not offer to tell about %s", r.text(v+"id"), id)
				}
			}
		}
	}
	if total[""] > total[officeToken] || total[officeToken] == 0 {
		t.Errorf("the public sees %d volunteers, the office %d", total[""], total[officeToken])
	}
}
