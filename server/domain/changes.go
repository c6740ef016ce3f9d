package domain

import (
	"cmp"
	"slices"

	"vinculum/graph/model"
	"vinculum/server/internal/catalogue"
)

// newest is how many nodes a reader of changes gets.
const newest = 50

// Published is what search engines and feed readers are told of: the nodes that everybody sees, but people. It belongs to
// one moment and never changes.
type Published struct {
	*Reader
	// Nodes are in the order of their kinds, as people are shown them, and of their ids.
	Nodes []model.Node
	// Newest are those that were saved last, the latest first.
	Newest []model.Node
	view   *catalogue.View
}

// Published is what may be told now. It is gathered once for each change of what everybody sees; people are never walked
// over, so that their number does not matter.
func (d *Domain) Published() *Published {
	r := d.Reader(model.AudiencePublic)
	if p := d.published.Load(); p != nil && p.view == r.view {
		return p
	}
	v := r.view
	nodes := all(all(all(nil, v.Institutions()), v.Consortia()), v.Networks())
	nodes = all(all(all(nodes, v.Programmes()), v.Units()), v.Agreements())
	nodes = all(all(all(nodes, v.Funds()), v.Services()), v.Events())
	nodes = all(all(nodes, v.Publications()), v.Organisations())
	latest := slices.Clone(nodes)
	slices.SortFunc(latest, func(a, b model.Node) int {
		return cmp.Or(cmp.Compare(b.Head().Updated, a.Head().Updated), cmp.Compare(a.GetID(), b.GetID()))
	})
	p := &Published{Reader: r, Nodes: nodes, Newest: slices.Clone(latest[:min(newest, len(latest))]), view: v}
	d.published.Store(p)
	return p
}

// all appends the records of a list in the order of their ids.
func all[T model.Node](nodes []model.Node, list *catalogue.List[T]) []model.Node {
	from := len(nodes)
	for n := range list.All() {
		nodes = append(nodes, n)
	}
	slices.SortFunc(nodes[from:], func(a, b model.Node) int { return cmp.Compare(a.GetID(), b.GetID()) })
	return nodes
}
