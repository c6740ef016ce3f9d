package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
)

const (
	// mostValues is how many values of a facet are offered at once: the most frequent, and whatever is chosen.
	mostValues = 120
	// longFacet is from how many values on a facet can be searched.
	longFacet = 12
)

// Values are the values of a facet. In the running app a long facet has a field that narrows them as one types; without
// it, the whole list scrolls.
type Values struct {
	app.Compo

	Route route.Route
	Facet api.Facet

	typed string
	later Later
}

// OnInit and OnMount let a panel be drawn when the page is.
func (c *Values) OnInit()                 { c.later.Init() }
func (c *Values) OnMount(ctx app.Context) { c.later.Mount(ctx) }

// Render draws the field and the values.
func (c *Values) Render() app.UI {
	if c.later.Waits() {
		return c.later.Placeholder()
	}
	r, f, l := c.Route, c.Facet, c.Route.Lang
	found := matching(l, f.Values, c.typed)
	shown := slices.Clone(found)
	if len(shown) > mostValues {
		shown = shown[:mostValues]
		for _, v := range found[mostValues:] {
			if r.Has(f.Field, v.Value) {
				shown = append(shown, v)
			}
		}
	}
	rest := len(found) - len(shown)
	// The list is made of markup: a page has hundreds of values, and a filter changes where each of them leads.
	list := new(attr.Markup).Begin("ul", "class", "values")
	for _, v := range shown {
		writeFacetValue(list.Begin("li"), r, f.Field, v).End("li")
	}
	return app.Div().Class("values-box").Body(
		app.If(len(f.Values) >= longFacet, c.field),
		list.End("ul").UI(),
		app.If(rest > 0, func() app.UI { return app.P().Class("values-rest").Text(l.N("facet.rest", rest)) }),
		app.If(len(found) == 0, func() app.UI { return app.P().Class("values-rest").Attr("role", "status").Text(l.T("facet.nothing")) }),
	)
}

func (c *Values) field() app.UI {
	l, name := c.Route.Lang, c.Route.Lang.Text(c.Facet.Name)
	return app.Div().Class("values-find").Body(
		Icon("search"),
		app.Input().Type("search").ID(attr.Of("find-"+c.Facet.Field)).DataSet("text", "").Aria("label", attr.Of(l.T("facet.find", name))).
			Placeholder(attr.Of(l.T("facet.find.hint"))).Attr("autocomplete", "off").Attr("spellcheck", "false").Attr("enterkeyhint", "go").
			OnInput(c.onInput).OnKeyDown(c.onKey),
	)
}

// OnNav shows all values again.
func (c *Values) OnNav(app.Context) { c.typed = "" }

func (c *Values) onInput(ctx app.Context, _ app.Event) { c.typed = ctx.JSSrc().Get("value").String() }

// onKey chooses the first value that fits what was typed.
func (c *Values) onKey(ctx app.Context, e app.Event) {
	if e.Get("key").String() != "Enter" {
		return
	}
	e.PreventDefault()
	if first := ctx.JSSrc().Call("closest", ".values-box").Call("querySelector", ".value"); c.typed != "" && first.Truthy() {
		first.Call("click")
	}
}

func writeFacetValue(m *attr.Markup, r route.Route, field string, v api.FacetValue) *attr.Markup {
	on := r.Has(field, v.Value)
	to := r.Toggle(field, v.Value)
	if single[field] && !on {
		to = r.With(field, v.Value)
	}
	return writeValue(m, to, r.Lang.Text(v.Label), r.Lang.Number(v.Count), on)
}

// matching are the values with a word that begins with the text, in their order.
func matching(l i18n.Lang, values []api.FacetValue, text string) []api.FacetValue {
	text = fold(strings.TrimSpace(text))
	if text == "" {
		return values
	}
	var out []api.FacetValue
	for _, v := range values {
		if label := fold(l.Text(v.Label)); strings.HasPrefix(label, text) || strings.Contains(label, " "+text) || strings.Contains(label, "("+text) {
			out = append(out, v)
		}
	}
	return out
}
