package linked

import (
	"cmp"
	"iter"
	"slices"
)

// half is a link as one of its ends sees it: 20 bytes.
type half struct {
	other        uint32 // the node at the other end
	since, until Day
	note         uint32
	kind         uint8 // code of the link's kind
	otherKind    uint8 // code of the other node's kind; 0 while that node is missing
	in           bool  // the link leads here
	mine         bool  // this end's record holds the link
}

// group is what a node's halves are sorted by first: direction, kind of link, kind of the other node.
type group uint32

func (h *half) group() group {
	k := group(h.kind)<<8 | group(h.otherKind)
	if h.in {
		k |= 1 << 16
	}
	return k
}

func (k group) in() bool         { return k>>16 != 0 }
func (k group) link() uint8      { return uint8(k >> 8) }
func (k group) otherKind() uint8 { return uint8(k) }

// compare is the order of a node's halves: by group, then by the other node's id, then by time and note.
func (g *Graph) compare(a, b *half) int {
	if k, l := a.group(), b.group(); k != l {
		return cmp.Compare(k, l)
	}
	if a.other != b.other {
		if g.before(a.other, b.other) {
			return -1
		}
		return 1
	}
	return g.compareTerms(a, b)
}

// compareTerms orders links of one group between the same two nodes.
func (g *Graph) compareTerms(a, b *half) int {
	c := cmp.Or(cmp.Compare(a.since, b.since), cmp.Compare(a.until, b.until))
	if c == 0 && a.note != b.note {
		m, n := g.notes[a.note], g.notes[b.note]
		c = cmp.Or(cmp.Compare(m.EN, n.EN), cmp.Compare(m.NL, n.NL))
	}
	switch {
	case c != 0 || a.mine == b.mine:
		return c
	case a.mine:
		return -1
	}
	return 1
}

// adjacency is a node's halves in order: one slice, or several that follow each other.
type adjacency struct {
	one  []half
	many [][]half
}

// position is a place in an adjacency; the part may be one past the last.
type position struct{ part, at int }

func (a adjacency) parts() int {
	if a.many != nil {
		return len(a.many)
	}
	return 1
}

func (a adjacency) part(i int) []half {
	if a.many != nil {
		return a.many[i]
	}
	return a.one
}

func (a adjacency) len() int {
	n := len(a.one)
	for _, part := range a.many {
		n += len(part)
	}
	return n
}

func (a adjacency) all() iter.Seq[*half] {
	return func(yield func(*half) bool) {
		for i := range a.parts() {
			part := a.part(i)
			for j := range part {
				if !yield(&part[j]) {
					return
				}
			}
		}
	}
}

// seek finds the first place from p on whose half is not before what is sought; before must hold for the halves in
// front of that place and for none behind it.
func (a adjacency) seek(p position, before func(*half) bool) position {
	for last := a.parts(); p.part < last; p = (position{p.part + 1, 0}) {
		part := a.part(p.part)
		if len(part) == 0 || before(&part[len(part)-1]) {
			if rest := last - p.part - 1; rest > 8 { // far to go: halve the way
				skip, _ := slices.BinarySearchFunc(a.many[p.part+1:], 0, func(q []half, _ int) int {
					if before(&q[len(q)-1]) {
						return -1
					}
					return 1
				})
				p.part += skip
			}
			continue
		}
		low, high := p.at, len(part)-1
		for low < high {
			if mid := int(uint(low+high) >> 1); before(&part[mid]) {
				low = mid + 1
			} else {
				high = mid
			}
		}
		return position{p.part, low}
	}
	return p
}

// span is the part of an adjacency that belongs to one group.
type span struct {
	group    group
	from, to position
}

// spans gives the groups of the adjacency, each with its place.
func (a adjacency) spans() iter.Seq[span] {
	return func(yield func(span) bool) {
		var p position
		for last := a.parts(); p.part < last; {
			part := a.part(p.part)
			if p.at == len(part) {
				p = position{p.part + 1, 0}
				continue
			}
			s := span{group: part[p.at].group(), from: p}
			s.to = a.seek(p, func(h *half) bool { return h.group() <= s.group })
			if !yield(s) {
				return
			}
			p = s.to
		}
	}
}

// in gives the halves of a span from a place in it on.
func (a adjacency) in(from, to position) iter.Seq[*half] {
	return func(yield func(*half) bool) {
		for i := from.part; i <= to.part && i < a.parts(); i++ {
			part := a.part(i)
			low, high := 0, len(part)
			if i == from.part {
				low = from.at
			}
			if i == to.part {
				high = to.at
			}
			for j := low; j < high; j++ {
				if !yield(&part[j]) {
					return
				}
			}
		}
	}
}

// count is the number of halves between two places.
func (a adjacency) count(from, to position) int {
	n := to.at - from.at
	for i := from.part; i < to.part; i++ {
		n += len(a.part(i))
	}
	return n
}

// skip moves a place n halves on, at most to the end given.
func (a adjacency) skip(from, to position, n int) position {
	for from.part < to.part && n >= len(a.part(from.part))-from.at {
		n -= len(a.part(from.part)) - from.at
		from = position{from.part + 1, 0}
	}
	from.at += n
	if from.part == to.part {
		from.at = min(from.at, to.at)
	}
	return from
}

// to gives the halves of a span that lead to one of the nodes, which are of the span's kind and in the order of their ids.
func (g *Graph) to(a adjacency, s span, others []uint32) iter.Seq[*half] {
	return func(yield func(*half) bool) {
		at := s.from
		for _, i := range others {
			at = a.seek(at, func(h *half) bool { return h.group() <= s.group && (h.group() < s.group || g.before(h.other, i)) })
			for h := range a.in(at, s.to) {
				if h.other != i {
					break
				}
				if !yield(h) {
					return
				}
			}
		}
	}
}
