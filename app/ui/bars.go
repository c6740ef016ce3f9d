package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
)

// Bars shows counts as bars in a table, which is the picture's equal: the first most values. A value leads where the
// function says, if one is given; it says "" for a value that leads nowhere.
func Bars(l i18n.Lang, title string, values []api.FacetValue, most int, lead func(value string) string) app.UI {
	shown := values[:min(most, len(values))]
	largest := 1
	for _, v := range shown {
		largest = max(largest, v.Count)
	}
	rows := each(shown, func(v api.FacetValue) app.UI {
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
	return app.Table().Class("bars").Body(app.Caption().Text(title), app.TBody().Body(rows...))
}

func bar(n, of int) app.UI {
	return app.Elem("svg").XMLNS("http://www.w3.org/2000/svg").Class("bar").Aria("hidden", attr.True()).Attr("viewBox", "0 0 1000 10").Attr("preserveAspectRatio", "none").Body(
		app.Elem("rect").XMLNS("http://www.w3.org/2000/svg").Attr("height", "10").Attr("width", attr.Int(max(4, 1000*n/of))),
	)
}
