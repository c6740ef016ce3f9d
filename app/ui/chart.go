package ui

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
)

// Series is one of the things that a chart counts.
type Series struct {
	Name   string
	Values []int // one for each of the chart's labels, none below zero
}

// Chart is counts over time: as columns, in which several series stand on each other, or as lines.
type Chart struct {
	Title string
	About string // what is counted, in a sentence; may be empty
	// Labels are the points in time, and Axis is how the table calls them. Short are the labels as they stand under the
	// picture, where there is little room.
	Axis          string
	Labels, Short []string
	Series        []Series
	// Future is how many of the last labels lie ahead; they are drawn lighter.
	Future int
	Lines  bool
}

// Draw shows the chart with its title, what it says in a sentence, and the same numbers as a table.
func (c Chart) Draw(l i18n.Lang) app.UI {
	if len(c.Labels) == 0 || len(c.Series) == 0 {
		return none()
	}
	draw := c.columns
	if c.Lines {
		draw = c.lines
	}
	scale := scaleTo(c.most())
	picture := new(attr.Markup).Begin("svg", "xmlns", svgSpace, "class", "chart-picture", "role", "img", "aria-label", c.Title+". "+c.summary(l))
	c.grid(picture, l, scale)
	draw(picture, l, scale)
	c.labels(picture)
	return app.Figure().Class("chart").Body(
		app.FigCaption().Body(
			app.H3().Class("chart-title").Text(c.Title),
			app.If(c.About != "", func() app.UI { return app.P().Class("hint").Text(c.About) }),
		),
		c.legend(),
		app.Div().Class("chart-plot").Body(picture.End("svg").UI()),
		app.Details().Class("fold").Body(
			app.Summary().Body(app.Span().Text(l.T("chart.table")), Hidden(": "+c.Title), Icon("down")),
			c.table(l),
		),
	)
}

// totals are the sums of all series at each label.
func (c Chart) totals() []int {
	sums := make([]int, len(c.Labels))
	for _, s := range c.Series {
		for i, v := range s.Values {
			sums[i] += v
		}
	}
	return sums
}

// most is the greatest value that is drawn: of a stack in columns, of one series in lines.
func (c Chart) most() int {
	most := 0
	for i, sum := range c.totals() {
		if !c.Lines {
			most = max(most, sum)
			continue
		}
		for _, s := range c.Series {
			most = max(most, s.Values[i])
		}
	}
	return most
}

// summary tells the chart in a sentence for each series of lines, or for the stack: where it begins, where it stands and when it was highest.
func (c Chart) summary(l i18n.Lang) string {
	if !c.Lines || len(c.Series) == 1 {
		return c.told(l, c.totals())
	}
	text := ""
	for _, s := range c.Series {
		text += s.Name + ": " + c.told(l, s.Values) + " "
	}
	return text
}

func (c Chart) told(l i18n.Lang, values []int) string {
	last, high := len(values)-1-c.Future, 0
	for i, v := range values {
		if v > values[high] {
			high = i
		}
	}
	last = max(0, last)
	return l.T("chart.summary", l.Number(values[0]), c.Labels[0], l.Number(values[last]), c.Labels[last], l.Number(values[high]), c.Labels[high])
}

// legend names the series, where there are several.
func (c Chart) legend() app.UI {
	if len(c.Series) < 2 {
		return none()
	}
	m := new(attr.Markup).Begin("ul", "class", "chart-legend")
	for i, s := range c.Series {
		m.Begin("li").Begin("svg", "xmlns", svgSpace, "class", "chart-key", "viewBox", "0 0 14 14", "aria-hidden", "true")
		c.key(m, i)
		m.End("svg").Begin("span").Say(s.Name).End("span", "li")
	}
	return m.End("ul").UI()
}

func (c Chart) key(m *attr.Markup, series int) {
	if c.Lines {
		sign(m, series, "7", "7")
		return
	}
	m.Begin("rect", "class", seriesClass(series), "width", "14", "height", "14", "rx", "3").End("rect")
}

// table is the same numbers.
func (c Chart) table(l i18n.Lang) app.UI {
	total := !c.Lines && len(c.Series) > 1
	m := new(attr.Markup).Begin("table", "class", "table").Begin("caption", "class", "sr-only").Say(c.Title).End("caption").Begin("thead").Begin("tr")
	head := func(class, text string) { m.Begin("th", "scope", "col", "class", class).Say(text).End("th") }
	head("", c.Axis)
	for _, s := range c.Series {
		head("number", s.Name)
	}
	if total {
		head("number", l.T("chart.total"))
	}
	m.End("tr", "thead").Begin("tbody")
	number := func(n int) { m.Begin("td", "class", "number").Say(l.Number(n)).End("td") }
	for i, sum := range c.totals() {
		m.Begin("tr").Begin("th", "scope", "row").Say(c.Labels[i]).End("th")
		for _, s := range c.Series {
			number(s.Values[i])
		}
		if total {
			number(sum)
		}
		m.End("tr")
	}
	return app.Div().Class("table-scroll chart-table").TabIndex(0).Attr("role", "region").Aria("label", attr.Of(c.Title)).Body(m.End("tbody", "table").UI())
}

// scale is the axis of a chart: from 0 to top, with a line at every step.
type scale struct{ top, step int }

// scaleTo is the scale for values up to most: three to six steps of 1, 2 or 5 times a power of ten.
func scaleTo(most int) scale {
	most = max(most, 1)
	step := int(math.Pow(10, math.Floor(math.Log10(float64(most)))))
	for _, finer := range []int{5, 2} { // 1 → 0.2, 0.5
		if step%finer == 0 && most/(step/finer) < 6 {
			step /= finer
			break
		}
	}
	for _, coarser := range []int{2, 5} {
		if (most+step-1)/step > 6 {
			step = step * coarser
		}
	}
	return scale{(most + step - 1) / step * step, step}
}
