package model

import (
	"cmp"
	"slices"
)

// Find answers a question that Check has passed.
func (x *DestinationIndex) Find(question DestinationQuestion) DestinationAnswer {
	answer := DestinationAnswer{Question: question, Destinations: []*Destination{}}
	s := &destinationSearch{index: x, q: &answer.Question, field: FieldOf(question.Field), spoken: map[string]string{}}
	for _, l := range question.Languages {
		if fluency(l.Level) >= fluency(s.spoken[l.Language]) {
			s.spoken[l.Language] = l.Level
		}
	}
	missed := map[DestinationMiss]int{}
	for i := range x.places {
		if len(question.Institutions) > 0 && !slices.Contains(question.Institutions, x.places[i].Institution) {
			continue
		}
		fits, misses := s.at(&x.places[i])
		if len(fits) > 0 {
			answer.Destinations = append(answer.Destinations, s.destination(&x.places[i], fits))
			continue
		}
		for _, m := range misses {
			missed[m]++
		}
	}
	slices.SortFunc(answer.Destinations, compareDestinations)
	for m, n := range missed {
		m.Institutions = n
		answer.Misses = append(answer.Misses, m)
	}
	slices.SortFunc(answer.Misses, func(a, b DestinationMiss) int {
		return cmp.Or(cmp.Compare(slices.Index(DestinationNeeds, a.Need), slices.Index(DestinationNeeds, b.Need)),
			cmp.Compare(b.Institutions, a.Institutions), cmp.Compare(a.Value, b.Value))
	})
	return answer
}

// compareDestinations puts the better one first.
func compareDestinations(a, b *Destination) int {
	left := func(d *Destination) int {
		if d.Left == nil {
			return -1
		}
		return *d.Left
	}
	return cmp.Or(cmp.Compare(b.Fit, a.Fit), cmp.Compare(left(b), left(a)), cmp.Compare(b.Agreed, a.Agreed), cmp.Compare(a.Institution, b.Institution))
}

// destinationSearch is a question in the form in which conditions are compared with it.
type destinationSearch struct {
	index  *DestinationIndex
	q      *DestinationQuestion
	field  string
	spoken map[string]string // the level by language
}

// destinationFit is a condition that fits, with what makes it fit better than others.
type destinationFit struct {
	*destinationOffer
	reasons []DestinationReason
	points  int
}

// at gives the conditions of an institution that fit, and where none does, the needs of which one alone keeps it out.
func (s *destinationSearch) at(p *destinationPlace) (fits []destinationFit, misses []DestinationMiss) {
	for i := range p.offers {
		o := &p.offers[i]
		if o.Type != s.q.Kind {
			continue
		}
		area, covered := s.covering(o)
		lacking := s.lacking(o)
		unmet, last := 0, DestinationNeed("")
		need := func(n DestinationNeed, met bool) {
			if !met {
				unmet, last = unmet+1, n
			}
		}
		need(NeedField, covered)
		need(NeedLevel, s.q.Level == 0 || !o.Type.IsStudent() || len(o.EQF) == 0 || slices.Contains(o.EQF, s.q.Level))
		need(NeedLanguage, len(lacking) == 0)
		need(NeedCountry, s.q.Country == "" || s.q.Country == p.Country)
		need(NeedYear, o.holds(s.q.Year))
		need(NeedBlended, s.q.Blended == nil || *s.q.Blended == o.Blended)
		switch unmet {
		case 0:
			fits = append(fits, s.fit(o, area))
		case 1:
			misses = s.addMiss(misses, o, last, lacking)
		}
	}
	return fits, misses
}

// holds says whether people can go in the whole of the academic year.
func (o *destinationOffer) holds(y AcademicYear) bool {
	lastDay := NewDate(int(y)+1, 8, 31)
	return y >= o.FirstYear && y <= o.LastYear && !o.agreement.Terminated.Ends(lastDay)
}

// covering gives the narrowest of the condition's areas that cover the field.
func (s *destinationSearch) covering(o *destinationOffer) (area string, ok bool) {
	if s.field == "" || len(o.areas) == 0 {
		return "", true
	}
	for _, a := range o.areas {
		if _, covers := Covers(a, s.field); covers && len(a) > len(area) {
			area = a
		}
	}
	return area, area != ""
}

// lacking are the languages that the condition asks for and that are not known well enough.
func (s *destinationSearch) lacking(o *destinationOffer) (languages []string) {
	if len(s.q.Languages) == 0 {
		return nil
	}
	for _, need := range o.Languages {
		has, knows := s.spoken[need.Language]
		if (!knows || fluency(has) < fluency(need.Level)) && !slices.Contains(languages, need.Language) {
			languages = append(languages, need.Language)
		}
	}
	return languages
}

// addMiss notes once for an institution that a condition would fit but for the need.
func (s *destinationSearch) addMiss(misses []DestinationMiss, o *destinationOffer, need DestinationNeed, lacking []string) []DestinationMiss {
	note := func(value string) {
		if m := (DestinationMiss{Need: need, Value: value}); !slices.Contains(misses, m) {
			misses = append(misses, m)
		}
	}
	if need == NeedYear {
		for _, y := range []AcademicYear{s.q.Year - 1, s.q.Year + 1} {
			if o.holds(y) {
				note(y.String())
			}
		}
		return misses
	}
	note("")
	if need == NeedLanguage && len(lacking) == 1 {
		note(lacking[0])
	}
	return misses
}

// destination puts together what is known about an institution to which conditions fit.
func (s *destinationSearch) destination(p *destinationPlace, fits []destinationFit) *Destination {
	slices.SortStableFunc(fits, func(a, b destinationFit) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(b.PlacesPerYear, a.PlacesPerYear))
	})
	d := &Destination{Institution: p.Institution, Went: p.went[s.q.Kind], Volunteers: p.Volunteers}
	for _, f := range fits {
		d.Matches = append(d.Matches, DestinationMatch{Agreement: f.agreement.ID, Condition: f.at})
	}
	d.DestinationPlaces = s.count(p, fits)
	for i := range s.index.facts.Funds {
		if f := &s.index.facts.Funds[i]; f.pays(s.q, p.Country) {
			d.Scholarships = append(d.Scholarships, f.ID)
		}
	}
	d.Reasons = append(slices.Clip(fits[0].reasons), s.reasons(d)...)
	for _, r := range d.Reasons {
		d.Fit += r.Points
	}
	return d
}

// count counts the places of the fitting conditions in the year, agreement by agreement.
func (s *destinationSearch) count(p *destinationPlace, fits []destinationFit) (c DestinationPlaces) {
	agreed, offered := map[ID]int{}, map[ID]int{}
	for _, f := range fits {
		c.Agreed += f.PlacesPerYear
		agreed[f.agreement.ID] += f.PlacesPerYear
	}
	if s.index.recorded == 0 || s.q.Year < s.index.recorded {
		return c
	}
	for _, o := range p.offers {
		if o.Type == s.q.Kind && o.holds(s.q.Year) {
			offered[o.agreement.ID] += o.PlacesPerYear
		}
	}
	taken, left := 0, 0
	for id, n := range agreed {
		went := s.index.stays[stayKey{id, s.q.Kind}].in(s.q.Year)
		taken += went
		left += min(n, max(0, offered[id]-went))
	}
	c.Taken, c.Left = &taken, &left
	return c
}

// in is how many people went in the year.
func (s *DestinationStays) in(y AcademicYear) int {
	if s == nil || y < s.First || int(y-s.First) >= len(s.Counts) {
		return 0
	}
	return s.Counts[y-s.First]
}
