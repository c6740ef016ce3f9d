package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// place is a page in the navigation.
type place struct {
	page route.Page
	icon string
	key  string // of its words
	bar  bool   // stands in the bar of a phone too, where there is room for five
}

// places are the pages in the navigation; all others are in its menu.
var places = []place{
	{route.Home, "home", "nav.home", true},
	{route.Destinations, "plane", "nav.destinations", true},
	{route.Explore, "network", "nav.explore", true},
	{route.Map, "map", "nav.map", false},
	{route.Path, "path", "nav.path", false},
	{route.Statistics, "chart", "nav.statistics", false},
}

// navigation is a row under the header; on a phone it is a bar at the bottom, in reach of the thumb, with a menu of
// everything else.
func navigation(r route.Route) app.UI {
	l := r.Lang
	items := each(places, func(p place) app.UI { return navItem(r, p) })
	items = append(items, browse(r), navItem(r, place{route.Saved, "bookmark", "nav.saved", true}))
	return app.Nav().Class("nav").Aria("label", attr.Of(l.T("nav.label"))).Body(app.Ul().Body(items...))
}

func navItem(at route.Route, p place) app.UI {
	class := "nav-item"
	if !p.bar {
		class = "nav-item nav-wide"
	}
	link := app.A().Href(attr.Of(route.At(at.Lang, p.page).String())).Body(Icon(p.icon), app.Span().Text(at.Lang.T(p.key)))
	if at.Page == p.page {
		link = link.Aria("current", "page")
	}
	return app.Li().Class(attr.Of(class)).Body(link)
}

// browse is the menu: what the bar of a phone has no room for, and the lists of every kind.
func browse(r route.Route) app.UI {
	l := r.Lang
	var more []app.UI
	for _, p := range places {
		if !p.bar {
			more = append(more, app.Li().Body(menuLink(r, route.At(l, p.page), Icon(p.icon), l.T(p.key))))
		}
	}
	more = append(more, app.Li().Body(menuLink(r, route.At(l, route.Search), Icon("search"), l.T("search.title"))))
	kinds := each(model.NodeKinds, func(k model.Kind) app.UI {
		return app.Li().Body(menuLink(r, route.ListOf(l, k), KindIcon(k), KindPlural(l, k)))
	})
	class := "menu"
	if r.Kind != "" {
		class = "menu is-on"
	}
	return app.Li().Class("nav-item").Body(app.Details().Class(attr.Of(class)).Attr("name", "chip").Body(
		app.Summary().Body(Icon("menu"), app.Span().Text(l.T("nav.browse")), Icon("down")),
		app.Div().Class("menu-panel").Body(
			app.Ul().Class("menu-list menu-more").Body(more...),
			menuKinds(l, kinds),
		),
	))
}

func menuKinds(l i18n.Lang, kinds []app.UI) app.UI {
	return app.Div().Body(
		app.P().Class("panel-title").Text(l.T("nav.browse.lists")),
		app.Ul().Class("menu-list").Body(kinds...),
	)
}

// menuLink is a link of the menu. Pages that stand in the row too are marked there, not here.
func menuLink(at, to route.Route, icon app.UI, text string) app.UI {
	link := app.A().Href(attr.Of(to.String())).Body(icon, app.Span().Text(text))
	switch {
	case to.Page != route.List || at.Kind != to.Kind:
		return link
	case at.Page == to.Page:
		return link.Aria("current", "page")
	}
	return link.Aria("current", attr.True())
}
