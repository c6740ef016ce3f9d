package page

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const homeQuery = `query Home($examples: [ID!]!) {
	dataset { counts { value count } }
	statistics { agreementsByCountry { ...Value } alumniByCountry { ...Value } }
	examples: nodes(ids: $examples) { ...Ref } }
	fragment Value on FacetValue { value label { en nl } count }`

type homeData struct {
	Dataset struct {
		Counts []api.FacetValue `json:"counts"`
	} `json:"dataset"`
	Statistics struct {
		AgreementsByCountry []api.FacetValue `json:"agreementsByCountry"`
		AlumniByCountry     []api.FacetValue `json:"alumniByCountry"`
	} `json:"statistics"`
	Examples []*api.Ref `json:"examples"`
}

func home(r route.Route) Request {
	return ask(r, api.Document(homeQuery, api.RefFields), map[string]any{"examples": exampleIDs()}, drawHome)
}

func drawHome(r route.Route, d *homeData) Content {
	l := r.Lang
	return Content{Status: 200, Title: l.T("home.title"), Description: l.T("home.lead"), Body: app.Div().Class("page page-home").Body(
		app.Section().Class("hero").Body(
			app.Div().Class("hero-words").Body(
				app.H1().Text(l.T("home.title")),
				app.P().Class("lead").Text(l.T("home.lead")),
				ui.SearchForm(l, "find", ""),
				searchExamples(l),
			),
			app.Section().Class("hero-do").Body(app.H2().Text(l.T("home.do")), actions(l)),
			orbit(l, d.Dataset.Counts),
		),
		ui.InstallHint(l),
		ui.Section(l.T("home.ways"), waysIn(l)),
		ui.Section(l.T("home.path"), app.P().Class("section-lead").Text(l.T("path.lead")), pathExamples(l, d.Examples),
			app.P().Class("ways").Body(ui.Button(ui.Go(route.At(l, route.Path), l.T("home.path.own"))))),
		ui.Section(l.T("home.figures"),
			app.Div().Class("charts").Body(
				app.Div().Class("card").Body(ui.Bars(l, l.T("stats.agreements.country"), d.Statistics.AgreementsByCountry, 8, leadTo(l, model.KindAgreement, "countries"))),
				app.Div().Class("card").Body(ui.Bars(l, l.T("stats.alumni.country"), d.Statistics.AlumniByCountry, 8, leadTo(l, model.KindAlumnus, "countries"))),
			),
			app.P().Class("ways").Body(
				ui.Go(route.At(l, route.Statistics), l.T("home.figures.more")).Class("button button-quiet"),
				ui.Go(route.At(l, route.About), l.T("nav.about")).Class("button button-quiet")),
		),
	)}
}

// leadTo leads from a value of a statistic to the list that it counts.
func leadTo(l i18n.Lang, k model.Kind, facet string) func(string) string {
	return func(value string) string { return listBy(l, k, facet, value).String() }
}

// action is something to do here, with the page for it.
type action struct {
	key, icon string
	page      route.Page
}

// actions are what most visitors come to do, each on a page of its own.
func actions(l i18n.Lang) app.UI {
	m := new(attr.Markup).Begin("ul", "class", "actions")
	for _, a := range []action{
		{"destinations", "plane", route.Destinations}, {"explore", "network", route.Explore}, {"path", "path", route.Path},
		{"map", "map", route.Map}, {"statistics", "chart", route.Statistics}, {"saved", "bookmark", route.Saved},
	} {
		m.Begin("li").Begin("a", "href", route.At(l, a.page).String(), "class", "action action-"+a.key)
		ui.WriteIcon(m.Begin("span", "class", "action-icon"), a.icon).End("span")
		m.Begin("span", "class", "action-words").Begin("span", "class", "action-title").Say(l.T("home.do." + a.key)).End("span")
		ui.WriteHidden(m, ". ").Begin("span", "class", "action-text").Say(l.T("home.do."+a.key+".text")).End("span", "span")
		ui.WriteIcon(m, "right").End("a", "li")
	}
	return m.End("ul").UI()
}

// way is a place to begin for some reader.
type way struct {
	key   string
	kind  model.Kind
	links []wayLink
}

type wayLink struct {
	key string
	to  string
}

// waysIn are places to begin for students, partner offices and alumni.
func waysIn(l i18n.Lang) app.UI {
	ways := []way{
		{"student", model.KindProgramme, []wayLink{
			{"home.student.destinations", route.At(l, route.Destinations).String()},
			{"home.student.networks", listBy(l, model.KindNetwork, "types", string(model.NetworkStudentAssociation)).String()},
			{"home.student.funds", route.ListOf(l, model.KindFund).String()},
		}},
		{"partner", model.KindInstitution, []wayLink{
			{"home.partner.institutions", listBy(l, model.KindInstitution, "withAgreement", "true").String()},
			{"home.partner.expiring", listBy(l, model.KindAgreement, "statuses", string(model.StatusExpiring)).String()},
			{"home.partner.api", "/graphql"},
		}},
		{"alumnus", model.KindAlumnus, []wayLink{
			{"home.alumnus.mentors", listBy(l, model.KindAlumnus, "mentor", "true").String()},
			{"home.alumnus.networks", listBy(l, model.KindNetwork, "types", string(model.NetworkAlumni)).String()},
			{"home.alumnus.services", listBy(l, model.KindService, "types", string(model.ServiceCareer)).String()},
		}},
	}
	m := new(attr.Markup).Begin("ul", "class", "way-cards")
	for _, w := range ways {
		ui.WriteKindIcon(m.Begin("li", "class", "card way"), w.kind).Begin("h3").Say(l.T("home." + w.key)).End("h3")
		m.Begin("p").Say(l.T("home."+w.key+".text")).End("p").Begin("ul", "class", "way-links")
		for _, link := range w.links {
			m.Begin("li").Begin("a", "href", link.to).Begin("span").Say(l.T(link.key)).End("span")
			ui.WriteIcon(m, "right").End("a", "li")
		}
		m.End("ul", "li")
	}
	return m.End("ul").UI()
}
