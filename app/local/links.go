package local

import (
	"cmp"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"vinculum/app/api"
	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// sortedUpTo is how many neighbours are sorted by name; longer lists stay in the order of the graph, as in the API.
const sortedUpTo = 1000

// Groups are a node's links by kind, direction and kind of neighbour, each with the first neighbours by their names in a language. Of people there is
// only the number, and that only on the graph's own day; peopleLeftOut says that there may be more of them.
func (g *Graph) Groups(id model.ID, asOf model.Date, history bool, in model.NameLanguage, first int) (groups []api.Group, peopleLeftOut bool) {
	day := g.day(asOf, history)
	for _, group := range g.linked.Groups(string(id), linked.Filter{AsOf: day}) {
		d := model.LinkOut
		if group.Direction == linked.In {
			d = model.LinkIn
		}
		k := model.LinkKind(group.LinkKind)
		n, _ := g.Neighbours(id, k, d, model.Kind(group.NodeKind), asOf, history, in, Page{First: first})
		groups = append(groups, api.Group{Kind: k, Direction: d, NeighbourKind: api.Kind(group.NodeKind), TotalCount: group.Count, Neighbours: n})
	}
	n := &g.file.Nodes[g.numbers[id]]
	if !n.Peopled || history || day != linked.Day(g.file.Today) {
		return groups, n.Peopled
	}
	for _, p := range n.People {
		groups = append(groups, api.Group{Kind: p.Kind, Direction: p.Direction, NeighbourKind: api.Kind(model.KindAlumnus), TotalCount: p.Count})
	}
	slices.SortStableFunc(groups, func(a, b api.Group) int { // out before in, then by kind of link: people stay last
		return cmp.Or(cmp.Compare(b.Direction, a.Direction), cmp.Compare(slices.Index(g.file.LinkKinds, a.Kind), slices.Index(g.file.LinkKinds, b.Kind)))
	})
	return groups, true
}

// day is the day on which links must hold: today unless given; none for links of all times.
func (g *Graph) day(asOf model.Date, history bool) linked.Day {
	switch {
	case history:
		return 0
	case asOf == 0:
		return linked.Day(g.file.Today)
	}
	return linked.Day(asOf)
}

// Neighbours are a node's neighbours of a kind by links of a kind and direction; false for a cursor that is none.
func (g *Graph) Neighbours(id model.ID, k model.LinkKind, d model.LinkDirection, neighbour model.Kind, asOf model.Date, history bool, in model.NameLanguage, p Page) (api.Neighbours, bool) {
	f := linked.Filter{LinkKinds: []string{string(k)}, NodeKinds: []string{string(neighbour)}, Direction: linked.Out, AsOf: g.day(asOf, history)}
	if d == model.LinkIn {
		f.Direction = linked.In
	}
	links := slices.Collect(g.linked.Neighbours(string(id), f))
	if len(links) <= sortedUpTo {
		slices.SortStableFunc(links, func(a, b linked.Link) int {
			x, y := g.numbers[model.ID(a.Other(string(id)))], g.numbers[model.ID(b.Other(string(id)))]
			return cmp.Or(cmp.Compare(g.name(x, in), g.name(y, in)), cmp.Compare(g.file.Nodes[x].ID, g.file.Nodes[y].ID))
		})
	}
	from, to, info, ok := p.Places(len(links))
	n := api.Neighbours{TotalCount: len(links), Edges: []api.NeighbourEdge{}, PageInfo: info}
	for _, l := range links[from:to] {
		n.Edges = append(n.Edges, api.NeighbourEdge{Node: g.ref(g.numbers[model.ID(l.Other(string(id)))]), Link: g.link(l)})
	}
	return n, ok
}

// name is a node's name in a language, in the form in which lists are sorted.
func (g *Graph) name(i int, in model.NameLanguage) string {
	n := &g.file.Nodes[i]
	if in == model.NamesNL && n.NameNL != "" {
		return n.NameNL
	}
	return n.Name
}

func (g *Graph) link(l linked.Link) api.Link {
	from, _ := g.Ref(model.ID(l.From))
	to, _ := g.Ref(model.ID(l.To))
	out := api.Link{Kind: model.LinkKind(l.Kind), From: from, To: to, Since: model.Date(l.Since), Until: model.Date(l.Until)}
	if note := model.Text(l.Note); !note.IsZero() {
		out.Note = &note
	}
	return out
}

// The cursors of neighbours are places in the list.
const placePrefix = "at:"

func placeCursor(i int) string {
	return base64.RawURLEncoding.EncodeToString([]byte(placePrefix + strconv.Itoa(i)))
}

func place(cursor string) (int, bool) {
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	digits, ok := strings.CutPrefix(string(text), placePrefix)
	at, err2 := strconv.Atoi(digits)
	return at, err == nil && err2 == nil && ok && at >= 0
}

// Places is the page of a list of known length whose cursors are places, as those of neighbours and destinations are: from
// one place up to another. False for a cursor that is none.
func (p Page) Places(total int) (from, to int, info api.PageInfo, ok bool) {
	from, to, ok = 0, total, true
	if p.After != "" {
		at, valid := place(p.After)
		from, ok = min(at+1, total), valid
	}
	if p.Before != "" {
		at, valid := place(p.Before)
		to, ok = max(min(at, total), from), ok && valid
	}
	if p.Last > 0 {
		from = max(from, to-p.Last)
	} else {
		to = min(to, from+p.First)
	}
	info = api.PageInfo{HasNextPage: to < total, HasPreviousPage: from > 0}
	if from < to {
		info.StartCursor, info.EndCursor = placeCursor(from), placeCursor(to-1)
	}
	return from, to, info, ok
}
