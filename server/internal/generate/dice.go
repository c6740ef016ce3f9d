package generate

import (
	"math"
	"math/rand/v2"
	"sort"
)

// purpose keeps the random numbers for different things apart.
type purpose uint64

const (
	forEmployerID purpose = iota + 1
	forAgreementID
	forAlumnusID
	forMobilityID
	forAbroad
	forStudies
	forPerson
	forEmployer
	forAgreement
	forStays
	forQueue
)

// dice are the random numbers for one thing.
type dice struct{ *rand.Rand }

// roll gives the dice for the index-th thing of a purpose; the same seed gives the same dice.
func roll(seed uint64, p purpose, index int) dice {
	a := mix(seed ^ mix(uint64(p)))
	return dice{rand.New(rand.NewPCG(a, mix(a^mix(uint64(index)+0x51ed270b))))}
}

// mix spreads a number over all 64 bits (SplitMix64), so that neighbouring indexes get unrelated dice.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// chance is true with probability p.
func (d dice) chance(p float64) bool { return d.Float64() < p }

// between gives a whole number from lo to hi, both included.
func (d dice) between(lo, hi int) int { return lo + d.IntN(hi-lo+1) }

// one picks one of the list, all being equally likely. The list must not be empty.
func one[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// frequent picks one of a list that is sorted by frequency: the first ones come up more often.
func frequent[T any](d dice, list []T) T {
	u := d.Float64()
	return list[int(u*math.Sqrt(u)*float64(len(list)))]
}

// weighted is a list from which items come up in proportion to their weights.
type weighted[T any] struct {
	items []T
	upTo  []float64 // sums of the weights
}

func (w *weighted[T]) add(item T, weight float64) {
	if weight <= 0 {
		return
	}
	w.items = append(w.items, item)
	w.upTo = append(w.upTo, w.total()+weight)
}

func (w *weighted[T]) total() float64 {
	if len(w.upTo) == 0 {
		return 0
	}
	return w.upTo[len(w.upTo)-1]
}

// weight is the weight of the i-th item.
func (w *weighted[T]) weight(i int) float64 {
	if i == 0 {
		return w.upTo[0]
	}
	return w.upTo[i] - w.upTo[i-1]
}

func (w *weighted[T]) addAll(other weighted[T]) {
	for i, item := range other.items {
		w.add(item, other.weight(i))
	}
}

func (w *weighted[T]) empty() bool { return len(w.items) == 0 }

// pick needs at least one item.
func (w *weighted[T]) pick(d dice) T { return w.at(d.Float64()) }

// at gives the item under which the share u (from 0 up to 1) of the total weight lies, in the order of adding.
func (w *weighted[T]) at(u float64) T {
	x := u * w.total()
	i := sort.Search(len(w.upTo), func(i int) bool { return w.upTo[i] > x })
	return w.items[min(i, len(w.items)-1)]
}
