package ui

import (
	"slices"

	"vinculum/app/api"
	"vinculum/app/state"
	"vinculum/graph/model"
)

// Found is what a search found, by kind: the kinds in the order of their best results.
type Found struct {
	Total  int
	Groups []FoundGroup
}

// FoundGroup are the first results of one kind, and how many there are.
type FoundGroup struct {
	Kind  model.Kind
	Total int
	Nodes []api.Ref
}

// Best is how many of the best results decide which kind comes first.
const Best = 20

// GroupedSearch is the selection of a query that finds nodes by $text, the first $first of every kind with the fields
// that are given. It fills a GroupedResult.
func GroupedSearch(fields string) string {
	query := `best: search(text: $text, first: $best) { totalCount nodes { id kind } }`
	for _, k := range model.NodeKinds {
		query += ` ` + string(k) + `: search(text: $text, kinds: [` + api.Enum(k) + `], first: $first) { totalCount nodes { ` + fields + ` } }`
	}
	return query
}

// GroupedVariables are the variables of a grouped search.
func GroupedVariables(text string, first int) map[string]any {
	return map[string]any{"text": text, "first": first, "best": Best}
}

// KindOrder are the kinds of the best results, each once, and then all others.
func KindOrder(nodes []api.Ref) []model.Kind {
	var kinds []model.Kind
	for _, n := range nodes {
		if k := n.Kind.Model(); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	for _, k := range model.NodeKinds {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

var suggestQuery = api.Document(`query Suggest($text: String!, $first: Int!, $best: Int!) { `+GroupedSearch("...Ref")+` }`, api.RefFields)

// foundList is what was found of a kind.
type foundList struct {
	TotalCount int       `json:"totalCount"`
	Nodes      []api.Ref `json:"nodes"`
}

// find asks for what a text may mean, the first of every kind. It is all that the search field fetches. Without a network
// it waits for what is on this device.
func find(text string, first int) (Found, error) {
	d := map[string]foundList{}
	response, err := api.Fetch(suggestQuery, GroupedVariables(text, first))
	if err == nil {
		err = api.Decode(response, &d)
	}
	if err == nil {
		return grouped(text, d), nil
	}
	if state.LoadGraph() == nil {
		if found, ok := findHere(text, first); ok {
			return found, nil
		}
	}
	return Found{}, err
}

// findHere looks among what is on this device: everything but people; false while there is nothing.
func findHere(text string, first int) (Found, bool) {
	g := state.Graph()
	if g == nil {
		return Found{}, false
	}
	d := map[string]foundList{}
	for key, found := range g.Grouped(text, first, Best) {
		list := foundList{TotalCount: found.Total}
		for _, ref := range g.Refs(found.IDs) {
			list.Nodes = append(list.Nodes, *ref)
		}
		d[key] = list
	}
	return grouped(text, d), true
}

// grouped puts what was found into groups, the kinds of the best results first. Kinds that have only what the text may be a
// typing error for are left out where the best has the text itself.
func grouped(text string, d map[string]foundList) Found {
	found := Found{Total: d["best"].TotalCount}
	typos := false
	for _, k := range KindOrder(d["best"].Nodes) {
		l := d[string(k)]
		if len(l.Nodes) == 0 {
			continue
		}
		typo := Mistyped(text, l.Nodes[0].Name.EN, l.Nodes[0].Name.NL)
		if len(found.Groups) == 0 {
			typos = typo
		}
		if typos || !typo {
			found.Groups = append(found.Groups, FoundGroup{k, l.TotalCount, l.Nodes})
		}
	}
	return found
}
