package page

import (
	"encoding/json"
	"hash/fnv"
	"strconv"
	"strings"

	"vinculum/app/api"
	"vinculum/app/local"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// Locally answers the request from the graph that the browser keeps, as the API would. Whole says that the API has nothing
// to add: otherwise people, or what the graph cannot know, are missing. It is false where only the server has an answer.
func (q Request) Locally(g *local.Graph) (view View, whole, ok bool) {
	if q.Query == "" {
		return View{}, false, false
	}
	switch q.Route.Page {
	case route.Node, route.List, route.Links, route.Search: // their questions vary
	default:
		if answer, ok := g.Fixed(q.Key(), q.blank); ok {
			return q.drawn(answer), true, true
		}
	}
	found, whole := q.found(g)
	if found == nil {
		return View{}, false, false
	}
	return q.drawn(found), whole, true
}

// found is a pointer to the answer's struct, filled from the graph; nil where the graph has no answer.
func (q Request) found(g *local.Graph) (answer any, whole bool) {
	switch q.Route.Page {
	case route.Node:
		return localNode(g, q)
	case route.List:
		return localList(g, q)
	case route.Links:
		return localLinks(g, q.Route)
	case route.Path:
		return localPath(g, q.Route)
	case route.Search:
		return localSearch(g, q.Route)
	case route.Explore:
		return localExplore(g, q.Route)
	case route.Destinations:
		return localDestinations(g, q.Route)
	}
	return nil, false
}

// Key names the question, its document and variables, in a portable graph.
func (q Request) Key() string {
	body, err := api.Encode(q.Query, q.Variables)
	if err != nil {
		return ""
	}
	h := fnv.New64a()
	h.Write(body)
	return strconv.FormatUint(h.Sum64(), 36)
}

// read fills what into points to with the fields of a node that the selections ask for, as the API's answer would; false where
// the graph has no such node.
func read(g *local.Graph, id model.ID, into any, selections ...string) bool {
	known := g.Facts(id)
	if known == nil {
		return false
	}
	object := []byte{'{'}
	for _, s := range selections {
		for _, f := range fieldsOf(s) {
			v, ok := known[f.key]
			if !ok {
				v, ok = known[f.name]
			}
			if !ok {
				continue
			}
			if len(object) > 1 {
				object = append(object, ',')
			}
			object = append(append(append(object, '"'), f.key...), `":`...)
			object = append(object, v...)
		}
	}
	return json.Unmarshal(append(object, '}'), into) == nil
}

// typeName is the kind's type in the API.
func typeName(k model.Kind) string { return strings.ToUpper(string(k[:1])) + string(k[1:]) }

// headOf and factsOf are the selections of a node's page: what every node has, and what its kind has. nodesOf is that of a
// list's rows.
func headOf(document string) string { return inside(document, "node(id: $id) {") }

func factsOf(document string, k model.Kind) string {
	return inside(document, "... on "+typeName(k)+" {")
}

func nodesOf(document string) string { return inside(document, "nodes {") }

func localNode(g *local.Graph, q Request) (any, bool) {
	r := q.Route
	answer := q.blank()
	node, kindFacts := answer.(nodeAnswer).parts()
	if !read(g, r.ID(), node, headOf(q.Query)) || !read(g, r.ID(), kindFacts, factsOf(q.Query, r.Kind)) {
		return nil, false
	}
	asOf, _ := model.ParseDate(r.Get("asOf"))
	groups, peopleLeftOut := g.Groups(r.ID(), asOf, r.Get("history") != "", namesIn(r), groupFirst)
	node.Relations.Groups = groups
	return answer, !peopleLeftOut
}

func localList(g *local.Graph, q Request) (any, bool) {
	r := q.Route
	by := local.Query{Text: r.Get("q"), Where: map[string][]string{}, Facets: route.Facets(r.Kind), Page: pageOf(r, listSize)}
	for _, name := range r.Filters() {
		by.Where[name] = r.Query[name]
		if yesOrNo[name] {
			by.Where[name] = r.Query[name][:1]
		}
	}
	by.Order, by.Descending = orderOf(r)
	found, ok := g.List(r.Kind, by)
	if !ok {
		return nil, false
	}
	selection, d := nodesOf(q.Query), new(listData)
	d.List.TotalCount, d.List.PageInfo, d.List.Facets = found.Total, found.PageInfo, found.Facets
	d.List.Nodes = readAll(found.IDs, func(id model.ID, n *row) bool { return read(g, id, n, selection) })
	return d, true
}

// readAll reads the rows of some nodes; those that the graph has not are left out.
func readAll[R any](ids []model.ID, read func(model.ID, *R) bool) []R {
	rows := make([]R, 0, len(ids))
	for _, id := range ids {
		var n R
		if read(id, &n) {
			rows = append(rows, n)
		}
	}
	return rows
}

// pageOf is the page of a connection that the route chooses.
func pageOf(r route.Route, size int) local.Page {
	if before := r.Get("before"); before != "" {
		return local.Page{Last: size, Before: before}
	}
	return local.Page{First: size, After: r.Get("after")}
}

// localSearch finds names: the first of every kind, or all of one kind. People are missing.
func localSearch(g *local.Graph, r route.Route) (any, bool) {
	text := clip(r.Get("q"), maxText)
	if k := model.Kind(r.Get("kind")); k.IsNode() {
		all, _ := g.Search(text, nil, local.Page{})
		found, ok := g.Search(text, []model.Kind{k}, pageOf(r, listSize))
		if !ok {
			return nil, false
		}
		d := new(kindData)
		d.All.TotalCount, d.All.Facets = all.Total, all.Facets
		d.Search.TotalCount, d.Search.PageInfo, d.Search.Nodes = found.Total, found.PageInfo, foundRows(g, found.IDs)
		return d, false
	}
	d := searchData{}
	for key, found := range g.Grouped(text, groupSize, ui.Best) {
		if key != bestGroup {
			d[key] = foundGroup{found.Total, foundRows(g, found.IDs)}
			continue
		}
		best := foundGroup{TotalCount: found.Total}
		for _, ref := range deref(g.Refs(found.IDs)) { // no more is shown of them here
			best.Nodes = append(best.Nodes, row{Ref: ref})
		}
		d[key] = best
	}
	return &d, false
}

// foundRows are the rows of what was found, each with what its kind shows.
func foundRows(g *local.Graph, ids []model.ID) []row {
	return readAll(ids, func(id model.ID, n *row) bool { return read(g, id, n, "...Ref summary", factsOf(foundRow, id.Kind())) })
}

func localLinks(g *local.Graph, r route.Route) (any, bool) {
	ref, ok := g.Ref(r.ID())
	if !ok || r.Group.Neighbour == model.KindAlumnus {
		return nil, false
	}
	asOf, _ := model.ParseDate(r.Get("asOf"))
	n, ok := g.Neighbours(r.ID(), r.Group.Kind, r.Group.Direction, r.Group.Neighbour, asOf, r.Get("history") != "", namesIn(r), pageOf(r, linksSize))
	if !ok {
		return nil, false
	}
	d := &linksData{Node: &linksNode{Ref: ref}}
	d.Node.Relations.Neighbours = n
	return d, true
}

func localPath(g *local.Graph, r route.Route) (any, bool) {
	d, whole := new(pathData), true
	for end, to := range map[string]struct {
		node  **api.Ref
		found *found
	}{"from": {&d.FromNode, &d.FromFound}, "to": {&d.ToNode, &d.ToFound}} {
		text := r.Get(end)
		switch {
		case text == "":
		case nodeID(text):
			ref, ok := g.Ref(model.ID(text))
			if !ok {
				return nil, false
			}
			*to.node = &ref
		default:
			var ok bool
			if *to.found, ok = localFound(g, text); !ok {
				return nil, false
			}
			whole = false
		}
	}
	if d.FromNode != nil && d.ToNode != nil {
		asOf, _ := model.ParseDate(r.Get("asOf"))
		var ok bool
		if d.Path, ok = g.Path(d.FromNode.ID, d.ToNode.ID, asOf); !ok {
			return nil, false
		}
	}
	return d, whole
}

func deref(refs []*api.Ref) []api.Ref {
	out := make([]api.Ref, 0, len(refs))
	for _, r := range refs {
		if r != nil {
			out = append(out, *r)
		}
	}
	return out
}
