package linked

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// explore answers Explore.
func (p plain) explore(from []string, f Filter, depth, limit int) Explored {
	var x Explored
	var ids []string
	take := func(id string) {
		if slices.Contains(ids, id) || x.Truncated {
			return
		}
		if len(ids) == limit {
			x.Truncated = true
			return
		}
		ids = append(ids, id)
		x.Nodes = append(x.Nodes, *p[id].Node)
	}
	for _, id := range from {
		if p.exists(id, f.AsOf) {
			take(id)
		}
	}
	ring := slices.Clone(ids)
	for range depth {
		var next []string
		for _, id := range ring {
			for _, l := range p.neighbours(id, f) {
				if !slices.Contains(ids, l.Other(id)) {
					next = append(next, l.Other(id))
				}
			}
		}
		slices.SortFunc(next, func(a, b string) int { return cmp.Or(p.rank(a)-p.rank(b), cmp.Compare(a, b)) })
		ring = slices.Compact(next)
		for _, id := range ring {
			take(id)
		}
	}
	for _, id := range ids {
		for _, l := range p.neighbours(id, Filter{LinkKinds: f.LinkKinds, Direction: Out, AsOf: f.AsOf}) {
			if slices.Contains(ids, l.To) {
				x.Links = append(x.Links, l)
			}
		}
	}
	return x
}

func TestExploreEqualsPlain(t *testing.T) {
	truncated := 0
	for seed := range uint64(2000) {
		m := maker{Rand: rand.New(rand.NewPCG(seed, 4)), nodes: 2 + int(seed%40)}
		p := m.world()
		g := build(newVocabulary(testVocabulary), p.records(), 1<<20)
		for range m.IntN(4) {
			c := m.change(m.id())
			p.apply(c)
			g = g.With([]Change{c})
		}
		from := []string{m.id(), m.id()}[:1+m.IntN(2)]
		f, depth, limit := m.filter(), m.IntN(4), 1+m.IntN(12)
		got, want := g.Explore(from, f, depth, limit), p.explore(from, f, depth, limit)
		if !slices.Equal(got.Nodes, want.Nodes) || !slices.Equal(got.Links, want.Links) || got.Truncated != want.Truncated {
			t.Fatalf("seed %d: explore(%v, %+v, %d, %d) gives\n%+v; want\n%+v", seed, from, f, depth, limit, got, want)
		}
		if want.Truncated {
			truncated++
		}
	}
	if truncated < 100 {
		t.Errorf("only %d explorations met their limit", truncated)
	}
}

// TestExploreHub explores around a hub: the few houses come before the many people, and the people by id.
func TestExploreHub(t *testing.T) {
	g := alumniLike(1000, 1)
	x := g.Explore([]string{"institution:0"}, Filter{}, 2, 150)
	if len(x.Nodes) != 150 || !x.Truncated {
		t.Fatalf("explored %d nodes, truncated %v", len(x.Nodes), x.Truncated)
	}
	people := slices.IndexFunc(x.Nodes, func(n Node) bool { return n.Kind == "alumnus" })
	if people < 60 {
		t.Fatalf("the first alumnus is number %d", people)
	}
	for k, n := range x.Nodes[people:] {
		if n.Kind != "alumnus" || k > 0 && n.ID <= x.Nodes[people+k-1].ID {
			t.Fatalf("%s is out of order", n.ID)
		}
	}
	found := map[string]bool{}
	for _, n := range x.Nodes {
		found[n.ID] = true
	}
	for _, l := range x.Links {
		if !found[l.From] || !found[l.To] {
			t.Fatalf("%v leads to a node that is not there", l)
		}
	}
}
