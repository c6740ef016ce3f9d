package linked

import "slices"

// Step is one link of a path, walked from one node to the next.
type Step struct {
	From, To string
	Link     Link
	Forward  bool // the link leads from From to To; otherwise it is walked against its direction
}

// Path finds a shortest path of at most maxLength links that pass. The filter's kinds of nodes bind the nodes on the
// way, not the two ends; its direction is that in which each link may be walked (Both: any way). A path from a node to itself
// has no steps.
//
// Of several shortest paths it is the one that has, at the first place where they differ, the kind of node that comes
// earlier in the vocabulary, or else the smaller id. Of several links between two nodes on the path it takes one that
// has no end rather than one that has, then the kind that comes earlier in the vocabulary, then the latest one to begin.
func (g *Graph) Path(from, to string, f Filter, maxLength int) ([]Step, bool) {
	s := g.vocabulary.sieve(f)
	a, ok := g.find(from)
	b, ok2 := g.find(to)
	if !ok || !ok2 || !g.exists(a, &s) || !g.exists(b, &s) {
		return nil, false
	}
	if a == b {
		return nil, true
	}
	ahead, back := g.search(a, b, s), g.search(b, a, s)
	back.sieve.in, back.sieve.out = s.out, s.in
	ahead.better, back.better = ahead.earlier, g.preferred
	for ahead.depth+back.depth < maxLength && len(ahead.frontier) > 0 && len(back.frontier) > 0 {
		var met []uint32
		if ahead.work <= back.work {
			met = ahead.expand(back)
		} else {
			met = back.expand(ahead)
		}
		if len(met) > 0 {
			return g.steps(nodesOf(ahead, back, met), &s), true
		}
	}
	return nil, false
}

// search is a breadth-first search from one end of a path.
type search struct {
	*Graph
	sieve    sieve
	ways     uint64 // kinds of nodes that may lie on the way
	goal     uint32 // the other end, of any kind
	reached  map[uint32]reached
	frontier []uint32 // the nodes at depth
	depth    int
	work     int // halves of the frontier
	// better says which of two nodes at the same depth is the better one to come by.
	better func(a, b uint32) bool
}

// reached says how a search came to a node: after how many links, and by which node.
type reached struct {
	depth int
	by    uint32
}

func (g *Graph) search(start, goal uint32, s sieve) *search {
	x := &search{Graph: g, sieve: s, ways: s.nodes, goal: goal, reached: map[uint32]reached{start: {0, start}},
		frontier: []uint32{start}, work: g.adjacency(start).len()}
	x.sieve.nodes |= 1 << g.entry(goal).kind
	return x
}

// expand reaches one link farther. It gives the nodes at which it met the other search; all of these are as far from
// the other end as that search has come, for otherwise they would have met before.
func (x *search) expand(other *search) (met []uint32) {
	var next []uint32
	x.depth++
	x.work = 0
	for _, u := range x.frontier {
		for h := range x.halves(u, &x.sieve) {
			v := h.other
			if r, ok := x.reached[v]; ok {
				if r.depth == x.depth && r.by != u && x.better(u, r.by) {
					x.reached[v] = reached{x.depth, u}
				}
				continue
			}
			if v != x.goal && x.ways>>h.otherKind&1 == 0 {
				continue
			}
			if _, ok := other.reached[v]; ok {
				met = append(met, v)
			} else if len(met) > 0 {
				continue // what does not meet is no longer of interest
			}
			x.reached[v] = reached{x.depth, u}
			next = append(next, v)
			x.work += x.adjacency(v).len()
		}
	}
	x.frontier = next
	return met
}

// preferred says whether a is the better node to have on a path.
func (g *Graph) preferred(a, b uint32) bool {
	if k, l := g.entry(a).kind, g.entry(b).kind; k != l {
		return k < l
	}
	return g.before(a, b)
}

// earlier says whether the best path to a goes before the best path to b, both at the same depth.
func (x *search) earlier(a, b uint32) bool {
	for a != b {
		p, q := x.reached[a].by, x.reached[b].by
		if p == q {
			return x.preferred(a, b)
		}
		a, b = p, q
	}
	return false
}

// nodesOf is the best path through one of the nodes at which the searches met.
func nodesOf(ahead, back *search, met []uint32) []uint32 {
	best := met[0]
	for _, i := range met[1:] {
		if ahead.earlier(i, best) {
			best = i
		}
	}
	var nodes []uint32
	for i := best; ; i = ahead.reached[i].by {
		nodes = append(nodes, i)
		if ahead.reached[i].depth == 0 {
			break
		}
	}
	slices.Reverse(nodes)
	for i := best; back.reached[i].depth > 0; {
		i = back.reached[i].by
		nodes = append(nodes, i)
	}
	return nodes
}

// steps chooses the links between the nodes of a path.
func (g *Graph) steps(nodes []uint32, s *sieve) []Step {
	steps := make([]Step, len(nodes)-1)
	for k := range steps {
		from, to := nodes[k], nodes[k+1]
		link, forward := g.between(from, to, s)
		steps[k] = Step{From: g.id(from), To: g.id(to), Link: link, Forward: forward}
	}
	return steps
}

// between chooses the link for a step from one node to another; there must be one that passes.
func (g *Graph) between(from, to uint32, s *sieve) (link Link, forward bool) {
	at, end := from, to
	turned := g.adjacency(to).len() < g.adjacency(from).len()
	if turned { // look from the end that has fewer links
		at, end = to, from
	}
	var best *half
	a, kind := g.adjacency(at), g.entry(end).kind
	for p := range a.spans() {
		ahead := p.group.in() == turned
		if p.group.otherKind() != kind || s.links>>p.group.link()&1 == 0 || ahead && !s.out || !ahead && !s.in {
			continue
		}
		for h := range g.to(a, p, []uint32{end}) {
			if g.holds(h, s) && (best == nil || g.fitter(h, best, turned)) {
				best = h
			}
		}
	}
	return g.link(at, best), best.in == turned
}

// fitter says whether h is the better one of two links between the same nodes.
func (g *Graph) fitter(h, best *half, turned bool) bool {
	switch {
	case (h.until == 0) != (best.until == 0):
		return h.until == 0
	case h.kind != best.kind:
		return h.kind < best.kind
	case h.since != best.since:
		return h.since > best.since
	case h.in != best.in:
		return h.in == turned
	}
	return g.compareTerms(h, best) < 0
}
