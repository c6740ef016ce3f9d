package linked

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// equal holds a graph against the plain one in every question about single nodes.
func equal(t *testing.T, g *Graph, p plain, m maker) {
	t.Helper()
	nodes, links := g.Size()
	if nodes != len(p) || links != len(p.links(0)) {
		t.Fatalf("size is %d, %d; want %d, %d", nodes, links, len(p), len(p.links(0)))
	}
	for i := range m.nodes {
		id := fmt.Sprintf("n%02d", i)
		node, ok := g.Node(id)
		want, there := p[id]
		if ok != there || g.Has(id) != there || there && node != *want.Node {
			t.Fatalf("node %s is %v, %v; want %v, %v", id, node, ok, want.Node, there)
		}
		for _, f := range []Filter{{}, m.filter(), m.filter()} {
			wanted := p.neighbours(id, f)
			if got := slices.Collect(g.Neighbours(id, f)); !slices.Equal(got, wanted) {
				t.Fatalf("neighbours of %s by %+v are\n%v; want\n%v", id, f, got, wanted)
			}
			groups(t, g, p, id, f, wanted)
		}
	}
	kept := map[string]int{}
	for c := range g.All() {
		kept[c.ID] = len(c.Links)
	}
	for id, c := range p {
		if n, ok := kept[id]; !ok || n != len(c.Links) {
			t.Fatalf("All gives %d links of %s; want %d", n, id, len(c.Links))
		}
	}
	if len(kept) != len(p) {
		t.Fatalf("All gives %d records; want %d", len(kept), len(p))
	}
}

// groups holds Groups, Degree and Page against the links that Neighbours must give.
func groups(t *testing.T, g *Graph, p plain, id string, f Filter, wanted []Link) {
	t.Helper()
	list := g.Groups(id, f)
	total := 0
	for _, of := range list {
		part := wanted[total : total+of.Count]
		total += of.Count
		for _, l := range part {
			if l.Kind != of.LinkKind || p[l.Other(id)].Node.Kind != of.NodeKind || (of.Direction == Out) != (l.From == id) {
				t.Fatalf("%v does not belong to %+v", l, of)
			}
		}
		var pages []Link
		for offset := 0; offset < of.Count; offset += 2 {
			pages = append(pages, g.Page(id, of, f.AsOf, Range{Offset: offset, Limit: 2})...)
		}
		if !slices.Equal(pages, part) {
			t.Fatalf("pages of %+v of %s are %v; want %v", of, id, pages, part)
		}
		after := part[len(part)/2].Other(id)
		rest := g.Page(id, of, f.AsOf, Range{After: after})
		k := slices.IndexFunc(part, func(l Link) bool { return l.Other(id) > after })
		if k < 0 {
			k = len(part)
		}
		if !slices.Equal(rest, part[k:]) {
			t.Fatalf("page of %+v of %s after %s is %v; want %v", of, id, after, rest, part[k:])
		}
	}
	if total != len(wanted) || g.Degree(id, f) != total {
		t.Fatalf("groups of %s by %+v have %d links; want %d", id, f, total, len(wanted))
	}
}

func TestBuildEqualsPlain(t *testing.T) {
	for seed := range uint64(200) {
		m := maker{Rand: rand.New(rand.NewPCG(seed, 1)), nodes: 2 + int(seed%30)}
		p := m.world()
		equal(t, Build(testVocabulary, p.records()), p, m)
	}
}

// TestWithEqualsBuild makes versions by random edits: each equals the graph built from scratch, and the older ones stay
// what they were.
func TestWithEqualsBuild(t *testing.T) {
	for seed := range uint64(400) {
		m := maker{Rand: rand.New(rand.NewPCG(seed, 2)), nodes: 2 + int(seed%40)}
		p := m.world()
		g := build(newVocabulary(testVocabulary), p.records(), []int{0, 8, 1 << 20}[seed%3])
		first, was := g, maps.Clone(p)
		for range 12 {
			var changes []Change
			for range 1 + m.IntN(4) {
				c := m.change(m.id())
				changes = append(changes, c)
				p.apply(c)
			}
			g = g.With(changes)
		}
		equal(t, g, p, m)
		equal(t, first, was, m)
		equal(t, Build(testVocabulary, g.All()), p, m)
	}
}

func TestWithNothing(t *testing.T) {
	g := Build(testVocabulary, plain{}.records())
	if g.With(nil) != g {
		t.Error("no change made another version")
	}
	g = g.With([]Change{{ID: "gone"}})
	if n, l := g.Size(); n != 0 || l != 0 || g.Has("gone") {
		t.Errorf("removing what is not there left %d nodes and %d links", n, l)
	}
}

// TestBranches makes two versions of the same one: neither sees the other's nodes and notes.
func TestBranches(t *testing.T) {
	house := func(id, note string) []Change {
		return []Change{{ID: id, Node: &Node{Kind: "house"}, Links: []Link{{Kind: "PART", From: id, To: "a", Note: Note{EN: note}}}}}
	}
	root := Build(testVocabulary, slices.Values(house("b", "first")))
	root = root.With([]Change{{ID: "a", Node: &Node{Kind: "club"}}})
	left, right := root.With(house("c", "left")), root.With(house("d", "right"))
	for _, of := range []struct {
		g    *Graph
		want []string
	}{{root, []string{"first"}}, {left, []string{"first", "left"}}, {right, []string{"first", "right"}}} {
		var notes []string
		for l := range of.g.Neighbours("a", Filter{}) {
			notes = append(notes, l.Note.EN)
		}
		if !slices.Equal(notes, of.want) {
			t.Errorf("notes are %v; want %v", notes, of.want)
		}
	}
	if left.Has("d") || right.Has("c") {
		t.Error("a branch sees the other's node")
	}
}

// TestHub makes and unmakes a hub whose halves fill many chunks.
func TestHub(t *testing.T) {
	const members = 6000 // more than the parts that a search goes through one by one
	m := maker{Rand: rand.New(rand.NewPCG(1, 3)), nodes: members}
	p := plain{}
	member := func(i int, since Day) Change {
		id := fmt.Sprintf("p%05d", i)
		return Change{ID: id, Node: &Node{Kind: "person"}, Links: []Link{{Kind: "MEMBER", From: id, To: "hub", Since: since}}}
	}
	p.apply(Change{ID: "hub", Node: &Node{Kind: "club"}})
	for i := range members {
		p.apply(member(i*2, 20000101))
	}
	g := build(newVocabulary(testVocabulary), p.records(), 1<<20)
	check := func() {
		t.Helper()
		want := p.neighbours("hub", Filter{})
		if got := slices.Collect(g.Neighbours("hub", Filter{})); !slices.Equal(got, want) {
			t.Fatalf("the hub has %d links; want %d", len(got), len(want))
		}
		groups(t, g, p, "hub", Filter{}, want)
		day := Filter{AsOf: 20010601}
		groups(t, g, p, "hub", day, p.neighbours("hub", day))
	}
	check()
	for round := range 4 {
		for range members / 2 {
			c := member(m.IntN(2*members), m.day())
			if m.IntN(3) == 0 || round == 2 {
				c.Node = nil
			}
			p.apply(c)
			g = g.With([]Change{c})
		}
		check()
	}
	for _, c := range []Change{{ID: "hub"}, {ID: "hub", Node: &Node{Kind: "house"}}} {
		p.apply(c)
		g = g.With([]Change{c})
		check()
	}
}
