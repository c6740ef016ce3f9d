package catalogue

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
	"vinculum/graph/model/order"
)

// alphabet is an order of a segment's records by other names than those by which they are numbered.
type alphabet struct {
	names  []string // the sort keys, by place
	places []uint32 // in the order of the sort keys, and equals in that of the ids
}

func (s *spec[T]) buildDutch(g *segment[T], e *env) {
	if s.dutch == nil {
		return
	}
	a := &alphabet{make([]string, len(g.recs)), make([]uint32, len(g.recs))}
	for i, r := range g.recs {
		if a.names[i], a.places[i] = foldedName(s.dutch(r, e)), uint32(i); a.names[i] == g.names[i] {
			a.names[i] = g.names[i] // kept once
		}
	}
	slices.SortFunc(a.places, func(x, y uint32) int {
		return cmp.Or(cmp.Compare(a.names[x], a.names[y]), cmp.Compare(g.recs[x].GetID(), g.recs[y].GetID()))
	})
	g.dutch = a
}

// inDutch is a part in the order of Dutch names.
type inDutch[T model.Node] struct{ part[T] }

func (d *inDutch[T]) at(place uint32, _ int) order.Position {
	return order.Position{Name: d.dutch.names[place], ID: d.recs[place].GetID()}
}

// walkDutch gives up to n hits among the records of set, in the order of Dutch names. It looks at all records between the two
// positions until it has them: lists that have Dutch names are short, or pages are near their begin.
func (p part[T]) walkDutch(set *roaring.Bitmap, seq order.Sequence, after, before *order.Position, n int, backwards bool) []hit[T] {
	in, places := &inDutch[T]{p}, p.dutch.places
	at := func(i int) (string, model.ID) { return p.dutch.names[places[i]], p.recs[places[i]].GetID() }
	lo, hi := 0, len(places)
	lower, upper := ends(seq, after, before)
	if lower != nil {
		lo = firstFrom(len(places), at, *lower, true)
	}
	if upper != nil {
		hi = firstFrom(len(places), at, *upper, false)
	}
	var hits []hit[T]
	for i := range max(0, hi-lo) {
		place := places[lo+i]
		if seq.Descending != backwards {
			place = places[hi-1-i]
		}
		if set.Contains(place) {
			if hits = append(hits, hit[T]{p.recs[place], in, place, 0}); len(hits) == n {
				break
			}
		}
	}
	return hits
}
