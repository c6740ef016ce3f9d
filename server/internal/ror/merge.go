package ror

import (
	"slices"

	"vinculum/graph/model"
)

// merge gives the known institution with what it lacks filled from the candidate, and whether that is anything; the known
// one is not touched. What it has stays, whatever ROR says. An empty Dutch name is not lacking: it reads as the English one.
func merge(known *model.Institution, c *candidate) (*model.Institution, bool) {
	m := *known
	changed := false
	fill := func(field *string, value string) {
		if *field == "" && value != "" {
			*field, changed = value, true
		}
	}
	fill(&m.ROR, c.ROR)
	fill(&m.Wikidata, c.Wikidata)
	fill(&m.Domain, c.Domain)
	fill(&m.Website, c.Website)
	if c.LocalName != m.Name.EN {
		fill(&m.LocalName, c.LocalName)
	}
	if m.Place.Country == c.Place.Country {
		fill(&m.Place.City, c.Place.City)
		if !m.Place.HasPoint() && c.Place.HasPoint() && (m.Place.City == c.Place.City || fold(m.Place.City) == fold(c.Place.City)) {
			m.Place.Lat, m.Place.Lon, changed = c.Place.Lat, c.Place.Lon, true
		}
	}
	if m.Founded == 0 && c.Founded != 0 && !cutsLinks(&m, c.Founded) {
		m.Founded, changed = c.Founded, true
	}
	if len(m.Aliases) == 0 {
		m.Aliases = otherNames(&m, c)
		changed = changed || len(m.Aliases) > 0
	}
	if changed && !slices.ContainsFunc(m.Sources, func(s model.Source) bool { return s.Key == sourceKey }) {
		m.Sources = append(slices.Clone(m.Sources), c.Sources...)
	}
	return &m, changed
}

// cutsLinks says whether a link of the institution began before the day. No link holds before the foundation, so a
// foundation later than a link (a merger, a new legal form) would hide what is known to have been.
func cutsLinks(i *model.Institution, founded model.Date) bool {
	return slices.ContainsFunc(i.Links, func(l model.Link) bool { return l.Since < founded })
}

// otherNames are the candidate's names that the institution does not have.
func otherNames(i *model.Institution, c *candidate) []string {
	var others []string
	for _, n := range append([]string{c.Name.EN, c.Name.NL, c.LocalName}, c.Aliases...) {
		if n != "" && n != i.Name.EN && n != i.Name.NL && n != i.LocalName && !slices.Contains(others, n) {
			others = append(others, n)
		}
	}
	return others
}
