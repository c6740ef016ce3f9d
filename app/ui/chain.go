package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
)

// Chain draws a path: each node, and between two of them the link that ties them, pointing the way it holds.
func Chain(l i18n.Lang, nodes []api.Ref, links []api.Link) app.UI {
	var items []app.UI
	for i, n := range nodes {
		items = append(items, app.Li().Class("stop").Body(
			KindIcon(n.Kind.Model()),
			app.Div().Class("stop-words").Body(NodeLink(l, n), app.Span().Class("stop-kind").Text(KindName(l, n.Kind.Model()))),
		))
		if i < len(links) {
			items = append(items, hop(l, links[i], links[i].From.ID == n.ID))
		}
	}
	return app.Ol().Class(attr.Of("chain chain-" + strconv.Itoa(min(len(nodes), 9)))).Body(items...)
}

func hop(l i18n.Lang, k api.Link, forward bool) app.UI {
	class, spoken := "hop is-back", l.T("path.back")
	if forward {
		class, spoken = "hop", ""
	}
	return app.Li().Class(attr.Of(class)).Body(
		app.Span().Class("hop-line").Body(Icon("arrow")),
		app.Div().Class("hop-words").Body(
			app.If(spoken != "", func() app.UI { return Hidden(spoken) }),
			app.Span().Class("hop-kind").Text(l.T("link."+string(k.Kind))),
			LinkTime(l, k),
		),
	)
}

// ChainTable is the same path as a table.
func ChainTable(l i18n.Lang, links []api.Link) app.UI {
	rows := each(links, func(k api.Link) app.UI {
		return app.Tr().Body(
			app.Td().Body(NodeLink(l, k.From)),
			app.Td().Text(l.T("link."+string(k.Kind))),
			app.Td().Body(NodeLink(l, k.To)),
			app.Td().Body(LinkTime(l, k), LinkNote(l, k)),
		)
	})
	heads := each([]string{"path.from", "path.link", "path.to", "path.when"}, func(key string) app.UI { return app.Th().Scope("col").Text(l.T(key)) })
	return app.Div().Class("table-scroll").TabIndex(0).Attr("role", "region").Aria("label", attr.Of(l.T("path.table"))).Body(
		app.Table().Class("table").Body(app.Caption().Text(l.T("path.table")), app.THead().Body(app.Tr().Body(heads...)), app.TBody().Body(rows...)),
	)
}
