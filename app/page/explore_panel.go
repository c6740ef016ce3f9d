package page

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// explorePanel tells about the node that is selected, and what can be done with it.
func explorePanel(r route.Route, g *exploreGraph, s shown) app.UI {
	l := r.Lang
	i, ok := g.index[model.ID(r.Get("selected"))]
	if !ok || !s.nodes[i] {
		return app.Aside().Class("explore-panel is-empty").Aria("label", attr.Of(l.T("explore.panel"))).Body(app.P().Class("hint").Text(l.T("explore.panel.empty")))
	}
	n, id := &g.nodes[i], r.Get("selected")
	to, word, icon := exploreExpand(r, id), "explore.expand", "plus"
	if g.isOpen(r, i) {
		to, word, icon = exploreFold(r, id), "explore.fold", "minus"
	}
	return app.Aside().Class("explore-panel card").Aria("label", attr.Of(l.T("explore.panel"))).Body(
		app.Div().Class("explore-panel-head").Body(
			ui.KindIcon(n.Kind.Model()),
			app.Div().Class("explore-panel-words").Body(app.P().Class("explore-panel-name").Body(ui.NodeLink(l, n.Ref)), app.P().Class("stop-kind").Text(ui.KindName(l, n.Kind.Model()))),
			app.A().Href(attr.Of(r.With("selected", "").String())).Rel("nofollow").Class("path-change").Body(ui.Icon("close"), ui.Hidden(l.T("explore.close"))),
		),
		app.P().Class("hint").Text(l.T("explore.counts", l.N("count.link", n.degree), l.Number(g.linksShown(s, i)))),
		app.Div().Class("explore-acts").Body(
			ui.Button(ui.Go(route.To(l, n.ID), l.T("explore.open"))),
			exploreAct(to, icon, l.T(word)),
			exploreAct(explorePick(r, id), "path", l.T(pickWord(r, id))),
			app.If(len(r.Query["from"]) != 1 || r.Get("from") != id, func() app.UI { return exploreAct(exploreFrom(r, id), "explore", l.T("explore.here")) }),
		),
	)
}

func exploreAct(to route.Route, icon, word string) app.UI {
	return app.A().Href(attr.Of(to.String())).Rel("nofollow").Class("button button-quiet").Body(ui.Icon(icon), app.Span().Text(word))
}

// linksShown counts the links of a node in the picture.
func (g *exploreGraph) linksShown(s shown, i int) int {
	n := 0
	for k, is := range s.links {
		if is && (g.links[k].from == i || g.links[k].to == i) {
			n++
		}
	}
	return n
}

// pickWord says what picking a node for a path does now.
func pickWord(r route.Route, id string) string {
	switch {
	case r.Get("pathFrom") == id || r.Get("pathTo") == id:
		return "explore.unpick"
	case r.Get("pathFrom") != "" && r.Get("pathTo") == "":
		return "explore.pick.second"
	}
	return "explore.pick"
}

// explorePathBox tells the path that is lit up, or what to do while one node is picked.
func explorePathBox(r route.Route, g *exploreGraph, d *exploreData) app.UI {
	l := r.Lang
	from, to := r.Get("pathFrom"), r.Get("pathTo")
	quit := app.A().Href(attr.Of(exploreNoPath(r).String())).Rel("nofollow").Class("path-change").Body(ui.Icon("close"), ui.Hidden(l.T("explore.path.quit")))
	box := func(class string, words app.UI) app.UI {
		return app.Div().Class(attr.Of(class)).Attr("role", "status").Body(ui.Icon("path"), words, quit)
	}
	switch {
	case from == "" && to == "":
		return app.Div().Class("explore-no-path").Attr("role", "status")
	case !complete(r):
		name := from + to
		if i, ok := g.index[model.ID(name)]; ok {
			name = g.title(l, i)
		}
		return box("explore-path", app.P().Body(app.Text(l.T("explore.path.first", name)+" "), app.Span().Class("explore-key").Text(l.T("explore.path.key"))))
	case d.Path == nil:
		return box("explore-path", app.P().Text(l.T("explore.path.none")))
	}
	return box("explore-path is-found", ui.Told(l, l.Text(d.Path.Sentence), d.Path.Nodes))
}
