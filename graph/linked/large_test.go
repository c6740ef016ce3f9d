package linked

import (
	"fmt"
	"iter"
	"math/rand/v2"
)

// alumniVocabulary has people last, as the catalogue's has.
var alumniVocabulary = Vocabulary{
	NodeKinds: []string{"institution", "network", "unit", "programme", "organisation", "alumnus"},
	LinkKinds: []string{"MEMBER_OF", "PART_OF", "OFFERS", "ADVISES", "GRADUATED_FROM", "WORKS_AT", "STUDIED_AT"},
}

// alumniLike is a graph of the shape that the product has: a hundred institutions, thirty networks, a few faculties, 46
// programmes, 600 employers, and alumni with one or two studies, one or two jobs, some exchanges and memberships.
func alumniLike(alumni int, seed uint64) *Graph {
	return Build(alumniVocabulary, alumniRecords(alumni, seed))
}

func alumniRecords(alumni int, seed uint64) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		m := rand.New(rand.NewPCG(seed, 6))
		for c := range hubs(m) {
			if !yield(c) {
				return
			}
		}
		var links []Link
		for i := range alumni {
			var c Change
			if c, links = alumnusRecord(m, i, links[:0]); !yield(c) {
				return
			}
		}
	}
}

func hubs(m *rand.Rand) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		add := func(kind string, i int, links ...Link) bool {
			id := fmt.Sprint(kind, ":", i)
			for k := range links {
				links[k].From = id
			}
			return yield(Change{ID: id, Node: &Node{Kind: kind}, Links: links})
		}
		to := func(kind, node string, i int) Link { return Link{Kind: kind, To: fmt.Sprint(node, ":", i)} }
		for i := range 104 {
			if !add("institution", i, Link{Kind: "MEMBER_OF", To: fmt.Sprint("network:", m.IntN(5)), Since: Day(1980+m.IntN(40)) * 10000}) {
				return
			}
		}
		for i := range 8 {
			if !add("unit", i, to("PART_OF", "institution", 0)) {
				return
			}
		}
		for i := range 30 {
			if !add("network", i, to("ADVISES", "unit", m.IntN(8))) {
				return
			}
		}
		for i := range 46 {
			if !add("programme", i, to("OFFERS", "institution", 0), to("PART_OF", "unit", i%8)) {
				return
			}
		}
		for i := range 600 {
			if !add("organisation", i) {
				return
			}
		}
	}
}

var titles = [...]string{"analyst", "adviser", "teacher", "researcher", "lawyer", "doctor", "engineer", "editor", "manager", "director"}

func alumnusRecord(m *rand.Rand, i int, links []Link) (Change, []Link) {
	id := alumnusID(i)
	year := Day(1960 + m.IntN(65))
	add := func(kind, node string, of int, since, until Day, note string) {
		links = append(links, Link{Kind: kind, From: id, To: fmt.Sprint(node, ":", of), Since: since, Until: until, Note: Note{EN: note}})
	}
	for k := range 1 + m.IntN(2) {
		add("GRADUATED_FROM", "programme", m.IntN(46), (year+Day(2*k))*10000, 0, "")
	}
	for k := range 1 + m.IntN(3) {
		since := (year+Day(k))*10000 + Day(1+m.IntN(12))*100
		add("WORKS_AT", "organisation", int(600*m.Float64()*m.Float64()), since, since+30000, titles[m.IntN(len(titles))]+" "+titles[m.IntN(len(titles))])
	}
	if m.IntN(3) == 0 {
		add("STUDIED_AT", "institution", 1+m.IntN(103), year*10000+901, 0, "")
	}
	if m.IntN(2) == 0 {
		add("MEMBER_OF", "network", m.IntN(30), year*10000, 0, "")
	}
	return Change{ID: id, Node: &Node{Kind: "alumnus"}, Links: links}, links
}

func alumnusID(i int) string { return fmt.Sprintf("alumnus:01ARZ3NDEKTSV4RRFFQ%07d", i) }
