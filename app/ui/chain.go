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
	m := WriteIcon(new(attr.Markup).Begin("li", "class", class).Begin("span", "class", "hop-line"), "arrow").End("span").Begin("div", "class", "hop-words")
	if spoken != "" {
		WriteHidden(m, spoken)
	}
	m.Begin("span", "class", "hop-kind").Say(l.T("link." + string(k.Kind))).End("span")
	return WriteLinkTime(m, l, k).End("div", "li").UI()
}

// ChainTable is the same path as a table.
func ChainTable(l i18n.Lang, links []api.Link) app.UI {
	label := l.T("path.table")
	m := new(attr.Markup).Begin("table", "class", "table").Begin("caption").Say(label).End("caption").Begin("thead").Begin("tr")
	for _, head := range []string{"path.from", "path.link", "path.to", "path.when"} {
		m.Begin("th", "scope", "col").Say(l.T(head)).End("th")
	}
	m.End("tr", "thead").Begin("tbody")
	for _, k := range links {
		WriteNodeLink(m.Begin("tr").Begin("td"), l, k.From).End("td").Begin("td").Say(l.T("link." + string(k.Kind))).End("td")
		WriteNodeLink(m.Begin("td"), l, k.To).End("td")
		WriteLinkNote(WriteLinkTime(m.Begin("td"), l, k), l, k).End("td", "tr")
	}
	return app.Div().Class("table-scroll").TabIndex(0).Attr("role", "region").Aria("label", attr.Of(label)).Body(m.End("tbody", "table").UI())
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
