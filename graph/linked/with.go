package linked

import (
	"iter"
	"slices"
	"strings"
)

// With makes the next version of the graph: this one with the changes, one after the other. It shares with this one all
// that did not change, so its cost is that of the nodes at both ends of the links that come or go; a node that appears
// or disappears touches all its neighbours. Now and then, when much has changed since the last build, it builds anew.
func (g *Graph) With(changes []Change) *Graph {
	if len(changes) == 0 {
		return g
	}
	if 2*len(changes) > g.nodeCount+g.slack {
		return build(g.vocabulary, g.followedBy(changes), g.slack)
	}
	g.noteTable.mu.Lock()
	next := *g
	next.cells = slices.Clone(g.cells)
	e := edit{g: &next, drafts: map[uint32]*cell{}, pages: map[uint32]bool{}}
	for i := range changes {
		e.apply(&changes[i])
	}
	g.noteTable.mu.Unlock()
	if 2*next.changed > int(next.base.len())+next.slack {
		return build(next.vocabulary, next.All(), next.slack)
	}
	return &next
}

func (g *Graph) followedBy(changes []Change) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		for c := range g.All() {
			if !yield(c) {
				return
			}
		}
		for _, c := range changes {
			if !yield(c) {
				return
			}
		}
	}
}

// edit is a version in the making: what it has not drafted belongs to older versions too and is never written to.
type edit struct {
	g        *Graph
	drafts   map[uint32]*cell
	pages    map[uint32]bool // pages of cells that are this version's own
	ownIndex bool
}

func (e *edit) apply(c *Change) {
	g, node := e.g, entry{}
	if c.Node != nil {
		node = entry{since: c.Node.Since, until: c.Node.Until, kind: g.vocabulary.nodeCodes[c.Node.Kind]}
	}
	if node.kind == 0 {
		if i, ok := g.ids.find(g, c.ID); ok {
			e.hold(i, nil)
			e.set(i, entry{})
		}
		return
	}
	i := e.number(c.ID)
	held := make([]half, 0, len(c.Links))
	for k := range c.Links {
		if h, ok := e.half(c.ID, &c.Links[k]); ok {
			held = append(held, h)
		}
	}
	e.set(i, node)
	slices.SortFunc(held, func(a, b half) int { return g.compare(&a, &b) })
	e.hold(i, slices.Compact(held))
}

// half is the holder's half of a link; not ok if the graph has no place for it.
func (e *edit) half(holder string, l *Link) (half, bool) {
	kind := e.g.vocabulary.linkCodes[l.Kind]
	if kind == 0 || l.From == l.To || l.From != holder && l.To != holder {
		return half{}, false
	}
	other := e.number(l.Other(holder))
	h := half{other: other, since: l.Since, until: l.Until, note: e.g.noteTable.number(l.Note), kind: kind,
		otherKind: e.g.entry(other).kind, in: l.To == holder, mine: true}
	e.g.notes = e.g.noteTable.list
	return h, true
}

// number finds or gives the number of an id.
func (e *edit) number(id string) uint32 {
	g := e.g
	if i, ok := g.ids.find(g, id); ok {
		return i
	}
	i := g.size
	g.size++
	if int(i/pageSize) == len(g.cells) {
		g.cells = append(g.cells, nil)
	}
	e.put(i, &cell{id: strings.Clone(id)})
	if !e.ownIndex {
		g.ids, e.ownIndex = g.ids.shared(), true
	}
	if g.ids.full() {
		g.ids = g.ids.grown(g)
	}
	g.ids.put(g.ids.slot(g, id), i)
	return i
}

// put makes the cell the draft of node i.
func (e *edit) put(i uint32, c *cell) {
	p := i / pageSize
	if !e.pages[p] {
		own := new(page)
		if old := e.g.cells[p]; old != nil {
			*own = *old
		}
		e.g.cells[p], e.pages[p] = own, true
	}
	if e.g.cells[p][i%pageSize] == nil {
		e.g.changed++
	}
	e.g.cells[p][i%pageSize] = c
	e.drafts[i] = c
}

// draft is the cell of node i, to be written to; the chunks of its links are still shared.
func (e *edit) draft(i uint32) *cell {
	if c := e.drafts[i]; c != nil {
		return c
	}
	c := new(cell)
	if old := e.g.cell(i); old != nil {
		*c = *old
		c.links = slices.Clone(old.links)
	} else {
		c.entry, c.id, c.links = e.g.base.entries[i], e.g.base.id(i), chunked(e.g.base.row(i))
	}
	e.put(i, c)
	return c
}

// set changes what is known of a node; its neighbours' halves follow when its kind changes.
func (e *edit) set(i uint32, node entry) {
	old := e.g.entry(i)
	if old == node {
		return
	}
	c := e.draft(i)
	c.entry = node
	if old.kind == node.kind {
		return
	}
	seen := 0
	for h := range (adjacency{many: c.links}).all() {
		r := reverse(*h, i, old.kind)
		e.remove(h.other, r)
		r.otherKind = node.kind
		e.insert(h.other, r)
		if h.otherKind != 0 {
			seen++
		}
	}
	if old.kind == 0 {
		e.g.nodeCount++
		e.g.linkCount += seen
	} else if node.kind == 0 {
		e.g.nodeCount--
		e.g.linkCount -= seen
	}
}

// hold makes held, in order and without repetitions, the links that the record of node i holds.
func (e *edit) hold(i uint32, held []half) {
	var added, removed []half
	for h := range e.g.adjacency(i).all() {
		if !h.mine {
			continue
		}
		for len(held) > 0 && e.g.compare(&held[0], h) < 0 {
			added, held = append(added, held[0]), held[1:]
		}
		if len(held) > 0 && held[0] == *h {
			held = held[1:]
			continue
		}
		removed = append(removed, *h)
	}
	kind := e.g.entry(i).kind
	for _, h := range removed {
		e.remove(i, h)
		e.remove(h.other, reverse(h, i, kind))
		e.count(&h, kind, -1)
	}
	for _, list := range [][]half{added, held} {
		for _, h := range list {
			e.insert(i, h)
			e.insert(h.other, reverse(h, i, kind))
			e.count(&h, kind, +1)
		}
	}
}

// count counts a link that can be seen.
func (e *edit) count(h *half, kind uint8, by int) {
	if kind != 0 && h.otherKind != 0 {
		e.g.linkCount += by
	}
}
