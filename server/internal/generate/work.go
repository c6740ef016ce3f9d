package generate

import (
	"fmt"
	"slices"
	"strings"

	"vinculum/graph/model"
)

// titles are job titles by sector, seniority (1 to 3) and the word of the employer.
type titles map[titleKey][]model.Text

type titleKey struct {
	sector model.Sector
	level  string
	word   string
}

func (r *reader) titles(file string) titles {
	all := titles{}
	for _, b := range r.blocks(file) {
		for _, e := range b.entries {
			level, word, _ := strings.Cut(e.key, " ")
			key := titleKey{model.Sector(b.name), level, word}
			for _, t := range split(e.value, ";") {
				en, nl, ok := strings.Cut(t, "|")
				if !ok {
					r.fail(fmt.Errorf("[%s] %q lacks its Dutch form", b.name, t))
				}
				all[key] = append(all[key], model.Text{EN: strings.TrimSpace(en), NL: strings.TrimSpace(nl)})
			}
		}
	}
	for _, s := range model.Sectors {
		for _, level := range seniority {
			if len(all[titleKey{s, level, ""}]) == 0 {
				r.fail(fmt.Errorf("[%s] lacks titles of seniority %s", s, level))
			}
		}
	}
	return all
}

var seniority = [...]string{"1", "2", "3"}

// draw prefers the titles that belong to the employer's word.
func (t titles) draw(d dice, e *employer, level string) model.Text {
	special, general := t[titleKey{e.sector, level, e.word}], t[titleKey{e.sector, level, ""}]
	if e.word != "" && len(special) > 0 && (e.word == university || d.chance(0.7)) {
		return one(d, special)
	}
	return one(d, general)
}

// The share of profiles in which nobody filled in any work, and of those who have none at the moment.
const (
	workUnknown = 0.2
	betweenJobs = 0.05
)

// keptJobs is how many of their latest posts graduates fill in.
const keptJobs = 3

// work is a career from the last graduation to the day, or to retirement; the latest post first.
func (w *world) work(d dice, c *course, born int, lives town) []model.Job {
	asOf := w.opt.AsOf
	started := c.last().Graduated
	if d.chance(workUnknown) || started >= asOf.Year() && d.chance(0.7) {
		return nil
	}
	end := asOf.Year()*12 + asOf.Month() - 1 // in months
	retired := (born+d.between(65, 67))*12 + d.between(0, 11)
	stop := min(end, retired)
	month := started*12 + d.between(8, 18)
	sector := c.faculty.sectors.pick(d)
	var jobs []model.Job
	for month < stop {
		level := min((month/12-started)/6, 2)
		until := month + 12*d.between(1+2*level, 4+5*level) + d.between(0, 11)
		job := w.job(d, sector, level, lives, until >= stop)
		job.Since = monthDate(month)
		if until < stop || stop == retired {
			job.Until = monthDate(min(until, stop))
		}
		jobs = append(jobs, job)
		month = until + d.between(0, 2)
		if d.chance(0.2) {
			sector = c.faculty.sectors.pick(d)
		}
	}
	if n := len(jobs); n > 0 && jobs[n-1].Until == 0 && d.chance(betweenJobs) {
		jobs[n-1].Until = monthDate(max(stop-d.between(0, 8), jobs[n-1].Since.Year()*12+jobs[n-1].Since.Month()-1))
	}
	jobs = jobs[max(0, len(jobs)-keptJobs):]
	slices.Reverse(jobs)
	return jobs
}

// job is a post; the latest one is in the country where the graduate lives, earlier ones may have been in the Netherlands.
func (w *world) job(d dice, sector model.Sector, level int, lives town, latest bool) model.Job {
	country := lives.Country
	if !latest && d.chance(0.3) {
		country = home
	}
	e := w.employers.find(d, sector, country)
	job := model.Job{Employer: e.id, Sector: e.sector, Title: w.lists.titles.draw(d, e, seniority[level]), City: e.place.City, Country: e.place.Country}
	if e.place.Country != country {
		job.City, job.Country = lives.City, lives.Country
	}
	return job
}

// monthDate is the date of a month counted from the year 0, known to the month.
func monthDate(month int) model.Date { return model.NewDate(month/12, month%12+1, 0) }
