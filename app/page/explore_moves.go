package page

import (
	"slices"

	"vinculum/app/route"
)

// The moves on the page Explore: each gives the route behind it.

// exploreFrom begins with a node.
func exploreFrom(r route.Route, id string) route.Route {
	return route.At(r.Lang, route.Explore).With("from", id)
}

// exploreExpand adds a node's neighbours. Where too many are expanded, the first is folded.
func exploreExpand(r route.Route, id string) route.Route {
	if r.Has("fold", id) {
		return r.Toggle("fold", id).With("selected", id)
	}
	if !r.Has("from", id) && !r.Has("expand", id) {
		for len(r.Query["expand"]) > 0 && len(exploreOpen(r)) >= mostOpen {
			r = r.Toggle("expand", r.Get("expand"))
		}
		r = r.Toggle("expand", id)
	}
	return r.With("selected", id)
}

// exploreFold takes a node's neighbours out again, unless something else ties them to the picture.
func exploreFold(r route.Route, id string) route.Route {
	switch {
	case r.Has("expand", id):
		r = r.Toggle("expand", id)
	case r.Has("from", id) && !r.Has("fold", id):
		r = r.Toggle("fold", id)
	}
	return r.With("selected", id)
}

// explorePick picks a node for a path: the first, then the second; a node that is picked already is put back.
func explorePick(r route.Route, id string) route.Route {
	from, to := r.Get("pathFrom"), r.Get("pathTo")
	switch {
	case from == id && to == "":
		return r.With("pathFrom", "")
	case from == "":
		return r.With("pathFrom", id)
	case to == "":
		return r.With("pathTo", id)
	case to == id || from == id:
		return exploreNoPath(r)
	}
	return r.With("pathFrom", id).With("pathTo", "")
}

func exploreNoPath(r route.Route) route.Route { return r.With("pathFrom", "").With("pathTo", "") }

// sameQuestion says whether two routes are answered by the same graph. A day decides which path is shown, and which
// neighbours of a node with too many: dayMatters says that either is the case.
func sameQuestion(a, b route.Route, dayMatters bool) bool {
	for _, name := range []string{"people", "each"} {
		if a.Get(name) != b.Get(name) {
			return false
		}
	}
	if (complete(a) || complete(b)) && (a.Get("pathFrom") != b.Get("pathFrom") || a.Get("pathTo") != b.Get("pathTo")) {
		return false
	}
	return a.Lang == b.Lang && a.Page == b.Page && slices.Equal(exploreOpen(a), exploreOpen(b)) && (!dayMatters || a.Get("asOf") == b.Get("asOf"))
}

// complete says whether both ends of a path are picked.
func complete(r route.Route) bool { return r.Get("pathFrom") != "" && r.Get("pathTo") != "" }
