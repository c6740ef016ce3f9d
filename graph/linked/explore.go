package linked

import "slices"

// Explored is a part of the graph around some nodes.
type Explored struct {
	Nodes     []Node // the nearest first; equally near ones by kind as in the vocabulary, then by id
	Links     []Link // all that pass between these nodes
	Truncated bool   // the limit left nodes out
}

// Explore walks from the given nodes, breadth first, over links that pass and up to a depth, until it has limit nodes.
// The given nodes come first, as they were given; they may be of any kind, and missing ones are passed over. The filter's
// direction is that of the walk; of the links between the nodes found, those of both directions are given.
func (g *Graph) Explore(from []string, f Filter, depth, limit int) Explored {
	return g.ExploreEvenly(from, f, depth, limit, Share{})
}

// Share bounds how many neighbours of one node are walked to.
type Share struct {
	// Each is how many; 0 for all. Nodes that are given count, whether or not they are new.
	Each int
	// Now is the day whose links go first, where the filter lets those of all times pass; 0 for no such day.
	Now Day
}

// ExploreEvenly is Explore that walks from each node to some of its neighbours only, shared out evenly over their
// kinds: of rare kinds all are given, and what they leave goes to the others. Which neighbours of a node are chosen
// does not depend on the other nodes that are given.
func (g *Graph) ExploreEvenly(from []string, f Filter, depth, limit int, share Share) Explored {
	x := exploration{Graph: g, sieve: g.vocabulary.sieve(f), limit: limit, seen: map[uint32]bool{}, share: share}
	for _, id := range from {
		if i, ok := g.find(id); ok && g.exists(i, &x.sieve) && !x.seen[i] {
			x.take(i)
		}
	}
	ring := x.found
	x.given = len(ring)
	for ; depth > 0 && len(ring) > 0 && !x.truncated; depth-- {
		ring = x.around(ring)
	}
	found := Explored{Nodes: make([]Node, len(x.found)), Links: x.links(), Truncated: x.truncated}
	for k, i := range x.found {
		found.Nodes[k] = g.node(i)
	}
	return found
}

type exploration struct {
	*Graph
	sieve     sieve
	limit     int
	seen      map[uint32]bool
	found     []uint32
	truncated bool
	share     Share
	given     int // how many of found were given
}

// take adds a node, if there is room.
func (x *exploration) take(i uint32) {
	if len(x.found) >= x.limit {
		x.truncated = true
		return
	}
	x.seen[i] = true
	x.found = append(x.found, i)
}

// place is a span of some node.
type place struct {
	node uint32
	of   adjacency
	span
}

// around takes the unseen neighbours of a ring of nodes: the next ring. Kind by kind, it looks at no more of each hub's
// neighbours than there is room for.
func (x *exploration) around(ring []uint32) []uint32 {
	if x.share.Each > 0 {
		return x.evenlyAround(ring)
	}
	start := len(x.found)
	var byKind [maxKinds + 1][]place
	for _, i := range ring {
		a := x.adjacency(i)
		for p := range x.passing(i, a, &x.sieve) {
			k := p.group.otherKind()
			byKind[k] = append(byKind[k], place{i, a, p})
		}
	}
	for _, places := range byKind {
		var candidates []uint32
		for _, p := range places {
			candidates = x.unseen(candidates, p)
		}
		slices.SortFunc(candidates, x.byID)
		for _, i := range slices.Compact(candidates) {
			if x.take(i); x.truncated {
				return x.found[start:]
			}
		}
	}
	return x.found[start:]
}

// unseen adds the first neighbours of the place that were not seen yet: one more than there is room for.
func (x *exploration) unseen(list []uint32, p place) []uint32 {
	start, room := len(list), x.limit-len(x.found)
	for h := range p.of.in(p.from, p.to) {
		if x.seen[h.other] || len(list) > start && list[len(list)-1] == h.other || !x.holds(h, &x.sieve) {
			continue
		}
		if list = append(list, h.other); len(list)-start > room {
			break
		}
	}
	return list
}

func (x *exploration) byID(a, b uint32) int {
	switch {
	case a == b:
		return 0
	case x.before(a, b):
		return -1
	}
	return 1
}

// links are the links between the nodes found, each from its From, in the order of the nodes and then of the halves.
func (x *exploration) links() []Link {
	s := x.sieve
	s.nodes, s.out, s.in = ^uint64(1), true, false
	var byKind [maxKinds + 1][]uint32
	for _, i := range slices.SortedFunc(slices.Values(x.found), x.byID) {
		k := x.entry(i).kind
		byKind[k] = append(byKind[k], i)
	}
	var links []Link
	for _, i := range x.found {
		a := x.adjacency(i)
		for p := range x.passing(i, a, &s) {
			others := byKind[p.group.otherKind()]
			if len(others) == 0 {
				continue
			}
			if n := a.count(p.from, p.to); n <= 16*len(others) {
				for h := range a.in(p.from, p.to) {
					if x.seen[h.other] && x.holds(h, &s) {
						links = append(links, x.link(i, h))
					}
				}
				continue
			}
			for h := range x.to(a, p, others) {
				if x.holds(h, &s) {
					links = append(links, x.link(i, h))
				}
			}
		}
	}
	return links
}
