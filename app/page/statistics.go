package page

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const statisticsQuery = `query Statistics {
	dataset { today }
	statistics {
		agreementsByYear { ...Value } agreementsByStatus { ...Value } agreementsByCountry { ...Value } agreementsByField { ...Value }
		out: mobilitiesByCountry(direction: OUT) { ...Value } in: mobilitiesByCountry(direction: IN) { ...Value }
		flows { year direction type { value label { en nl } } count }
		alumniByCountry { ...Value } alumniByFaculty { ...Value } alumniBySector { ...Value } alumniByYear { ...Value } } }
	fragment Value on FacetValue { value label { en nl } count }`

type statisticsData struct {
	Dataset struct {
		Today model.Date `json:"today"`
	} `json:"dataset"`
	Statistics struct {
		AgreementsByYear    []api.FacetValue `json:"agreementsByYear"`
		AgreementsByStatus  []api.FacetValue `json:"agreementsByStatus"`
		AgreementsByCountry []api.FacetValue `json:"agreementsByCountry"`
		AgreementsByField   []api.FacetValue `json:"agreementsByField"`
		Out                 []api.FacetValue `json:"out"`
		In                  []api.FacetValue `json:"in"`
		Flows               []typedFlow      `json:"flows"`
		AlumniByCountry     []api.FacetValue `json:"alumniByCountry"`
		AlumniByFaculty     []api.FacetValue `json:"alumniByFaculty"`
		AlumniBySector      []api.FacetValue `json:"alumniBySector"`
		AlumniByYear        []api.FacetValue `json:"alumniByYear"`
	} `json:"statistics"`
}

// typedFlow is how many people went in an academic year, one way, to do one thing.
type typedFlow struct {
	Year      string              `json:"year"`
	Direction model.LinkDirection `json:"direction"`
	Type      api.Code            `json:"type"`
	Count     int                 `json:"count"`
}

func charts(r route.Route) Request { return ask(r, statisticsQuery, nil, drawStatistics) }

func drawStatistics(r route.Route, d *statisticsData) Content {
	l := r.Lang
	return Content{Status: 200, Title: l.T("statistics.title"), Description: l.T("statistics.lead"), Body: app.Div().Class("page page-statistics").Body(
		app.Header().Class("page-head").Body(app.H1().Text(l.T("statistics.title")), app.P().Class("lead").Text(l.T("statistics.lead"))),
		ui.FictionalNote(l, "statistics.fictional"),
		app.Nav().Aria("label", attr.Of(l.T("statistics.parts"))).Body(app.Ul().Class("examples").Body(
			part(l, "#agreements", "statistics.agreements"), part(l, "#mobility", "statistics.mobility"), part(l, "#alumni", "statistics.alumni"))),
		agreementCharts(l, d),
		mobilityCharts(l, d),
		alumniCharts(l, d),
	)}
}

// part leads to a section of the page.
func part(l i18n.Lang, to, key string) app.UI {
	return app.Li().Body(app.A().Href(attr.Of(to)).Text(l.T(key)))
}

// chartSection is a section that can be led to.
func chartSection(id, title string, cards ...app.UI) app.UI {
	return app.Section().Class("section").ID(attr.Of(id)).Body(app.H2().Text(title), app.Div().Class("charts charts-wide").Body(cards...))
}

func agreementCharts(l i18n.Lang, d *statisticsData) app.UI {
	s := d.Statistics
	return chartSection("agreements", l.T("statistics.agreements"),
		chartCard(l, "is-whole", overYears(l, s.AgreementsByYear, d.Dataset.Today)),
		bars(l, "stats.agreements.status", s.AgreementsByStatus, model.KindAgreement, "statuses"),
		bars(l, "stats.agreements.country", s.AgreementsByCountry, model.KindAgreement, "countries"),
		bars(l, "stats.agreements.field", s.AgreementsByField, model.KindAgreement, "fields"),
	)
}

func mobilityCharts(l i18n.Lang, d *statisticsData) app.UI {
	s := d.Statistics
	if len(s.Flows) == 0 {
		return app.If(false, nil)
	}
	return chartSection("mobility", l.T("statistics.mobility"),
		chartCard(l, "is-half", flowLines(l, s.Flows, d.Dataset.Today)),
		chartCard(l, "is-half", flowColumns(l, s.Flows, d.Dataset.Today)),
		bars(l, "stats.flows.country.out", s.Out, model.KindAgreement, "countries").Class("is-half"),
		bars(l, "stats.flows.country.in", s.In, model.KindAgreement, "countries").Class("is-half"),
	)
}

func alumniCharts(l i18n.Lang, d *statisticsData) app.UI {
	s := d.Statistics
	return chartSection("alumni", l.T("statistics.alumni"),
		chartCard(l, "is-whole", degrees(l, s.AlumniByYear)),
		bars(l, "stats.alumni.faculty", s.AlumniByFaculty, model.KindAlumnus, "faculties"),
		bars(l, "stats.alumni.country", s.AlumniByCountry, model.KindAlumnus, "countries"),
		bars(l, "stats.alumni.sector", s.AlumniBySector, model.KindAlumnus, "sectors"),
	)
}

// chartCard shows a chart in a card: "is-whole" or "is-half" as wide as a wide window.
func chartCard(l i18n.Lang, width string, c ui.Chart) app.UI {
	return app.Div().Class(attr.Of("card " + width)).Body(c.Draw(l))
}

// mostBars is how many values a chart of bars shows at once; the others are folded away.
const mostBars = 10

// bars shows how often values occur; each leads to the list that it counts, mobilities to the agreements they were made under.
func bars(l i18n.Lang, key string, values []api.FacetValue, k model.Kind, facet string) app.HTMLDiv {
	lead := leadTo(l, k, facet)
	return app.Div().Class("card").Body(ui.Bars(l, l.T(key), values, mostBars, lead), ui.MoreBars(l, l.T(key), values, mostBars, lead))
}

// overYears is the number of agreements in effect in each academic year; those behind the year of today lie ahead.
func overYears(l i18n.Lang, values []api.FacetValue, today model.Date) ui.Chart {
	c := ui.Chart{Title: l.T("stats.agreements.year"), About: l.T("stats.agreements.year.text"), Axis: l.T("statistics.year")}
	now := model.AcademicYearOf(today).String()
	series := ui.Series{Name: l.T("statistics.agreements")}
	for _, v := range values {
		c.Labels, c.Short = append(c.Labels, v.Value), append(c.Short, shortYear(v.Value))
		series.Values = append(series.Values, v.Count)
		if v.Value > now {
			c.Future++
		}
	}
	c.Series = []ui.Series{series}
	return c
}

// shortYear writes an academic year in little room: 2024/25.
func shortYear(year string) string {
	if len(year) == 9 && year[4] == '/' {
		return year[:5] + year[7:]
	}
	return year
}

// flowYears are the academic years of flows, the earliest first.
func flowYears(flows []typedFlow) (years []string) {
	for _, f := range flows {
		years = append(years, f.Year)
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// flowLines is how many people went out and came in.
func flowLines(l i18n.Lang, flows []typedFlow, today model.Date) ui.Chart {
	c := overFlowYears(l, "stats.flows.year", flows, today)
	c.Lines = true
	for _, way := range []model.LinkDirection{model.LinkOut, model.LinkIn} {
		key := "flows.out"
		if way == model.LinkIn {
			key = "flows.in"
		}
		c.Series = append(c.Series, sums(l.T(key), c.Labels, flows, func(f typedFlow) bool { return f.Direction == way }))
	}
	return c
}

// flowColumns is what they went for.
func flowColumns(l i18n.Lang, flows []typedFlow, today model.Date) ui.Chart {
	c := overFlowYears(l, "stats.flows.type", flows, today)
	for _, t := range model.ConditionTypes {
		for _, f := range flows {
			if f.Type.Value == string(t) {
				c.Series = append(c.Series, sums(l.Text(f.Type.Label), c.Labels, flows, func(f typedFlow) bool { return f.Type.Value == string(t) }))
				break
			}
		}
	}
	return c
}

// overFlowYears is a chart over the years of flows. The current one is not over yet.
func overFlowYears(l i18n.Lang, key string, flows []typedFlow, today model.Date) ui.Chart {
	c := ui.Chart{Title: l.T(key), About: l.T(key + ".text"), Axis: l.T("statistics.year"), Labels: flowYears(flows)}
	for _, y := range c.Labels {
		c.Short = append(c.Short, shortYear(y))
		if y >= model.AcademicYearOf(today).String() {
			c.Future++
		}
	}
	return c
}

// sums adds up, for each year, the flows that are kept.
func sums(name string, years []string, flows []typedFlow, keep func(typedFlow) bool) ui.Series {
	s := ui.Series{Name: name, Values: make([]int, len(years))}
	for _, f := range flows {
		if i := slices.Index(years, f.Year); i >= 0 && keep(f) {
			s.Values[i] += f.Count
		}
	}
	return s
}

// mostYears is how far back degrees are shown.
const mostYears = 80

// degrees is the number of alumni by the year of each degree, none left out in between.
func degrees(l i18n.Lang, values []api.FacetValue) ui.Chart {
	c := ui.Chart{Title: l.T("stats.alumni.year"), About: l.T("stats.alumni.year.text"), Axis: l.T("statistics.degree")}
	series, counts := ui.Series{Name: l.T("statistics.alumni")}, map[int]int{}
	first, last := 0, 0
	for _, v := range values {
		if year, err := strconv.Atoi(v.Value); err == nil && year > 0 {
			counts[year] = v.Count
			last = max(last, year)
			if first == 0 || year < first {
				first = year
			}
		}
	}
	for y := max(first, last-mostYears+1); y <= last && y > 0; y++ {
		label := strconv.Itoa(y)
		c.Labels, c.Short = append(c.Labels, label), append(c.Short, label)
		series.Values = append(series.Values, counts[y])
	}
	c.Series = []ui.Series{series}
	return c
}
