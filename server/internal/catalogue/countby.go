package catalogue

import (
	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
)

// Counted is a value of a field with the number of records that have it.
type Counted struct {
	Value string
	Count int
}

// CountBy counts the values of a field over all records that pass the query's filters, those on the field itself included;
// a facet leaves these out. The page and the order do not count. The values come in no particular order.
func (l *List[T]) CountBy(q Query, name Field) ([]Counted, error) {
	q.Page = model.PageArgs{}
	p, err := l.plan(q)
	if err != nil {
		return nil, err
	}
	among, _, err := l.among(q)
	if err != nil {
		return nil, err
	}
	field := l.spec.fieldAt(name)
	if field < 0 {
		return nil, nil
	}
	counts := l.tally(p.clauses, among, 1<<field)
	var out []Counted
	for _, v := range l.dict.byField[field] {
		if int(v) < len(counts) && counts[v] > 0 {
			out = append(out, Counted{l.dict.values[v].text, int(counts[v])})
		}
	}
	return out, nil
}

// Matching are all records that pass the query's filters, in no particular order: for lists that are short.
func (l *List[T]) Matching(q Query) ([]T, error) {
	q.Page = model.PageArgs{}
	p, err := l.plan(q)
	if err != nil {
		return nil, err
	}
	founds, err := l.find(p, q)
	if err != nil {
		return nil, err
	}
	var out []T
	for i, f := range founds {
		f.set.Iterate(func(place uint32) bool {
			out = append(out, l.parts[i].recs[place])
			return true
		})
	}
	return out, nil
}

// FirstWith is one of the records whose field has the value and for which ok holds, always the same one of a list.
func (l *List[T]) FirstWith(name Field, value string, ok func(T) bool) (found T, is bool) {
	v, known := l.dict.number(l.spec.fieldAt(name), value)
	if !known {
		return found, false
	}
	for _, p := range l.parts {
		set := p.set(v)
		if set == nil {
			set = roaring.New()
		}
		set.Iterate(func(i uint32) bool {
			if !p.isGone(i) && ok(p.recs[i]) {
				found, is = p.recs[i], true
			}
			return !is
		})
		if is {
			return found, true
		}
	}
	return found, false
}
