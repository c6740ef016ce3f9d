package page

import (
	"slices"

	"vinculum/app/api"
	"vinculum/app/local"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// The page Explore draws the linked graph. Its address holds everything that is shown, so that it can be shared:
//
//	from=id …        the nodes to begin with; words find them
//	expand=id …      nodes whose neighbours were added
//	fold=id …        nodes to begin with whose neighbours are folded away
//	hide=kind …      kinds of nodes (agreement) and of links (OFFERS) that are left out
//	people=1         with people
//	each=150, all    how many neighbours of one node, instead of 60
//	asOf=day         as of a day
//	pathFrom, pathTo two nodes whose shortest path is lit up
//	selected=id      the node that the words beside the picture are about
//	view=table       the table without the picture
const (
	neighboursEach = 60
	neighboursMore = 150
	// neighboursAll and mostNodes are how many the API gives at most: of one node, and at all.
	neighboursAll = 1000
	mostNodes     = 2000
	// mostOpen is how many nodes can be expanded at a time (the API's bound).
	mostOpen = 20
)

// exploreData is what the API, or whoever answers in its place, says about the graph around some nodes.
type exploreData struct {
	Dataset struct {
		Today model.Date `json:"today"`
	} `json:"dataset"`
	Explore  *local.Explored `json:"explore"`
	Path     *local.Path     `json:"path"`
	Found    found           `json:"found"`
	Examples []*api.Ref      `json:"examples"`
}

const exploreFields = ` explore(from: $from, depth: 1, kinds: $kinds, asOf: $asOf, history: true, each: $each, limit: $limit) {
		nodes { id name { en nl } ... on Programme { degree } } links { kind since until } ends degrees since until truncated }`

// explore asks for the graph around what is begun with and expanded, of all times, and for the path between the two nodes
// that were picked. Where nothing is chosen it asks for examples; where words are, for the nodes that they may mean.
func explore(r route.Route) Request {
	v := map[string]any{}
	open := exploreOpen(r)
	switch text := r.Get("from"); {
	case len(open) == 0 && text == "":
		v["examples"] = anyOf(exploreExamples)
		return ask(r, api.Document(`query ExploreStart($examples: [ID!]!) { examples: nodes(ids: $examples) { ...Ref } }`, api.RefFields), v, drawExplore)
	case len(open) == 0:
		v["text"], v["candidates"] = clip(text, maxText), candidates
		return ask(r, api.Document(`query ExploreFind($text: String!, $candidates: Int) { found: search(text: $text, first: $candidates) { nodes { `+candidateFields+` } } }`, api.RefFields), v, drawExplore)
	}
	v["from"], v["limit"], v["each"] = anyOf(open), mostNodes, exploreEach(r)
	if r.Get("people") == "" {
		v["kinds"] = anyOf(kindsWithoutPeople)
	}
	if asOf := r.Get("asOf"); asOf != "" {
		v["asOf"] = asOf
	}
	if !complete(r) {
		return ask(r, `query Explore($from: [ID!]!, $kinds: [Kind!], $asOf: Date, $each: Int, $limit: Int!) { dataset { today }`+exploreFields+` }`, v, drawExplore)
	}
	v["pathFrom"], v["pathTo"] = r.Get("pathFrom"), r.Get("pathTo")
	return ask(r, api.Document(`query ExplorePath($from: [ID!]!, $kinds: [Kind!], $asOf: Date, $each: Int, $limit: Int!, $pathFrom: ID!, $pathTo: ID!) { dataset { today }`+
		exploreFields+` path(from: $pathFrom, to: $pathTo, asOf: $asOf) `+pathFields+` }`, api.RefFields), v, drawExplore)
}

// exploreOpen are the nodes whose neighbours the picture is made of: those begun with, and those expanded.
func exploreOpen(r route.Route) []string {
	var open []string
	for _, name := range []string{"from", "expand"} {
		for _, id := range r.Query[name] {
			if nodeID(id) && !slices.Contains(open, id) && len(open) < mostOpen {
				open = append(open, id)
			}
		}
	}
	return open
}

// exploreEach is how many neighbours of one node are asked for.
func exploreEach(r route.Route) int {
	switch r.Get("each") {
	case "all":
		return neighboursAll
	case "150":
		return neighboursMore
	}
	return neighboursEach
}

// exploreExamples are nodes that are worth to begin with.
var exploreExamples = []string{"network:lu-pride", "consortium:leru", "consortium:una-europa", "institution:leiden", "network:rise", "institution:bologna"}

// kindsWithoutPeople are the kinds that a picture shows unless people are asked for, as the API writes them.
var kindsWithoutPeople = func() []string {
	var kinds []string
	for _, k := range model.NodeKinds {
		if k != model.KindAlumnus {
			kinds = append(kinds, api.Enum(k))
		}
	}
	return kinds
}()
