package page

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

func drawExplore(r route.Route, d *exploreData) Content {
	l := r.Lang
	title := l.T("explore.title")
	if d.Explore == nil {
		start := Content{Status: 200, Title: title, Description: l.T("explore.lead"), Body: app.Div().Class("page page-explore").Body(exploreStart(r, d)...)}
		if node := d.Found.meant(r.Get("from")); node != "" {
			to := exploreFrom(r, node)
			start.Instead = &to
		}
		return start
	}
	if len(d.Explore.Nodes) > 0 {
		title = l.T("explore.of", ui.RefName(l, named(d.Explore.Nodes[0])))
	}
	return Content{Status: 200, Title: title, Description: l.T("explore.lead"), Body: app.Div().Class("page page-explore").Body(&explorer{Route: r, Data: d}), AtOnce: true}
}

// exploreStart offers ways to begin: a field that finds a node, and examples.
func exploreStart(r route.Route, d *exploreData) []app.UI {
	l := r.Lang
	text, plain := r.Get("from"), route.At(r.Lang, route.Explore)
	return []app.UI{
		app.Header().Class("page-head").Body(
			app.H1().Body(ui.Icon("explore"), app.Span().Text(l.T("explore.title"))),
			app.P().Class("lead").Text(l.T("explore.lead")),
		),
		app.Div().Class("explore-begin card").Body(
			app.Form().Class("path-end").Action(attr.Of(r.Path())).Method("get").Body(
				app.Label().For("explore-from").Text(l.T("explore.from")),
				app.Div().Class("explore-begin-field").Body(
					&ui.Suggest{ID: "explore-from", Name: "from", Text: text, Hint: l.T("explore.from.hint"), Route: plain, End: "from", Required: true},
					app.Button().Type("submit").Class("button").Text(l.T("explore.go")),
				),
				offer(plain, "from", text, d.Found.Nodes),
			),
		),
		app.If(len(d.Examples) > 0, func() app.UI { return exploreExampleLinks(r, d.Examples) }),
	}
}

func exploreExampleLinks(r route.Route, refs []*api.Ref) app.UI {
	l := r.Lang
	var items []app.UI
	for _, ref := range refs {
		if ref != nil {
			items = append(items, app.Li().Body(app.A().Href(attr.Of(exploreFrom(r, string(ref.ID)).String())).Class("pair").Body(
				ui.KindIcon(ref.Kind.Model()), ui.Name(ui.RefName(l, *ref)), app.Span().Class("stop-kind").Text(ui.KindName(l, ref.Kind.Model())))))
		}
	}
	return ui.Section(l.T("explore.examples"), app.Ul().Class("pairs explore-examples").Body(items...))
}

// exploreLegend lists the kinds in the picture with how many of each are shown; each takes its kind out or back in.
func exploreLegend(r route.Route, g *exploreGraph, s shown) app.UI {
	l := r.Lang
	counts := map[model.Kind]int{}
	for i, is := range s.nodes {
		if is {
			counts[g.nodes[i].Kind.Model()]++
		}
	}
	kinds, _ := g.kinds()
	var chips []app.UI
	for _, k := range kinds {
		if k != model.KindAlumnus { // they have a chip of their own
			chips = append(chips, app.Li().Body(exploreToggle(r.Toggle("hide", string(k)), k, ui.KindPlural(l, k), l.Number(counts[k]), !r.Has("hide", string(k)))))
		}
	}
	people, on := r.With("people", "1"), r.Get("people") != ""
	if on {
		people = r.With("people", "")
	}
	chips = append(chips, app.Li().Body(exploreToggle(people, model.KindAlumnus, l.T("explore.people"), l.Number(counts[model.KindAlumnus]), on)))
	return app.Ul().Class("explore-legend").Aria("label", attr.Of(l.T("explore.legend"))).Body(chips...)
}

// exploreToggle is a link that takes a kind out of the picture or back in. It is told apart by more than its colour.
func exploreToggle(to route.Route, k model.Kind, name, count string, on bool) app.UI {
	class, state := "explore-kind", "explore.hidden"
	if on {
		class, state = "explore-kind is-on", "explore.shown"
	}
	return app.A().Href(attr.Of(to.String())).Class(attr.Of(class)).Rel("nofollow").Body(ui.KindIcon(k), app.Span().Class("explore-kind-name").Text(name),
		app.If(on, func() app.UI { return app.Span().Class("count").Text(count) }).Else(func() app.UI { return ui.Icon("plus") }), ui.Hidden(to.Lang.T(state)))
}

// exploreLinkKinds are links that take a kind of links out of the picture or back in.
func exploreLinkKinds(r route.Route, kinds []model.LinkKind) app.UI {
	l := r.Lang
	values := make([]app.UI, len(kinds))
	for i, k := range kinds {
		class, sign, state := "value is-on", "check", "explore.shown"
		if r.Has("hide", string(k)) {
			class, sign, state = "value", "circle", "explore.hidden"
		}
		values[i] = app.Li().Body(app.A().Href(attr.Of(r.Toggle("hide", string(k)).String())).Class(attr.Of(class)).Rel("nofollow").Body(
			ui.Icon(sign), app.Span().Class("value-label").Text(ui.GroupName(l, k, model.LinkOut)), ui.Hidden(l.T(state))))
	}
	return app.Ul().Class("values").Body(values...)
}
