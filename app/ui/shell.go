package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// mainKinds are the kinds in the navigation; the others are found from the home page and the foot of every page.
var mainKinds = []model.Kind{model.KindNetwork, model.KindConsortium, model.KindInstitution, model.KindAgreement, model.KindProgramme, model.KindAlumnus}

// phoneKinds are those of them that also fit at the bottom of a phone.
var phoneKinds = map[model.Kind]bool{model.KindNetwork: true, model.KindAgreement: true, model.KindAlumnus: true}

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

func navigation(r route.Route) app.UI {
	l := r.Lang
	items := []app.UI{navItem(r, route.At(l, route.Home), "home", l.T("nav.home"), true)}
	for _, k := range mainKinds {
		items = append(items, navItem(r, route.ListOf(l, k), string(k), KindPlural(l, k), phoneKinds[k]))
	}
	items = append(items, navItem(r, route.At(l, route.Path), "path", l.T("nav.path"), true))
	return app.Nav().Class("nav").Aria("label", attr.Of(l.T("nav.label"))).Body(app.Ul().Body(items...))
}

func navItem(at, to route.Route, icon, text string, onPhone bool) app.UI {
	class := "nav-item"
	if !onPhone {
		class = "nav-item nav-wide"
	}
	link := app.A().Href(attr.Of(to.String())).Body(Icon(icon), app.Span().Text(text))
	if at.Page == to.Page && at.Kind == to.Kind {
		link = link.Aria("current", "page")
	} else if to.Page == route.List && at.Kind == to.Kind {
		link = link.Aria("current", attr.True())
	}
	return app.Li().Class(attr.Of(class)).Body(link)
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
					app.Li().Body(app.A().Href("/graphql").Text(l.T("nav.api"))),
				),
			),
		),
	)
}
