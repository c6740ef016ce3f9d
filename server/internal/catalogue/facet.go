package catalogue

import (
	"cmp"
	"slices"

	"vinculum/graph/model"
)

// Facets counts, for each of the fields, the values of all records that pass the query's filters; its page and order do
// not count. A filter on a field is left out of the field's own facet. Fields that the list has not, and queries that
// Query refuses, have no facets.
func (l *List[T]) Facets(q Query, fields []Field) []*model.Facet {
	q.Page = model.PageArgs{}
	p, err := l.plan(q)
	if err != nil {
		return nil
	}
	founds, err := l.find(p, q)
	if err != nil {
		return nil
	}
	var shared tally
	out := make([]*model.Facet, 0, len(fields))
	for _, name := range fields {
		f := l.spec.fieldAt(name)
		if f < 0 {
			continue
		}
		rest := slices.DeleteFunc(slices.Clone(p.clauses), func(k clause) bool { return k.field == f })
		counts := shared
		if len(rest) < len(p.clauses) {
			counts = l.tally(rest, founds)
		} else if counts == nil {
			shared = l.tally(p.clauses, founds)
			counts = shared
		}
		out = append(out, l.facet(f, counts))
	}
	return out
}

// tally counts what the clauses let through in all parts. The result is shared: it must not be changed.
func (l *List[T]) tally(clauses []clause, founds []found) tally {
	if len(founds) == 1 {
		return l.result(0, clauses, founds[0].among, true).counts
	}
	t := make(tally, len(l.dict.values))
	for i, f := range founds {
		t.add(l.result(i, clauses, f.among, true).counts)
	}
	return t
}

// facet shows the counts of a field, the most frequent value first.
func (l *List[T]) facet(field int, counts tally) *model.Facet {
	f := l.spec.fields[field]
	type counted struct {
		text string
		n    int
	}
	var list []counted
	for _, v := range l.dict.byField[field] {
		if int(v) < len(counts) && counts[v] > 0 && (f.shown == nil || f.shown(l.dict.values[v].text)) {
			list = append(list, counted{l.dict.values[v].text, int(counts[v])})
		}
	}
	slices.SortFunc(list, func(a, b counted) int {
		if a.n != b.n {
			return cmp.Compare(b.n, a.n)
		}
		return cmp.Compare(a.text, b.text)
	})
	out := &model.Facet{Field: string(f.name), Name: f.title, All: make([]*model.FacetValue, len(list))}
	values := make([]model.FacetValue, len(list))
	for i, c := range list {
		values[i] = model.FacetValue{Value: c.text, Label: l.label(f, c.text), Count: c.n}
		out.All[i] = &values[i]
	}
	return out
}

func (l *List[T]) label(f field[T], text string) model.Text {
	if f.label != nil {
		if t := f.label(l.view, text); !t.IsZero() {
			return t
		}
	}
	return model.Text{EN: text}
}
