package catalogue

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
	"vinculum/graph/model/order"
)

// Page is a page of a list.
type Page[T any] struct {
	Items                []T
	HasNext, HasPrevious bool // whether the list goes on behind the page, and before it
	Total                int

	scope string
	hits  []hit[T]
}

// Cursor is the cursor of the i-th item. It is written when asked for: most pages are read without.
func (p *Page[T]) Cursor(i int) string { return order.Cursor(p.scope, p.hits[i].at()) }

// window is the part of an order that a page is taken from, its ends excluded, and how much of it.
type window struct {
	after, before *order.Position
	first, last   *int
}

// newWindow checks page arguments for the order called scope. Without first and last it is the first DefaultPage.
func newWindow(args model.PageArgs, scope string) (window, error) {
	w := window{first: args.First, last: args.Last}
	var c model.Check
	for field, n := range map[string]*int{"first": args.First, "last": args.Last} {
		c.That(n == nil || *n >= 0, field, "is negative")
		c.That(n == nil || *n <= model.MaxPage, field, "is more than %d", model.MaxPage)
	}
	read := func(field string, text *string) *order.Position {
		if text == nil {
			return nil
		}
		p, ok := order.ReadCursor(scope, *text)
		c.That(ok, field, "is not a cursor of this list in this order")
		return &p
	}
	w.after, w.before = read("after", args.After), read("before", args.Before)
	if w.first == nil && w.last == nil {
		n := model.DefaultPage
		w.first = &n
	}
	slices.SortFunc(c.Fields, func(a, b model.FieldError) int { return cmp.Compare(a.Field, b.Field) })
	return w, c.Err("the page")
}

// hit is a record of a page. Where it stands in the order is worked out when needed.
type hit[T any] struct {
	rec   T
	in    placed
	place uint32
	key   int
}

// placed is a part whose records have positions.
type placed interface {
	at(place uint32, key int) order.Position
}

func (h *hit[T]) at() order.Position { return h.in.at(h.place, h.key) }

// sorted is a part in the order that its spec says.
type sorted[T model.Node] struct {
	part[T]
	spec *spec[T]
}

func (s *sorted[T]) at(place uint32, key int) order.Position { return s.position(s.spec, place, key) }

// walker gives up to n hits between two positions (nil: the ends of the list), forwards from after or backwards from before.
type walker[T any] func(after, before *order.Position, n int, backwards bool) []hit[T]

// page takes the window's page as the Relay specification says (ApplyCursorsToEdges, EdgesToReturn, HasNextPage, HasPreviousPage).
func page[T any](w window, scope string, walk walker[T]) Page[T] {
	var hits []hit[T]
	p := Page[T]{scope: scope}
	if w.first != nil {
		hits = walk(w.after, w.before, *w.first+1, false)
		if w.last == nil && w.after != nil {
			p.HasPrevious = len(walk(nil, edge(hits, w.before), 1, true)) > 0
		}
		if p.HasNext = len(hits) > *w.first; p.HasNext {
			hits = hits[:*w.first]
		}
		if w.last != nil && len(hits) > *w.last {
			hits, p.HasPrevious = hits[len(hits)-*w.last:], true
		}
	} else {
		hits = walk(w.after, w.before, *w.last+1, true)
		if w.before != nil {
			p.HasNext = len(walk(edge(hits, w.after), nil, 1, false)) > 0
		}
		if p.HasPrevious = len(hits) > *w.last; p.HasPrevious {
			hits = hits[:*w.last]
		}
		slices.Reverse(hits)
	}
	p.hits, p.Items = hits, make([]T, len(hits))
	for i := range hits {
		p.Items[i] = hits[i].rec
	}
	return p
}

// edge is where the hits begin or, if there are none, the other end of the window: whatever lies beyond it lies beyond the window.
func edge[T any](hits []hit[T], end *order.Position) *order.Position {
	if len(hits) > 0 {
		at := hits[0].at()
		return &at
	}
	return end
}

// walk gives up to n hits among the records of set, in the order of the buckets and within a bucket by name. A bucket
// without a set holds everything.
func (p part[T]) walk(s *spec[T], set *roaring.Bitmap, buckets []bucket, seq order.Sequence, after, before *order.Position, n int, backwards bool) []hit[T] {
	hits := make([]hit[T], 0, min(n, int(set.GetCardinality())))
	in := &sorted[T]{p, s}
	down := (seq.ByName && seq.Descending) != backwards // against the order of names
	for _, b := range arrange(seq, buckets, backwards) {
		if after != nil && seq.Ascending(b.key) < seq.Ascending(after.Key) || before != nil && seq.Ascending(b.key) > seq.Ascending(before.Key) {
			continue
		}
		chosen := set
		if b.set != nil {
			if !set.Intersects(b.set) {
				continue
			}
			chosen = roaring.And(set, b.set)
		}
		lo, hi := p.bounds(s, b.key, seq, after, before)
		for next := start(chosen, lo, hi, down); next >= int64(lo) && next < int64(hi); {
			hits = append(hits, hit[T]{p.recs[next], in, uint32(next), b.key})
			if len(hits) == n {
				return hits
			}
			if down {
				if next == 0 {
					break
				}
				next = chosen.PreviousValue(uint32(next) - 1)
			} else {
				next = chosen.NextValue(uint32(next) + 1)
			}
		}
	}
	return hits
}

// start is the first value of the set from where the range is entered, -1 if there is none.
func start(set *roaring.Bitmap, lo, hi int, down bool) int64 {
	switch {
	case lo >= hi:
		return -1
	case down:
		return set.PreviousValue(uint32(hi - 1))
	}
	return set.NextValue(uint32(lo))
}

// bounds is the range of places in a bucket that lies between the two positions.
func (p part[T]) bounds(s *spec[T], key int, seq order.Sequence, after, before *order.Position) (lo, hi int) {
	lo, hi = 0, len(p.recs)
	lower, upper := ends(seq, after, before)
	if lower != nil && lower.Key == key {
		lo = p.firstFrom(s, *lower, true)
	}
	if upper != nil && upper.Key == key {
		hi = p.firstFrom(s, *upper, false)
	}
	return lo, hi
}

// ends are the positions between which to look, in the order of names.
func ends(seq order.Sequence, after, before *order.Position) (lower, upper *order.Position) {
	if seq.ByName && seq.Descending {
		return before, after
	}
	return after, before
}

// arrange puts buckets, which ascend by key, into the order of the sequence or its reverse.
func arrange(s order.Sequence, buckets []bucket, backwards bool) []bucket {
	if len(buckets) < 2 || !s.Descending && !backwards {
		return buckets
	}
	out := slices.Clone(buckets)
	if s.Descending {
		known := len(out)
		if out[known-1].key == order.UnknownKey {
			known--
		}
		slices.Reverse(out[:known])
	}
	if backwards {
		slices.Reverse(out)
	}
	return out
}
