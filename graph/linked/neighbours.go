package linked

import "iter"

// Neighbours gives a node's links that pass, ordered by direction (out first), kind of link and kind of neighbour (both
// as in the vocabulary), id of the neighbour, and time. A missing node has none.
func (g *Graph) Neighbours(id string, f Filter) iter.Seq[Link] {
	return func(yield func(Link) bool) {
		i, ok := g.find(id)
		if !ok {
			return
		}
		s := g.vocabulary.sieve(f)
		for h := range g.halves(i, &s) {
			if !yield(g.link(i, h)) {
				return
			}
		}
	}
}

// Degree counts the links that Neighbours gives. Without a day that takes no walk over them.
func (g *Graph) Degree(id string, f Filter) int {
	n := 0
	for _, group := range g.Groups(id, f) {
		n += group.Count
	}
	return n
}

// Group is the links of one node that have the direction, the kind and the kind of neighbour in common.
type Group struct {
	Direction Direction // Out or In
	LinkKind  string
	NodeKind  string // of the neighbours
	Count     int    // of links; a neighbour linked twice counts twice
}

// Groups lists a node's groups that have links which pass, in the order of Neighbours. Without a day that takes no walk
// over the links.
func (g *Graph) Groups(id string, f Filter) []Group {
	i, ok := g.find(id)
	if !ok {
		return nil
	}
	var groups []Group
	s := g.vocabulary.sieve(f)
	a := g.adjacency(i)
	for p := range g.passing(i, a, &s) {
		n := 0
		if s.day == 0 {
			n = a.count(p.from, p.to)
		} else {
			for h := range a.in(p.from, p.to) {
				if g.holds(h, &s) {
					n++
				}
			}
		}
		if n == 0 {
			continue
		}
		direction := Out
		if p.group.in() {
			direction = In
		}
		groups = append(groups, Group{direction, g.vocabulary.links[p.group.link()], g.vocabulary.nodes[p.group.otherKind()], n})
	}
	return groups
}

// Range is a part of a list.
type Range struct {
	After  string // begin behind the links to this neighbour, which need not be there; "": at the begin
	Offset int    // leave out so many
	Limit  int    // stop after so many; 0: no limit
}

// Page gives a part of a node's group (its Count is not looked at) as of a day or, with day 0, regardless of time.
// Links come by the neighbour's id, then by time. Without a day it does not walk over what it leaves out.
func (g *Graph) Page(id string, of Group, asOf Day, r Range) []Link {
	i, ok := g.find(id)
	if !ok || of.Direction == Both {
		return nil
	}
	s := g.vocabulary.sieve(Filter{LinkKinds: []string{of.LinkKind}, NodeKinds: []string{of.NodeKind}, Direction: of.Direction, AsOf: asOf})
	a := g.adjacency(i)
	var links []Link
	for p := range g.passing(i, a, &s) { // one span at most
		from, skip := p.from, max(r.Offset, 0)
		if r.After != "" {
			from = a.seek(from, func(h *half) bool { return h.group() <= p.group && (h.group() < p.group || g.id(h.other) <= r.After) })
		}
		if s.day == 0 {
			from, skip = a.skip(from, p.to, skip), 0
		}
		for h := range a.in(from, p.to) {
			if !g.holds(h, &s) {
				continue
			}
			if skip > 0 {
				skip--
				continue
			}
			if links = append(links, g.link(i, h)); len(links) == r.Limit {
				break
			}
		}
	}
	return links
}
