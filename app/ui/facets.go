package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
)

// single are the facets of which one value at a time can hold.
var single = map[string]bool{"decades": true, "mentor": true, "withAgreement": true}

// Order is a way to sort a list: the value of its URL parameter and the key of its words. The first of a list is the
// one without a parameter.
type Order struct{ Value, Key string }

// Facets shows the facets of a list as chips that open into their values, each a link that chooses it or takes it back.
func Facets(r route.Route, facets []api.Facet, orders []Order) app.UI {
	chips := each(facets, func(f api.Facet) app.UI { return facetChip(r, f) })
	if len(orders) > 1 {
		chips = append(chips, orderChip(r, orders))
	}
	return app.Div().Class("chips").Body(chips...)
}

func facetChip(r route.Route, f api.Facet) app.UI {
	if len(f.Values) == 0 {
		return none()
	}
	l, chosen := r.Lang, len(r.Query[f.Field])
	name := l.Text(f.Name)
	values := each(offered(r, f), func(v api.FacetValue) app.UI {
		on := r.Has(f.Field, v.Value)
		to := r.Toggle(f.Field, v.Value)
		if single[f.Field] && !on {
			to = r.With(f.Field, v.Value)
		}
		return app.Li().Body(value(to, l.Text(v.Label), l.Number(v.Count), on))
	})
	return app.Details().Class(attr.Of(chipClass(chosen > 0))).Attr("name", "chip").Body(
		app.Summary().Body(
			app.Span().Text(name),
			app.If(chosen > 0, func() app.UI {
				return app.Span().Class("chip-count").Body(app.Text(l.Number(chosen)), Hidden(l.T("facet.chosen")))
			}),
			Icon("down"),
		),
		app.Div().Class("panel").Body(
			app.P().Class("panel-title").Text(name),
			app.Ul().Class("values").Body(values...),
		),
	)
}

// mostValues is how many values of a facet are offered: the most frequent, and whatever is chosen.
const mostValues = 40

func offered(r route.Route, f api.Facet) []api.FacetValue {
	var out []api.FacetValue
	for i, v := range f.Values {
		if i < mostValues || r.Has(f.Field, v.Value) {
			out = append(out, v)
		}
	}
	return out
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
	class, sign := "value", "circle"
	if on {
		class, sign = "value is-on", "check"
	}
	link := app.A().Href(attr.Of(to.String())).Class(attr.Of(class)).Rel("nofollow").Body(
		Icon(sign), app.Bdi().Class("value-label").Text(label),
		app.If(count != "", func() app.UI { return app.Span().Class("value-count").Text(count) }),
	)
	if on {
		return link.Aria("current", attr.True())
	}
	return link
}

// Chosen lists what a list is filtered by; each can be taken out, and all at once. Label finds the words for a value.
func Chosen(r route.Route, facets []api.Facet) app.UI {
	l := r.Lang
	var chips []app.UI
	add := func(to route.Route, text string) {
		chips = append(chips, app.Li().Body(app.A().Href(attr.Of(to.String())).Class("chosen").Rel("nofollow").Body(
			Hidden(l.T("facet.remove")), app.Bdi().Text(text), Icon("close"))))
	}
	if q := r.Get("q"); q != "" {
		add(r.With("q", ""), "“"+q+"”")
	}
	for _, name := range r.Filters() {
		for _, v := range r.Query[name] {
			add(r.Toggle(name, v), labelOf(l, facets, name, v))
		}
	}
	if len(chips) == 0 {
		return none()
	}
	if len(chips) > 1 {
		chips = append(chips, app.Li().Body(Go(r.Unfiltered(), l.T("facet.clear")).Class("clear")))
	}
	return app.Ul().Class("chosen-list").Body(chips...)
}

// labelOf says what a chosen value means; a value that occurs nowhere is shown as it stands in the address.
func labelOf(l i18n.Lang, facets []api.Facet, field, v string) string {
	for _, f := range facets {
		if f.Field != field {
			continue
		}
		for _, fv := range f.Values {
			if fv.Value == v {
				return l.Text(f.Name) + ": " + l.Text(fv.Label)
			}
		}
		return l.Text(f.Name) + ": " + v
	}
	return v
}
