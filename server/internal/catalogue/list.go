package catalogue

import (
	"iter"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
)

// List is all records of a kind that an audience sees, at one moment; it never changes. It is made of a few segments:
// a big one from the start of the program, and smaller ones with what was written since. A record that was replaced or
// deleted stays in its segment, marked as gone.
type List[T model.Node] struct {
	spec  *spec[T]
	view  *View
	dict  *dictionary
	parts []part[T]
	live  int
}

// part is a segment with what is gone from it.
type part[T model.Node] struct {
	*segment[T]
	gone *roaring.Bitmap // nil for nothing; never changed once it is here
}

func (p part[T]) isGone(i uint32) bool { return p.gone != nil && p.gone.Contains(i) }

func (p part[T]) size() int {
	if p.gone == nil {
		return len(p.recs)
	}
	return len(p.recs) - int(p.gone.GetCardinality())
}

// Len is the number of records.
func (l *List[T]) Len() int { return l.live }

// Get gives the record with the id.
func (l *List[T]) Get(id model.ID) (T, bool) { return l.lookup(string(id)) }

func (l *List[T]) lookup(key string) (rec T, ok bool) {
	p, i, ok := l.locate(key)
	if ok {
		rec = l.parts[p].recs[i]
	}
	return rec, ok
}

// locate gives the part and the place of the record with the key.
func (l *List[T]) locate(key string) (p int, i uint32, ok bool) {
	for p := len(l.parts) - 1; p >= 0; p-- {
		if i, ok := l.parts[p].find(l.spec, key); ok && !l.parts[p].isGone(i) {
			return p, i, true
		}
	}
	return 0, 0, false
}

// All runs through the records in no particular order.
func (l *List[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, p := range l.parts {
			for i, r := range p.recs {
				if !p.isGone(uint32(i)) && !yield(r) {
					return
				}
			}
		}
	}
}

// having is the records of the part that are not gone and have one of the values of the field. The result may be changed.
func (p part[T]) having(values []uint32) *roaring.Bitmap {
	sets := make([]*roaring.Bitmap, 0, len(values))
	for _, v := range values {
		if s := p.set(v); s != nil {
			sets = append(sets, s)
		}
	}
	set := roaring.FastOr(sets...)
	if p.gone != nil {
		set.AndNot(p.gone)
	}
	return set
}

// with gives the records whose field has the value.
func (l *List[T]) with(name Field, text string) []T {
	field := l.spec.fieldAt(name)
	v, ok := l.dict.number(field, text)
	if !ok {
		return nil
	}
	var out []T
	for _, p := range l.parts {
		p.having([]uint32{v}).Iterate(func(i uint32) bool {
			out = append(out, p.recs[i])
			return true
		})
	}
	return out
}
