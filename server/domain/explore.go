package domain

import (
	"fmt"

	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// ExploreQuery asks for the part of the graph around some nodes: over kinds of nodes and links (none: all), on a day (nil:
// today) or with History of all times; of each node's neighbours at most Each (nil: all).
type ExploreQuery struct {
	From      []model.ID
	Depth     int
	Kinds     []model.Kind
	LinkKinds []model.LinkKind
	AsOf      *model.Date
	History   bool
	Each      *int
	Limit     int
}

// The bounds of an exploration.
const (
	maxStarts  = 20
	maxDepth   = 4
	maxEach    = 1000
	maxExplore = 2000
)

func (q *ExploreQuery) check(r *Reader) error {
	var c model.Check
	c.That(len(q.From) >= 1 && len(q.From) <= maxStarts, "from", "names %d nodes; it must name 1 to %d", len(q.From), maxStarts)
	c.That(q.Depth >= 0 && q.Depth <= maxDepth, "depth", "is %d; it must lie between 0 and %d", q.Depth, maxDepth)
	c.That(q.Limit >= 1 && q.Limit <= maxExplore, "limit", "is %d; it must lie between 1 and %d", q.Limit, maxExplore)
	if q.Each != nil {
		c.That(*q.Each >= 1 && *q.Each <= maxEach, "each", "is %d; it must lie between 1 and %d", *q.Each, maxEach)
	}
	for i, id := range q.From {
		c.That(r.view.Node(id) != nil, fmt.Sprintf("from[%d]", i), "%s is not a node", id)
	}
	return c.Err("the question")
}

// Explore walks from some nodes along the links that hold on the day, the nearest first.
func (r *Reader) Explore(q ExploreQuery) (*model.Explored, error) {
	day, err := r.day(q.AsOf)
	if err != nil {
		return nil, err
	}
	if err := q.check(r); err != nil {
		return nil, err
	}
	filter := linked.Filter{LinkKinds: texts(q.LinkKinds), NodeKinds: texts(q.Kinds), AsOf: linked.Day(day)}
	share := linked.Share{Now: linked.Day(day)}
	if q.Each != nil {
		share.Each = *q.Each
	}
	if q.History {
		filter.AsOf = 0
	}
	return r.explored(r.view.Graph().ExploreEvenly(texts(q.From), filter, q.Depth, q.Limit, share), filter), nil
}

// explored puts records to what was found, and what is known of the nodes beside them.
func (r *Reader) explored(found linked.Explored, filter linked.Filter) *model.Explored {
	n, m := len(found.Nodes), len(found.Links)
	answer := &model.Explored{Truncated: found.Truncated, Nodes: make([]model.Node, n), Links: make([]*model.Edge, m),
		Degrees: make([]int, n), Since: make([]*model.Date, n), Until: make([]*model.Date, n), Ends: make([]int, 0, 2*m)}
	places := make(map[string]int, n)
	for i, node := range found.Nodes {
		places[node.ID] = i
		since, until := model.Date(node.Since), model.Date(node.Until)
		answer.Nodes[i], answer.Since[i], answer.Until[i] = r.view.Node(model.ID(node.ID)), &since, &until
		answer.Degrees[i] = r.view.Graph().Degree(node.ID, filter)
	}
	for i, l := range found.Links {
		answer.Links[i] = edge(l)
		answer.Ends = append(answer.Ends, places[l.From], places[l.To])
	}
	return answer
}
