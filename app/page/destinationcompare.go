package page

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// comparing is the same page with an institution added to what is compared, or taken out.
func comparing(r route.Route, id model.ID) route.Route {
	to := r.Toggle("compare", string(id))
	for _, at := range []string{"after", "before"} {
		if v := r.Get(at); v != "" {
			to = to.With(at, v)
		}
	}
	return to
}

// compareToggle adds an institution to what is compared, or takes it out.
func compareToggle(r route.Route, ref api.Ref) app.UI {
	l := r.Lang
	on := r.Has("compare", string(ref.ID))
	if !on && len(comparedIDs(r)) >= mostCompared {
		return app.Span().Class("hint").Text(l.T("destination.compare.full", strconv.Itoa(mostCompared)))
	}
	class, key, icon := "button button-quiet", "destination.compare.add", "both"
	if on {
		class, key, icon = "button button-quiet is-on", "destination.compare.remove", "check"
	}
	return app.A().Href(attr.Of(comparing(r, ref.ID).String())).Class(attr.Of(class)).Rel("nofollow").Body(
		ui.Icon(icon), app.Span().Text(l.T(key)), ui.Hidden(ui.RefName(l, ref)))
}

// destinationCompare shows what is compared side by side, in the order in which it was chosen.
func destinationCompare(r route.Route, d *destinationData) app.UI {
	l := r.Lang
	if d.Compared == nil {
		return app.If(false, nil)
	}
	var chosen []*destination
	for _, id := range comparedIDs(r) {
		if at := slices.IndexFunc(d.Compared.Nodes, func(n destination) bool { return string(n.Institution.ID) == id }); at >= 0 {
			chosen = append(chosen, &d.Compared.Nodes[at])
		}
	}
	body := []app.UI{app.Div().Class("section-head").Body(
		app.H2().Text(l.T("destination.compare.title")),
		ui.Go(r.With("compare", ""), l.T("destination.compare.clear")).Class("button button-quiet").Rel("nofollow"),
	)}
	if len(chosen) == 0 {
		body = append(body, app.P().Text(l.T("destination.compare.none")))
	} else {
		body = append(body, compareTable(r, chosen))
	}
	if len(chosen) == 1 {
		body = append(body, app.P().Class("hint").Text(l.T("destination.compare.alone")))
	}
	if n := len(chosen); n > 0 && n < len(comparedIDs(r)) {
		body = append(body, app.P().Class("hint").Text(l.T("destination.compare.left")))
	}
	return app.Section().Class("section destination-compare").Body(body...)
}

// comparedRow is a row of the comparison: what it is about, and what it says of each; nil for nothing.
type comparedRow struct {
	term string
	of   func(n *destination) app.UI
}

func comparedRows(l i18n.Lang) []comparedRow {
	best := func(of func(c *condition) string) func(n *destination) app.UI { // the condition that fits best
		return func(n *destination) app.UI {
			if len(n.Matches) == 0 {
				return nil
			}
			return said(of(&n.Matches[0].Condition))
		}
	}
	return []comparedRow{
		{"fact.place", func(n *destination) app.UI { return destinationPlace(l, n) }},
		{"destination.fit.short", func(n *destination) app.UI { return said(strconv.Itoa(n.Fit)) }},
		{"destination.places.title", func(n *destination) app.UI { return destinationPlaces(l, n) }},
		{"fact.field", best(func(c *condition) string { return subjects(l, c) })},
		{"fact.level", best(func(c *condition) string { return labels(l, c.Levels) })},
		{"agreement.languages", best(func(c *condition) string { return languages(l, c.Languages) })},
		{"agreement.length", best(func(c *condition) string { return length(l, c) })},
		{"agreement.years", best(func(c *condition) string { return c.FirstYear + " – " + c.LastYear })},
		{"destination.scholarships", func(n *destination) app.UI { return refLinks(l, n.Scholarships) }},
		{"destination.went", func(n *destination) app.UI { return said(went(l, n)) }},
		{"destination.ask", func(n *destination) app.UI { return volunteersLink(l, n) }},
		{"agreement.info", best(func(c *condition) string { return c.Info })},
		{"destination.agreement", func(n *destination) app.UI { return agreementLinks(l, n) }},
	}
}

// compareTable has a column for each destination.
func compareTable(r route.Route, chosen []*destination) app.UI {
	l := r.Lang
	head := []app.UI{app.Td()}
	for _, n := range chosen {
		head = append(head, app.Th().Scope("col").Body(
			ui.NodeLink(l, n.Institution.Ref),
			app.A().Href(attr.Of(comparing(r, n.Institution.ID).String())).Class("path-change").Rel("nofollow").Body(
				ui.Icon("close"), ui.Hidden(l.T("destination.compare.remove")+": "+ui.RefName(l, n.Institution.Ref)))))
	}
	var rows []app.UI
	for _, row := range comparedRows(l) {
		cells, some := []app.UI{app.Th().Scope("row").Text(l.T(row.term))}, false
		for _, n := range chosen {
			v := row.of(n)
			if some = some || v != nil; v == nil {
				v = app.Span().Class("hint").Text("–")
			}
			cells = append(cells, app.Td().Body(v))
		}
		if some {
			rows = append(rows, app.Tr().Body(cells...))
		}
	}
	return app.Div().Class("table-scroll").TabIndex(0).Attr("role", "region").Aria("label", attr.Of(l.T("destination.compare.title"))).Body(
		app.Table().Class("table").Body(
			app.Caption().Class("sr-only").Text(l.T("destination.compare.title")),
			app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...)))
}

// said is a value in words; nil for none.
func said(words string) app.UI {
	if words == "" {
		return nil
	}
	return app.Bdi().Text(words)
}
