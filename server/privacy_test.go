package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// seen remembers who each audience sees; the shared server's people do not change.
var seen = map[string]map[string]person{}

// person is somebody the office sees and the public does not.
type person struct {
	id, name   string
	neighbours []string // nodes the person is linked to
}

// everybody lists all alumni that the token's audience sees, with whom they are linked to.
func everybody(t *testing.T, token string) map[string]person {
	t.Helper()
	if all, ok := seen[token]; ok {
		return all
	}
	all := map[string]person{}
	seen[token] = all
	for after := any(nil); ; {
		r := answer(t, token, `query($after: String) { alumni(first: 100, after: $after) { nodes { id name { en } relations { neighbours(first: 20, history: true) { nodes { id } } } } pageInfo { hasNextPage endCursor } } }`, vars{"after": after})
		for _, v := range r.list("alumni.nodes") {
			n := reply{Data: v.(map[string]any)}
			all[n.text("id")] = person{n.text("id"), n.text("name.en"), n.texts("relations.neighbours.nodes", "id")}
		}
		if r.at("alumni.pageInfo.hasNextPage") != true {
			return all
		}
		after = r.at("alumni.pageInfo.endCursor")
	}
}

// hiddenPeople are some of those whom the public does not see, and everybody whom it does.
func hiddenPeople(t *testing.T) (sample []person, shown map[string]person) {
	t.Helper()
	shown = everybody(t, "")
	for id, p := range everybody(t, officeToken) {
		if _, seen := shown[id]; !seen {
			sample = append(sample, p)
		}
	}
	slices.SortFunc(sample, func(a, b person) int { return strings.Compare(a.id, b.id) })
	if len(sample) < 1000 {
		t.Fatalf("only %d people are hidden from the public", len(sample))
	}
	return sample[:40], shown
}

func TestHiddenPeopleDoNotExistForThePublic(t *testing.T) {
	hidden, _ := hiddenPeople(t)
	const nobody = "alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV"
	for _, p := range hidden {
		for _, token := range []string{"", publicToken} {
			r := answer(t, token, `query($id: ID!, $name: String!) { node(id: $id) { id } nodes(ids: [$id]) { id }
				search(text: $name, first: 100) { nodes { id } } alumni(filter: {text: $name}, first: 100) { nodes { id } } }`, vars{"id": p.id, "name": p.name})
			if r.at("node") != nil || r.at("nodes.0") != nil || strings.Contains(r.Raw, p.id) {
				t.Errorf("%s is hidden and found: %s", p.id, r.Raw)
			}
		}
		// Whatever is asked about somebody hidden is answered as for somebody who does not exist.
		for _, query := range []string{
			`query($id: ID!) { explore(from: [$id]) { nodes { id } } }`,
			`query($id: ID!) { path(from: $id, to: "institution:leiden") { sentence { en } } }`,
			`query($id: ID!) { path(from: "institution:leiden", to: $id) { sentence { en } } }`,
			`query($id: ID!) { nodes(ids: [$id, "institution:leiden"]) { id } }`,
			`query($id: ID!) { alumni(filter: {networks: [$id]}) { totalCount } }`,
		} {
			got, want := site.ask(t, "", query, vars{"id": p.id}), site.ask(t, "", query, vars{"id": nobody})
			if strings.ReplaceAll(got.Raw, p.id, nobody) != want.Raw || got.Status != want.Status {
				t.Errorf("%s tells hidden from absent:\n%s\n%s", query, got.Raw, want.Raw)
			}
		}
		page := strings.Replace(p.id, "alumnus:", "/en/alumni/", 1)
		if got := site.send(t, request{method: "GET", target: page}); got.Status != 404 || strings.Contains(got.Raw, p.name) {
			t.Errorf("the page of %s: %d", p.id, got.Status)
		}
	}
}

// TestNoListLeadsToHiddenPeople asks every node that somebody hidden is linked to for all it knows.
func TestNoListLeadsToHiddenPeople(t *testing.T) {
	_, shown := hiddenPeople(t)
	neighbours := map[string]bool{}
	for _, p := range everybody(t, officeToken) {
		for _, id := range p.neighbours {
			neighbours[id] = true
		}
	}
	ids := []string{}
	for id := range neighbours {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	if len(ids) < 200 {
		t.Fatalf("the people are linked to %d nodes only", len(ids))
	}
	for chunk := range slices.Chunk(ids, 10) {
		r := answer(t, "", `query($ids: [ID!]!) { nodes(ids: $ids) { id relations { neighbours(kinds: [ALUMNUS], first: 100, history: true) { totalCount nodes { id } } }
			... on Organisation { alumni(first: 100) { totalCount nodes { id } } } ... on Programme { alumni(first: 100) { totalCount nodes { id } } }
			... on Institution { exchangeAlumni(first: 100) { totalCount nodes { id } } } } explored: explore(from: $ids, depth: 1, kinds: [ALUMNUS], limit: 800) { nodes { id } links { from { id } to { id } } } }`, vars{"ids": chunk})
		for i, v := range r.list("nodes") {
			if v == nil {
				continue // such as an employer whom only hidden people name
			}
			n := reply{Data: v.(map[string]any)}
			found := n.texts("relations.neighbours.nodes", "id")
			for _, field := range []string{"alumni", "exchangeAlumni"} {
				found = append(found, n.texts(field+".nodes", "id")...)
			}
			for _, id := range found {
				if _, ok := shown[id]; !ok {
					t.Errorf("%s leads the public to %s", chunk[i], id)
				}
			}
			known := 0
			for _, p := range shown {
				for _, id := range p.neighbours { // several times for several links
					if id == chunk[i] {
						known++
					}
				}
			}
			if n.number("relations.neighbours.totalCount") > known {
				t.Errorf("%s counts %d links to people; the public sees %d of them", chunk[i], n.number("relations.neighbours.totalCount"), known)
			}
		}
		for _, id := range r.texts("explored.nodes", "id") {
			if _, ok := shown[id]; !ok && strings.HasPrefix(id, "alumnus:") {
				t.Errorf("an exploration leads the public to %s", id)
			}
		}
	}
}

// TestCountsAreTheAudiencesOwn: no statistic or facet counts more people than the audience sees.
func TestCountsAreTheAudiencesOwn(t *testing.T) {
	r := answer(t, "", `{ alumni(first: 1) { totalCount facets { field values(first: 300) { value count } } } dataset { counts { value count } }
		statistics { alumniByCountry { count } alumniByFaculty { count } alumniBySector { count } alumniByYear { count } } }`, nil)
	total := r.number("alumni.totalCount")
	for _, name := range []string{"alumniByCountry", "alumniByFaculty", "alumniBySector", "alumniByYear"} {
		for _, v := range r.list("statistics." + name) {
			if n := int(v.(map[string]any)["count"].(float64)); n < 1 || n > total {
				t.Errorf("%s counts %d of %d", name, n, total)
			}
		}
	}
	for _, v := range r.list("dataset.counts") {
		if c := v.(map[string]any); c["value"] == "alumnus" && int(c["count"].(float64)) != total {
			t.Errorf("the data set counts %v alumni of %d", c["count"], total)
		}
	}
	for i := range r.list("alumni.facets") {
		for _, v := range r.list(fmt.Sprintf("alumni.facets.%d.values", i)) {
			if n := int(v.(map[string]any)["count"].(float64)); n > total {
				t.Errorf("facet %s counts %d of %d", r.text(fmt.Sprintf("alumni.facets.%d.field", i)), n, total)
			}
		}
	}
}

// TestHiddenPartsOfProfiles: what a person shows to an audience is all that it gets, in every form.
func TestHiddenPartsOfProfiles(t *testing.T) {
	const query = `query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Alumnus { studies { degree } exchanges { year } work { title { en } } contact { email phone website } memberships { network { id } } mentoring { capacity } } } }`
	parts := []string{"studies", "exchanges", "work", "contact", "memberships", "mentoring"}
	_, shown := hiddenPeople(t)
	ids := []string{}
	for id := range shown {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	ids = ids[:100]
	empty := func(v any) bool {
		l, isList := v.([]any)
		return v == nil || isList && len(l) == 0
	}
	public, office := answer(t, "", query, vars{"ids": ids}), answer(t, officeToken, query, vars{"ids": ids})
	fewer := 0
	for i := range ids {
		for _, part := range parts {
			p, o := public.at(fmt.Sprintf("nodes.%d.%s", i, part)), office.at(fmt.Sprintf("nodes.%d.%s", i, part))
			switch {
			case empty(p) && !empty(o):
				fewer++
			case !empty(p) && fmt.Sprint(p) != fmt.Sprint(o):
				t.Errorf("%s: %s is %v for the public and %v for the office", ids[i], part, p, o)
			}
		}
	}
	if fewer < 20 {
		t.Errorf("only %d parts are hidden among %d profiles: does the test see anything?", fewer, len(ids))
	}
}

func TestContactsAndDraftsAreForTheOffice(t *testing.T) {
	const query = `query($after: String) { agreements(first: 100, after: $after) { nodes { id stage { value } partners { contacts { name email } } } pageInfo { hasNextPage endCursor } } }`
	count := func(token string) (contacts int, unfinished []string) {
		for after := any(nil); ; {
			r := answer(t, token, query, vars{"after": after})
			for _, v := range r.list("agreements.nodes") {
				n := reply{Data: v.(map[string]any)}
				for side := range n.list("partners") {
					contacts += len(n.list(fmt.Sprintf("partners.%d.contacts", side)))
				}
				if s := n.text("stage.value"); s == "DRAFT" || s == "PROPOSED" {
					unfinished = append(unfinished, n.text("id"))
				}
			}
			if r.at("agreements.pageInfo.hasNextPage") != true {
				return contacts, unfinished
			}
			after = r.at("agreements.pageInfo.endCursor")
		}
	}
	contacts, unfinished := count(officeToken)
	if contacts < 600 || len(unfinished) < 5 {
		t.Fatalf("the office sees %d contacts and %d drafts and proposals", contacts, len(unfinished))
	}
	for _, token := range []string{"", publicToken, memberToken} {
		if contacts, seen := count(token); contacts != 0 || len(seen) != 0 {
			t.Errorf("%d contacts, drafts and proposals %v", contacts, seen)
		}
		for _, id := range unfinished {
			r := answer(t, token, `query($id: ID!) { node(id: $id) { id } }`, vars{"id": id})
			if r.at("node") != nil {
				t.Errorf("%s is seen", id)
			}
			refused(t, token, `query($id: ID!) { explore(from: [$id]) { nodes { id } } }`, vars{"id": id}, "BAD_USER_INPUT")
		}
		r := answer(t, token, `{ agreements(filter: {statuses: [DRAFT, PROPOSED]}) { totalCount } statistics { agreementsByStatus { value } } }`, nil)
		if statuses := r.texts("statistics.agreementsByStatus", "value"); r.number("agreements.totalCount") != 0 || slices.Contains(statuses, "DRAFT") || slices.Contains(statuses, "PROPOSED") {
			t.Errorf("drafts are counted: %s", r.Raw)
		}
	}
}

// sensitive are the networks whose membership is nobody's business, by the records themselves.
func sensitiveNetworks(t *testing.T) []string {
	t.Helper()
	var ids []string
	for line := range strings.Lines(must(t, "export", "--data", site.folder, "--kinds", "network").stdout) {
		if strings.Contains(line, `"sensitive":true`) {
			ids = append(ids, cutOut(line, `"id":"`, `"`))
		}
	}
	if len(ids) < 3 {
		t.Fatalf("sensitive networks: %v", ids)
	}
	return ids
}

func cutOut(s, before, after string) string {
	_, s, _ = strings.Cut(s, before)
	s, _, _ = strings.Cut(s, after)
	return s
}

func TestSensitiveMembershipsAppearNowhere(t *testing.T) {
	networks := sensitiveNetworks(t)
	people := 0
	for line := range strings.Lines(must(t, "export", "--data", site.folder, "--kinds", "alumnus").stdout) {
		for _, id := range networks {
			people += strings.Count(line, `"network":"`+id+`"`)
		}
	}
	if people == 0 {
		t.Log("the generated data hold no sensitive memberships; the records themselves never had any")
	}
	for _, token := range []string{"", publicToken, memberToken, officeToken} {
		r := answer(t, token, `query($ids: [ID!]!) { alumni(filter: {networks: $ids}, first: 1) { totalCount } facets: alumni(first: 1) { facets(fields: ["networks"]) { values(first: 300) { value } } } }`, vars{"ids": networks})
		if r.number("alumni.totalCount") != 0 {
			t.Errorf("a filter finds %d members", r.number("alumni.totalCount"))
		}
		for _, v := range r.texts("facets.facets.0.values", "value") {
			if slices.Contains(networks, v) {
				t.Errorf("a facet counts the members of %s", v)
			}
		}
		for _, id := range networks {
			r := answer(t, token, `query($id: ID!) { node(id: $id) { ... on Network { members(first: 100) { nodes { kind } } }
				relations { groups(history: true) { neighbourKind } neighbours(kinds: [ALUMNUS], history: true) { totalCount } } }
				explore(from: [$id], kinds: [ALUMNUS], limit: 500) { nodes { kind } } }`, vars{"id": id})
			if slices.Contains(r.texts("node.members.nodes", "kind"), "ALUMNUS") || slices.Contains(r.texts("node.relations.groups", "neighbourKind"), "ALUMNUS") ||
				r.number("node.relations.neighbours.totalCount") != 0 || slices.Contains(r.texts("explore.nodes", "kind"), "ALUMNUS") {
				t.Errorf("%s shows people: %s", id, r.Raw)
			}
		}
	}
}

// TestPathsDoNotLeadThroughPeople: people may be the ends of a path and are never between them, whoever asks.
func TestPathsDoNotLeadThroughPeople(t *testing.T) {
	found := 0
	r := answer(t, officeToken, `{ organisations(first: 40) { nodes { id } } programmes(first: 10) { nodes { id } } alumni(first: 10) { nodes { id } } }`, nil)
	from := append(r.texts("programmes.nodes", "id"), r.texts("alumni.nodes", "id")...)
	for i, to := range r.texts("organisations.nodes", "id") {
		p := answer(t, officeToken, `query($from: ID!, $to: ID!) { path(from: $from, to: $to, maxLength: 12) { nodes { id kind } } }`, vars{"from": from[i%len(from)], "to": to})
		kinds := p.texts("path.nodes", "kind")
		if len(kinds) > 2 && slices.Contains(kinds[1:len(kinds)-1], "ALUMNUS") {
			t.Errorf("from %s to %s: %v", from[i%len(from)], to, p.texts("path.nodes", "id"))
		}
		found += len(kinds)
	}
	if p := answer(t, officeToken, `query($id: ID!) { path(from: $id, to: "institution:leiden") { nodes { kind } } }`, vars{"id": from[len(from)-1]}); len(p.list("path.nodes"))+found == 0 {
		t.Error("no path was found at all: the test sees nothing")
	}
}
