package page

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// examplePairs are pairs of nodes whose path is worth seeing; a pair whose nodes are not both there is not offered.
var examplePairs = [][2]model.ID{
	{"network:lu-pride", "institution:cologne"},
	{"network:sophia", "consortium:leru"},
	{"network:rise", "institution:oxford"},
	{"consortium:una-europa", "network:rise"},
	{"institution:heidelberg", "institution:bologna"},
}

func exampleIDs() []any {
	var ids []any
	for _, pair := range examplePairs {
		ids = append(ids, string(pair[0]), string(pair[1]))
	}
	return ids
}

// pathExamples leads to paths; refs are the nodes of examplePairs in order, nil where there is none.
func pathExamples(l i18n.Lang, refs []*api.Ref) app.UI {
	m := new(attr.Markup).Begin("ul", "class", "pairs")
	for i := 0; i+1 < len(refs); i += 2 {
		if from, to := refs[i], refs[i+1]; from != nil && to != nil {
			at := route.At(l, route.Path).With("from", string(from.ID)).With("to", string(to.ID))
			ui.WriteKindIcon(m.Begin("li").Begin("a", "href", at.String(), "class", "pair"), from.Kind.Model()).Begin("bdi").Say(ui.RefName(l, *from)).End("bdi")
			ui.WriteIcon(m, "both").Begin("bdi").Say(ui.RefName(l, *to)).End("bdi")
			ui.WriteKindIcon(m, to.Kind.Model()).End("a", "li")
		}
	}
	return m.End("ul").UI()
}

// pathForm has a field for each end and, where a field holds words, the nodes they may mean. It works as a plain form with
// one button: a chosen end travels as a hidden field, words come back with candidates as links.
func pathForm(r route.Route, d *pathData) app.UI {
	l := r.Lang
	return app.Form().Action(attr.Of(r.Path())).Method("get").Class("path-form card").Body(
		app.Div().Class("path-fields").Body(
			pathEnd(r, "from", d.FromNode, d.FromFound.Nodes),
			pathSwap(r),
			pathEnd(r, "to", d.ToNode, d.ToFound.Nodes),
			app.Button().Type("submit").Class("button").Text(l.T("path.go")),
		),
		pathMissing(r, d),
		pathDay(r),
	)
}

// pathMissing says what the question lacks, once one end is known.
func pathMissing(r route.Route, d *pathData) app.UI {
	key := ""
	switch {
	case d.FromNode != nil && r.Get("to") == "":
		key = "path.missing.to"
	case d.ToNode != nil && r.Get("from") == "":
		key = "path.missing.from"
	}
	return app.If(key != "", func() app.UI { return app.P().Class("path-missing").Attr("role", "status").Text(r.Lang.T(key)) })
}

func pathSwap(r route.Route) app.UI {
	l := r.Lang
	swapped := r.With("from", r.Get("to")).With("to", r.Get("from"))
	return app.A().Href(attr.Of(swapped.String())).Class("swap").Title(attr.Of(l.T("path.swap"))).Body(ui.Icon("swap"), ui.Hidden(l.T("path.swap")))
}

func pathEnd(r route.Route, end string, chosen *api.Ref, offered []candidate) app.UI {
	l := r.Lang
	label := app.Label().For(attr.Of("path-" + end)).Text(l.T("path." + end))
	if chosen != nil {
		return app.Div().Class("path-end").Body(
			app.P().Class("label").Text(l.T("path."+end)),
			app.Div().Class("path-chosen").Body(
				ui.KindIcon(chosen.Kind.Model()), ui.NodeLink(l, *chosen),
				app.A().Href(attr.Of(r.With(end, "").String())).Class("path-change").Body(ui.Icon("close"), ui.Hidden(l.T("path.change", ui.RefName(l, *chosen)))),
				app.Input().Type("hidden").Name(attr.Of(end)).Value(attr.Of(string(chosen.ID))),
			),
		)
	}
	text := r.Get(end)
	return app.Div().Class("path-end").Body(
		label,
		&ui.Suggest{ID: "path-" + end, Name: end, Text: text, Hint: l.T("path." + end + ".hint"), Route: r, End: end, Required: true},
		offer(r, end, text, offered),
	)
}

// offer asks which of the nodes a text means; each leads to the page with that end chosen. It has the focus as the page opens:
// without an answer there is none.
func offer(r route.Route, end, text string, offered []candidate) app.UI {
	l := r.Lang
	switch {
	case text == "":
		return app.If(false, nil)
	case len(offered) == 0:
		return app.P().Class("offers-label offers-none").Attr("role", "status").TabIndex(-1).DataSet("answer", "yes").Text(l.T("path.nothing", text))
	}
	var items []app.UI
	for _, c := range offered {
		items = append(items, app.Li().Body(app.A().Href(attr.Of(r.With(end, string(c.ID)).String())).Class("offer").Body(
			ui.KindIcon(c.Kind.Model()), ui.Name(ui.RefName(l, c.Ref)), app.Span().Class("stop-kind").Text(ui.KindName(l, c.Kind.Model())))))
	}
	return app.Div().Class("offers").Body(
		app.P().Class("offers-label").Attr("role", "status").TabIndex(-1).Attr("autofocus", attr.True()).DataSet("answer", "yes").Text(l.T("path.which", text)),
		app.Ul().Class("offers-list").Body(items...),
	)
}

// pathDay chooses the day on which the links must hold. Most want today, so that it is folded away until another was chosen.
func pathDay(r route.Route) app.UI {
	l := r.Lang
	day := l.T("day.today")
	if asOf := r.Get("asOf"); asOf != "" {
		day = l.Day(asOf)
	}
	return app.Details().Class("fold path-day").Body(
		app.Summary().Body(app.Span().Text(l.T("path.day")+": "+day), ui.Icon("down")),
		app.Div().Class("day-form").Body(
			app.Label().For("path-as-of").Class("sr-only").Text(l.T("path.day")),
			app.Input().Type("date").ID("path-as-of").Name("asOf").Value(attr.Of(r.Get("asOf"))).DataSet("text", attr.Of(r.Get("asOf"))).Attr("min", "1200-01-01").Attr("max", "2100-12-31"),
			app.If(r.Get("asOf") != "", func() app.UI { return ui.Go(r.With("asOf", ""), l.T("day.today")) }),
		),
	)
}
