package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
)

// headerSearch is the id of the search field in the header, which is narrow on phones.
const headerSearch = "q"

// SearchForm looks for nodes of every kind. The id tells the one in the header from the one on a page.
func SearchForm(l i18n.Lang, id, text string) app.UI {
	hint, name := l.T("search.placeholder"), l.T("search.main")
	if id == headerSearch {
		hint, name = l.T("search.label"), l.T("search.header")
	}
	return app.Form().Class("find").Action(attr.Of(route.At(l, route.Search).Path())).Method("get").Attr("role", "search").Aria("label", attr.Of(name)).Body(
		app.Label().For(attr.Of(id)).Class("sr-only").Text(l.T("search.label")),
		Icon("search"),
		&Suggest{ID: id, Name: "q", Text: text, Hint: hint, Route: route.At(l, route.Search)},
		app.Button().Type("submit").Body(app.Span().Text(l.T("search.go"))),
	)
}

// NameFilter narrows a list to names with some words, keeping what else is chosen.
func NameFilter(r route.Route) app.UI {
	l := r.Lang
	body := []app.UI{
		app.Label().For("list-q").Class("sr-only").Text(l.T("list.filter")),
		Icon("search"),
		app.Input().Type("search").ID("list-q").Name("q").Value(attr.Of(r.Get("q"))).DataSet("text", attr.Of(r.Get("q"))).
			Placeholder(attr.Of(l.T("list.filter"))).Attr("autocomplete", "off").Attr("maxlength", "200"),
		app.Button().Type("submit").Body(app.Span().Text(l.T("list.filter.go"))),
	}
	body = append(body, Kept(r.With("q", ""))...)
	return app.Form().Class("find find-list").Action(attr.Of(r.Path())).Method("get").Body(body...)
}

// Kept holds a route's parameters as hidden fields, so that a form keeps them.
func Kept(r route.Route) []app.UI {
	var fields []app.UI
	for _, name := range r.Names() {
		for _, value := range r.Query[name] {
			fields = append(fields, app.Input().Type("hidden").Name(attr.Of(name)).Value(attr.Of(value)))
		}
	}
	return fields
}

// DayForm chooses the day on which links must hold, or all times.
func DayForm(r route.Route) app.UI {
	l := r.Lang
	label := l.T("day.today")
	switch {
	case r.Get("history") != "":
		label = l.T("day.all")
	case r.Get("asOf") != "":
		label = l.T("day.on", l.Day(r.Get("asOf")))
	}
	return app.Details().Class("chip day").Attr("name", "chip").Body(
		app.Summary().Body(Icon("calendar"), app.Span().Text(label), Icon("down")),
		app.Div().Class("panel").Body(
			app.P().Class("panel-title").Text(l.T("day.title")),
			app.Form().Action(attr.Of(r.Path())).Method("get").Class("day-form").Body(
				app.Label().For("as-of").Text(l.T("day.label")),
				app.Input().Type("date").ID("as-of").Name("asOf").Value(attr.Of(r.Get("asOf"))).DataSet("text", attr.Of(r.Get("asOf"))).Attr("min", "1200-01-01").Attr("max", "2100-12-31"),
				app.Button().Type("submit").Class("button").Text(l.T("day.show")),
			),
			app.Ul().Class("values").Body(
				app.Li().Body(value(r.With("asOf", "").With("history", ""), l.T("day.today"), "", r.Get("asOf") == "" && r.Get("history") == "")),
				app.Li().Body(value(r.With("asOf", "").With("history", "1"), l.T("day.all"), "", r.Get("history") != "")),
			),
		),
	)
}
