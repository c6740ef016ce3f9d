package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// Counting facets record by record would make a filter over ten times the records ten times as slow. So every big
// segment knows, for each frequent value, how often every other value occurs together with it (pairCounts), and a
// result is counted as the difference to the nearest set whose counts are known: nothing, all records, or what one
// filtered field lets through. What was counted once is remembered with the segment (results).

// limits say from which sizes on counts and results are kept.
type limits struct {
	// A value is frequent that more than pairs records of a segment have, and more than one in pairShare of them. Rarer
	// ones are counted record by record, which takes no more than so many steps.
	pairs int
	// Results are kept by segments of so many records. Smaller ones are counted faster than remembered.
	results int
}

// pairShare is at least the number of frequent values, if records had one value.
const pairShare = 256

var usualLimits = limits{pairs: 1024, results: 4096}

// pairCounts counts, for each frequent value, the values of the records that have it.
func (g *segment[T]) pairCounts(l limits) {
	least := uint32(max(l.pairs, len(g.recs)/pairShare))
	rows := make([][]uint32, len(g.counts))
	g.pairs = map[uint32][]uint32{}
	for v, n := range g.counts {
		if n > least {
			rows[v] = make([]uint32, len(g.counts))
			g.pairs[uint32(v)] = rows[v]
		}
	}
	if len(g.pairs) == 0 {
		return
	}
	for i := range g.recs {
		values := g.valuesOf(uint32(i))
		for _, v := range values {
			if row := rows[v]; row != nil {
				for _, w := range values {
					row[w]++
				}
			}
		}
	}
}

// tally is counts by value.
type tally []uint32

// addRecords adds the values of the records in the set.
func (g *segment[T]) addRecords(t tally, set *roaring.Bitmap) { g.scan(t, set, 1) }

// subRecords takes them off again.
func (g *segment[T]) subRecords(t tally, set *roaring.Bitmap) { g.scan(t, set, ^uint32(0)) }

// scan adds step for every value of every record of the set.
func (g *segment[T]) scan(t tally, set *roaring.Bitmap, step uint32) {
	var buffer [1024]uint32
	for it := set.ManyIterator(); ; {
		n := it.NextMany(buffer[:])
		if n == 0 {
			return
		}
		for _, i := range buffer[:n] {
			for _, v := range g.valuesOf(i) {
				t[v] += step
			}
		}
	}
}

func (t tally) add(counts []uint32) {
	for v, n := range counts {
		t[v] += n
	}
}

// clause is a filter on one field: the records with any of the values.
type clause struct {
	field  int
	values []uint32 // ascending
}

// count counts the values of the records in set, which is what all clauses let through, or less.
func (g *segment[T]) count(set *roaring.Bitmap, clauses []clause, values int) tally {
	t := make(tally, values)
	size := set.GetCardinality()
	cheapest, base := size, -2 // -2: from nothing; -1: from all; else from a clause
	if rest := uint64(len(g.recs)) - size; rest < cheapest {
		cheapest, base = rest, -1
	}
	unions := make([]*roaring.Bitmap, len(clauses))
	for c, k := range clauses {
		cost := g.baseCost(k) - min(size, g.baseCost(k))
		if !g.known(k) || cost >= cheapest {
			continue
		}
		unions[c] = g.union(k.values)
		cheapest, base = cost, c
	}
	switch base {
	case -2:
		g.addRecords(t, set)
	case -1:
		t.add(g.counts)
		g.subRecords(t, roaring.AndNot(g.all, set))
	default:
		g.addClause(t, clauses[base])
		g.subRecords(t, roaring.AndNot(unions[base], set))
	}
	return t
}

// known says whether the counts of some value of the clause are known; the rare ones beside it are cheap.
func (g *segment[T]) known(k clause) bool {
	return slices.ContainsFunc(k.values, func(v uint32) bool { return g.pairs[v] != nil })
}

// baseCost is about how many records are looked at to start from the clause, the result among them: the clause's own, and
// for each rare value its records once more.
func (g *segment[T]) baseCost(k clause) (cost uint64) {
	for _, v := range k.values {
		if int(v) < len(g.counts) {
			cost += uint64(g.counts[v])
			if g.pairs[v] == nil {
				cost += uint64(g.counts[v])
			}
		}
	}
	return cost
}

// addClause adds the counts of the records that the clause lets through: those of its values, less what was counted twice
// because records have several of the values.
func (g *segment[T]) addClause(t tally, k clause) {
	union := roaring.New()
	for _, v := range k.values {
		set := g.set(v)
		if set == nil {
			continue
		}
		if row := g.pairs[v]; row != nil {
			t.add(row)
		} else {
			g.addRecords(t, set)
		}
		if twice := roaring.And(union, set); !twice.IsEmpty() {
			g.subRecords(t, twice)
		}
		union.Or(set)
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
