package catalogue

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
)

// Facets counts, for each of the fields, the values of all records that pass the query's filters; its page and order do
// not count. A filter on a field is left out of the field's own facet, and the values that it asks for are there even where
// nothing has them, so that one can see what was asked and take it back. Fields that the list has not, and queries that
// Query refuses, have no facets.
func (l *List[T]) Facets(q Query, fields []Field) []*model.Facet {
	q.Page = model.PageArgs{}
	p, err := l.plan(q)
	if err != nil {
		return nil
	}
	among, _, err := l.among(q)
	if err != nil {
		return nil
	}
	var filtered, asked fieldSet
	for _, k := range p.clauses {
		filtered |= 1 << k.field
	}
	for _, name := range fields {
		if f := l.spec.fieldAt(name); f >= 0 {
			asked |= 1 << f
		}
	}
	var shared tally
	out := make([]*model.Facet, 0, len(fields))
	for _, name := range fields {
		f := l.spec.fieldAt(name)
		if f < 0 {
			continue
		}
		if filtered.has(f) {
			rest := slices.DeleteFunc(slices.Clone(p.clauses), func(k clause) bool { return k.field == f })
			out = append(out, l.facet(f, l.tally(rest, among, 1<<f), l.asked(f, q.Where[name])))
			continue
		}
		if shared == nil {
			shared = l.tally(p.clauses, among, asked&^filtered)
		}
		out = append(out, l.facet(f, shared, nil))
	}
	return out
}

// tally counts the wanted fields of what the clauses and among (by part; nil: everything) let through. The result is shared:
// it must not be changed.
func (l *List[T]) tally(clauses []clause, among []*roaring.Bitmap, want fieldSet) tally {
	if len(among) == 1 {
		return l.result(0, clauses, among[0], want).counts
	}
	t := make(tally, len(l.dict.values))
	for i := range among {
		t.add(l.result(i, clauses, among[i], want).counts)
	}
	return t
}

// asked are the values of a field that the query names, each once, and that a record of the list has.
func (l *List[T]) asked(field int, texts []string) []uint32 {
	var asked []uint32
	for _, text := range texts {
		if v, ok := l.dict.number(field, text); ok && !slices.Contains(asked, v) && l.has(v) {
			asked = append(asked, v)
		}
	}
	return asked
}

// facet shows the counts of a field, the most frequent value first. Values that were asked for are there even where they
// count nothing.
func (l *List[T]) facet(field int, counts tally, asked []uint32) *model.Facet {
	f := l.spec.fields[field]
	occurs := func(v uint32) bool {
		return (counts.of(v) > 0 || slices.Contains(asked, v)) && (f.shown == nil || f.shown(l.dict.values[v].text))
	}
	n := 0
	for _, v := range l.dict.byField[field] {
		if occurs(v) {
			n++
		}
	}
	values := make([]model.FacetValue, 0, n)
	for _, v := range l.dict.byField[field] {
		if occurs(v) {
			text := l.dict.values[v].text
			values = append(values, model.FacetValue{Value: text, Count: counts.of(v)})
		}
	}
	out := &model.Facet{Field: string(f.name), Name: f.title, All: make([]*model.FacetValue, len(values)),
		LabelOf: func(value string) model.Text { return l.label(f, value) }}
	for i := range values {
		out.All[i] = &values[i]
	}
	slices.SortFunc(out.All, func(a, b *model.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// has says whether a record of the list has the value.
func (l *List[T]) has(v uint32) bool {
	for _, p := range l.parts {
		if !p.having([]uint32{v}).IsEmpty() {
			return true
		}
	}
	return false
}

func (l *List[T]) label(f field[T], text string) model.Text {
	if f.label != nil {
		if t := f.label(l.view, text); !t.IsZero() {
			return t
		}
	}
	return model.Text{EN: text}
}
