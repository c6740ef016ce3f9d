package generate

import (
	"slices"

	"vinculum/graph/model"
)

// levels of the programmes that are on offer.
const (
	bachelor = 6
	master   = 7
)

// The first year of graduation in the register is openSince or, for later days, one from which graduates still live.
const (
	openSince = 1965
	yearsBack = 62
)

// bachelorMaster is the first year in which students graduated as bachelors; before, there was one degree.
const bachelorMaster = 2005

// offer is what could be studied, by year of graduation.
type offer struct {
	last  int // year of graduation
	years map[int]*yearOffer
	when  weighted[int] // years of a first graduation
}

// yearOffer is what could be finished in a year.
type yearOffer struct {
	faculties weighted[*faculty]
	bachelors map[*faculty]*weighted[*model.Programme]
	masters   map[*faculty]*weighted[*model.Programme] // of its own
	onward    map[*faculty]*weighted[*model.Programme] // masters for its bachelors: its own, else those of others
	old       map[*faculty]*weighted[*model.Programme] // for the one degree of old: where there are two levels, the higher one
}

func newOffer(l *lists, bg *background, last int) (*offer, error) {
	o := &offer{last: last, years: map[int]*yearOffer{}}
	for year := max(openSince, last-yearsBack); year <= last; year++ {
		y := newYearOffer(l, bg, year)
		if y.faculties.empty() {
			continue
		}
		o.years[year] = y
		o.when.add(year, graduates(year, last))
	}
	if o.when.empty() {
		return nil, model.Errorf(model.BadUserInput, "no curated programme belongs to a known faculty and could have graduates by %d", last)
	}
	return o, nil
}

func newYearOffer(l *lists, bg *background, year int) *yearOffer {
	type table = map[*faculty]*weighted[*model.Programme]
	y := &yearOffer{bachelors: table{}, masters: table{}, onward: table{}, old: table{}}
	for _, f := range l.faculties {
		var bachelors, masters, onward, old weighted[*model.Programme]
		for _, p := range bg.programmes {
			rule, listed := l.programmes[p.ID.Slug()]
			if !listed {
				rule = otherProgramme
			}
			switch own := p.Faculty == f.unit(); {
			case rule.since > year:
			case own && p.EQF == bachelor:
				bachelors.add(p, rule.weight)
			case own && p.EQF == master:
				masters.add(p, rule.weight)
			case p.EQF == master && slices.Contains(f.masters, p.ID.Slug()):
				onward.add(p, rule.weight)
			}
		}
		if bachelors.empty() && masters.empty() {
			continue
		}
		old.addAll(masters)
		for i, p := range bachelors.items {
			if !slices.ContainsFunc(masters.items, func(m *model.Programme) bool { return m.Name.EN == p.Name.EN }) {
				old.add(p, bachelors.weight(i))
			}
		}
		if !masters.empty() {
			onward = masters
		}
		y.faculties.add(f, f.weight)
		y.bachelors[f], y.masters[f], y.onward[f], y.old[f] = &bachelors, &masters, &onward, &old
	}
	return y
}
