package catalogue

import (
	"cmp"
	"slices"
	"sync"

	"vinculum/graph/model"
)

// Destinations answers where people of the home university can go, from what the audience sees. It is made with the first
// question to a version of the view: the mobilities are counted again only when they, agreements or institutions changed, and
// volunteers by facet, so that no question walks over alumni.
func (v *View) Destinations() *model.DestinationIndex { return v.destinations() }

// readyDestinations readies the view for questions about destinations; the stays are those of before unless they may differ.
func (s *Set) readyDestinations(v *View, same bool) {
	home := s.home
	if !same {
		mobilities, agreements := s.mobilities, v.Agreements()
		v.stays = sync.OnceValue(func() []model.DestinationStays { return countStays(home, mobilities, agreements) })
	}
	v.destinations = sync.OnceValue(func() *model.DestinationIndex {
		agreements := slices.Collect(v.Agreements().All())
		facts := &model.DestinationFacts{Home: home, Places: v.destinationPlaces(home, agreements), Stays: v.stays(), Funds: v.destinationFunds()}
		return model.NewDestinationIndex(agreements, facts)
	})
}

// countStays counts the people who left home under the agreements of the list, in the order of agreements and kinds.
func countStays(home model.ID, mobilities []*model.Mobility, agreements *List[*model.Agreement]) []model.DestinationStays {
	type key struct {
		agreement model.ID
		kind      model.ConditionType
	}
	years := map[key]map[model.AcademicYear]int{}
	for _, m := range mobilities {
		if _, ok := agreements.Get(m.Agreement); !ok || m.Sending != home {
			continue
		}
		k := key{m.Agreement, m.Type}
		if years[k] == nil {
			years[k] = map[model.AcademicYear]int{}
		}
		years[k][m.Year]++
	}
	out := make([]model.DestinationStays, 0, len(years))
	for k, counts := range years {
		first, last := model.AcademicYear(0), model.AcademicYear(0)
		for y := range counts {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
		s := model.DestinationStays{Agreement: k.agreement, Kind: k.kind, First: first, Counts: make([]int, last-first+1)}
		for y, n := range counts {
			s.Counts[y-first] = n
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b model.DestinationStays) int {
		return cmp.Or(cmp.Compare(a.Agreement, b.Agreement), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

// destinationPlaces are the institutions with which home has agreements, by id.
func (v *View) destinationPlaces(home model.ID, agreements []*model.Agreement) []model.DestinationPlace {
	volunteers := map[string]int{}
	offering := Query{Where: map[Field][]string{"mentorTopics": {string(model.TopicStudyAbroad)}}}
	for _, f := range v.Alumni().Facets(offering, []Field{"exchanges"}) {
		for _, value := range f.All {
			volunteers[value.Value] = value.Count
		}
	}
	seen := map[model.ID]bool{home: true}
	places := []model.DestinationPlace{}
	for _, a := range agreements {
		for _, p := range a.Partners {
			i, ok := v.Institutions().Get(p.Institution)
			if !ok || seen[i.ID] {
				continue
			}
			seen[i.ID] = true
			places = append(places, model.DestinationPlace{Institution: i.ID, Country: i.Place.Country, Volunteers: volunteers[string(i.ID)]})
		}
	}
	slices.SortFunc(places, func(a, b model.DestinationPlace) int { return cmp.Compare(a.Institution, b.Institution) })
	return places
}

// destinationFunds are the funds that pay for stays abroad, by id.
func (v *View) destinationFunds() []model.DestinationFund {
	funds := []model.DestinationFund{}
	for f := range v.Funds().All() {
		if len(f.Stays) > 0 {
			funds = append(funds, model.DestinationFund{ID: f.ID, Stays: f.Stays, Levels: f.Levels, Countries: f.Countries, Excluded: f.Excluded})
		}
	}
	slices.SortFunc(funds, func(a, b model.DestinationFund) int { return cmp.Compare(a.ID, b.ID) })
	return funds
}
