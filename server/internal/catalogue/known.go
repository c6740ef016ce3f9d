package catalogue

import (
	"cmp"
	"slices"
)

// limits say from which sizes on counts and results are kept.
type limits struct {
	// A value is frequent that more than frequent records of a segment have, and more than one in frequentShare of them.
	// Rarer ones are counted record by record, which takes no more than so many steps.
	frequent int
	// Dense values (see separate) and common ones (see countPairs) are looked for in segments of so many records.
	dense, common int
	// Results are kept by segments of so many records. Smaller ones are counted faster than remembered.
	results int
}

var usualLimits = limits{frequent: 1024, dense: 4096, common: 20_000, results: 4096}

const (
	// frequentShare bounds the frequent values: there are at most so many for each value that a record has.
	frequentShare = 1024
	// denseShare is where the bitmap of a value's records is quicker to intersect than the records are to look at.
	denseShare = 16
	// commonValues bounds the common values, and with them the memory for the counts of pairs.
	commonValues = 48
)

// knownCounts are counts that a segment has ready: of the values of all records that have a frequent value, or two common
// values.
type knownCounts struct {
	one    map[uint32]tally
	common map[uint32]bool
	two    map[[2]uint32]tally // the smaller value first; none for pairs that no record has
}

// ofPair are the counts of the records with both values, nil if there are none; ok is false where that is not known.
func (k knownCounts) ofPair(a, b uint32) (counts tally, ok bool) {
	return k.two[[2]uint32{min(a, b), max(a, b)}], k.common[a] && k.common[b]
}

// tally is counts by value.
type tally []uint32

// of is the count of a value.
func (t tally) of(v uint32) int {
	if int(v) < len(t) {
		return int(t[v])
	}
	return 0
}

// countKnown counts what is to be known.
func (g *segment[T]) countKnown(l limits) {
	least := uint32(max(l.frequent, len(g.recs)/frequentShare))
	if len(g.recs) <= int(least) {
		return // so few records that no value is frequent, as in most segments that a write makes
	}
	rows := make([]tally, len(g.counts)) // by value
	g.known.one = map[uint32]tally{}
	for v, n := range g.counts {
		if n > least {
			rows[v] = make(tally, len(g.counts))
			g.known.one[uint32(v)] = rows[v]
		}
	}
	for i := range g.recs {
		own := g.rows.of(uint32(i))
		for _, v := range own {
			if row := rows[v]; row != nil {
				for _, w := range own {
					row[w]++
				}
			}
		}
	}
	if len(g.recs) >= l.common {
		g.countPairs()
	}
}

// commonOnes are values that make a filter narrower, but not narrow; ascending.
func (g *segment[T]) commonOnes() (common []uint32) {
	for v, n := range g.counts {
		if int(n) > len(g.recs)/denseShare && int(n) < len(g.recs)*3/4 {
			common = append(common, uint32(v))
		}
	}
	slices.SortFunc(common, func(a, b uint32) int { return cmp.Compare(g.counts[b], g.counts[a]) })
	common = common[:min(len(common), commonValues)]
	slices.Sort(common)
	return common
}

// countPairs counts the records with two common values.
func (g *segment[T]) countPairs() {
	common := g.commonOnes()
	place := make([]int, len(g.counts)) // 1 and up among the common values, 0 for others
	g.known.common = map[uint32]bool{}
	for i, v := range common {
		place[v] = i + 1
		g.known.common[v] = true
	}
	pairs := make([]tally, len(common)*len(common))
	var mine []int
	for i := range g.recs {
		own := g.rows.of(uint32(i))
		mine = mine[:0]
		for _, v := range own {
			if place[v] > 0 {
				mine = append(mine, place[v]-1)
			}
		}
		slices.Sort(mine)
		for x, a := range mine {
			for _, b := range mine[x+1:] {
				row := pairs[a*len(common)+b]
				if row == nil {
					row = make(tally, len(g.counts))
					pairs[a*len(common)+b] = row
				}
				for _, v := range own {
					row[v]++
				}
			}
		}
	}
	g.known.two = map[[2]uint32]tally{}
	for i, row := range pairs {
		if row != nil {
			g.known.two[[2]uint32{common[i/len(common)], common[i%len(common)]}] = row
		}
	}
}

// separate puts the dense values behind the others in every row.
func (g *segment[T]) separate(l limits) {
	isDense := make([]bool, len(g.counts))
	for v, n := range g.counts {
		if len(g.recs) >= l.dense && int(n) > len(g.recs)/denseShare {
			isDense[v] = true
			g.denseValues = append(g.denseValues, uint32(v))
		}
	}
	g.denseFrom = make([]uint32, len(g.recs))
	var dense []uint32
	for i := range g.recs {
		row, sparse := g.rows.of(uint32(i)), 0
		dense = dense[:0]
		for _, v := range row {
			if isDense[v] {
				dense = append(dense, v)
			} else {
				row[sparse] = v
				sparse++
			}
		}
		copy(row[sparse:], dense)
		g.denseFrom[i] = g.rows.starts[i] + uint32(sparse)
		g.sparse += sparse
	}
}
