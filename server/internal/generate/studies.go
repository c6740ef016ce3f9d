package generate

import (
	"math"

	"vinculum/graph/model"
)

// How the numbers of graduates grew. With the share of bachelors who go on to a master's programme these make, at the
// real scale, about 125 graduates for 1965 and about 7,800 a year lately.
const (
	yearlyGrowth = 1.07
	plateau      = 5 // recent years without growth
)

// graduates weighs a year by how many graduated for the first time in it.
func graduates(year, last int) float64 {
	return math.Pow(yearlyGrowth, float64(min(year, last-plateau)-openSince))
}

// lastGraduation is the latest year in which all of a year's students have graduated by the day.
func lastGraduation(day model.Date) int {
	if day.Month() >= 9 {
		return day.Year()
	}
	return day.Year() - 1
}

// course is the frame of one graduate's life: where from, what studied and when. It takes little time to make, so
// that it can be made once to match exchanges with mobilities and again for the record.
type course struct {
	abroad  bool    // lives abroad
	origin  *origin // nil: Dutch
	faculty *faculty
	studies [2]model.Study // the first one first
	count   int            // of studies
	modern  bool           // a bachelor or master, not the one degree of old
	// exchange is the academic year of an exchange, 0 without one; level the EQF level it was at.
	exchange model.AcademicYear
	level    int
}

// last is the study finished last.
func (c *course) last() model.Study { return c.studies[c.count-1] }

// course makes the frame of the i-th graduate. Graduates are in the order of their first graduation.
func (w *world) course(i int) course {
	d := roll(w.opt.Seed, forStudies, i)
	n := float64(w.opt.Alumni)
	year := w.offer.when.at((float64(i) + d.Float64()) / n)
	c := course{abroad: w.abroad(i), modern: year >= bachelorMaster}
	c.origin = w.drawOrigin(d, c.abroad, year)
	y := w.offer.years[year]
	c.faculty = y.faculties.pick(d)
	if !c.modern {
		c.add(y.old[c.faculty].pick(d), year, year-d.between(5, 8))
		c.studies[0].Degree = c.faculty.degree
	} else {
		w.modernStudies(d, &c, y, year)
	}
	if year >= exchangesSince && d.chance(exchangeShare) {
		if c.goAbroad(d); !d.chance(open(c.exchange)) {
			c.exchange = 0
		}
	}
	return c
}

// modernStudies are a bachelor's programme, often with a master's programme behind it, or a master's programme alone.
func (w *world) modernStudies(d dice, c *course, y *yearOffer, year int) {
	f := c.faculty
	masterOnly := 0.18
	if c.origin != nil && !d.chance(c.origin.resident) {
		masterOnly = 0.55
	}
	if alone := d.chance(masterOnly); y.bachelors[f].empty() || alone && !y.masters[f].empty() {
		c.add(y.masters[f].pick(d), year, year-d.between(1, 2))
		return
	}
	years := 3
	for years < 6 && d.chance(0.3) {
		years++
	}
	c.add(y.bachelors[f].pick(d), year, year-years)
	later := year + d.between(1, 2)
	if d.chance(0.2) {
		later++
	}
	goesOn := 0.7
	if y.masters[f].empty() {
		goesOn = 0.45 // for its students it means another faculty
	}
	if next := w.offer.years[later]; next != nil && d.chance(goesOn) {
		if masters := next.onward[f]; masters != nil && !masters.empty() {
			c.add(masters.pick(d), later, max(year, later-2))
		}
	}
}

func (c *course) add(p *model.Programme, graduated, started int) {
	c.studies[c.count] = model.Study{Programme: p.ID, Faculty: p.Faculty, Degree: p.Degree, Started: started, Graduated: graduated}
	c.count++
}

// drawOrigin decides where somebody's family is from; there were few students from other countries before.
func (w *world) drawOrigin(d dice, abroad bool, year int) *origin {
	recent := float64(year-openSince) / float64(w.offer.last-openSince) // 0 to 1
	share := 0.02 + 0.15*recent
	if abroad {
		share = 0.2 + 0.45*recent
	}
	if d.chance(share) {
		return w.lists.origins.pick(d)
	}
	return nil
}

// The number of graduates who live abroad is known: 5,000 of 109,000.
const (
	abroadOf  = 5000
	abroadAll = 109000
)

// abroad says whether the i-th graduate lives abroad. To make it exactly as many as it should be, the graduates are cut
// into as many stretches, and in each of these it is one.
func (w *world) abroad(i int) bool {
	n := w.opt.Alumni
	k := (2*n*abroadOf + abroadAll) / (2 * abroadAll) // rounded
	if k == 0 {
		return false
	}
	stretch := i * k / n
	from, to := (stretch*n+k-1)/k, ((stretch+1)*n+k-1)/k
	return i == from+roll(w.opt.Seed, forAbroad, stretch).IntN(to-from)
}

// Exchanges are in the register of those who graduated since 1990, one in ten of them.
const (
	exchangesSince = 1990
	exchangeShare  = 0.105
)

// open is the share of exchanges that could take place in a year: the pandemic of 2020 closed most borders.
func open(year model.AcademicYear) float64 {
	switch year {
	case 2019:
		return 0.85
	case 2020:
		return 0.2
	case 2021:
		return 0.65
	}
	return 1
}

// goAbroad draws the year of the exchange: mostly the last or last but one of the first study, sometimes of the second.
func (c *course) goAbroad(d dice) {
	n := 0
	if c.count == 2 && d.chance(0.2) {
		n = 1
	}
	s := c.studies[n]
	c.level = master
	if c.modern && n == 0 && s.Started <= s.Graduated-3 {
		c.level = bachelor
	}
	back := 1
	if d.chance(0.3) {
		back = 2
	}
	c.exchange = model.AcademicYear(max(s.Graduated-back, s.Started))
}
