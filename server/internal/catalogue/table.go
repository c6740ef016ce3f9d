package catalogue

import "hash/maphash"

// table finds the record of a segment by any of its keys (its id, an institution's identifiers). It holds no keys, only places: the
// records themselves say whether a key is theirs. That is eight bytes per record instead of a map's fifty.
type table struct {
	seed  maphash.Seed
	slots []uint32 // open addressing, place+1, 0 where free; a power of two, at most half full
}

// newTable makes a table for so many keys.
func newTable(keys int) table {
	size := 4
	for size < 2*keys {
		size *= 2
	}
	return table{maphash.MakeSeed(), make([]uint32, size)}
}

// put adds a key that leads to the place.
func (t table) put(key string, place uint32) {
	for i := t.start(key); ; i = t.next(i) {
		if t.slots[i] == 0 {
			t.slots[i] = place + 1
			return
		}
	}
}

// find gives the place for which has says that the key is its.
func (t table) find(key string, has func(place uint32) bool) (place uint32, ok bool) {
	for i := t.start(key); t.slots[i] != 0; i = t.next(i) {
		if has(t.slots[i] - 1) {
			return t.slots[i] - 1, true
		}
	}
	return 0, false
}

func (t table) start(key string) int {
	return int(maphash.String(t.seed, key) & uint64(len(t.slots)-1))
}

func (t table) next(i int) int { return (i + 1) & (len(t.slots) - 1) }
