package page

import (
	"slices"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/local"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// exploreGraph is the graph that a page draws, of all times and kinds; what of it is visible is decided by the route.
type exploreGraph struct {
	nodes     []exploreNode
	links     []exploreLink
	index     map[model.ID]int
	today     model.Date
	truncated bool
}

type exploreNode struct {
	api.Ref
	degree       int // links of all times, shown or not
	known        int // of them in the graph
	since, until model.Date
	onPath       bool
}

type exploreLink struct {
	kind         model.LinkKind
	from, to     int // places in nodes
	since, until model.Date
	onPath       bool
	parallel     int // how many links before it tie the same two nodes
}

// newExploreGraph puts an answer together: the nodes around, then those that only the path brings.
func newExploreGraph(d *exploreData) *exploreGraph {
	g := &exploreGraph{index: map[model.ID]int{}, today: d.Dataset.Today}
	pairs := map[[2]int]int{}
	if e := d.Explore; e != nil && fits(e) {
		g.truncated = e.Truncated
		for i, ref := range e.Nodes {
			n := &g.nodes[g.add(ref)]
			n.degree, n.since, n.until = e.Degrees[i], e.Since[i], e.Until[i]
		}
		for i, k := range e.Links {
			g.tie(exploreLink{kind: k.Kind, from: e.Ends[2*i], to: e.Ends[2*i+1], since: k.Since, until: k.Until}, pairs)
		}
	}
	if d.Path != nil {
		for _, ref := range d.Path.Nodes {
			g.nodes[g.add(ref)].onPath = true
		}
		for _, k := range d.Path.Links {
			g.tie(exploreLink{kind: k.Kind, from: g.add(k.From), to: g.add(k.To), since: k.Since, until: k.Until, onPath: true}, pairs)
		}
	}
	return g
}

// fits says whether the lists fit together.
func fits(e *local.Explored) bool {
	n := len(e.Nodes)
	return len(e.Degrees) == n && len(e.Since) == n && len(e.Until) == n && len(e.Ends) == 2*len(e.Links) &&
		!slices.ContainsFunc(e.Ends, func(end int) bool { return end < 0 || end >= n })
}

// add gives the place of a node, a new one where it is not there yet. The kind is the one that the id says.
func (g *exploreGraph) add(ref api.Ref) int {
	i, ok := g.index[ref.ID]
	if !ok {
		i = len(g.nodes)
		g.index[ref.ID] = i
		g.nodes = append(g.nodes, exploreNode{Ref: named(ref)})
	}
	return i
}

// tie adds a link, or marks the one that is there as being on the path. Pairs counts the links of two nodes.
func (g *exploreGraph) tie(k exploreLink, pairs map[[2]int]int) {
	if k.onPath {
		for i := range g.links {
			if o := &g.links[i]; o.kind == k.kind && o.from == k.from && o.to == k.to && o.since == k.since {
				o.onPath = true
				return
			}
		}
	}
	pair := [2]int{min(k.from, k.to), max(k.from, k.to)}
	k.parallel = pairs[pair]
	pairs[pair]++
	g.links = append(g.links, k)
	g.nodes[k.from].known++
	g.nodes[k.to].known++
}

// shown says of each node and link whether the route shows it.
type shown struct{ nodes, links []bool }

// visible walks from the nodes begun with over the links that hold on the day and are of kinds that are not hidden. It goes
// on from nodes that are expanded and not folded. The nodes begun with, the path and its links are always there.
func (g *exploreGraph) visible(r route.Route) shown {
	s := shown{make([]bool, len(g.nodes)), make([]bool, len(g.links))}
	passes := g.passing(r, exploreDay(r, g.today))
	near := make([][]int, len(g.nodes))
	for i, k := range g.links {
		if passes[i] {
			near[k.from], near[k.to] = append(near[k.from], k.to), append(near[k.to], k.from)
		}
	}
	var ring []int
	see := func(i int) {
		if !s.nodes[i] {
			s.nodes[i] = true
			ring = append(ring, i)
		}
	}
	for i, n := range g.nodes {
		if r.Has("from", string(n.ID)) || n.onPath {
			see(i)
		}
	}
	for k := 0; k < len(ring); k++ {
		if g.isOpen(r, ring[k]) {
			for _, other := range near[ring[k]] {
				see(other)
			}
		}
	}
	for i, k := range g.links {
		s.links[i] = (passes[i] || k.onPath) && s.nodes[k.from] && s.nodes[k.to]
	}
	return s
}

// passing says of each link whether it and both its ends hold on the day and are of kinds that are shown.
func (g *exploreGraph) passing(r route.Route, day model.Date) []bool {
	there := make([]bool, len(g.nodes))
	for i, n := range g.nodes {
		kept := r.Has("from", string(n.ID)) || n.onPath
		there[i] = kept || n.since.Begins(day) && !n.until.Ends(day) && !r.Has("hide", string(n.Kind))
	}
	passes := make([]bool, len(g.links))
	for i, k := range g.links {
		passes[i] = there[k.from] && there[k.to] && k.since.Begins(day) && !k.until.Ends(day) && !r.Has("hide", string(k.kind))
	}
	return passes
}

// isOpen says whether a node's neighbours are shown.
func (g *exploreGraph) isOpen(r route.Route, i int) bool {
	id := string(g.nodes[i].ID)
	return (r.Has("from", id) || r.Has("expand", id)) && !r.Has("fold", id)
}

// kinds are the kinds of nodes and of links in the graph, in the order of the model.
func (g *exploreGraph) kinds() (nodes []model.Kind, links []model.LinkKind) {
	for _, k := range model.NodeKinds {
		if slices.ContainsFunc(g.nodes, func(n exploreNode) bool { return n.Kind.Model() == k }) {
			nodes = append(nodes, k)
		}
	}
	for _, k := range model.LinkKinds {
		if slices.ContainsFunc(g.links, func(o exploreLink) bool { return o.kind == k }) {
			links = append(links, k)
		}
	}
	return nodes, links
}

// exploreDay is the day as of which a route shows the links.
func exploreDay(r route.Route, today model.Date) model.Date {
	if day, err := model.ParseDate(r.Get("asOf")); err == nil && day != 0 {
		return day
	}
	return today
}

// title is what a node is called.
func (g *exploreGraph) title(l i18n.Lang, i int) string { return ui.RefName(l, g.nodes[i].Ref) }

// named is a node of an answer with its kind, which its id says.
func named(ref api.Ref) api.Ref {
	ref.Kind = api.Kind(ref.ID.Kind())
	return ref
}
