package local

import (
	"cmp"
	"slices"
	"strings"

	"vinculum/app/api"
	"vinculum/graph/model"
	"vinculum/graph/model/names"
	"vinculum/graph/model/order"
)

// searchOrder is the order of kinds among what is found equally well, as the API has it; people are not here.
var searchOrder = []model.Kind{model.KindInstitution, model.KindConsortium, model.KindNetwork, model.KindProgramme, model.KindUnit,
	model.KindFund, model.KindService, model.KindEvent, model.KindPublication, model.KindOrganisation, model.KindAlumnus, model.KindAgreement}

// searchScope is the name of the order of what is found, in cursors.
const searchScope = "SEARCH"

// Search finds nodes of the kinds (none: all but people) by name. False where the question is one for the server.
func (g *Graph) Search(text string, kinds []model.Kind, p Page) (Listed, bool) {
	q, err := g.folder.Parse(text)
	if err != nil || slices.Contains(kinds, model.KindAlumnus) {
		return Listed{}, false
	}
	found, counts := g.found(q, kinds, false)
	if len(found) < names.TypoThreshold {
		found, counts = g.found(q, kinds, true)
	}
	slices.SortFunc(found, func(a, b standing) int { return order.Sequence{}.Compare(a.at, b.at) })
	page, info, ok := p.cut(found, order.Sequence{}, searchScope)
	return Listed{g.refsOf(page), len(found), info, []api.Facet{kindFacet(counts)}}, ok
}

func (g *Graph) found(q names.Query, kinds []model.Kind, typos bool) (found []standing, counts map[model.Kind]int) {
	counts = map[model.Kind]int{}
	for at, k := range searchOrder {
		l := g.lists[k]
		if l == nil || len(kinds) > 0 && !slices.Contains(kinds, k) {
			continue
		}
		for i, tier := range g.tiers(l, q, typos) {
			found = append(found, standing{i, g.position(i, int(tier)*len(searchOrder)+at)})
			counts[k]++
		}
	}
	return found, counts
}

// kindFacet counts what was found by kind; the app names kinds itself.
func kindFacet(counts map[model.Kind]int) api.Facet {
	f := api.Facet{Field: "kinds", Values: []api.FacetValue{}}
	for k, n := range counts {
		f.Values = append(f.Values, api.FacetValue{Value: strings.ToUpper(string(k)), Count: n})
	}
	slices.SortFunc(f.Values, func(a, b api.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return f
}

// Grouped finds the first nodes of every kind, by the kind, and the best of all kinds as "best".
func (g *Graph) Grouped(text string, first, best int) map[string]Listed {
	out := map[string]Listed{}
	all, _ := g.Search(text, nil, Page{First: best})
	out["best"] = all
	for _, k := range searchOrder {
		if found, ok := g.Search(text, []model.Kind{k}, Page{First: first}); ok && found.Total > 0 {
			out[string(k)] = found
		}
	}
	return out
}
