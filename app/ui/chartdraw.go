package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
)

// The heights of a chart's parts in CSS pixels. Its width is that of the page: places along it are shares of that, so that
// texts keep their size on a phone.
const (
	plotTop    = 18.0  // room for the number above the highest column
	plotHeight = 200.0 // from the top of the scale to zero
	plotBottom = plotTop + plotHeight
)

// height is where a value stands, from the top of the picture.
func (s scale) height(value int) float64 {
	return plotBottom - plotHeight*float64(value)/float64(s.top)
}

// percent is a place along the chart.
func percent(share float64) string { return decimals(100*share) + "%" }

// grid draws the lines of the scale with their numbers.
func (c Chart) grid(l i18n.Lang, s scale) []app.UI {
	var lines []app.UI
	for v := 0; v <= s.top; v += s.step {
		y := decimals(s.height(v))
		lines = append(lines, shape("line").Class("chart-line").Attr("x1", "0").Attr("x2", "100%").Attr("y1", attr.Of(y)).Attr("y2", attr.Of(y)))
		lines = append(lines, shape("text").Class("chart-tick").Attr("x", "-8").Attr("y", attr.Of(y)).Attr("dy", "0.33em").Text(shortNumber(l, v)))
	}
	return lines
}

// labels writes as many labels as a phone has room for.
func (c Chart) labels() []app.UI {
	const most = 5
	n := len(c.Labels)
	every := (n + most - 1) / most
	var texts []app.UI
	for i := (n - 1) % every; i < n; i += every { // the last one always has its label
		texts = append(texts, shape("text").Class("chart-label").Attr("x", attr.Of(percent((float64(i)+0.5)/float64(n)))).Attr("y", attr.Of(decimals(plotBottom+18))).Text(c.Short[i]))
	}
	return texts
}

// block is a rectangle of a stack: Y is its top, in pixels.
type block struct {
	series, value int
	y, height     float64
}

// stack is the blocks of a column, the first series at the bottom. Their heights add up to that of the sum.
func (c Chart) stack(i int, s scale) []block {
	var blocks []block
	below := 0
	for k, series := range c.Series {
		v := series.Values[i]
		if v == 0 {
			continue
		}
		top, bottom := s.height(below+v), s.height(below)
		blocks = append(blocks, block{k, v, top, bottom - top})
		below += v
	}
	return blocks
}

// fewColumns is how many columns have room for their numbers.
const fewColumns = 14

func (c Chart) columns(l i18n.Lang, s scale) []app.UI {
	n := float64(len(c.Labels))
	gap := 0.14
	if n > 40 {
		gap = 0.06
	}
	sums := c.totals()
	var drawn []app.UI
	for i := range c.Labels {
		var parts []app.UI
		parts = append(parts, shape("title").Text(c.columnTitle(l, i, sums[i])))
		for _, b := range c.stack(i, s) {
			parts = append(parts, shape("rect").Class(attr.Of(seriesClass(b.series))).Attr("x", attr.Of(percent((float64(i)+gap)/n))).Attr("width", attr.Of(percent((1-2*gap)/n))).
				Attr("y", attr.Of(decimals(b.y))).Attr("height", attr.Of(decimals(max(b.height, 0.5)))))
		}
		if len(c.Labels) <= fewColumns && sums[i] > 0 {
			parts = append(parts, shape("text").Class("chart-value").Attr("x", attr.Of(percent((float64(i)+0.5)/n))).Attr("y", attr.Of(decimals(s.height(sums[i])-5))).Text(shortNumber(l, sums[i])))
		}
		class := "chart-column"
		if i >= len(c.Labels)-c.Future {
			class = "chart-column is-ahead"
		}
		drawn = append(drawn, shape("g").Class(attr.Of(class)).Body(parts...))
	}
	return drawn
}

func (c Chart) columnTitle(l i18n.Lang, i, sum int) string {
	title := c.Labels[i] + ": " + l.Number(sum)
	if len(c.Series) < 2 {
		return title
	}
	var parts []string
	for _, s := range c.Series {
		if s.Values[i] > 0 {
			parts = append(parts, s.Name+" "+l.Number(s.Values[i]))
		}
	}
	return title + " (" + strings.Join(parts, ", ") + ")"
}

func (c Chart) lines(l i18n.Lang, s scale) []app.UI {
	n := float64(len(c.Labels))
	var drawn []app.UI
	for k, series := range c.Series {
		var points strings.Builder
		for i, v := range series.Values {
			points.WriteString(decimals(100*(float64(i)+0.5)/n) + "," + decimals(s.height(v)) + " ")
		}
		// The line is stretched to the width; its marks are not.
		drawn = append(drawn, shape("svg").Attr("viewBox", attr.Of("0 0 100 "+decimals(plotBottom))).Attr("preserveAspectRatio", "none").Attr("height", attr.Of(decimals(plotBottom))).Attr("width", "100%").Body(
			shape("polyline").Class(attr.Of("chart-stroke "+seriesClass(k))).Attr("points", attr.Of(points.String())).Attr("vector-effect", "non-scaling-stroke")))
		for i, v := range series.Values {
			drawn = append(drawn, shape("g").Class("chart-column").Body(
				shape("title").Text(series.Name+", "+c.Labels[i]+": "+l.Number(v)),
				sign(k, percent((float64(i)+0.5)/n), decimals(s.height(v)))))
		}
	}
	return drawn
}

// sign is the mark of a series at a point: each has a form of its own beside its colour.
func sign(series int, x, y string) app.UI {
	class := "chart-sign " + seriesClass(series)
	at := shape("svg").Attr("x", attr.Of(x)).Attr("y", attr.Of(y)).Attr("overflow", "visible")
	switch series % 3 {
	case 1:
		return at.Body(shape("rect").Class(attr.Of(class)).Attr("x", "-4").Attr("y", "-4").Attr("width", "8").Attr("height", "8"))
	case 2:
		return at.Body(shape("path").Class(attr.Of(class)).Attr("d", "M0-5.5 5 4H-5z"))
	}
	return at.Body(shape("circle").Class(attr.Of(class)).Attr("r", "4.5"))
}

// seriesClass is the class that colours a series; there are four.
func seriesClass(series int) string {
	return []string{"series-1", "series-2", "series-3", "series-4"}[series%4]
}
