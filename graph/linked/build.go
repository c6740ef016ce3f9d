package linked

import (
	"cmp"
	"iter"
	"slices"
)

// defaultSlack is how many changed nodes a version always carries along before it is built anew.
const defaultSlack = 4096

// Build makes a graph of records. Neither the Node nor the Links of a record are kept, so the caller may reuse both. Of
// a record that comes twice the last one counts. It panics on a vocabulary of more than 63 kinds.
func Build(v Vocabulary, records iter.Seq[Change]) *Graph {
	return build(newVocabulary(v), records, defaultSlack)
}

func build(v *vocabulary, records iter.Seq[Change], slack int) *Graph {
	b := builder{vocabulary: v, notes: newNoteTable(), index: newIndex(0)}
	for r := range records {
		b.add(r)
	}
	return b.graph(slack)
}

// builder collects records; nodes have numbers in the order in which they are first named.
type builder struct {
	vocabulary *vocabulary
	notes      *noteTable
	index      index
	names      []string
	entries    []entry
	held       [][2]uint32         // per node: where its record's links lie in ends
	ends       []*[endsPerPart]end // in parts, so that millions of them are not copied again and again
	endCount   uint32
}

const endsPerPart = 4096

// end is a link as the record that holds it sees it; the holder is 'other' of the half that the other end gets.
type end struct {
	holder uint32
	half
}

func (b *builder) id(i uint32) string { return b.names[i] }

// number finds or gives the number of an id.
func (b *builder) number(id string) uint32 {
	at := b.index.slot(b, id)
	if n := b.index.at(at); n != 0 {
		return n - 1
	}
	if b.index.full() {
		b.index = b.index.grown(b)
		at = b.index.slot(b, id)
	}
	i := uint32(len(b.names))
	b.index.put(at, i)
	b.names = append(b.names, id)
	b.entries = append(b.entries, entry{})
	b.held = append(b.held, [2]uint32{})
	return i
}

func (b *builder) add(r Change) {
	kind := uint8(0)
	if r.Node != nil {
		kind = b.vocabulary.nodeCodes[r.Node.Kind]
	}
	if kind == 0 {
		if _, known := b.index.find(b, r.ID); !known {
			return
		}
	}
	i := b.number(r.ID)
	for j := b.held[i][0]; j < b.held[i][1]; j++ {
		b.end(j).kind = 0 // of an earlier record of the same id
	}
	b.entries[i], b.held[i] = entry{}, [2]uint32{}
	if kind == 0 {
		return
	}
	b.entries[i] = entry{since: r.Node.Since, until: r.Node.Until, kind: kind}
	from := b.endCount
	for k := range r.Links {
		if h, ok := b.half(r.ID, &r.Links[k]); ok {
			if b.endCount%endsPerPart == 0 {
				b.ends = append(b.ends, new([endsPerPart]end))
			}
			b.endCount++
			*b.end(b.endCount - 1) = end{holder: i, half: h}
		}
	}
	b.held[i] = [2]uint32{from, b.endCount}
}

func (b *builder) end(j uint32) *end { return &b.ends[j/endsPerPart][j%endsPerPart] }

// half is the holder's half of a link; not ok if the graph has no place for it. The other kind is not known yet.
func (b *builder) half(holder string, l *Link) (half, bool) {
	kind := b.vocabulary.linkCodes[l.Kind]
	if kind == 0 || l.From == l.To || l.From != holder && l.To != holder {
		return half{}, false
	}
	return half{other: b.number(l.Other(holder)), since: l.Since, until: l.Until, note: b.notes.number(l.Note),
		kind: kind, in: l.To == holder, mine: true}, true
}

// graph numbers the nodes in the order of their ids and sorts every node's halves.
func (b *builder) graph(slack int) *Graph {
	order := make([]uint32, len(b.names)) // old numbers in the order of ids
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int { return cmp.Compare(b.names[x], b.names[y]) })
	renumbered := make([]uint32, len(order)) // new number by old
	names := make([]string, len(order))
	r := &rows{entries: make([]entry, len(order))}
	for i, old := range order {
		renumbered[old], names[i], r.entries[i] = uint32(i), b.names[old], b.entries[old]
	}
	r.setIDs(names)
	g := &Graph{vocabulary: b.vocabulary, base: r, size: r.len(), cells: make([]*page, (len(order)+pageSize-1)/pageSize),
		notes: b.notes.list, noteTable: b.notes, slack: slack, ids: b.index}
	g.ids.renumber(renumbered)
	for i := range r.entries {
		if r.entries[i].kind != 0 {
			g.nodeCount++
		}
	}
	b.fill(r, renumbered)
	g.sort()
	return g
}

// fill lays both halves of every link into the rows, unsorted.
func (b *builder) fill(r *rows, renumbered []uint32) {
	r.starts = make([]uint32, len(renumbered)+1)
	for i := range b.endCount {
		if e := b.end(i); e.kind != 0 {
			e.holder, e.other = renumbered[e.holder], renumbered[e.other]
			r.starts[e.holder+1]++
			r.starts[e.other+1]++
		}
	}
	for i := range renumbered {
		r.starts[i+1] += r.starts[i]
	}
	r.halves = make([]half, r.starts[len(renumbered)])
	next := slices.Clone(r.starts[:len(renumbered)])
	for i := range b.endCount {
		e := b.end(i)
		if e.kind == 0 {
			continue
		}
		e.otherKind = r.entries[e.other].kind
		r.halves[next[e.holder]] = e.half
		r.halves[next[e.other]] = reverse(e.half, e.holder, r.entries[e.holder].kind)
		next[e.holder]++
		next[e.other]++
	}
}

// reverse is the same link as seen from the other end.
func reverse(h half, from uint32, kind uint8) half {
	h.other, h.otherKind, h.in, h.mine = from, kind, !h.in, !h.mine
	return h
}

// sort puts every row in order, drops repetitions and counts the links that can be seen.
func (g *Graph) sort() {
	r, kept := g.base, uint32(0)
	order := func(a, b half) int { return g.compare(&a, &b) }
	for i := range r.len() {
		row := r.halves[r.starts[i]:r.starts[i+1]]
		slices.SortFunc(row, order)
		row = slices.Compact(row)
		r.starts[i] = kept
		for j := range row {
			if !row[j].in && row[j].otherKind != 0 && r.entries[i].kind != 0 {
				g.linkCount++
			}
			r.halves[kept] = row[j]
			kept++
		}
	}
	r.starts[r.len()] = kept
	r.halves = r.halves[:kept]
}
