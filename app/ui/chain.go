package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
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

// Told writes the sentence that tells a path, with each node's name as a link, set apart so that a name cannot change
// how the rest is written.
func Told(l i18n.Lang, sentence string, nodes []api.Ref) app.UI {
	var words []app.UI
	for sentence != "" {
		at, length, ref := nextName(l, sentence, nodes)
		if length == 0 {
			words = append(words, app.Text(sentence))
			break
		}
		if at > 0 {
			words = append(words, app.Text(sentence[:at]))
		}
		words = append(words, app.A().Href(attr.Of(route.To(l, ref.ID).String())).Body(Name(sentence[at:at+length])))
		sentence = sentence[at+length:]
	}
	return app.P().Class("sentence").Body(words...)
}

// nextName finds the first name of a node in a text, the longest where several begin there; length 0 where there is none.
func nextName(l i18n.Lang, text string, nodes []api.Ref) (at, length int, found api.Ref) {
	for _, ref := range nodes {
		for _, name := range []string{RefName(l, ref), l.Text(ref.Name)} {
			i := strings.Index(text, name)
			if name == "" || i < 0 {
				continue
			}
			if length == 0 || i < at || i == at && len(name) > length {
				at, length, found = i, len(name), ref
			}
		}
	}
	return at, length, found
}
