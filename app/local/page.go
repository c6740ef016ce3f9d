package local

import (
	"slices"

	"vinculum/app/api"
	"vinculum/graph/model"
	"vinculum/graph/model/order"
)

// Page asks for a part of a list: First nodes behind the cursor After, or Last ones before the cursor Before.
type Page struct {
	First, Last   int
	After, Before string
}

// standing is a node at its place in an order.
type standing struct {
	node int // its number
	at   order.Position
}

// cut takes a page off a list that stands in the order of the sequence, as Relay's cursor connections do; false for a
// cursor that is not of the order called scope.
func (p Page) cut(all []standing, seq order.Sequence, scope string) ([]standing, api.PageInfo, bool) {
	from, to := 0, len(all)
	if p.After != "" {
		at, ok := order.ReadCursor(scope, p.After)
		if !ok {
			return nil, api.PageInfo{}, false
		}
		from, ok = slices.BinarySearchFunc(all, at, func(s standing, p order.Position) int { return seq.Compare(s.at, p) })
		if ok {
			from++
		}
	}
	if p.Before != "" {
		at, ok := order.ReadCursor(scope, p.Before)
		if !ok {
			return nil, api.PageInfo{}, false
		}
		to, _ = slices.BinarySearchFunc(all, at, func(s standing, p order.Position) int { return seq.Compare(s.at, p) })
		to = max(to, from)
	}
	switch {
	case p.Last > 0:
		from = max(from, to-p.Last)
	default:
		to = min(to, from+p.First)
	}
	info := api.PageInfo{HasNextPage: to < len(all), HasPreviousPage: from > 0}
	if from < to {
		info.StartCursor, info.EndCursor = order.Cursor(scope, all[from].at), order.Cursor(scope, all[to-1].at)
	}
	return all[from:to], info, true
}

// position is where a node stands by the order of names, or by the given key.
func (g *Graph) position(i, key int) order.Position {
	return order.Position{Key: key, Name: g.file.Nodes[i].Name, ID: g.file.Nodes[i].ID}
}

// refsOf name the nodes of a page.
func (g *Graph) refsOf(page []standing) []model.ID {
	ids := make([]model.ID, len(page))
	for i, s := range page {
		ids[i] = g.file.Nodes[s.node].ID
	}
	return ids
}
