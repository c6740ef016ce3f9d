package page

import (
	"slices"
	"strconv"
	"strings"

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

// compareToggle adds an institution to what is compared, or takes it out: a link that looks like a box to tick. It keeps the
// focus by its value (see refocus).
func compareToggle(r route.Route, ref api.Ref) *attr.Markup {
	l, m := r.Lang, new(attr.Markup)
	on := r.Has("compare", string(ref.ID))
	if !on && len(comparedIDs(r)) >= mostCompared {
		return m.Begin("span", "class", "hint").Say(l.T("destination.compare.full", strconv.Itoa(mostCompared))).End("span")
	}
	class, key, icon := "button button-quiet compare-toggle", "destination.compare.add", "circle"
	hidden := ui.RefName(l, ref)
	if on {
		class, key, icon = "button button-quiet compare-toggle is-on", "destination.compare.on", "check"
		hidden += ": " + l.T("destination.compare.remove")
	}
	m.Begin("a", "href", comparing(r, ref.ID).String(), "class", class, "rel", "nofollow", "data-value", string(ref.ID))
	return ui.WriteHidden(ui.WriteIcon(m, icon).Begin("span").Say(l.T(key)).End("span"), hidden).End("a")
}

// compareBar stays in sight while one chooses: how many are chosen, and the way to the comparison.
func compareBar(r route.Route) app.UI {
	l, n := r.Lang, len(comparedIDs(r))
	var body []app.UI
	if n > 0 {
		body = []app.UI{app.Div().Class("compare-chosen").Body(
			app.A().Href("#compare").Class("button").Body(ui.Icon("both"), app.Span().Text(l.T("destination.compare.go", strconv.Itoa(n)))),
			app.Span().Class("hint").Text(l.T("destination.compare.chosen", strconv.Itoa(n), strconv.Itoa(mostCompared))),
			stopComparing(r),
		)}
	}
	return app.Div().Class("compare-bar").Aria("live", "polite").Body(body...)
}

func stopComparing(r route.Route) app.UI {
	return ui.Go(r.With("compare", ""), r.Lang.T("destination.compare.clear")).Class("button button-quiet").Rel("nofollow")
}

// destinationSide is the place of what is compared, above the destinations. It keeps what somebody looks at further down
// where it is when the comparison grows: not all browsers do.
type destinationSide struct {
	app.Compo

	Route route.Route
	Data  *destinationData

	compared string // what was compared when this was drawn last
}

// OnUpdate moves the page by as much as the destinations have moved, where their begin is out of sight.
func (c *destinationSide) OnUpdate(ctx app.Context) {
	if c.compared == comparison(c.Route) {
		return // to ask where things stand would make the browser lay out the page once more
	}
	top := func() int {
		if found := app.Window().Get("document").Call("querySelector", ".destination-found"); found.Truthy() {
			return found.Call("getBoundingClientRect").Get("top").Int()
		}
		return 0
	}
	if before := top(); before < 0 {
		ctx.Defer(func(app.Context) {
			app.Window().Call("scrollBy", map[string]any{"top": top() - before, "behavior": "instant"})
		})
	}
}

// Render draws the comparison, where there is one.
func (c *destinationSide) Render() app.UI {
	c.compared = comparison(c.Route)
	return app.Div().Class("destination-side").Body(destinationCompare(c.Route, c.Data))
}

// comparison names what is compared.
func comparison(r route.Route) string { return strings.Join(r.Query["compare"], " ") }

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
		stopComparing(r),
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
	return app.Section().ID("compare").Class("section destination-compare").Body(body...)
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
		{"fact.place", func(n *destination) app.UI { return said(destinationPlace(l, n)) }},
		{"destination.fit.short", func(n *destination) app.UI { return said(strconv.Itoa(n.Fit)) }},
		{"destination.places.title", func(n *destination) app.UI { return destinationPlaces(l, n).UI() }},
		{"fact.field", best(func(c *condition) string { return subjects(l, c) })},
		{"fact.level", best(func(c *condition) string { return labels(l, c.Levels) })},
		{"agreement.languages", best(func(c *condition) string { return skills(l, c.Languages) })},
		{"agreement.length", best(func(c *condition) string { return length(l, c) })},
		{"agreement.years", best(func(c *condition) string { return c.FirstYear + " – " + c.LastYear })},
		{"destination.scholarships", func(n *destination) app.UI { return element(refLinks(l, n.Scholarships)) }},
		{"destination.went", func(n *destination) app.UI { return said(went(l, n)) }},
		{"destination.ask", func(n *destination) app.UI { return element(volunteersLink(l, n)) }},
		{"agreement.info", best(func(c *condition) string { return c.Info })},
		{"destination.deadlines", func(n *destination) app.UI { return element(askOffice(l, n)) }},
		{"destination.agreement", func(n *destination) app.UI { return element(agreementLinks(l, n)) }},
	}
}

// element is markup as an element; nil where there is none.
func element(m *attr.Markup) app.UI {
	if m == nil {
		return nil
	}
	return m.UI()
}

// compareTable has a column for each destination. On a phone what a row is about stands above its cells, which takes the
// form of a table from its elements: their roles are said.
func compareTable(r route.Route, chosen []*destination) app.UI {
	l := r.Lang
	head := []app.UI{app.Td().Attr("role", "cell")}
	for _, n := range chosen {
		head = append(head, app.Th().Scope("col").Attr("role", "columnheader").Body(app.Div().Class("compare-name").Body(
			ui.NodeLink(l, n.Institution.Ref),
			app.A().Href(attr.Of(comparing(r, n.Institution.ID).String())).Class("path-change").Rel("nofollow").Body(
				ui.Icon("close"), ui.Hidden(ui.RefName(l, n.Institution.Ref)+": "+l.T("destination.compare.remove"))))))
	}
	rows := []app.UI{app.Tr().Attr("role", "row").Body(head...)}
	for _, row := range comparedRows(l) {
		cells, some := []app.UI{app.Th().Scope("row").Attr("role", "rowheader").Text(l.T(row.term))}, false
		for _, n := range chosen {
			v := row.of(n)
			if some = some || v != nil; v == nil {
				v = app.Span().Class("hint").Text("–")
			}
			cells = append(cells, app.Td().Attr("role", "cell").Body(v))
		}
		if some {
			rows = append(rows, app.Tr().Attr("role", "row").Body(cells...))
		}
	}
	title := l.T("destination.compare.title")
	return app.Div().Class("table-scroll").TabIndex(0).Attr("role", "region").Aria("label", attr.Of(title)).Body(
		app.Table().Class(attr.Of("table compare-table compare-"+strconv.Itoa(len(chosen)))).Attr("role", "table").Aria("label", attr.Of(title)).Body(
			app.THead().Attr("role", "rowgroup").Body(rows[0]), app.TBody().Attr("role", "rowgroup").Body(rows[1:]...)))
}

// said is a value in words; nil for none.
func said(words string) app.UI {
	if words == "" {
		return nil
	}
	return app.Bdi().Text(words)
}
