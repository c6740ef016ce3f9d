package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// list is a connection to walk: where it stands in the answer, and how the query reads around its arguments.
type list struct{ name, path, before, after string }

var lists = []list{
	{"alumni", "alumni", `alumni(`, `)`},
	{"alumni by graduation", "alumni", `alumni(orderBy: {field: GRADUATED, direction: DESC}, `, `)`},
	{"institutions", "institutions", `institutions(`, `)`},
	{"institutions by foundation", "institutions", `institutions(orderBy: {field: FOUNDED, direction: DESC}, `, `)`},
	{"agreements by last year", "agreements", `agreements(orderBy: {field: LAST_YEAR}, `, `)`},
	{"agreements by signature, filtered", "agreements", `agreements(filter: {statuses: [IN_EFFECT, EXPIRING]}, orderBy: {field: SIGNED, direction: DESC}, `, `)`},
	{"networks", "networks", `networks(`, `)`}, {"programmes", "programmes", `programmes(`, `)`}, {"organisations", "organisations", `organisations(`, `)`},
	{"neighbours of Leiden", "node.relations.neighbours", `node(id: "institution:leiden") { relations { neighbours(history: true, `, `) } }`},
	{"members of LERU", "node.members", `node(id: "consortium:leru") { ... on Consortium { members(`, `) } }`},
}

// query writes the list's query around a page's arguments.
func (l list) query(args string) string {
	const page = ` { totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
	return `{ ` + l.before + args + `)` + page + strings.TrimPrefix(l.after, ")") + ` }`
}

// walk pages through the whole list in one direction, and gives its ids in the list's own order.
func walk(t *testing.T, token string, l list, size int, forward bool) (ids []string, total int) {
	t.Helper()
	for cursor := ""; ; {
		args := fmt.Sprintf("first: %d", size)
		if !forward {
			args = fmt.Sprintf("last: %d", size)
		}
		if cursor != "" {
			args += fmt.Sprintf(", %s: %q", map[bool]string{true: "after", false: "before"}[forward], cursor)
		}
		r := answer(t, token, l.query(args), nil)
		page := r.texts(l.path+".nodes", "id")
		if !slices.Equal(page, r.texts(l.path+".edges", "node.id")) || len(page) > size {
			t.Fatalf("%s: nodes and edges differ, or are too many", l.name)
		}
		total = r.number(l.path + ".totalCount")
		if cursors := r.texts(l.path+".edges", "cursor"); len(page) > 0 &&
			(r.text(l.path+".pageInfo.startCursor") != cursors[0] || r.text(l.path+".pageInfo.endCursor") != cursors[len(cursors)-1]) {
			t.Fatalf("%s: the page's cursors are not those of its ends", l.name)
		}
		more, next := "hasNextPage", "endCursor"
		if forward {
			ids = append(ids, page...)
		} else {
			ids, more, next = append(page, ids...), "hasPreviousPage", "startCursor"
		}
		if r.at(l.path+".pageInfo."+more) != true {
			return ids, total
		}
		if len(page) == 0 || len(ids) > 10*peopleCount {
			t.Fatalf("%s: the walk does not end", l.name)
		}
		cursor = r.text(l.path + ".pageInfo." + next)
	}
}

func TestPagingVisitsEverythingOnce(t *testing.T) {
	for _, l := range lists {
		for _, token := range []string{"", officeToken} {
			size := 100
			if token == "" {
				size = 37
			}
			there, total := walk(t, token, l, size, true)
			back, _ := walk(t, token, l, size, false)
			if len(there) != total || total == 0 {
				t.Errorf("%s: %d visited of %d", l.name, len(there), total)
			}
			if !slices.Equal(there, back) {
				t.Errorf("%s: forward and backward differ (%d and %d)", l.name, len(there), len(back))
			}
			if once := slices.Compact(slices.Sorted(slices.Values(there))); len(once) != len(there) && !strings.HasPrefix(l.name, "neighbours") {
				t.Errorf("%s: %d different of %d", l.name, len(once), len(there))
			}
		}
	}
}

func TestPageArguments(t *testing.T) {
	for _, l := range lists {
		for _, args := range []string{"first: 101", "first: -1", "last: 101", "last: -1", `first: 5, after: "nonsense"`, `first: 5, before: "bm9uc2Vuc2U"`,
			`first: 5, after: "`, `first: 2147483647`, `first: 5, after: "` + strings.Repeat("A", 500) + `"`} {
			if strings.HasSuffix(args, `: "`) {
				args += `"`
			}
			r := site.ask(t, "", l.query(args), nil)
			if r.code() != "BAD_USER_INPUT" && r.code() != "LIMIT_EXCEEDED" || r.code() == "BAD_USER_INPUT" && len(r.Errors[0].Extensions.Fields) == 0 {
				t.Errorf("%s(%s): %s", l.name, args, r.Raw[:min(len(r.Raw), 300)])
			}
		}
		if r := answer(t, "", l.query("first: null"), nil); len(r.list(l.path+".nodes")) != min(20, r.number(l.path+".totalCount")) {
			t.Errorf("%s: a page without a size has %d nodes", l.name, len(r.list(l.path+".nodes")))
		}
	}
	// A cursor of another list or order is refused, or at least never leads astray into an error of ours.
	foreign := answer(t, "", `{ institutions(first: 1) { pageInfo { endCursor } } }`, nil).text("institutions.pageInfo.endCursor")
	for _, l := range lists {
		if r := site.ask(t, "", l.query(fmt.Sprintf("first: 5, after: %q", foreign)), nil); r.code() == "INTERNAL" {
			t.Errorf("%s: a foreign cursor: %s", l.name, r.Raw)
		}
	}
}

// TestCursorsOfHiddenPeopleAreWorthless: a cursor from the office's list tells the public nothing about who it points at.
func TestCursorsOfHiddenPeopleAreWorthless(t *testing.T) {
	hidden, shown := hiddenPeople(t)
	r := answer(t, officeToken, `query($name: String!) { alumni(filter: {text: $name}, first: 1) { edges { cursor node { id } } } }`, vars{"name": hidden[0].name})
	cursor := r.text("alumni.edges.0.cursor")
	got := site.ask(t, "", `query($after: String) { alumni(first: 5, after: $after) { nodes { id } } }`, vars{"after": cursor})
	for _, id := range got.texts("alumni.nodes", "id") {
		if _, ok := shown[id]; !ok {
			t.Errorf("the cursor leads to %s", id)
		}
	}
}
