package catalogue

import (
	"slices"

	"vinculum/graph/model"
	"vinculum/graph/model/order"
)

// plan is a query that was checked and translated into the numbers of a list.
type plan struct {
	clauses []clause
	window  window
	order   string
	orderAt int // place in spec.orders, -1 for others
	seq     order.Sequence
	scope   string // of cursors
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
	p.setOrder(q, l.spec.orderAt, l.spec.dutch != nil, &c)
	if err := c.Err("the query"); err != nil {
		return p, err
	}
	var err error
	p.window, err = newWindow(q.Page, p.scope)
	return p, err
}

func (p *plan) setOrder(q Query, at func(string) int, dutch bool, c *model.Check) {
	if p.order == "" {
		p.order = OrderName
		if q.Text != "" {
			p.order = OrderRelevance
		}
	}
	p.seq.Descending = q.Descending
	switch p.order {
	case OrderName, OrderNameNL:
		p.seq.ByName = true
		c.That(p.order == OrderName || dutch, "order", "%s is not an order of this list", p.order)
	case OrderRelevance:
		p.seq.Descending = false
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
