package generate

import (
	"slices"
	"time"

	"vinculum/graph/model"
)

// recordedYears is how many academic years before the current one have mobilities.
const recordedYears = 10

// stay is a mobility in short: one person under a condition in an academic year.
type stay struct {
	deal   *deal
	index  int // of the condition
	year   model.AcademicYear
	months float64
	days   float64
	eqf    int
	// alumnus is the graduate's index, -1 where the person is not known.
	alumnus int
}

func (s *stay) condition() *model.Condition { return &s.deal.record.Conditions[s.index] }

// makeStays fills the places of the concluded agreements, year after year. A place of a condition is given once a year
// at most, and only in academic years that lie wholly within the agreement's time.
func (w *world) makeStays() []stay {
	var stays []stay
	for year := w.year - recordedYears; year <= w.year; year++ {
		for i, deal := range w.deals {
			since, until := deal.record.Lifetime()
			if since == 0 || year.First() < since || year.After() > until {
				continue
			}
			d := roll(w.opt.Seed, forStays, i<<16|int(year))
			for k, c := range deal.record.Conditions {
				for range c.PlacesPerYear {
					if d.chance(w.taken(c.Type, year)) {
						stays = append(stays, newStay(d, deal, k, year))
					}
				}
			}
		}
	}
	return stays
}

func newStay(d dice, deal *deal, k int, year model.AcademicYear) stay {
	c := deal.record.Conditions[k]
	s := stay{deal: deal, index: k, year: year, alumnus: -1}
	s.months = c.MonthsPerYear / float64(c.PlacesPerYear)
	s.days = c.DaysPerYear / float64(c.PlacesPerYear)
	if s.months == 10 && d.chance(0.5) {
		s.months = 5
	}
	if len(c.EQF) > 0 {
		s.eqf = one(d, c.EQF)
	}
	return s
}

// taken is the share of the places that people took in a year; of the current year only the first half is known.
func (w *world) taken(t model.ConditionType, year model.AcademicYear) float64 {
	share := 0.4
	if t.IsStudent() {
		share = 0.74
	}
	if year == w.year {
		share *= 0.6
	}
	return share * open(year)
}

// mobility is the record of the i-th stay.
func (w *world) mobility(i int) *model.Mobility {
	s := &w.stays[i]
	c := s.condition()
	m := &model.Mobility{
		Base:      model.Base{ID: w.stayID(i), Origin: model.OriginGenerated},
		Agreement: s.deal.record.ID,
		Type:      c.Type,
		Sending:   c.Sending,
		Receiving: c.Receiving,
		Year:      s.year,
		Months:    s.months,
		Days:      s.days,
		ISCED:     s.deal.subject.isced,
		EQF:       s.eqf,
	}
	if s.alumnus >= 0 {
		m.Alumnus = w.alumni.at(s.alumnus)
	}
	return m
}

// stayID dates the record to the summer before the academic year; stays are in the order of their years.
func (w *world) stayID(i int) model.ID {
	summer := time.Date(int(w.stays[i].year), time.June, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	return idAt(model.KindMobility, summer+int64(i), roll(w.opt.Seed, forMobilityID, i))
}

// matchExchanges gives the graduates' exchanges the stays of students who left Leiden: same faculty, same academic
// year, each stay once. The stays left over are those of students who have not graduated yet or are not in the register.
func (w *world) matchExchanges() map[int]int {
	type queue struct {
		faculty *faculty
		year    model.AcademicYear
	}
	waiting := map[queue][]int{}
	for i := range w.stays {
		s := &w.stays[i]
		if c := s.condition(); c.Type == model.StudentStudies && c.Sending == leidenID {
			q := queue{s.deal.faculty, s.year}
			waiting[q] = append(waiting[q], i)
		}
	}
	for q, list := range waiting {
		d := roll(w.opt.Seed, forQueue, int(q.year)<<8|slices.Index(w.lists.faculties, q.faculty))
		d.Shuffle(len(list), func(a, b int) { list[a], list[b] = list[b], list[a] })
	}
	matched := map[int]int{}
	for i := range w.opt.Alumni {
		c := w.course(i)
		q := queue{c.faculty, c.exchange}
		if list := waiting[q]; c.exchange != 0 && len(list) > 0 {
			s := &w.stays[list[0]]
			if s.alumnus = i; slices.Contains(s.condition().EQF, c.level) {
				s.eqf = c.level
			}
			matched[i] = list[0]
			waiting[q] = list[1:]
		}
	}
	return matched
}
