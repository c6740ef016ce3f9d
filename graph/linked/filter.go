package linked

import "iter"

// Filter chooses links. The zero Filter lets all links pass, whenever they hold or held.
type Filter struct {
	LinkKinds []string  // none: all
	NodeKinds []string  // of the node that a link is followed to; none: all
	Direction Direction // in which a link may be followed
	AsOf      Day       // an exact day on which the link must hold and both its nodes exist; 0: regardless of time
}

// Direction says which links of a node are meant.
type Direction uint8

// The directions.
const (
	Both Direction = iota
	Out            // links from the node
	In             // links to the node
)

// sieve is a Filter in codes.
type sieve struct {
	links, nodes uint64
	out, in      bool
	day          Day
}

func (v *vocabulary) sieve(f Filter) sieve {
	set := func(kinds []string, codes map[string]uint8) uint64 {
		if len(kinds) == 0 {
			return ^uint64(1)
		}
		var bits uint64
		for _, k := range kinds {
			bits |= 1 << codes[k]
		}
		return bits &^ 1 // an unknown kind has code 0: it lets nothing pass
	}
	return sieve{links: set(f.LinkKinds, v.linkCodes), nodes: set(f.NodeKinds, v.nodeCodes),
		out: f.Direction != In, in: f.Direction != Out, day: f.AsOf}
}

// passes says whether the group's links may pass. Those of missing nodes never do.
func (s *sieve) passes(k group) bool {
	if k.in() && !s.in || !k.in() && !s.out {
		return false
	}
	return s.links>>k.link()&1 != 0 && s.nodes>>k.otherKind()&1 != 0
}

// exists says whether the node is there on the sieve's day.
func (g *Graph) exists(i uint32, s *sieve) bool {
	e := g.entry(i)
	return e.kind != 0 && s.day.within(e.since, e.until)
}

// holds says whether a link of an existing node holds on the sieve's day.
func (g *Graph) holds(h *half, s *sieve) bool {
	return s.day == 0 || s.day.within(h.since, h.until) && g.exists(h.other, s)
}

// passing gives the spans of a node's adjacency that pass; none where the node does not exist on the day.
func (g *Graph) passing(i uint32, a adjacency, s *sieve) iter.Seq[span] {
	return func(yield func(span) bool) {
		if !g.exists(i, s) {
			return
		}
		for p := range a.spans() {
			if s.passes(p.group) && !yield(p) {
				return
			}
		}
	}
}

// halves gives a node's halves that pass, in order.
func (g *Graph) halves(i uint32, s *sieve) iter.Seq[*half] {
	return func(yield func(*half) bool) {
		a := g.adjacency(i)
		for p := range g.passing(i, a, s) {
			for h := range a.in(p.from, p.to) {
				if g.holds(h, s) && !yield(h) {
					return
				}
			}
		}
	}
}
