package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
)

// Bars shows counts as bars in a table, which is the picture's equal: the first most values, or all where only one more is
// left. A value leads where the function says, if one is given; it says "" for a value that leads nowhere.
func Bars(l i18n.Lang, title string, values []api.FacetValue, most int, lead func(value string) string) app.UI {
	return barTable(l, app.Caption().Text(title), values[:shownBars(values, most)], largest(values), lead)
}

// shownBars is how many values are shown at once: the first most, or one more where that is all.
func shownBars(values []api.FacetValue, most int) int {
	if len(values) <= most+1 {
		return len(values)
	}
	return most
}

// MoreBars folds away the values behind the first most, on the scale of all; nothing where there are none.
func MoreBars(l i18n.Lang, title string, values []api.FacetValue, most int, lead func(value string) string) app.UI {
	rest := values[shownBars(values, most):]
	if len(rest) == 0 {
		return none()
	}
	return app.Details().Class("fold").Body(
		app.Summary().Body(app.Span().Text(l.T("chart.more", l.Number(len(rest)))), Hidden(": "+title), Icon("down")),
		barTable(l, app.Caption().Class("sr-only").Text(title), rest, largest(values), lead),
	)
}

// largest is the greatest count, 1 at least.
func largest(values []api.FacetValue) int {
	n := 1
	for _, v := range values {
		n = max(n, v.Count)
	}
	return n
}

func barTable(l i18n.Lang, caption app.UI, values []api.FacetValue, largest int, lead func(value string) string) app.UI {
	rows := each(values, func(v api.FacetValue) app.UI {
		var label app.UI = Name(l.Text(v.Label))
		if lead != nil && lead(v.Value) != "" {
			label = app.A().Href(attr.Of(lead(v.Value))).Body(label)
		}
		return app.Tr().Body(
			app.Th().Scope("row").Body(label),
			app.Td().Class("bar-cell").Body(bar(v.Count, largest)),
			app.Td().Class("number").Text(l.Number(v.Count)),
		)
	})
	return app.Table().Class("bars").Body(caption, app.TBody().Body(rows...))
}

func bar(n, of int) app.UI {
	return app.Elem("svg").XMLNS("http://www.w3.org/2000/svg").Class("bar").Aria("hidden", attr.True()).Attr("viewBox", "0 0 1000 10").Attr("preserveAspectRatio", "none").Body(
		app.Elem("rect").XMLNS("http://www.w3.org/2000/svg").Attr("height", "10").Attr("width", attr.Int(max(4, 1000*n/of))),
	)
}
