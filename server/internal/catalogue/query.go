package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
	"vinculum/server/internal/catalogue/textindex"
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

// plan is a query that was checked and translated into the numbers of a list.
type plan struct {
	clauses []clause
	window  window
	order   string
	orderAt int // place in spec.orders, -1 for others
	seq     sequence
	scope   string // of cursors
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
	text, err := l.matchText(q.Text)
	if err != nil {
		return nil, err
	}
	chosen := l.choose(q.IDs)
	founds := make([]found, len(l.parts))
	for i := range l.parts {
		f := found{among: both(text.all(i), chosen.all(i))}
		f.set = l.result(i, p.clauses, f.among, false).set
		f.buckets = l.bucketsOf(p, i, text)
		founds[i] = f
	}
	return founds, nil
}

// found is what a query found in a part.
type found struct {
	set     *roaring.Bitmap // not to be changed
	among   *roaring.Bitmap // what the text and the ids let through, nil for everything
	buckets []bucket
}

func (l *List[T]) walker(seq sequence, founds []found) walker[T] {
	return func(after, before *position, n int, backwards bool) []hit[T] {
		var hits []hit[T]
		for i, f := range founds {
			hits = append(hits, l.parts[i].walk(l.spec, f.set, f.buckets, seq, after, before, n, backwards)...)
		}
		if len(founds) > 1 {
			return merged(hits, seq, n, backwards)
		}
		return hits
	}
}

// result is what the clauses and among (nil: everything) let through in a part, less what is gone; counted if asked.
func (l *List[T]) result(i int, clauses []clause, among *roaring.Bitmap, counted bool) result {
	p := l.parts[i]
	if among != nil {
		set := roaring.And(p.matching(clauses), among)
		if p.gone != nil {
			set.AndNot(p.gone)
		}
		r := result{set: set}
		if counted {
			r.counts = p.count(set, clauses, len(l.dict.values))
		}
		return r
	}
	key := resultKey(clauses)
	r, ok := p.results.get(key)
	if !ok || counted && r.counts == nil {
		r.key = key
		if r.set == nil {
			r.set = p.matching(clauses)
		}
		if counted {
			r.counts = p.count(r.set, clauses, len(p.counts))
		}
		p.results.put(r)
	}
	return l.without(p, r, counted)
}

// without takes what is gone from the part off a result.
func (l *List[T]) without(p part[T], r result, counted bool) result {
	if p.gone == nil {
		return r
	}
	gone := roaring.And(r.set, p.gone)
	if gone.IsEmpty() {
		return r
	}
	r.set = roaring.AndNot(r.set, gone)
	if counted {
		r.counts = slices.Clone(r.counts)
		p.subRecords(r.counts, gone)
	}
	return r
}

// plan checks the query.
func (l *List[T]) plan(q Query) (plan, error) {
	var c model.Check
	p := plan{order: q.Order, orderAt: -1}
	for name, texts := range q.Where {
		f := l.spec.fieldAt(name)
		c.That(f >= 0, string(name), "is not a field of this list")
		if f >= 0 && len(texts) > 0 {
			p.clauses = append(p.clauses, l.anyOf(f, texts))
		}
	}
	for name, r := range q.Ranges {
		f := l.spec.fieldAt(name)
		c.That(f >= 0, string(name), "is not a field of this list")
		if f >= 0 && r != [2]int{} {
			p.clauses = append(p.clauses, l.between(f, r))
		}
	}
	slices.SortFunc(p.clauses, func(a, b clause) int { // one order for one filter
		if a.field != b.field {
			return a.field - b.field
		}
		return slices.Compare(a.values, b.values)
	})
	p.setOrder(q, l.spec.orderAt, &c)
	if err := c.Err("the query"); err != nil {
		return p, err
	}
	var err error
	p.window, err = newWindow(q.Page, p.scope)
	return p, err
}

func (p *plan) setOrder(q Query, at func(string) int, c *model.Check) {
	if p.order == "" {
		p.order = OrderName
		if q.Text != "" {
			p.order = OrderRelevance
		}
	}
	p.seq.descending = q.Descending
	switch p.order {
	case OrderName:
		p.seq.byName = true
	case OrderRelevance:
		p.seq.descending = false
		c.That(q.Text != "", "order", "relevance needs a text")
	default:
		p.orderAt = at(p.order)
		c.That(p.orderAt >= 0, "order", "%s is not an order of this list", p.order)
	}
	p.scope = string(p.order)
}

// anyOf is the filter for any of the values.
func (l *List[T]) anyOf(field int, texts []string) clause {
	k := clause{field: field}
	for _, t := range texts {
		if v, ok := l.dict.number(field, t); ok {
			k.values = append(k.values, v)
		}
	}
	slices.Sort(k.values)
	k.values = slices.Compact(k.values)
	return k
}

// between is the filter for the values that are numbers in the range.
func (l *List[T]) between(field int, r [2]int) clause {
	k := clause{field: field}
	for _, v := range l.dict.byField[field] {
		n := l.dict.values[v].number
		if n != 0 && n >= r[0] && (r[1] == 0 || n <= r[1]) {
			k.values = append(k.values, v)
		}
	}
	return k
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

// matches are the records that a text matches, by part and tier; nil for no text.
type matches [][textindex.Tiers]*roaring.Bitmap

// matchText finds a text; typing errors are considered where it is hardly found otherwise.
func (l *List[T]) matchText(text string) (matches, error) {
	if text == "" {
		return nil, nil
	}
	q, err := textindex.Parse(text)
	if err != nil {
		return nil, err
	}
	m := l.match(q)
	if m.count() < textindex.TypoThreshold {
		l.addTypos(m, q)
	}
	return m, nil
}

// match finds the records without typing errors.
func (l *List[T]) match(q textindex.Query) matches {
	m := make(matches, len(l.parts))
	for i, p := range l.parts {
		m[i] = p.text.Match(q)
		for t, set := range m[i] {
			if set != nil && p.gone != nil {
				m[i][t] = roaring.AndNot(set, p.gone)
			}
		}
	}
	return m
}

func (m matches) count() (n int) {
	for _, tiers := range m {
		for _, set := range tiers {
			if set != nil {
				n += int(set.GetCardinality())
			}
		}
	}
	return n
}

func (l *List[T]) addTypos(m matches, q textindex.Query) {
	for i, p := range l.parts {
		set := p.text.Typos(q)
		if set == nil {
			continue
		}
		if p.gone != nil {
			set.AndNot(p.gone)
		}
		for _, better := range m[i] {
			if better != nil {
				set.AndNot(better)
			}
		}
		m[i][textindex.TierTypos] = set
	}
}

func (m matches) all(i int) *roaring.Bitmap {
	if m == nil {
		return nil
	}
	return roaring.FastOr(slices.DeleteFunc(slices.Clone(m[i][:]), func(s *roaring.Bitmap) bool { return s == nil })...)
}

func (m matches) buckets(i int) (buckets []bucket) {
	for t, set := range m[i] {
		if set != nil {
			buckets = append(buckets, bucket{t, set})
		}
	}
	return buckets
}
