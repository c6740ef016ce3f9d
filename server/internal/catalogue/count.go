package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// Counting facets record by record would make a filter over ten times the records ten times as slow. So a result is counted
// as the difference to the nearest base, a set whose counts are known: nothing, all records, what one filtered field lets
// through, or what two do together. What was counted once is remembered with the segment (results).

// clause is a filter on one field: the records with any of the values.
type clause struct {
	field  int
	values []uint32 // ascending
}

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

// count counts the values of the records in set, which is what all clauses let through, or less.
func (g *segment[T]) count(set *roaring.Bitmap, clauses []clause, values int) tally {
	t := make(tally, values)
	size := set.GetCardinality()
	best, nearest := base{}, size // from nothing
	for _, b := range g.bases(clauses) {
		if distance := b.cost - min(b.cost, size); distance < nearest {
			best, nearest = b, distance
		}
	}
	if rest := uint64(len(g.recs)) - size; rest < nearest {
		t.add(g.counts)
		g.subRecords(t, roaring.AndNot(g.all, set))
		return t
	}
	if best.parts == nil {
		g.addRecords(t, set)
		return t
	}
	union := g.addBase(t, best)
	g.subRecords(t, roaring.AndNot(union, set))
	return t
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
			if twice, _ := g.known.ofPair(q.value, v); twice != nil {
				b.cost -= min(b.cost, uint64(twice[v]))
			}
		}
		ok = ok || p.counts != nil
		b.parts = append(b.parts, p)
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

func (t tally) add(counts []uint32) {
	for v, n := range counts {
		t[v] += n
	}
}

// addRecords adds the values of the records in the set, subRecords takes them off.
func (g *segment[T]) addRecords(t tally, set *roaring.Bitmap) { g.scan(t, set, 1) }
func (g *segment[T]) subRecords(t tally, set *roaring.Bitmap) { g.scan(t, set, ^uint32(0)) }

// scan adds step for every value of every record of the set.
func (g *segment[T]) scan(t tally, set *roaring.Bitmap, step uint32) {
	if set.GetCardinality() <= uint64(len(g.recs)/denseShare) {
		t.scan(&g.dense, set, step)
	} else {
		for _, v := range g.denseValues {
			t[v] += step * uint32(set.AndCardinality(g.sets[v]))
		}
	}
	t.scan(&g.sparse, set, step)
}

// scan adds step for every number in the rows of the set.
func (t tally) scan(r *rows, set *roaring.Bitmap, step uint32) {
	if len(r.values) == 0 {
		return
	}
	var buffer [1024]uint32
	for it := set.ManyIterator(); ; {
		n := it.NextMany(buffer[:])
		if n == 0 {
			return
		}
		for _, i := range buffer[:n] {
			for _, v := range r.of(i) {
				t[v] += step
			}
		}
	}
}

// union is the records with any of the values. The result may be shared: it must not be changed.
func (g *segment[T]) union(values []uint32) *roaring.Bitmap {
	sets := make([]*roaring.Bitmap, 0, len(values))
	for _, v := range values {
		if s := g.set(v); s != nil {
			sets = append(sets, s)
		}
	}
	if len(sets) == 1 {
		return sets[0]
	}
	return roaring.FastOr(sets...)
}

// matching is the records that all clauses let through. The result may be shared: it must not be changed.
func (g *segment[T]) matching(clauses []clause) *roaring.Bitmap {
	if len(clauses) == 0 {
		return g.all
	}
	unions := make([]*roaring.Bitmap, len(clauses))
	for i, k := range clauses {
		unions[i] = g.union(k.values)
	}
	if len(unions) == 1 {
		return unions[0]
	}
	slices.SortFunc(unions, func(a, b *roaring.Bitmap) int { return int(a.GetCardinality()) - int(b.GetCardinality()) })
	set := roaring.And(unions[0], unions[1])
	for _, u := range unions[2:] {
		set.And(u)
	}
	return set
}
