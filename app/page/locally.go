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
	if answer, ok := g.Fixed(q.Key()); ok {
		return q.View(answer), true, true
	}
	var data object
	switch q.Route.Page {
	case route.Node:
		data, whole = localNode(g, q)
	case route.List:
		data, whole = localList(g, q)
	case route.Links:
		data, whole = localLinks(g, q.Route)
	case route.Path:
		data, whole = localPath(g, q.Route)
	case route.Search:
		data, whole = localSearch(g, q)
	case route.Explore:
		data, whole = localExplore(g, q.Route)
	case route.Destinations:
		found := localDestinations(g, q.Route)
		if found == nil {
			return View{}, false, false
		}
		draw, err := q.read(found)
		return viewOf(q.Route, draw), true, err == nil
	}
	if data == nil {
		return View{}, false, false
	}
	answer, err := json.Marshal(map[string]any{"data": data})
	return q.View(answer), whole, err == nil
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

// object is a part of an answer.
type object = map[string]any

// facts are the fields of a node that the selections ask for; nil where the graph has no such node.
func facts(g *local.Graph, id model.ID, selections ...string) object {
	known := g.Facts(id)
	if known == nil {
		return nil
	}
	out := object{}
	for _, s := range selections {
		for _, f := range fieldsOf(s) {
			if v, ok := known[f.key]; ok {
				out[f.key] = v
			} else if v, ok := known[f.name]; ok {
				out[f.key] = v
			}
		}
	}
	return out
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

func localNode(g *local.Graph, q Request) (object, bool) {
	r := q.Route
	head := facts(g, r.ID(), headOf(q.Query))
	if head == nil {
		return nil, false
	}
	asOf, _ := model.ParseDate(r.Get("asOf"))
	groups, peopleLeftOut := g.Groups(r.ID(), asOf, r.Get("history") != "", namesIn(r), groupFirst)
	head["relations"] = object{"groups": groups}
	return object{"node": head, "facts": facts(g, r.ID(), factsOf(q.Query, r.Kind))}, !peopleLeftOut
}

func localList(g *local.Graph, q Request) (object, bool) {
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
	return object{"list": object{"totalCount": found.Total, "pageInfo": found.PageInfo, "facets": found.Facets,
		"nodes": rowsOf(g, found.IDs, nodesOf(q.Query))}}, true
}

// rowsOf are the nodes of a page.
func rowsOf(g *local.Graph, ids []model.ID, selection string) []object {
	rows := make([]object, len(ids))
	for i, id := range ids {
		rows[i] = facts(g, id, selection)
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
func localSearch(g *local.Graph, q Request) (object, bool) {
	r := q.Route
	text := clip(r.Get("q"), maxText)
	if k := model.Kind(r.Get("kind")); k.IsNode() {
		all, _ := g.Search(text, nil, local.Page{})
		found, ok := g.Search(text, []model.Kind{k}, pageOf(r, listSize))
		if !ok {
			return nil, false
		}
		return object{"all": object{"totalCount": all.Total, "facets": all.Facets}, "search": object{
			"totalCount": found.Total, "pageInfo": found.PageInfo, "nodes": foundRows(g, found.IDs)}}, false
	}
	data := object{}
	for key, found := range g.Grouped(text, groupSize, ui.Best) {
		data[key] = object{"totalCount": found.Total, "nodes": foundRows(g, found.IDs)}
	}
	return data, false
}

// foundRows are the rows of what was found, each with what its kind shows.
func foundRows(g *local.Graph, ids []model.ID) []object {
	rows := make([]object, len(ids))
	for i, id := range ids {
		rows[i] = facts(g, id, "...Ref summary", factsOf(foundRow, id.Kind()))
	}
	return rows
}

func localLinks(g *local.Graph, r route.Route) (object, bool) {
	ref, ok := g.Ref(r.ID())
	if !ok || r.Group.Neighbour == model.KindAlumnus {
		return nil, false
	}
	asOf, _ := model.ParseDate(r.Get("asOf"))
	n, ok := g.Neighbours(r.ID(), r.Group.Kind, r.Group.Direction, r.Group.Neighbour, asOf, r.Get("history") != "", namesIn(r), pageOf(r, linksSize))
	if !ok {
		return nil, false
	}
	return object{"node": struct {
		api.Ref
		Relations object `json:"relations"`
	}{ref, object{"neighbours": n}}}, true
}

func localPath(g *local.Graph, r route.Route) (object, bool) {
	data, whole := object{}, true
	ends := map[string]model.ID{}
	for _, end := range []string{"from", "to"} {
		text := r.Get(end)
		switch {
		case text == "":
		case nodeID(text):
			ref, ok := g.Ref(model.ID(text))
			if !ok {
				return nil, false
			}
			data[end+"Node"], ends[end] = ref, ref.ID
		default:
			found, ok := localFound(g, text)
			if !ok {
				return nil, false
			}
			data[end+"Found"], whole = found, false
		}
	}
	if len(ends) == 2 {
		asOf, _ := model.ParseDate(r.Get("asOf"))
		p, ok := g.Path(ends["from"], ends["to"], asOf)
		if !ok {
			return nil, false
		}
		data["path"] = p
	}
	return data, whole
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
