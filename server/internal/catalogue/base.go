package catalogue

import "github.com/RoaringBitmap/roaring/v2"

// base is a set of records, as the union of sets that are counted one by one.
type base struct {
	parts []basePart
	cost  uint64 // about how many records are looked at to count it; those of a result within it have to be taken off
}

// basePart are the records with a value, or with two.
type basePart struct {
	value     uint32          // the one value; not used for two
	set, also *roaring.Bitmap // also is nil for one value
	counts    tally           // nil where they are not known
}

func (p basePart) records() *roaring.Bitmap {
	if p.also == nil {
		return p.set
	}
	return roaring.And(p.set, p.also)
}

// maxPairs bounds the pairs of values that two clauses are taken apart into.
const maxPairs = 64

// bases are the bases that the clauses offer.
func (g *segment[T]) bases(clauses []clause) (out []base) {
	for i, k := range clauses {
		if b, ok := g.baseOf(k); ok {
			out = append(out, b)
		}
		for _, other := range clauses[i+1:] {
			if b, ok := g.baseOfPair(k, other); ok {
				out = append(out, b)
			}
		}
	}
	return out
}

// baseOf is what a clause lets through, if the counts of some of its values are known: the rare ones beside it are cheap.
func (g *segment[T]) baseOf(k clause) (b base, ok bool) {
	twice, paired := uint64(0), true // records that have two of the values, and whether the counts of all of them are known
	for _, v := range k.values {
		set := g.set(v)
		if set == nil {
			continue
		}
		p := basePart{value: v, set: set, counts: g.known.one[v]}
		b.cost += uint64(g.counts[v])
		if p.counts == nil {
			b.cost += uint64(g.counts[v])
		}
		for _, q := range b.parts {
			both, known := g.known.ofPair(q.value, v)
			if paired = paired && known; both != nil {
				twice += uint64(both[v])
			}
		}
		ok = ok || p.counts != nil
		b.parts = append(b.parts, p)
	}
	if paired {
		b.cost -= min(b.cost, twice)
	}
	return b, ok
}

// baseOfPair is what two clauses let through together, if the counts of all pairs of their values are known.
func (g *segment[T]) baseOfPair(k, other clause) (b base, ok bool) {
	if len(k.values)*len(other.values) > maxPairs {
		return b, false
	}
	for _, v := range k.values {
		for _, w := range other.values {
			if g.set(v) == nil || g.set(w) == nil {
				continue
			}
			counts, known := g.known.ofPair(v, w)
			if !known {
				return b, false
			}
			if counts != nil {
				b.cost += uint64(counts[v])
				b.parts = append(b.parts, basePart{set: g.set(v), also: g.set(w), counts: counts})
			}
		}
	}
	return b, len(b.parts) > 0
}

// addBase adds the counts of a base and gives its records, which must not be changed: the counts of its parts, less what was counted
// twice because records are in several.
func (g *segment[T]) addBase(t tally, b base) *roaring.Bitmap {
	union := b.parts[0].records()
	g.addPart(t, b.parts[0], union)
	if len(b.parts) > 1 {
		union = union.Clone()
	}
	for i, p := range b.parts[1:] {
		records := p.records()
		g.addPart(t, p, records)
		if !g.subPairs(t, b.parts[:i+1], p) {
			g.subRecords(t, roaring.And(union, records))
		}
		union.Or(records)
	}
	return union
}

// subPairs takes off the counts of the records that have the part's value and one of those before it, where the counts of all
// these pairs are known.
func (g *segment[T]) subPairs(t tally, before []basePart, p basePart) bool {
	pairs := make([]tally, len(before))
	for i, q := range before {
		var known bool
		if pairs[i], known = g.known.ofPair(q.value, p.value); !known || p.also != nil {
			return false
		}
	}
	seen := roaring.New()
	for i, q := range before {
		if pairs[i] == nil {
			continue
		}
		for v, n := range pairs[i] {
			t[v] -= n
		}
		both := roaring.And(q.set, p.set)
		g.addRecords(t, roaring.And(seen, both)) // they are taken off for each pair, but were counted twice only
		seen.Or(both)
	}
	return true
}

func (g *segment[T]) addPart(t tally, p basePart, records *roaring.Bitmap) {
	if p.counts != nil {
		t.add(p.counts)
	} else {
		g.addRecords(t, records)
	}
}
