package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// Shell draws what stands around every page. Loading says that another page is on its way.
func Shell(r route.Route, loading bool, content app.UI) app.UI {
	l := r.Lang
	class := "shell"
	if loading {
		class = "shell is-loading"
	}
	return app.Div().Class(attr.Of(class)).Body(
		app.A().Href("#main").Class("skip").Text(l.T("skip")),
		app.Div().Class("progress").Aria("hidden", attr.True()),
		app.Header().Class("top").Body(
			brand(l),
			app.If(r.Page != route.Home, func() app.UI { return SearchForm(l, headerSearch, searchText(r)) }),
			app.Div().Class("tools").Body(languageSwitch(r), themeSwitch(l)),
		),
		navigation(r),
		news(l),
		app.Main().ID("main").TabIndex(-1).Body(content),
		foot(l),
	)
}

func searchText(r route.Route) string {
	if r.Page == route.Search {
		return r.Get("q")
	}
	return ""
}

func brand(l i18n.Lang) app.UI {
	return app.A().Href(attr.Of(route.At(l, route.Home).String())).Class("brand").Body(Icon("brand"), app.Span().Text("Vinculum"))
}

func languageSwitch(r route.Route) app.UI {
	other := r.Lang.Other()
	return app.A().Href(attr.Of(r.In(other).String())).Class("tool tool-lang").Lang(attr.Of(string(other))).HrefLang(attr.Of(string(other))).Body(
		app.Span().Class("tool-long").Text(other.T("language.name")),
		app.Span().Class("tool-short").Aria("hidden", attr.True()).Text(other.T("language.short")),
	)
}

func themeSwitch(l i18n.Lang) app.UI {
	return app.Button().Type("button").Class("tool tool-theme").Attr("data-theme-toggle", "yes").Title(attr.Of(l.T("theme.switch"))).Aria("label", attr.Of(l.T("theme.switch"))).
		Body(Icon("theme"))
}

func foot(l i18n.Lang) app.UI {
	kinds := each(model.NodeKinds, func(k model.Kind) app.UI { return app.Li().Body(Go(route.ListOf(l, k), KindPlural(l, k))) })
	return app.Footer().Class("foot").Body(
		app.Div().Class("foot-inner").Body(
			app.Div().Class("foot-words").Body(
				app.P().Class("foot-brand").Body(Icon("brand"), app.Span().Text("Vinculum")),
				app.P().Text(l.T("foot.what")),
				app.P().Class("foot-fictional").Text(l.T("foot.fictional")),
			),
			app.Nav().Class("foot-nav").Aria("label", attr.Of(l.T("foot.kinds"))).Body(
				app.H2().Text(l.T("foot.kinds")), app.Ul().Body(kinds...),
			),
			app.Nav().Class("foot-nav foot-nav-short").Aria("label", attr.Of(l.T("foot.more"))).Body(
				app.H2().Text(l.T("foot.more")),
				app.Ul().Body(
					app.Li().Body(Go(route.At(l, route.About), l.T("nav.about"))),
					app.Li().Body(Go(route.At(l, route.Path), l.T("nav.path.long"))),
					app.Li().Body(Go(route.At(l, route.Statistics), l.T("nav.statistics"))),
					app.Li().Body(Go(route.At(l, route.Saved), l.T("save.title"))),
					app.Li().Body(app.A().Href("/graphql").Text(l.T("nav.api"))),
				),
			),
		),
	)
}
