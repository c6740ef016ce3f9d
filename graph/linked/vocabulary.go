package linked

import "sync"

// vocabulary gives kinds their codes: 1 and up in the order given; 0 is no kind.
type vocabulary struct {
	nodes, links         []string
	nodeCodes, linkCodes map[string]uint8
}

// maxKinds keeps a set of codes in a uint64.
const maxKinds = 63

func newVocabulary(v Vocabulary) *vocabulary {
	number := func(kinds []string) ([]string, map[string]uint8) {
		if len(kinds) > maxKinds {
			panic("linked: a vocabulary of more than 63 kinds")
		}
		names, codes := append(make([]string, 0, len(kinds)+1), ""), make(map[string]uint8, len(kinds))
		for _, k := range kinds {
			if k == "" || codes[k] != 0 {
				continue
			}
			codes[k] = uint8(len(names))
			names = append(names, k)
		}
		return names, codes
	}
	w := new(vocabulary)
	w.nodes, w.nodeCodes = number(v.NodeKinds)
	w.links, w.linkCodes = number(v.LinkKinds)
	return w
}

// noteTable numbers the notes of all versions that came from one build. Numbers are never given anew, so a version
// reads its notes from the part of the list that was there when it was made, without a lock.
type noteTable struct {
	mu      sync.Mutex
	list    []Note
	numbers map[Note]uint32
}

func newNoteTable() *noteTable {
	return &noteTable{list: []Note{{}}, numbers: map[Note]uint32{{}: 0}}
}

// number must be called with the lock held.
func (t *noteTable) number(n Note) uint32 {
	k, ok := t.numbers[n]
	if !ok {
		k = uint32(len(t.list))
		t.list = append(t.list, n)
		t.numbers[n] = k
	}
	return k
}
