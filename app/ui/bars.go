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
	return barTable(l, title, "", values[:shownBars(values, most)], largest(values), lead)
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
		barTable(l, title, "sr-only", rest, largest(values), lead),
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

// barTable draws values as bars; the class is that of the caption.
func barTable(l i18n.Lang, caption, class string, values []api.FacetValue, largest int, lead func(value string) string) app.UI {
	m := new(attr.Markup).Begin("table", "class", "bars").Begin("caption", "class", class).Say(caption).End("caption").Begin("tbody")
	for _, v := range values {
		m.Begin("tr").Begin("th", "scope", "row")
		to := ""
		if lead != nil {
			to = lead(v.Value)
		}
		if to != "" {
			m.Begin("a", "href", to)
		}
		m.Begin("bdi").Say(l.Text(v.Label)).End("bdi")
		if to != "" {
			m.End("a")
		}
		m.End("th").Begin("td", "class", "bar-cell")
		m.Begin("svg", "xmlns", svgSpace, "class", "bar", "aria-hidden", "true", "viewBox", "0 0 1000 10", "preserveAspectRatio", "none")
		m.Begin("rect", "height", "10", "width", attr.Int(max(4, 1000*v.Count/largest))).End("rect", "svg", "td")
		m.Begin("td", "class", "number").Say(l.Number(v.Count)).End("td", "tr")
	}
	return m.End("tbody", "table").UI()
}
