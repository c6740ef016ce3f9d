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

// groupSize is how many results of each kind a search shows that looks among all kinds.
const groupSize = 4

const (
	// foundFields are what a row of a result needs.
	foundFields = `...Ref ...Found`
	foundRow    = `fragment Found on Node { summary { en nl }
		... on Institution { localName town: place { city country { label { en nl } } } }
		... on Network { type { label { en nl } } } ... on Consortium { type { label { en nl } } }
		... on Alumnus { place: home { city country { label { en nl } } } } ... on Organisation { place { city country { label { en nl } } } }
		... on Agreement { status { value label { en nl } } firstYear lastYear } }`
)

var (
	searchQuery = api.Document(`query Search($text: String!, $first: Int!, $best: Int!) { `+ui.GroupedSearch(foundFields)+` }`, foundRow, api.RefFields)
	kindQuery   = api.Document(`query SearchKind($text: String!, $kinds: [Kind!], $first: Int, $after: String) {
		all: search(text: $text, first: 0) { totalCount facets { ...Facets } }
		search(text: $text, kinds: $kinds, first: $first, after: $after) { totalCount pageInfo { ...Page } nodes { `+foundFields+` } }
	}`, foundRow, api.RefFields, api.PageFields, api.FacetFields)
)

// bestGroup is the name of the best results of all kinds, beside those of each kind.
const bestGroup = "best"

// searchData is what was found, by kind, and the best of all.
type searchData map[string]foundGroup

// foundGroup are the first nodes of a kind.
type foundGroup struct {
	TotalCount int   `json:"totalCount"`
	Nodes      []row `json:"nodes"`
}

// kindData is what was found of one kind.
type kindData struct {
	All struct {
		TotalCount int         `json:"totalCount"`
		Facets     []api.Facet `json:"facets"`
	} `json:"all"`
	Search struct {
		TotalCount int          `json:"totalCount"`
		PageInfo   api.PageInfo `json:"pageInfo"`
		Nodes      []row        `json:"nodes"`
	} `json:"search"`
}

// search asks for the nodes whose names fit the text: the first of every kind, or all of one kind, paged; without a text
// it asks nothing.
func search(r route.Route) Request {
	text := clip(r.Get("q"), maxText)
	if text == "" {
		return ask(r, "", nil, drawSearchStart)
	}
	if k := model.Kind(r.Get("kind")); k.IsNode() {
		v := paging(r, listSize)
		v["text"], v["kinds"] = text, []any{api.Enum(k)}
		return ask(r, kindQuery, v, drawSearchKind)
	}
	return ask(r, searchQuery, ui.GroupedVariables(text, groupSize), drawSearch)
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
		ui.Section(l.T("search.or"), kindLinks(l)),
	)}
}

// searchExamples are things to look for, in any language.
func searchExamples(l i18n.Lang) app.UI {
	m := new(attr.Markup).Begin("ul", "class", "examples").Begin("li", "class", "examples-label").Say(l.T("search.try")).End("li")
	for _, text := range []string{"LU Pride", "Köln", "LERU", "Oxford"} {
		m.Begin("li").Begin("a", "href", route.At(l, route.Search).With("q", text).String()).Say(text).End("a", "li")
	}
	return m.End("ul").UI()
}

// kindLinks lead to the list of every kind.
func kindLinks(l i18n.Lang) app.UI {
	var items []app.UI
	for _, k := range model.NodeKinds {
		items = append(items, app.Li().Body(app.A().Href(attr.Of(route.ListOf(l, k).String())).Body(ui.KindIcon(k), app.Span().Text(ui.KindPlural(l, k)))))
	}
	return app.Ul().Class("menu-list").Body(items...)
}

func drawSearch(r route.Route, d *searchData) Content {
	l, found := r.Lang, *d
	total := found[bestGroup].TotalCount
	var best []api.Ref
	for _, n := range found[bestGroup].Nodes {
		best = append(best, n.Ref)
	}
	var tabs, groups []app.UI
	for _, k := range ui.KindOrder(best) {
		if g := found[string(k)]; g.TotalCount > 0 {
			tabs = append(tabs, kindTab(r.With("kind", string(k)), ui.KindPlural(l, k), l.Number(g.TotalCount), false))
			groups = append(groups, searchGroup(r, k, g.TotalCount, g.Nodes))
		}
	}
	body := []app.UI{searchHead(r, total, bestOf(found)), kindTabs(r, total, tabs)}
	if total == 0 {
		body = append(body, nothingFound(l), ui.Section(l.T("search.or"), kindLinks(l)))
	}
	return Content{Status: 200, Title: l.T("search.for", r.Get("q")), Body: app.Div().Class("page page-search").Body(append(body, groups...)...)}
}

// searchGroup are the first results of a kind, and the way to all of them.
func searchGroup(r route.Route, k model.Kind, total int, nodes []row) app.UI {
	l := r.Lang
	name := ui.KindPlural(l, k)
	if total == 1 {
		name = ui.KindName(l, k)
	}
	return app.Section().Class("found-group").Body(
		app.H2().Body(app.Span().Text(name+" "), app.Span().Class("count").Text(l.Number(total))),
		rows(l, nodes),
		app.If(total > len(nodes), func() app.UI {
			return app.A().Href(attr.Of(r.With("kind", string(k)).String())).Class("more").Body(
				app.Span().Text(l.T("search.all.of", l.N("count."+string(k), total))), ui.Icon("right"))
		}),
	)
}

func drawSearchKind(r route.Route, d *kindData) Content {
	l, found, kind := r.Lang, d.Search, model.Kind(r.Get("kind"))
	var tabs []app.UI
	for _, f := range d.All.Facets {
		for _, v := range f.Values {
			if k := api.KindOf(v.Value); f.Field == "kinds" && k.IsNode() {
				tabs = append(tabs, kindTab(r.With("kind", string(k)), ui.KindPlural(l, k), l.Number(v.Count), k == kind))
			}
		}
	}
	body := []app.UI{searchHead(r, found.TotalCount, found.Nodes), kindTabs(r, d.All.TotalCount, tabs)}
	switch {
	case found.TotalCount > 0:
		body = append(body, rows(l, found.Nodes), ui.Pager(r, found.PageInfo))
	case d.All.TotalCount > 0:
		body = append(body, ui.Empty(l.T("search.empty.title"), l.T("search.empty.kind"), ui.Button(ui.Go(r.With("kind", ""), l.T("search.empty.kind.all")))))
	default:
		body = append(body, nothingFound(l))
	}
	return Content{Status: 200, Title: l.T("search.for", r.Get("q")), Body: app.Div().Class("page page-search").Body(body...)}
}

// bestOf are the best of the kind whose best is the best of all.
func bestOf(d searchData) []row {
	if best := d[bestGroup].Nodes; len(best) > 0 {
		return d[string(best[0].ID.Kind())].Nodes
	}
	return nil
}

// searchHead says what was searched for and, where the best that was found is only like it, that the typing error was seen.
func searchHead(r route.Route, total int, best []row) app.UI {
	l, key := r.Lang, "search.results"
	if len(best) > 0 && r.Get("after") == "" && ui.Mistyped(r.Get("q"), best[0].Name.EN, best[0].Name.NL, best[0].LocalName) {
		key = "search.results.like"
	}
	return app.Header().Class("page-head").Body(
		app.H1().Body(app.Span().Text(l.T(key)+" "), app.Bdi().Class("query").Text(r.Get("q"))),
		app.P().Class("total").Aria("live", "polite").Text(l.N("count.result", total)),
	)
}

func nothingFound(l i18n.Lang) app.UI {
	return ui.Empty(l.T("search.empty.title"), l.T("search.empty.text"), searchExamples(l))
}

// kindTabs narrow what was found to one kind.
func kindTabs(r route.Route, all int, tabs []app.UI) app.UI {
	l := r.Lang
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
