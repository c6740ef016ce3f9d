package local

import (
	"slices"

	"vinculum/app/api"
	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// Exploring chooses a part of the graph of all times: what is around some nodes, over kinds of nodes (none: all), up to Each
// neighbours of one node and up to Limit nodes. The links of AsOf (0: today) go first.
type Exploring struct {
	From        []model.ID
	Kinds       []model.Kind
	AsOf        model.Date
	Each, Limit int
}

// Explored is a part of the graph, as the API's explore gives it.
type Explored struct {
	Nodes     []api.Ref      `json:"nodes"` // each has its id, its name and, of programmes, its degree
	Links     []ExploredLink `json:"links"`
	Ends      []int          `json:"ends"` // the places in Nodes of the two ends of each link
	Degrees   []int          `json:"degrees"`
	Since     []model.Date   `json:"since"`
	Until     []model.Date   `json:"until"`
	Truncated bool           `json:"truncated"`
}

// ExploredLink is what a picture needs of a link.
type ExploredLink struct {
	Kind  model.LinkKind `json:"kind"`
	Since model.Date     `json:"since"`
	Until model.Date     `json:"until"`
}

// Explore walks one link far; false where a start is not here, or people are asked for.
func (g *Graph) Explore(x Exploring) (Explored, bool) {
	if len(x.Kinds) == 0 || slices.Contains(x.Kinds, model.KindAlumnus) {
		return Explored{}, false
	}
	for _, id := range x.From {
		if _, ok := g.numbers[id]; !ok {
			return Explored{}, false
		}
	}
	filter := linked.Filter{NodeKinds: texts(x.Kinds)}
	found := g.linked.ExploreEvenly(texts(x.From), filter, 1, x.Limit, linked.Share{Each: x.Each, Now: g.day(x.AsOf, false)})
	out := Explored{Truncated: found.Truncated}
	places := make(map[string]int, len(found.Nodes))
	for i, n := range found.Nodes {
		places[n.ID] = i
		known := &g.file.Nodes[g.numbers[model.ID(n.ID)]]
		out.Nodes = append(out.Nodes, api.Ref{ID: known.ID, Name: known.Label, Degree: known.Degree})
		out.Degrees = append(out.Degrees, g.linked.Degree(n.ID, filter))
		out.Since, out.Until = append(out.Since, model.Date(n.Since)), append(out.Until, model.Date(n.Until))
	}
	for _, l := range found.Links {
		out.Links = append(out.Links, ExploredLink{model.LinkKind(l.Kind), model.Date(l.Since), model.Date(l.Until)})
		out.Ends = append(out.Ends, places[l.From], places[l.To])
	}
	return out, true
}
