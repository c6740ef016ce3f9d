package linked

import (
	"hash/maphash"
	"slices"
)

// index finds a node's number by its id: an open-addressing hash table of numbers, in pages so that a version can share
// all but the few that it changes. Numbers are never taken out. The ids themselves are asked of whoever keeps them.
type index struct {
	seed  maphash.Seed
	slots []*slots // a power of two
	count int
	// owned are the pages that no other version has; nil: all are.
	owned map[uint32]bool
}

const slotsPerPage = 1024

// slots holds numbers plus one; 0 is free.
type slots [slotsPerPage]uint32

// namer knows ids by number.
type namer interface{ id(i uint32) string }

// newIndex makes an index with room for n ids.
func newIndex(n int) index {
	pages := 1
	for pages*slotsPerPage < 2*n {
		pages *= 2
	}
	x := index{seed: maphash.MakeSeed(), slots: make([]*slots, pages)}
	for i := range x.slots {
		x.slots[i] = new(slots)
	}
	return x
}

// slot is where the id is, or where it would go.
func (x *index) slot(ids namer, id string) uint32 {
	mask := uint32(len(x.slots)*slotsPerPage - 1)
	at := uint32(maphash.String(x.seed, id)) & mask
	for {
		n := x.at(at)
		if n == 0 || ids.id(n-1) == id {
			return at
		}
		at = (at + 1) & mask
	}
}

func (x *index) find(ids namer, id string) (uint32, bool) {
	n := x.at(x.slot(ids, id))
	return n - 1, n != 0
}

// at is what the slot holds.
func (x *index) at(slot uint32) uint32 { return x.slots[slot/slotsPerPage][slot%slotsPerPage] }

// shared is an index with the same content that may be written to without the old one noticing.
func (x *index) shared() index {
	y := *x
	y.slots, y.owned = slices.Clone(x.slots), map[uint32]bool{}
	return y
}

// put adds an id that is not there, in its slot.
func (x *index) put(at, number uint32) {
	p := at / slotsPerPage
	if x.owned != nil && !x.owned[p] {
		page := *x.slots[p]
		x.slots[p], x.owned[p] = &page, true
	}
	x.slots[p][at%slotsPerPage] = number + 1
	x.count++
}

// full says whether the next put needs a larger table.
func (x *index) full() bool { return x.count*4 >= len(x.slots)*slotsPerPage*3 }

// grown is a table of twice the size that shares nothing with x. The numbers in it are 0 and up, without a gap.
func (x *index) grown(ids namer) index {
	y := newIndex(len(x.slots) * slotsPerPage)
	for i := range uint32(x.count) {
		y.put(y.slot(ids, ids.id(i)), i)
	}
	return y
}

// renumber gives every id its new number.
func (x *index) renumber(number []uint32) {
	for _, p := range x.slots {
		for at, n := range p {
			if n != 0 {
				p[at] = number[n-1] + 1
			}
		}
	}
}
