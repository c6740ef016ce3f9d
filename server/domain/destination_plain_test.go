package domain_test

import (
	"cmp"
	"slices"
	"strings"

	"vinculum/graph/model"
)

// plainWorld answers questions about destinations as plainly as it can be written: it looks at all conditions for each.
type plainWorld struct {
	institutions map[model.ID]*model.Institution
	agreements   []*model.Agreement // as the audience sees them
	funds        []*model.Fund
	went         map[plainStay]int // people of home
	first        model.AcademicYear
	volunteers   map[model.ID]int
}

// plainStay is what stays are counted by: for an agreement and a year, or for an institution.
type plainStay struct {
	at   model.ID
	kind model.ConditionType
	year model.AcademicYear
}

const plainHome = model.ID("institution:leiden")

// newPlainWorld is what the audience sees of the records.
func newPlainWorld(records []model.Record, audience model.Audience) *plainWorld {
	w := &plainWorld{institutions: map[model.ID]*model.Institution{}, went: map[plainStay]int{}, first: 9999, volunteers: map[model.ID]int{}}
	seen := map[model.ID]bool{}
	for _, r := range records {
		switch r := r.(type) {
		case *model.Institution:
			w.institutions[r.ID] = r
		case *model.Agreement:
			if a := r.For(audience); a != nil {
				w.agreements = append(w.agreements, a)
				seen[a.ID] = true
			}
		case *model.Alumnus:
			a := r.For(audience, func(model.ID) bool { return false })
			if a == nil || a.Mentoring == nil || !slices.Contains(a.Mentoring.Topics, model.TopicStudyAbroad) {
				continue
			}
			there := map[model.ID]bool{}
			for _, x := range a.Exchanges {
				there[x.Institution] = true
			}
			for id := range there {
				w.volunteers[id]++
			}
		case *model.Fund:
			w.funds = append(w.funds, r)
		}
	}
	for _, r := range records {
		if m, ok := r.(*model.Mobility); ok && m.Sending == plainHome && seen[m.Agreement] {
			w.went[plainStay{m.Agreement, m.Type, m.Year}]++
			w.went[plainStay{m.Receiving, m.Type, 0}]++
			w.first = min(w.first, m.Year)
		}
	}
	slices.SortFunc(w.agreements, func(a, b *model.Agreement) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(w.funds, func(a, b *model.Fund) int { return cmp.Compare(a.ID, b.ID) })
	return w
}

// plainMatch is a condition that fits, with the points it has of its own.
type plainMatch struct {
	agreement *model.Agreement
	at        int
	points    int
}

// plainDestination is what the answer must say about an institution.
type plainDestination struct {
	id               model.ID
	fit              int
	matches          []plainMatch
	agreed           int
	counted          bool
	taken, left      int
	went, volunteers int
	scholarships     []model.ID
}

// destinations are those of the question, the best first.
func (w *plainWorld) destinations(q model.DestinationQuestion) []*plainDestination {
	found := map[model.ID]*plainDestination{}
	for _, a := range w.agreements {
		for i := range a.Conditions {
			k := &a.Conditions[i]
			if !w.fits(a, k, q) {
				continue
			}
			d := found[k.Receiving]
			if d == nil {
				d = &plainDestination{id: k.Receiving}
				found[k.Receiving] = d
			}
			d.matches = append(d.matches, plainMatch{a, i, plainFieldPoints(k, q) + plainLanguagePoints(k, q)})
		}
	}
	var list []*plainDestination
	for _, d := range found {
		w.complete(d, q)
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b *plainDestination) int {
		if a.fit != b.fit {
			return b.fit - a.fit
		}
		if a.left != b.left {
			return b.left - a.left
		}
		if a.agreed != b.agreed {
			return b.agreed - a.agreed
		}
		return strings.Compare(string(a.id), string(b.id))
	})
	return list
}

// fits says whether the condition sends the one who asks.
func (w *plainWorld) fits(a *model.Agreement, k *model.Condition, q model.DestinationQuestion) bool {
	to := w.institutions[k.Receiving]
	approved := a.Stage == model.StageApproved || a.Stage == model.StageTerminated
	if !approved || k.Sending != plainHome || to == nil || k.Type != q.Kind {
		return false
	}
	if len(q.Institutions) > 0 && !slices.Contains(q.Institutions, to.ID) {
		return false
	}
	if !plainInYear(a, k, q.Year) || !plainCovers(k, q.Field) {
		return false
	}
	student := k.Type == model.StudentStudies || k.Type == model.StudentTraineeship
	if student && q.Level != 0 && len(k.EQF) > 0 && !slices.Contains(k.EQF, q.Level) {
		return false
	}
	if len(q.Languages) > 0 {
		for _, need := range k.Languages {
			met := false
			for _, has := range q.Languages {
				if has.Language == need.Language && plainRank(has.Level) >= plainRank(need.Level) {
					met = true
				}
			}
			if !met {
				return false
			}
		}
	}
	if q.Country != "" && to.Place.Country != q.Country {
		return false
	}
	return q.Blended == nil || *q.Blended == k.Blended
}

func plainInYear(a *model.Agreement, k *model.Condition, year model.AcademicYear) bool {
	if year < k.FirstYear || year > k.LastYear {
		return false
	}
	if a.Terminated == 0 {
		return true
	}
	ended := a.Terminated // months and years that are not known to the day hold to their end
	if ended.Month() == 0 {
		ended = model.NewDate(ended.Year()+1, 1, 1)
	} else if ended.Day() == 0 {
		ended = model.NewDate(ended.Year()+ended.Month()/12, ended.Month()%12+1, 1)
	}
	return ended >= model.NewDate(int(year)+1, 9, 1)
}

// plainArea is an ISCED-F code without the zeros that stand for "not further defined".
func plainArea(code string) string { return code[:2] + strings.TrimRight(code[2:], "0") }

// plainSteps is how many steps of ISCED-F lie between the field and an area that holds it; -1 where it does not.
func plainSteps(area, field string) int {
	area, field = plainArea(area), plainArea(field)
	for steps := 0; len(field) >= 2; steps++ {
		if field == area {
			return steps
		}
		field = field[:len(field)-1]
	}
	return -1
}

func plainCovers(k *model.Condition, field string) bool {
	return field == "" || len(k.SubjectAreas) == 0 || slices.ContainsFunc(k.SubjectAreas, func(s model.SubjectArea) bool { return plainSteps(s.ISCED, field) >= 0 })
}

func plainRank(level string) int {
	return strings.Index("A1A2B1B2C1C2NS", level) + 2*min(1, len(level))
}

func plainFieldPoints(k *model.Condition, q model.DestinationQuestion) int {
	if q.Field == "" {
		return 0
	}
	if len(k.SubjectAreas) == 0 {
		return 5
	}
	best := 9
	for _, s := range k.SubjectAreas {
		if steps := plainSteps(s.ISCED, q.Field); steps >= 0 {
			best = min(best, steps)
		}
	}
	return []int{30, 20, 10}[best]
}

func plainLanguagePoints(k *model.Condition, q model.DestinationQuestion) int {
	if len(q.Languages) == 0 {
		return 0
	}
	for _, need := range k.Languages {
		best := 0
		for _, has := range q.Languages {
			if has.Language == need.Language {
				best = max(best, plainRank(has.Level))
			}
		}
		if best == plainRank(need.Level) {
			return 15
		}
	}
	return 20
}

// complete adds what is known about an institution beside what fits there.
func (w *plainWorld) complete(d *plainDestination, q model.DestinationQuestion) {
	slices.SortFunc(d.matches, func(a, b plainMatch) int {
		ka, kb := a.agreement.Conditions[a.at], b.agreement.Conditions[b.at]
		return cmp.Or(b.points-a.points, kb.PlacesPerYear-ka.PlacesPerYear, cmp.Compare(a.agreement.ID, b.agreement.ID), a.at-b.at)
	})
	w.countPlaces(d, q)
	d.went, d.volunteers = w.went[plainStay{d.id, q.Kind, 0}], w.volunteers[d.id]
	country := w.institutions[d.id].Place.Country
	for _, f := range w.funds {
		kind, level := slices.Contains(f.Stays, q.Kind), q.Level == 0 || len(f.Levels) == 0 || slices.Contains(f.Levels, q.Level)
		if kind && level && (len(f.Countries) == 0 || slices.Contains(f.Countries, country)) && !slices.Contains(f.Excluded, country) {
			d.scholarships = append(d.scholarships, f.ID)
		}
	}
	d.fit = d.matches[0].points
	if d.counted {
		d.fit += 6 * min(d.left, 5)
	} else {
		d.fit += 3 * min(d.agreed, 5)
		d.left = -1
	}
	if len(d.scholarships) > 0 {
		d.fit += 10
	}
	d.fit += min(d.went, 5)
	if d.volunteers > 0 {
		d.fit += 5
	}
}

// countPlaces counts agreement by agreement.
func (w *plainWorld) countPlaces(d *plainDestination, q model.DestinationQuestion) {
	d.counted = q.Year >= w.first
	done := map[model.ID]bool{}
	for _, m := range d.matches {
		a := m.agreement
		if done[a.ID] {
			continue
		}
		done[a.ID] = true
		fitting, all := 0, 0
		for i := range a.Conditions {
			k := &a.Conditions[i]
			if k.Type == q.Kind && k.Sending == plainHome && plainInYear(a, k, q.Year) {
				all += k.PlacesPerYear
			}
			if w.fits(a, k, q) {
				fitting += k.PlacesPerYear
			}
		}
		went := w.went[plainStay{a.ID, q.Kind, q.Year}]
		d.agreed += fitting
		d.taken += went
		d.left += max(0, min(fitting, all-went))
	}
}

// misses counts, for each need, the institutions that another answer to it adds.
func (w *plainWorld) misses(q model.DestinationQuestion, languages []string) map[model.DestinationMiss]int {
	there := map[model.ID]bool{}
	for id := range w.eligible(q) {
		there[id] = true
	}
	out := map[model.DestinationMiss]int{}
	add := func(need model.DestinationNeed, value string, change func(*model.DestinationQuestion)) {
		other := q
		change(&other)
		for id := range w.eligible(other) {
			if !there[id] {
				out[model.DestinationMiss{Need: need, Value: value}]++
			}
		}
	}
	add(model.NeedField, "", func(q *model.DestinationQuestion) { q.Field = "" })
	add(model.NeedLevel, "", func(q *model.DestinationQuestion) { q.Level = 0 })
	add(model.NeedLanguage, "", func(q *model.DestinationQuestion) { q.Languages = nil })
	add(model.NeedCountry, "", func(q *model.DestinationQuestion) { q.Country = "" })
	add(model.NeedBlended, "", func(q *model.DestinationQuestion) { q.Blended = nil })
	add(model.NeedYear, (q.Year - 1).String(), func(q *model.DestinationQuestion) { q.Year-- })
	add(model.NeedYear, (q.Year + 1).String(), func(q *model.DestinationQuestion) { q.Year++ })
	for _, language := range languages {
		if len(q.Languages) > 0 {
			add(model.NeedLanguage, language, func(q *model.DestinationQuestion) {
				q.Languages = append(slices.Clone(q.Languages), model.LanguageLevel{Language: language, Level: "NS"})
			})
		}
	}
	return out
}

// eligible are the institutions of the question.
func (w *plainWorld) eligible(q model.DestinationQuestion) map[model.ID]bool {
	out := map[model.ID]bool{}
	for _, a := range w.agreements {
		for i := range a.Conditions {
			if w.fits(a, &a.Conditions[i], q) {
				out[a.Conditions[i].Receiving] = true
			}
		}
	}
	return out
}
