package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// Counting facets record by record would make a filter over ten times the records ten times as slow. So a result is counted
// as the difference to the nearest base, a set whose counts are known: nothing, all records, what one filtered field lets
// through, or what two do together. Where only few fields are wanted it may be quicker to intersect the result with the set
// of each of their values. What was counted once is remembered with the segment (results).

// fieldSet is a set of the fields of a spec, by their places.
type fieldSet uint64

func (f fieldSet) has(field int) bool { return f>>field&1 == 1 }

// clause is a filter on one field: the records with any of the values.
type clause struct {
	field  int
	values []uint32 // ascending
}

// count counts the values of the records in set, which is what all clauses let through, or less: those of the wanted fields
// at least.
func (g *segment[T]) count(set *roaring.Bitmap, clauses []clause, want fieldSet) tally {
	t := make(tally, len(g.counts))
	size := set.GetCardinality()
	best, least := base{}, g.looks(size) // from nothing
	for _, b := range g.bases(clauses) {
		if looks := g.looksFrom(b, size); looks < least {
			best, least = b, looks
		}
	}
	fromAll := g.looks(uint64(len(g.recs)) - size)
	switch {
	case g.quickerByField(min(least, fromAll), want):
		g.intersect(t, set, want, 1)
	case fromAll < least:
		t.add(g.counts)
		g.subRecords(t, roaring.AndNot(g.all, set))
	case best.parts == nil:
		g.addRecords(t, set)
	default:
		union := g.addBase(t, best)
		g.subRecords(t, roaring.AndNot(union, set))
	}
	return t
}

// looks is about how many values scan looks at in a set of so many records. To intersect a set with that of a dense value
// takes as long as to look at one value in a word of bits.
func (g *segment[T]) looks(records uint64) uint64 {
	all := uint64(len(g.recs))
	if records <= all/denseShare {
		return records * uint64(len(g.rows.values)) / max(1, all)
	}
	return records*uint64(g.sparse)/all + uint64(len(g.denseValues))*all/64
}

// looksFrom is the same for a set of so many records as the difference to a base. Where that has several parts, what they
// have in common is taken off in small sets.
func (g *segment[T]) looksFrom(b base, size uint64) uint64 {
	distance := b.cost - min(b.cost, size)
	if len(b.parts) == 1 {
		return g.looks(distance)
	}
	return distance * uint64(len(g.rows.values)) / uint64(len(g.recs))
}

// quickerByField says whether it takes fewer looks to intersect a set with those of all values of the wanted fields.
func (g *segment[T]) quickerByField(looks uint64, want fieldSet) bool {
	for f, values := range g.byField {
		if !want.has(f) {
			continue
		}
		for _, v := range values {
			if int(v) < len(g.counts) {
				looks -= min(looks, uint64(g.counts[v]), uint64(len(g.recs)/64))
			}
		}
	}
	return looks > 0
}

// intersect adds step for every value of the wanted fields of every record of the set.
func (g *segment[T]) intersect(t tally, set *roaring.Bitmap, want fieldSet, step uint32) {
	for f, values := range g.byField {
		for _, v := range values {
			if with := g.set(v); want.has(f) && with != nil {
				t[v] += step * uint32(set.AndCardinality(with))
			}
		}
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
	ends := g.rows.starts[1:]
	if set.GetCardinality() > uint64(len(g.recs)/denseShare) {
		for _, v := range g.denseValues {
			t[v] += step * uint32(set.AndCardinality(g.sets[v]))
		}
		ends = g.denseFrom
	}
	var recs, from, to [256]uint32
	for it := set.ManyIterator(); ; {
		n := it.NextMany(recs[:])
		if n == 0 {
			return
		}
		for k, i := range recs[:n] { // first, so that the loop below need not wait for memory to know its length
			from[k], to[k] = g.rows.starts[i], ends[i]
		}
		for k := range n {
			for _, v := range g.rows.values[from[k]:to[k]] {
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
