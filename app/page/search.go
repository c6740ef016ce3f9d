package page

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const searchQuery = `query Search($text: String!, $kinds: [Kind!], $first: Int, $after: String) {
	search(text: $text, kinds: $kinds, first: $first, after: $after) {
		totalCount pageInfo { ...Page } facets { ...Facets } nodes { ...Ref ...Found }
	} }
	fragment Found on Node { summary { en nl }
		... on Institution { localName town: place { city country { label { en nl } } } }
		... on Network { type { label { en nl } } } ... on Consortium { type { label { en nl } } }
		... on Alumnus { place: home { city country { label { en nl } } } } ... on Organisation { place { city country { label { en nl } } } }
		... on Agreement { status { value label { en nl } } firstYear lastYear } }`

type searchData struct {
	Search struct {
		TotalCount int          `json:"totalCount"`
		PageInfo   api.PageInfo `json:"pageInfo"`
		Facets     []api.Facet  `json:"facets"`
		Nodes      []row        `json:"nodes"`
	} `json:"search"`
}

// search asks for the nodes whose names fit the text; without a text it asks nothing.
func search(r route.Route) Request {
	if r.Get("q") == "" {
		return ask(r, "", nil, drawSearchStart)
	}
	v := paging(r, listSize)
	v["text"] = clip(r.Get("q"), maxText)
	if k := model.Kind(r.Get("kind")); k.IsNode() {
		v["kinds"] = []any{api.Enum(k)}
	}
	return ask(r, api.Document(searchQuery, api.RefFields, api.PageFields, api.FacetFields), v, drawSearch)
}

// maxText is the longest text that the API searches for, in bytes.
const maxText = 200

// clip shortens a text to a number of bytes without breaking a character.
func clip(s string, most int) string {
	for len(s) > most {
		r := []rune(s)
		s = string(r[:len(r)-1])
	}
	return s
}

func drawSearchStart(r route.Route, _ *struct{}) Content {
	l := r.Lang
	return Content{Status: 200, Title: l.T("search.title"), Description: l.T("search.lead"), Body: app.Div().Class("page").Body(
		app.Header().Class("page-head").Body(app.H1().Text(l.T("search.title")), app.P().Class("lead").Text(l.T("search.lead"))),
		ui.SearchForm(l, "find", ""),
		searchExamples(l),
	)}
}

// searchExamples are things to look for, which show that languages and typing errors do not matter.
func searchExamples(l i18n.Lang) app.UI {
	items := []app.UI{app.Li().Class("examples-label").Text(l.T("search.try"))}
	for _, text := range []string{"LU Pride", "Köln", "Colgne", "LERU", "Oxford"} {
		items = append(items, app.Li().Body(ui.Go(route.At(l, route.Search).With("q", text), text)))
	}
	return app.Ul().Class("examples").Body(items...)
}

func drawSearch(r route.Route, d *searchData) Content {
	l, text, found := r.Lang, r.Get("q"), d.Search
	title := l.T("search.for", text)
	body := []app.UI{
		app.Header().Class("page-head").Body(
			app.H1().Body(app.Span().Text(l.T("search.results")+" "), app.Bdi().Class("query").Text(text)),
			app.P().Class("total").Aria("live", "polite").Text(l.N("count.result", found.TotalCount)),
		),
		kindTabs(r, found.Facets),
	}
	if found.TotalCount == 0 {
		body = append(body, ui.Empty(l.T("search.empty.title"), l.T("search.empty.text"), searchExamples(l)))
	} else {
		body = append(body, rows(l, found.Nodes), ui.Pager(r, found.PageInfo))
	}
	return Content{Status: 200, Title: title, Body: app.Div().Class("page").Body(body...)}
}

// kindTabs narrow what was found to one kind.
func kindTabs(r route.Route, facets []api.Facet) app.UI {
	l, all := r.Lang, 0
	var tabs []app.UI
	for _, k := range model.NodeKinds {
		for _, f := range facets {
			for _, v := range f.Values {
				if f.Field == "kinds" && strings.EqualFold(v.Value, string(k)) {
					all += v.Count
					tabs = append(tabs, kindTab(r.With("kind", string(k)), ui.KindPlural(l, k), l.Number(v.Count), r.Get("kind") == string(k)))
				}
			}
		}
	}
	if len(tabs) < 2 && r.Get("kind") == "" {
		return app.If(false, nil)
	}
	tabs = append([]app.UI{kindTab(r.With("kind", ""), l.T("search.all"), l.Number(all), r.Get("kind") == "")}, tabs...)
	return app.Nav().Aria("label", attr.Of(l.T("search.kinds"))).Body(app.Ul().Class("tabs").Body(tabs...))
}

func kindTab(to route.Route, label, count string, on bool) app.UI {
	link := app.A().Href(attr.Of(to.String())).Class("tab").Body(app.Span().Text(label), app.Span().Class("count").Text(count))
	if on {
		link = link.Aria("current", attr.True())
	}
	return app.Li().Body(link)
}
