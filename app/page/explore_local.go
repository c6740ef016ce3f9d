package page

import (
	"vinculum/app/local"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// localExplore draws from the graph on this device; pictures with people are for the server.
func localExplore(g *local.Graph, r route.Route) (any, bool) {
	open, text := exploreOpen(r), r.Get("from")
	if len(open) == 0 {
		found, ok := localFound(g, text)
		if !ok || text == "" {
			return nil, false
		}
		return &exploreData{Found: found}, false
	}
	x := local.Exploring{Each: exploreEach(r), Limit: mostNodes}
	for _, id := range open {
		x.From = append(x.From, model.ID(id))
	}
	if r.Get("people") == "" {
		for _, k := range model.NodeKinds {
			if k != model.KindAlumnus {
				x.Kinds = append(x.Kinds, k)
			}
		}
	}
	x.AsOf, _ = model.ParseDate(r.Get("asOf"))
	found, ok := g.Explore(x)
	if !ok {
		return nil, false
	}
	d := &exploreData{Explore: &found}
	d.Dataset.Today = g.Today()
	if complete(r) {
		if d.Path, ok = g.Path(model.ID(r.Get("pathFrom")), model.ID(r.Get("pathTo")), x.AsOf); !ok {
			return nil, false
		}
	}
	return d, true
}
