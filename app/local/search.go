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
	if slices.Contains(kinds, model.KindAlumnus) {
		return Listed{}, false
	}
	s, ok := g.search(text)
	if !ok {
		return Listed{}, false
	}
	return s.list(kinds, p)
}

// Grouped finds the first nodes of every kind, by the kind, and the best of all kinds as "best".
func (g *Graph) Grouped(text string, first, best int) map[string]Listed {
	out := map[string]Listed{"best": {}}
	s, ok := g.search(text)
	if !ok {
		return out
	}
	out["best"], _ = s.list(nil, Page{First: best})
	for _, k := range searchOrder {
		if found, ok := s.list([]model.Kind{k}, Page{First: first}); ok && found.Total > 0 {
			out[string(k)] = found
		}
	}
	return out
}

// search looks for one text, in each kind once.
type search struct {
	*Graph
	query names.Query
	known map[within][]standing
}

// within is where a search has looked, and how.
type within struct {
	kind  model.Kind
	typos bool
}

// search is false for a text that cannot be searched for.
func (g *Graph) search(text string) (search, bool) {
	q, err := g.folder.Parse(text)
	return search{g, q, map[within][]standing{}}, err == nil
}

// list is a page of what is found in the kinds (none: in all).
func (s search) list(kinds []model.Kind, p Page) (Listed, bool) {
	found, counts := s.found(kinds, false)
	if len(found) < names.TypoThreshold {
		found, counts = s.found(kinds, true)
	}
	slices.SortFunc(found, func(a, b standing) int { return order.Sequence{}.Compare(a.at, b.at) })
	page, info, ok := p.cut(found, order.Sequence{}, searchScope)
	return Listed{s.refsOf(page), len(found), info, []api.Facet{kindFacet(counts)}}, ok
}

func (s search) found(kinds []model.Kind, typos bool) (found []standing, counts map[model.Kind]int) {
	counts = map[model.Kind]int{}
	for at, k := range searchOrder {
		if len(kinds) > 0 && !slices.Contains(kinds, k) {
			continue
		}
		if of := s.in(at, typos); len(of) > 0 {
			found = append(found, of...)
			counts[k] = len(of)
		}
	}
	return found, counts
}

// in finds the nodes of the kind at that place of the order of kinds.
func (s search) in(at int, typos bool) []standing {
	k := searchOrder[at]
	found, ok := s.known[within{k, typos}]
	if l := s.lists[k]; !ok && l != nil {
		for i := l.first; i < l.end; i++ {
			if tier, fits := s.file.Nodes[i].Found.Tier(s.query, typos); fits {
				found = append(found, standing{i, s.position(i, int(tier)*len(searchOrder)+at)})
			}
		}
		s.known[within{k, typos}] = found
	}
	return found
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
