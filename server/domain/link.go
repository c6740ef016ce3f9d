package domain

import (
	"cmp"
	"slices"

	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// NeighbourQuery chooses a node's neighbours: by kinds of links and of neighbours (none: all), direction (nil: both),
// and the day on which the links hold (nil: today; History: links of all times).
type NeighbourQuery struct {
	LinkKinds []model.LinkKind
	Kinds     []model.Kind
	Direction *model.LinkDirection
	AsOf      *model.Date
	History   bool
	NamesIn   model.NameLanguage // by which they are sorted
	Page      model.PageArgs
}

// Neighbours lists a node's neighbours, each with the link that ties it.
func (r *Reader) Neighbours(id model.ID, q NeighbourQuery) (*model.NeighbourConnection, error) {
	f := linked.Filter{LinkKinds: texts(q.LinkKinds), NodeKinds: texts(q.Kinds)}
	if q.Direction != nil {
		f.Direction = direction(*q.Direction)
	}
	if !q.History {
		day, err := r.day(q.AsOf)
		if err != nil {
			return nil, err
		}
		f.AsOf = linked.Day(day)
	}
	return r.neighbours(id, q.NamesIn, q.Page, f)
}

// sortedUpTo is how many neighbours are sorted by name; longer lists stay in the graph's own order.
const sortedUpTo = 1000

// neighbours pages through the links that pass one of the filters.
func (r *Reader) neighbours(id model.ID, in model.NameLanguage, page model.PageArgs, filters ...linked.Filter) (*model.NeighbourConnection, error) {
	g := r.view.Graph()
	total := 0
	for _, f := range filters {
		total += g.Degree(string(id), f)
	}
	w, err := newWindow(page, total)
	if err != nil {
		return nil, err
	}
	end := w.to
	if total <= sortedUpTo {
		end = total // all are needed to sort them
	}
	edges := make([]*model.NeighbourEdge, 0, end)
	for _, f := range filters {
		for l := range g.Neighbours(string(id), f) {
			if len(edges) == end {
				break
			}
			edges = append(edges, r.neighbour(id, l, total > sortedUpTo && len(edges) < w.from))
		}
	}
	if total <= sortedUpTo {
		r.sortByName(edges, in)
	}
	c := &model.NeighbourConnection{Edges: edges[w.from:w.to], TotalCount: total, PageInfo: w.info()}
	for i, e := range c.Edges {
		e.Cursor = w.cursor(i)
		c.Nodes = append(c.Nodes, e.Node)
	}
	return c, nil
}

// neighbour looks up a link's other end; links in front of the page are only counted.
func (r *Reader) neighbour(id model.ID, l linked.Link, skip bool) *model.NeighbourEdge {
	if skip {
		return nil
	}
	return &model.NeighbourEdge{Node: r.view.Node(model.ID(l.Other(string(id)))), Link: edge(l)}
}

func (r *Reader) sortByName(edges []*model.NeighbourEdge, in model.NameLanguage) {
	names := make(map[model.ID]string, len(edges))
	for _, e := range edges {
		names[e.Node.GetID()] = r.view.SortKey(e.Node, in)
	}
	slices.SortStableFunc(edges, func(a, b *model.NeighbourEdge) int {
		x, y := a.Node.GetID(), b.Node.GetID()
		return cmp.Or(cmp.Compare(names[x], names[y]), cmp.Compare(x, y))
	})
}

// edge is a link of the graph as the API shows it.
func edge(l linked.Link) *model.Edge {
	return &model.Edge{Kind: model.LinkKind(l.Kind), From: model.ID(l.From), To: model.ID(l.To),
		Since: model.Date(l.Since), Until: model.Date(l.Until), Note: model.Text(l.Note)}
}

func direction(d model.LinkDirection) linked.Direction {
	if d == model.LinkIn {
		return linked.In
	}
	return linked.Out
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// LinkGroups lists what a node's links are: how many of each kind, direction and kind of neighbour.
func (r *Reader) LinkGroups(id model.ID, asOf *model.Date, history bool) ([]*model.LinkGroup, error) {
	day, err := r.day(asOf)
	if err != nil {
		return nil, err
	}
	if history {
		day = 0
	}
	var groups []*model.LinkGroup
	for _, g := range r.view.Graph().Groups(string(id), linked.Filter{AsOf: linked.Day(day)}) {
		d := model.LinkOut
		if g.Direction == linked.In {
			d = model.LinkIn
		}
		groups = append(groups, &model.LinkGroup{Node: id, AsOf: day, Kind: model.LinkKind(g.LinkKind), Direction: d,
			NeighbourKind: model.Kind(g.NodeKind), TotalCount: g.Count})
	}
	return groups, nil
}

// GroupNeighbours lists the neighbours of a group by their names in a language.
func (r *Reader) GroupNeighbours(g *model.LinkGroup, in model.NameLanguage, page model.PageArgs) (*model.NeighbourConnection, error) {
	return r.neighbours(g.Node, in, page, linked.Filter{LinkKinds: []string{string(g.Kind)}, NodeKinds: []string{string(g.NeighbourKind)},
		Direction: direction(g.Direction), AsOf: linked.Day(g.AsOf)})
}

// GroupLabel is what people call a group of links.
func (r *Reader) GroupLabel(g *model.LinkGroup) *model.Text {
	list := "linkKind"
	if g.Direction == model.LinkIn {
		list = "linkKindBackward"
	}
	label, kind := r.codes.Label(list, string(g.Kind)), r.codes.Label("kindPlural", string(g.NeighbourKind))
	return &model.Text{EN: label.In("en") + ": " + kind.In("en"), NL: label.In("nl") + ": " + kind.In("nl")}
}
