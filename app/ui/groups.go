package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// LinkGroups shows a node's links, each group with its first neighbours and the way to all of them.
func LinkGroups(r route.Route, groups []api.Group) app.UI {
	return app.Div().Class("groups").Body(each(groups, func(g api.Group) app.UI { return linkGroup(r, g) })...)
}

func linkGroup(r route.Route, g api.Group) app.UI {
	l := r.Lang
	all := r.LinksOf(route.Group{Kind: g.Kind, Direction: g.Direction, Neighbour: g.NeighbourKind.Model()})
	more := g.TotalCount > len(g.Neighbours.Edges)
	return app.Section().Class("group card").Body(
		app.H3().Body(
			KindIcon(g.NeighbourKind.Model()),
			app.Span().Class("group-name").Body(
				app.Span().Text(GroupName(l, g.Kind, g.Direction)), Hidden(": "),
				app.Span().Class("group-kind").Text(KindPlural(l, g.NeighbourKind.Model())),
			),
			app.Span().Class("count").Text(l.Number(g.TotalCount)),
		),
		Neighbours(l, g.Neighbours),
		app.If(more, func() app.UI {
			return app.A().Href(attr.Of(all.String())).Class("more").Body(app.Span().Text(l.T("group.all", l.Number(g.TotalCount))), Hidden(GroupName(l, g.Kind, g.Direction)), Icon("right"))
		}),
	)
}

// GroupName is what the links of a kind are called as seen from one of their ends: "Members", "Member of".
func GroupName(l i18n.Lang, k model.LinkKind, d model.LinkDirection) string {
	return l.T("links." + string(k) + "." + strings.ToLower(string(d)))
}

// Neighbours lists neighbours with the time and the note of the link that ties each.
func Neighbours(l i18n.Lang, n api.Neighbours) app.UI {
	var items []app.UI
	for _, e := range n.Edges {
		items = append(items, app.Li().Body(
			app.Div().Class("neighbour").Body(NodeLink(l, e.Node), LinkTime(l, e.Link)),
			LinkNote(l, e.Link),
		))
	}
	return app.Ul().Class("neighbours").Body(items...)
}

// LinkTime says when a link holds, or nothing.
func LinkTime(l i18n.Lang, k api.Link) app.UI {
	period := l.Period(k.Since, k.Until)
	if period == "" {
		return none()
	}
	return app.Span().Class("time").Text(period)
}

// LinkNote says more about a link, or nothing.
func LinkNote(l i18n.Lang, k api.Link) app.UI {
	if k.Note == nil || k.Note.IsZero() {
		return none()
	}
	return app.P().Class("link-note").Text(l.Text(*k.Note))
}
