package textindex

import (
	"math/bits"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// docSet is a set of document numbers while a query is answered: a list while it is small, and one bit per document once
// it is not, because a prefix of one letter finds a tenth of all documents.
type docSet struct {
	docs  int
	list  []uint32 // unsorted, with repetitions; used while dense is nil
	dense []uint64
}

// dense sets are worth their memory above one entry in so many documents.
const sparsity = 64

func newDocSet(docs int) *docSet { return &docSet{docs: docs} }

func (s *docSet) add(docs []uint32) {
	if s.dense == nil && len(s.list)+len(docs) <= s.docs/sparsity {
		s.list = append(s.list, docs...)
		return
	}
	s.densify()
	for _, d := range docs {
		s.dense[d>>6] |= 1 << (d & 63)
	}
}

func (s *docSet) densify() {
	if s.dense != nil {
		return
	}
	s.dense = make([]uint64, (s.docs+63)/64)
	for _, d := range s.list {
		s.dense[d>>6] |= 1 << (d & 63)
	}
	s.list = nil
}

func (s *docSet) has(d uint32) bool { return s.dense[d>>6]>>(d&63)&1 == 1 }

func (s *docSet) empty() bool {
	return len(s.list) == 0 && !slices.ContainsFunc(s.dense, func(w uint64) bool { return w != 0 })
}

// and keeps what is in the other set too. The other set may be changed.
func (s *docSet) and(o *docSet) {
	if s.dense == nil {
		o.densify()
		s.list = slices.DeleteFunc(s.list, func(d uint32) bool { return !o.has(d) })
		return
	}
	if o.dense == nil {
		o.list = slices.DeleteFunc(o.list, func(d uint32) bool { return !s.has(d) })
		s.list, s.dense = o.list, nil
		return
	}
	for i, w := range o.dense {
		s.dense[i] &= w
	}
}

// take gives what is in found and not yet in s as a bitmap, nil if nothing, and adds it to s.
func (s *docSet) take(found *docSet) *roaring.Bitmap {
	if found == nil || found.empty() {
		return nil
	}
	s.densify()
	if found.dense == nil {
		return s.takeList(found.list)
	}
	count := 0
	for i, w := range found.dense {
		fresh := w &^ s.dense[i]
		found.dense[i] = fresh
		s.dense[i] |= fresh
		count += bits.OnesCount64(fresh)
	}
	if count == 0 {
		return nil
	}
	return roaring.FromDense(found.dense, true)
}

func (s *docSet) takeList(list []uint32) *roaring.Bitmap {
	slices.Sort(list)
	fresh := list[:0]
	for _, d := range slices.Compact(list) {
		if !s.has(d) {
			s.dense[d>>6] |= 1 << (d & 63)
			fresh = append(fresh, d)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	return roaring.BitmapOf(fresh...)
}
