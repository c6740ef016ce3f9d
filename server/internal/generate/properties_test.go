package generate

import (
	"slices"
	"testing"

	"vinculum/graph/model"
)

// checkMobilities checks that mobilities keep to their agreements and to the graduates' exchanges.
func checkMobilities(t *testing.T, all []*model.Mobility, known map[model.ID]model.Record) {
	t.Helper()
	type place struct {
		agreement model.ID
		index     int
		year      model.AcademicYear
	}
	taken := map[place]int{}
	matched := map[model.ID]bool{}
	for _, m := range all {
		a := known[m.Agreement].(*model.Agreement)
		since, until := a.Lifetime()
		if since == 0 || m.Year.First() < since || m.Year.After() > until {
			t.Fatalf("%s of %s lies outside its agreement's time, %s to %s", m.ID, m.Year, since, until)
		}
		k := slices.IndexFunc(a.Conditions, func(c model.Condition) bool {
			return c.Type == m.Type && c.Sending == m.Sending && c.Receiving == m.Receiving
		})
		if k < 0 {
			t.Fatalf("%s has no condition", m.ID)
		}
		p := place{a.ID, k, m.Year}
		if taken[p]++; taken[p] > a.Conditions[k].PlacesPerYear {
			t.Fatalf("%s: more stays than places in %s", m.ID, m.Year)
		}
		if m.Alumnus != "" {
			checkExchange(t, m, known[m.Alumnus].(*model.Alumnus), a)
			if matched[m.Alumnus] {
				t.Fatalf("%s has two mobilities", m.Alumnus)
			}
			matched[m.Alumnus] = true
		}
	}
	if len(matched) < 200 {
		t.Errorf("only %d of %d mobilities are those of graduates", len(matched), len(all))
	}
}

func checkExchange(t *testing.T, m *model.Mobility, who *model.Alumnus, a *model.Agreement) {
	t.Helper()
	x := who.Exchanges[0]
	if x.Institution != m.Receiving || x.Year != m.Year || x.Months != m.Months || m.Sending != leidenID {
		t.Fatalf("%s does not fit the exchange %v of %s", m.ID, x, who.ID)
	}
	if !slices.ContainsFunc(who.Studies, func(s model.Study) bool { return s.Faculty == a.Partners[0].UnitID }) {
		t.Fatalf("%s is of another faculty than %s", m.ID, who.ID)
	}
}

// checkAlumni checks that lives hang together.
func checkAlumni(t *testing.T, all []*model.Alumnus, known map[model.ID]model.Record) {
	t.Helper()
	for _, a := range all {
		checkLife(t, a)
		for _, part := range []model.Audience{a.Shown.Studies, a.Shown.Work, a.Shown.Contact, a.Shown.Memberships, a.Shown.Mentoring} {
			if part > a.Shown.Basics {
				t.Fatalf("%s shows a part more widely than the basics: %+v", a.ID, a.Shown)
			}
		}
		for _, m := range a.Memberships {
			n := known[m.Network].(*model.Network)
			if m.Since == 0 || m.Since < n.Founded || m.Until != 0 && m.Until < m.Since {
				t.Fatalf("%s is in %s from %s to %s", a.ID, n.ID, m.Since, m.Until)
			}
		}
		if a.Mentoring != nil && (len(a.Mentoring.Topics) == 0 || a.Mentoring.Capacity == 0) {
			t.Fatalf("%s is a mentor for nothing: %+v", a.ID, a.Mentoring)
		}
		if !a.Home.HasPoint() || a.Home.City == "" || len(a.Languages) == 0 {
			t.Fatalf("%s lives nowhere or speaks nothing", a.ID)
		}
	}
}

// checkLife checks the order of birth, studies, exchange and work.
func checkLife(t *testing.T, a *model.Alumnus) {
	t.Helper()
	first, last := a.Studies[len(a.Studies)-1], a.Studies[0]
	if age := first.Started - a.BirthYear; age < 15 || asOf.Year()-a.BirthYear > oldest {
		t.Fatalf("%s, born in %d, began to study in %d", a.ID, a.BirthYear, first.Started)
	}
	if first.Started >= first.Graduated || last.Started >= last.Graduated || last.Graduated > asOf.Year() {
		t.Fatalf("%s studied %+v", a.ID, a.Studies)
	}
	for _, x := range a.Exchanges {
		if int(x.Year) < first.Started || int(x.Year) >= last.Graduated {
			t.Fatalf("%s was on exchange in %s, but studied %+v", a.ID, x.Year, a.Studies)
		}
	}
	for i, j := range a.Work {
		current := j.Until == 0
		if current && (i > 0 || asOf.Year()-a.BirthYear > 68) {
			t.Fatalf("%s, born in %d, works still: %+v", a.ID, a.BirthYear, a.Work)
		}
		if j.Since > asOf || j.Until > asOf || j.Since.Year() < last.Graduated || i > 0 && j.Until > a.Work[i-1].Since {
			t.Fatalf("%s, graduated in %d, works %+v", a.ID, last.Graduated, a.Work)
		}
		if j.Title.EN == "" || j.Title.NL == "" || j.City == "" {
			t.Fatalf("%s works as %+v", a.ID, j)
		}
	}
}
