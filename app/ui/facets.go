package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/route"
)

// single are the facets of which one value at a time can hold.
var single = map[string]bool{"decades": true, "mentor": true, "withAgreement": true}

// Order is a way to sort a list: the value of its URL parameter and the key of its words. The first of a list is the
// one without a parameter.
type Order struct{ Value, Key string }

// Facets shows the facets of a list and its order. On a wide window each facet is a chip that opens into its values, links
// that choose one or take it back; on a phone the chips lie in a sheet behind one button. Found says how much the list has.
func Facets(r route.Route, facets []api.Facet, orders []Order, found string) app.UI {
	var chips []app.UI
	if offers(facets) {
		chips = append(chips, openSheet(r), &Sheet{Route: r, Facets: facets, Found: found})
	}
	if len(orders) > 1 {
		chips = append(chips, orderChip(r, orders))
	}
	return app.Div().Class("chips").Body(chips...)
}

func offers(facets []api.Facet) bool {
	for _, f := range facets {
		if len(f.Values) > 0 {
			return true
		}
	}
	return false
}

// facetChip is one facet, closed; chips of one name open one at a time.
func facetChip(r route.Route, f api.Facet) app.UI {
	if len(f.Values) == 0 {
		return none()
	}
	l, chosen := r.Lang, len(r.Query[f.Field])
	name := l.Text(f.Name)
	return app.Details().Class(attr.Of(chipClass(chosen > 0))).Attr("name", "chip").Body(
		app.Summary().Body(
			app.Span().Text(name),
			app.If(chosen > 0, func() app.UI {
				return app.Span().Class("chip-count").Body(app.Text(l.Number(chosen)), Hidden(l.T("facet.chosen")))
			}),
			Icon("down"),
		),
		app.Div().Class("panel").Body(app.P().Class("panel-title").Text(name), &Values{Route: r, Facet: f}),
	)
}

func chipClass(on bool) string {
	if on {
		return "chip is-on"
	}
	return "chip"
}

func orderChip(r route.Route, orders []Order) app.UI {
	l, current := r.Lang, orders[0]
	for _, o := range orders {
		if o.Value == r.Get("sort") {
			current = o
		}
	}
	values := make([]app.UI, len(orders))
	for i, o := range orders {
		param := o.Value
		if i == 0 {
			param = ""
		}
		values[i] = app.Li().Body(value(r.With("sort", param), l.T(o.Key), "", o == current))
	}
	return app.Details().Class("chip chip-order").Attr("name", "chip").Body(
		app.Summary().Body(Icon("sort"), Hidden(l.T("order.label")), app.Span().Text(l.T(current.Key)), Icon("down")),
		app.Div().Class("panel").Body(app.P().Class("panel-title").Text(l.T("order.label")), app.Ul().Class("values").Body(values...)),
	)
}

// value is one of several values to choose from.
func value(to route.Route, label, count string, on bool) app.UI {
	return writeValue(new(attr.Markup), to, label, count, on).UI()
}

func writeValue(m *attr.Markup, to route.Route, label, count string, on bool) *attr.Markup {
	class, sign, current := "value", "circle", ""
	if on {
		class, sign, current = "value is-on", "check", "true"
	}
	m.Begin("a", "href", to.String(), "class", class, "rel", "nofollow", "aria-current", current, "data-value", label)
	WriteIcon(m, sign).Begin("bdi", "class", "value-label").Say(label).End("bdi")
	if count != "" {
		m.Begin("span", "class", "value-count").Say(count).End("span")
	}
	return m.End("a")
}
