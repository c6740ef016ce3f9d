package linked

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestExploreEvenlyShares walks from a hub with many persons, some clubs and a house.
func TestExploreEvenlyShares(t *testing.T) {
	p := plain{}
	add := func(kind string, n int, link string, since, until Day) {
		for i := range n {
			id := fmt.Sprintf("%s%03d", kind, i)
			p.apply(Change{ID: id, Node: &Node{Kind: kind}, Links: []Link{{Kind: link, From: id, To: "hub", Since: since, Until: until}}})
		}
	}
	p.apply(Change{ID: "hub", Node: &Node{Kind: "club"}})
	add("person", 500, "MEMBER", 20000101, 0)
	add("club", 20, "PART", 20000101, 20100101)
	add("house", 2, "PART", 20000101, 0)
	p.apply(Change{ID: "clubnow", Node: &Node{Kind: "club"}, Links: []Link{{Kind: "PART", From: "clubnow", To: "hub", Since: 20100101}}})
	g := Build(testVocabulary, p.records())
	for _, c := range []struct{ each, persons, clubs, houses int }{{0, 500, 21, 2}, {3, 1, 1, 1}, {12, 5, 5, 2}, {100, 77, 21, 2}, {1000, 500, 21, 2}} {
		found := g.ExploreEvenly([]string{"hub"}, Filter{}, 1, 1000, Share{Each: c.each, Now: 20200101})
		count := map[string]int{}
		for _, n := range found.Nodes[1:] {
			count[n.Kind]++
		}
		if count["person"] != c.persons || count["club"] != c.clubs || count["house"] != c.houses || found.Truncated {
			t.Errorf("each %d gives %v, truncated %v; want %+v", c.each, count, found.Truncated, c)
		}
		if !slices.ContainsFunc(found.Nodes, func(n Node) bool { return n.ID == "clubnow" }) {
			t.Errorf("each %d leaves out the club that is linked now", c.each)
		}
	}
}

// TestExploreEvenlyIsPartOfAll holds the answer for a share against the one without: a part of it, at most as many of each
// node, and the same for each start whatever else is given.
func TestExploreEvenlyIsPartOfAll(t *testing.T) {
	for seed := range uint64(150) {
		m := maker{Rand: rand.New(rand.NewPCG(seed, 9)), nodes: 2 + int(seed%30)}
		g := Build(testVocabulary, m.world().records())
		f, from, each := m.filter(), []string{m.id(), m.id()}, 1+m.IntN(6)
		f.Direction = Both
		all := g.Explore(from, f, 1, 1000)
		some := g.ExploreEvenly(from, f, 1, 1000, Share{Each: each})
		alone := g.ExploreEvenly(from[:1], f, 1, 1000, Share{Each: each})
		for _, n := range some.Nodes {
			if !slices.Contains(all.Nodes, n) {
				t.Fatalf("seed %d: %v is not around %v", seed, n, from)
			}
		}
		for _, n := range alone.Nodes {
			if !slices.Contains(some.Nodes, n) {
				t.Fatalf("seed %d: %v is around %s, but not where %s is given too", seed, n, from[0], from[1])
			}
		}
		if len(alone.Nodes) > 1+each {
			t.Fatalf("seed %d: %d nodes around one, with %d of each", seed, len(alone.Nodes), each)
		}
		if got := g.ExploreEvenly(from, f, 1, 1000, Share{Each: 1000}); !slices.Equal(got.Nodes, all.Nodes) || !slices.Equal(got.Links, all.Links) {
			t.Fatalf("seed %d: a share of all is not all", seed)
		}
	}
}
