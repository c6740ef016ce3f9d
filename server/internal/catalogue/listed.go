package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
	"vinculum/graph/model/names"
)

// listed is a List, whatever its records are.
type listed interface {
	Len() int
	Facets(q Query, fields []Field) []*model.Facet
	node(id model.ID) model.Node
	nodes(field Field, value string) []model.Node
	sortKeyOf(n model.Node, in model.NameLanguage) string
	// changed is the next version of the list: without the records with the ids in gone, and with recs, each of which is
	// gone or new. The order is what spec.byName says of recs; nil where nobody has asked it yet.
	changed(e *env, gone []model.ID, recs []model.Node, order []uint32) listed
	// bound is the same list as a part of the view.
	bound(v *View) listed
	search(q names.Query) laneMatches
	copied(e *env) Copy
}

func newList[T model.Node](s *spec[T], l limits) *List[T] {
	s.limits = l
	return &List[T]{spec: s, dict: newDictionary(len(s.fields))}
}

func (l *List[T]) node(id model.ID) model.Node {
	if r, ok := l.Get(id); ok {
		return r
	}
	return nil
}

func (l *List[T]) nodes(field Field, value string) []model.Node {
	var out []model.Node
	for _, r := range l.with(field, value) {
		out = append(out, r)
	}
	return out
}

func (l *List[T]) sortKeyOf(n model.Node, in model.NameLanguage) string {
	if in == model.NamesNL && l.spec.dutch != nil {
		return foldedName(l.spec.dutch(n.(T), nil))
	}
	return l.spec.sortKey(n.(T), nil)
}

func (l *List[T]) bound(v *View) listed {
	next := *l
	next.view = v
	return &next
}

func (l *List[T]) changed(e *env, gone []model.ID, recs []model.Node, order []uint32) listed {
	next := *l
	next.parts = slices.Clone(l.parts)
	next.remove(gone)
	if len(recs) > 0 {
		next.add(e, recs, order)
	}
	next.live = 0
	for _, p := range next.parts {
		next.live += p.size()
	}
	return &next
}

// remove marks records as gone.
func (l *List[T]) remove(ids []model.ID) {
	places := map[int][]uint32{}
	for _, id := range ids {
		if p, i, ok := l.locate(string(id)); ok {
			places[p] = append(places[p], i)
		}
	}
	for p, list := range places {
		gone := roaring.New()
		if l.parts[p].gone != nil {
			gone = l.parts[p].gone.Clone()
		}
		gone.AddMany(list)
		l.parts[p].gone = gone
	}
	l.parts = slices.DeleteFunc(l.parts, func(p part[T]) bool { return p.size() == 0 })
}

// add makes a segment of the records and of the smaller segments before it, so that there are few and each is about
// twice as big as the next: a record is indexed again as often as its list doubles, not with every write.
func (l *List[T]) add(e *env, recs []model.Node, order []uint32) {
	list := make([]T, len(recs))
	for i, r := range recs {
		list[i] = r.(T)
	}
	for len(l.parts) > 0 {
		last := l.parts[len(l.parts)-1]
		if last.size() > 2*len(list) {
			break
		}
		for i, r := range last.recs {
			if !last.isGone(uint32(i)) {
				list = append(list, r)
			}
		}
		l.parts, order = l.parts[:len(l.parts)-1], nil
	}
	if order == nil {
		order = l.spec.byName(list, e)
	}
	d := l.dict.grow()
	l.parts = append(l.parts, part[T]{segment: l.spec.build(list, order, e, d)})
	l.dict = d.dictionary
}

// any says whether any record passes the filter.
func (l *List[T]) any(where map[Field][]string) bool {
	p, err := l.plan(Query{Where: where})
	if err != nil {
		return false
	}
	for i := range l.parts {
		if !l.result(i, p.clauses, nil, 0).set.IsEmpty() {
			return true
		}
	}
	return false
}
