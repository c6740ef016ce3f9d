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
	l, kind, name := r.Lang, g.NeighbourKind.Model(), GroupName(r.Lang, g.Kind, g.Direction)
	m := WriteKindIcon(new(attr.Markup).Begin("section", "class", "group card").Begin("h3"), kind).Begin("span", "class", "group-name").Begin("span").Say(name).End("span")
	WriteHidden(m, ": ").Begin("span", "class", "group-kind").Say(KindPlural(l, kind)).End("span", "span")
	m.Begin("span", "class", "count").Say(l.Number(g.TotalCount)).End("span", "h3")
	writeNeighbours(m, l, g.Neighbours)
	if g.TotalCount > len(g.Neighbours.Edges) {
		all := r.LinksOf(route.Group{Kind: g.Kind, Direction: g.Direction, Neighbour: kind})
		m.Begin("a", "href", all.String(), "class", "more").Begin("span").Say(l.T("group.all", l.Number(g.TotalCount))).End("span")
		WriteIcon(WriteHidden(m, name), "right").End("a")
	}
	return m.End("section").UI()
}

// GroupName is what the links of a kind are called as seen from one of their ends: "Members", "Member of".
func GroupName(l i18n.Lang, k model.LinkKind, d model.LinkDirection) string {
	return l.T("links." + string(k) + "." + strings.ToLower(string(d)))
}

// Neighbours lists neighbours with the time and the note of the link that ties each.
func Neighbours(l i18n.Lang, n api.Neighbours) app.UI {
	return writeNeighbours(new(attr.Markup), l, n).UI()
}

func writeNeighbours(m *attr.Markup, l i18n.Lang, n api.Neighbours) *attr.Markup {
	m.Begin("ul", "class", "neighbours")
	for _, e := range n.Edges {
		WriteNodeLink(m.Begin("li").Begin("div", "class", "neighbour"), l, e.Node)
		WriteLinkNote(WriteLinkTime(m, l, e.Link).End("div"), l, e.Link).End("li")
	}
	return m.End("ul")
}

// WriteLinkTime says when a link holds, or nothing.
func WriteLinkTime(m *attr.Markup, l i18n.Lang, k api.Link) *attr.Markup {
	if period := l.Period(k.Since, k.Until); period != "" {
		m.Begin("span", "class", "time").Say(period).End("span")
	}
	return m
}

// WriteLinkNote says more about a link, or nothing.
func WriteLinkNote(m *attr.Markup, l i18n.Lang, k api.Link) *attr.Markup {
	if k.Note != nil && !k.Note.IsZero() {
		m.Begin("p", "class", "link-note").Say(l.Text(*k.Note)).End("p")
	}
	return m
}
