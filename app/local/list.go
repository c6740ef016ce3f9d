package local

import (
	"cmp"
	"slices"

	"vinculum/app/api"
	"vinculum/graph/model"
	"vinculum/graph/model/names"
	"vinculum/graph/model/order"
)

// Query chooses nodes of a kind.
type Query struct {
	Text string
	// Where gives, per field, the values of which a node must have one.
	Where map[string][]string
	// Order is one of the list's orders, or "" for that of names (or of relevance, where there is a text).
	Order      string
	Descending bool
	Page       Page
	// Facets are the fields to count by.
	Facets []string
}

// Listed is a page of a list.
type Listed struct {
	IDs      []model.ID
	Total    int
	PageInfo api.PageInfo
	Facets   []api.Facet
}

// facetValues is how many values of a facet are listed, as by the API where nobody asks for more.
const facetValues = 20

// List lists nodes; false where the question is one that only the server can answer: of a kind, a value or a cursor that
// the graph does not know.
func (g *Graph) List(k model.Kind, q Query) (Listed, bool) {
	l := g.lists[k]
	if l == nil {
		return Listed{}, false
	}
	tiers, ok := g.matching(l, q.Text)
	where, known := l.clauses(q.Where)
	scope, seq, key := l.ordering(q)
	if !ok || !known || scope == "" {
		return Listed{}, false
	}
	var all []standing
	for i := l.first; i < l.end; i++ {
		tier, found := tiers[i]
		if (q.Text == "" || found) && g.passes(i, where, -1) {
			at := g.position(i, key(g, i, tier))
			if scope == orderNameNL {
				at.Name = g.name(i, model.NamesNL)
			}
			all = append(all, standing{i, at})
		}
	}
	slices.SortFunc(all, func(a, b standing) int { return seq.Compare(a.at, b.at) })
	page, info, ok := q.Page.cut(all, seq, scope)
	if !ok {
		return Listed{}, false
	}
	return Listed{g.refsOf(page), len(all), info, g.facets(l, q, where, tiers)}, true
}

// The names of the orders that every list has: alumni, whose names are the same in Dutch, are not here.
const (
	orderName      = "NAME"
	orderNameNL    = "NAME_NL"
	orderRelevance = "RELEVANCE"
)

// ordering is the order of a query: its name ("" for one that the list has not), its direction, and the key of a node in it.
func (l *list) ordering(q Query) (scope string, seq order.Sequence, key func(g *Graph, i int, tier names.Tier) int) {
	switch {
	case q.Order == "" && q.Text != "":
		return orderRelevance, order.Sequence{}, func(_ *Graph, _ int, tier names.Tier) int { return int(tier) }
	case q.Order == "" || q.Order == orderName || q.Order == orderNameNL:
		return cmp.Or(q.Order, orderName), order.Sequence{Descending: q.Descending, ByName: true}, func(*Graph, int, names.Tier) int { return 0 }
	}
	at := slices.Index(l.Orders, q.Order)
	if at < 0 {
		return "", seq, nil
	}
	return q.Order, order.Sequence{Descending: q.Descending}, func(g *Graph, i int, _ names.Tier) int {
		if k := g.file.Nodes[i].Keys[at]; k != 0 {
			return k
		}
		return order.UnknownKey
	}
}

// matching gives the tier of every node of the list that a text matches; false for a text that is too long.
func (g *Graph) matching(l *list, text string) (map[int]names.Tier, bool) {
	if text == "" {
		return nil, true
	}
	q, err := g.folder.Parse(text)
	if err != nil {
		return nil, false
	}
	tiers := g.tiers(l, q, false)
	if len(tiers) < names.TypoThreshold {
		tiers = g.tiers(l, q, true)
	}
	return tiers, true
}

func (g *Graph) tiers(l *list, q names.Query, typos bool) map[int]names.Tier {
	tiers := map[int]names.Tier{}
	for i := l.first; i < l.end; i++ {
		if t, ok := g.file.Nodes[i].Found.Tier(q, typos); ok {
			tiers[i] = t
		}
	}
	return tiers
}

// clause is a filter on one field.
type clause struct {
	field  int
	values []int
}

// clauses are filters by the numbers of fields and values; false for what the list does not know.
func (l *list) clauses(where map[string][]string) ([]clause, bool) {
	var out []clause
	for name, texts := range where {
		if len(texts) == 0 {
			continue
		}
		c := clause{field: l.field(name)}
		if c.field < 0 {
			return nil, false
		}
		for _, text := range texts {
			v := l.value(c.field, text)
			if v < 0 {
				return nil, false
			}
			c.values = append(c.values, v)
		}
		out = append(out, c)
	}
	return out, true
}

func (l *list) field(name string) int {
	for i := range l.Fields {
		if l.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

func (l *list) value(field int, text string) int {
	for i := range l.Fields[field].Values {
		if l.Fields[field].Values[i].Value == text {
			return i
		}
	}
	return -1
}

// passes says whether a node passes the filters, but for those on one field.
func (g *Graph) passes(i int, where []clause, except int) bool {
	for _, c := range where {
		if c.field != except && !slices.ContainsFunc(g.file.Nodes[i].Values[c.field], func(v int) bool { return slices.Contains(c.values, v) }) {
			return false
		}
	}
	return true
}

// facets count the values of what passes, each without the filter on its own field.
func (g *Graph) facets(l *list, q Query, where []clause, tiers map[int]names.Tier) []api.Facet {
	var out []api.Facet
	for _, name := range q.Facets {
		field := l.field(name)
		if field < 0 {
			continue
		}
		counts := make([]int, len(l.Fields[field].Values))
		for i := l.first; i < l.end; i++ {
			if _, found := tiers[i]; (q.Text == "" || found) && g.passes(i, where, field) {
				for _, v := range g.file.Nodes[i].Values[field] {
					counts[v]++
				}
			}
		}
		var asked []int
		for _, c := range where {
			if c.field == field {
				asked = c.values
			}
		}
		out = append(out, l.facet(field, counts, asked))
	}
	return out
}

// facet shows the most frequent values of a field, and those that were asked for even where they count nothing.
func (l *list) facet(field int, counts, asked []int) api.Facet {
	f := l.Fields[field]
	out := api.Facet{Field: f.Name, Name: f.Title, Values: []api.FacetValue{}}
	for v, n := range counts {
		if (n > 0 || slices.Contains(asked, v)) && !f.Values[v].Uncounted {
			out.Values = append(out.Values, api.FacetValue{Value: f.Values[v].Value, Label: f.Values[v].Label, Count: n})
		}
	}
	slices.SortFunc(out.Values, func(a, b api.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	out.Values = out.Values[:min(facetValues, len(out.Values))]
	return out
}
