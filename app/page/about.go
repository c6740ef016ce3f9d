package page

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const aboutQuery = `query About {
	dataset { counts { ...Value } origins { ...Value } today seed notice { en nl }
		figures { subject { ...Ref } meaning { en nl } value unit qualifier { en nl } year note { en nl } sources { title url checked } } }
	statistics {
		agreementsByStatus { ...Value } agreementsByCountry { ...Value } agreementsByField { ...Value }
		alumniByCountry { ...Value } alumniByFaculty { ...Value } alumniBySector { ...Value } alumniByYear { ...Value }
		flows { year direction count } } }
	fragment Value on FacetValue { value label { en nl } count }`

type aboutData struct {
	Dataset struct {
		Counts  []api.FacetValue `json:"counts"`
		Origins []api.FacetValue `json:"origins"`
		Today   model.Date       `json:"today"`
		Seed    string           `json:"seed"`
		Notice  model.Text       `json:"notice"`
		Figures []figure         `json:"figures"`
	} `json:"dataset"`
	Statistics struct {
		AgreementsByStatus  []api.FacetValue `json:"agreementsByStatus"`
		AgreementsByCountry []api.FacetValue `json:"agreementsByCountry"`
		AgreementsByField   []api.FacetValue `json:"agreementsByField"`
		AlumniByCountry     []api.FacetValue `json:"alumniByCountry"`
		AlumniByFaculty     []api.FacetValue `json:"alumniByFaculty"`
		AlumniBySector      []api.FacetValue `json:"alumniBySector"`
		AlumniByYear        []api.FacetValue `json:"alumniByYear"`
		Flows               []flow           `json:"flows"`
	} `json:"statistics"`
}

func about(r route.Route) Request {
	return ask(r, api.Document(aboutQuery, api.RefFields), nil, drawAbout)
}

func drawAbout(r route.Route, d *aboutData) Content {
	l := r.Lang
	return Content{Status: 200, Title: l.T("about.title"), Description: l.T("about.lead"), Body: app.Div().Class("page page-about").Body(
		app.Header().Class("page-head").Body(app.H1().Text(l.T("about.title")), app.P().Class("lead").Text(l.T("about.lead"))),
		ui.Section(l.T("about.real"),
			app.P().Class("prose").Text(l.Text(d.Dataset.Notice)),
			realOrNot(l, d),
		),
		ui.Section(l.T("about.here"), kindTiles(l, d.Dataset.Counts)),
		ui.Section(l.T("about.figures"), app.P().Class("section-lead").Text(l.T("about.figures.lead")), figures(l, d.Dataset.Figures)),
		statistics(l, d),
		ui.Section(l.T("install.title"), ui.Install(l)),
		ui.Section(l.T("about.sources"), app.P().Class("prose").Text(l.T("about.sources.text")), licences(l)),
		ui.Section(l.T("about.privacy"), app.P().Class("prose").Text(l.T("about.privacy.text"))),
	)}
}

// realOrNot counts the real and the fictional nodes, and says how the fictional ones were made.
func realOrNot(l i18n.Lang, d *aboutData) app.UI {
	var facts []ui.Fact
	for _, o := range d.Dataset.Origins {
		facts = append(facts, ui.Say(l.T("origin."+strings.ToLower(o.Value)), l.Number(o.Count)))
	}
	facts = append(facts, ui.Say(l.T("about.seed"), d.Dataset.Seed), ui.Say(l.T("about.today"), l.Date(d.Dataset.Today)))
	return ui.Facts(facts...)
}

func statistics(l i18n.Lang, d *aboutData) app.UI {
	s := d.Statistics
	chart := func(key string, values []api.FacetValue, k model.Kind, facet string) app.UI {
		var lead func(string) string
		if facet != "" {
			lead = leadTo(l, k, facet)
		}
		return app.Div().Class("card").Body(ui.Bars(l, l.T(key), values, 12, lead))
	}
	return ui.Section(l.T("about.statistics"),
		app.P().Class("section-lead").Text(l.T("about.statistics.lead")),
		app.Div().Class("charts").Body(
			chart("stats.agreements.status", s.AgreementsByStatus, model.KindAgreement, "statuses"),
			chart("stats.agreements.country", s.AgreementsByCountry, model.KindAgreement, "countries"),
			chart("stats.agreements.field", s.AgreementsByField, model.KindAgreement, "fields"),
			chart("stats.alumni.faculty", s.AlumniByFaculty, model.KindAlumnus, "faculties"),
			chart("stats.alumni.country", s.AlumniByCountry, model.KindAlumnus, "countries"),
			chart("stats.alumni.sector", s.AlumniBySector, model.KindAlumnus, "sectors"),
			chart("stats.alumni.year", s.AlumniByYear, model.KindAlumnus, ""),
			app.If(len(s.Flows) > 0, func() app.UI {
				return app.Div().Class("card").Body(app.H3().Class("chart-title").Text(l.T("flows.title")), flowTable(l, s.Flows))
			}),
		),
	)
}

// licence is a work that the data builds on.
type licence struct{ name, address, terms string }

var dataLicences = []licence{
	{"Research Organization Registry (ROR)", "https://ror.org/", "CC0 1.0"},
	{"ISCED-F 2013, UNESCO Institute for Statistics", "https://isced.uis.unesco.org/", "CC BY 4.0"},
	{"European Commission, ECHE list", "https://erasmus-plus.ec.europa.eu/", ""},
	{"Wikidata", "https://www.wikidata.org/", "CC0 1.0"},
}

func licences(l i18n.Lang) app.UI {
	var items []app.UI
	for _, x := range dataLicences {
		items = append(items, app.Li().Body(ui.Outside(x.address, x.name), app.If(x.terms != "", func() app.UI { return app.Span().Class("time").Text(x.terms) })))
	}
	return app.Ul().Class("source-list").Body(items...)
}
