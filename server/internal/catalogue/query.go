package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
	"vinculum/graph/model/order"
)

// Query asks a list for a page of those of its records that pass all the filters.
type Query struct {
	// Where gives, per field, the values of which a record must have one. No values for a field: no filter on it.
	Where map[Field][]string
	// Ranges gives, per field with numbers (years, levels), the least and the greatest that a record may have; 0 is open.
	Ranges map[Field][2]int
	// Text is what the record's names must match, as in Search; "" for no filter.
	Text string
	// IDs, unless nil, are the only records to choose from.
	IDs []model.ID

	// Order is OrderName unless given, or OrderRelevance where there is a Text. What an order knows nothing of comes
	// last in both directions.
	Order      string
	Descending bool
	Page       model.PageArgs
}

// Query answers q with a page. What is wrong with q is a BAD_USER_INPUT error that names the argument. Values that no
// record has are not wrong; nothing passes them.
func (l *List[T]) Query(q Query) (Page[T], error) {
	p, err := l.plan(q)
	if err != nil {
		return Page[T]{}, err
	}
	founds, err := l.find(p, q)
	if err != nil {
		return Page[T]{}, err
	}
	total := 0
	for _, f := range founds {
		total += int(f.set.GetCardinality())
	}
	out := page(p.window, p.scope, l.walker(p.seq, founds))
	out.Total = total
	return out, nil
}

// find finds what passes the filters, in every part.
func (l *List[T]) find(p plan, q Query) ([]found, error) {
	among, text, err := l.among(q)
	if err != nil {
		return nil, err
	}
	founds := make([]found, len(l.parts))
	for i := range l.parts {
		founds[i] = found{l.result(i, p.clauses, among[i], 0).set, l.bucketsOf(p, i, text), p.order == OrderNameNL}
	}
	return founds, nil
}

// among gives what the query's text and ids let through in every part, nil for everything, and what matches the text.
func (l *List[T]) among(q Query) ([]*roaring.Bitmap, matches, error) {
	text, err := l.matchText(q.Text)
	if err != nil {
		return nil, nil, err
	}
	chosen := l.choose(q.IDs)
	sets := make([]*roaring.Bitmap, len(l.parts))
	for i := range sets {
		sets[i] = both(text.all(i), chosen.all(i))
	}
	return sets, text, nil
}

// found is what a query found in a part.
type found struct {
	set     *roaring.Bitmap // not to be changed
	buckets []bucket
	dutch   bool // in the order of Dutch names
}

func (l *List[T]) walker(seq order.Sequence, founds []found) walker[T] {
	return func(after, before *order.Position, n int, backwards bool) []hit[T] {
		walk := func(i int) []hit[T] {
			if founds[i].dutch {
				return l.parts[i].walkDutch(founds[i].set, seq, after, before, n, backwards)
			}
			return l.parts[i].walk(l.spec, founds[i].set, founds[i].buckets, seq, after, before, n, backwards)
		}
		if len(founds) == 1 {
			return walk(0)
		}
		var hits []hit[T]
		for i := range founds {
			hits = append(hits, walk(i)...)
		}
		return merged(hits, seq, n, backwards)
	}
}

// result is what the clauses and among (nil: everything) let through in a part, less what is gone: the set or, where fields are
// wanted, the counts of their values.
func (l *List[T]) result(i int, clauses []clause, among *roaring.Bitmap, want fieldSet) result {
	p := l.parts[i]
	if among != nil {
		r := result{set: roaring.And(p.matching(clauses), among)}
		if p.gone != nil {
			r.set.AndNot(p.gone)
		}
		if want != 0 {
			r.counts, r.fields = p.count(r.set, clauses, want), want
		}
		return r
	}
	key := resultKey(clauses)
	r, ok := p.results.get(key)
	if missing := want &^ r.fields; !ok || missing != 0 {
		r.key = key
		if r.set == nil {
			r.set = p.matching(clauses)
		}
		if missing != 0 {
			r.counts, r.fields = p.count(r.set, clauses, want|r.fields), want|r.fields
		}
		p.results.put(r)
	}
	return p.without(r, want)
}

// without takes what is gone from the part off a result: off the set or, where fields are wanted, off the counts.
func (p part[T]) without(r result, want fieldSet) result {
	if p.gone == nil {
		return r
	}
	gone := roaring.And(r.set, p.gone)
	if gone.IsEmpty() {
		return r
	}
	if want == 0 {
		r.set = roaring.AndNot(r.set, gone)
		return r
	}
	r.counts = slices.Clone(r.counts)
	if p.quickerByField(p.looks(gone.GetCardinality()), want) {
		p.intersect(r.counts, gone, want, ^uint32(0))
	} else {
		p.subRecords(r.counts, gone)
	}
	return r
}

// bucketsOf are the buckets of the query's order in a part.
func (l *List[T]) bucketsOf(p plan, i int, text matches) []bucket {
	switch {
	case p.orderAt >= 0:
		return l.parts[i].orders[p.orderAt]
	case p.order == OrderRelevance:
		return text.buckets(i)
	}
	return []bucket{{}}
}

// choose finds the records with the ids, by part; nil for all.
func (l *List[T]) choose(ids []model.ID) chosen {
	if ids == nil {
		return nil
	}
	c := make(chosen, len(l.parts))
	for i := range c {
		c[i] = roaring.New()
	}
	for _, id := range ids {
		if p, i, ok := l.locate(string(id)); ok {
			c[p].Add(i)
		}
	}
	return c
}

// chosen are sets of records by part; nil for all records.
type chosen []*roaring.Bitmap

func (c chosen) all(i int) *roaring.Bitmap {
	if c == nil {
		return nil
	}
	return c[i]
}

// both is what is in both sets, where nil is everything.
func both(a, b *roaring.Bitmap) *roaring.Bitmap {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	return roaring.And(a, b)
}
