package ui

import (
	"strings"

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

// svgSpace is the namespace of SVG.
const svgSpace = "http://www.w3.org/2000/svg"

// written is a text within a picture.
func written(m *attr.Markup, class, x, y, text string) {
	m.Begin("text", "class", class, "x", x, "y", y).Say(text).End("text")
}

// grid draws the lines of the scale with their numbers.
func (c Chart) grid(m *attr.Markup, l i18n.Lang, s scale) {
	for v := 0; v <= s.top; v += s.step {
		y := decimals(s.height(v))
		m.Begin("line", "class", "chart-line", "x1", "0", "x2", "100%", "y1", y, "y2", y).End("line")
		m.Begin("text", "class", "chart-tick", "x", "-8", "y", y, "dy", "0.33em").Say(shortNumber(l, v)).End("text")
	}
}

// labels writes as many labels as a phone has room for.
func (c Chart) labels(m *attr.Markup) {
	const most = 5
	n := len(c.Labels)
	every := (n + most - 1) / most
	for i := (n - 1) % every; i < n; i += every { // the last one always has its label
		written(m, "chart-label", percent((float64(i)+0.5)/float64(n)), decimals(plotBottom+18), c.Short[i])
	}
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

func (c Chart) columns(m *attr.Markup, l i18n.Lang, s scale) {
	n := float64(len(c.Labels))
	gap := 0.14
	if n > 40 {
		gap = 0.06
	}
	for i, sum := range c.totals() {
		class := "chart-column"
		if i >= len(c.Labels)-c.Future {
			class = "chart-column is-ahead"
		}
		m.Begin("g", "class", class).Begin("title").Say(c.columnTitle(l, i, sum)).End("title")
		for _, b := range c.stack(i, s) {
			m.Begin("rect", "class", seriesClass(b.series), "x", percent((float64(i)+gap)/n), "width", percent((1-2*gap)/n),
				"y", decimals(b.y), "height", decimals(max(b.height, 0.5))).End("rect")
		}
		if len(c.Labels) <= fewColumns && sum > 0 {
			written(m, "chart-value", percent((float64(i)+0.5)/n), decimals(s.height(sum)-5), shortNumber(l, sum))
		}
		m.End("g")
	}
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

func (c Chart) lines(m *attr.Markup, l i18n.Lang, s scale) {
	n := float64(len(c.Labels))
	for k, series := range c.Series {
		var points strings.Builder
		for i, v := range series.Values {
			points.WriteString(decimals(100*(float64(i)+0.5)/n) + "," + decimals(s.height(v)) + " ")
		}
		// The line is stretched to the width; its marks are not.
		m.Begin("svg", "viewBox", "0 0 100 "+decimals(plotBottom), "preserveAspectRatio", "none", "height", decimals(plotBottom), "width", "100%")
		m.Begin("polyline", "class", "chart-stroke "+seriesClass(k), "points", points.String(), "vector-effect", "non-scaling-stroke").End("polyline", "svg")
		for i, v := range series.Values {
			m.Begin("g", "class", "chart-column").Begin("title").Say(series.Name + ", " + c.Labels[i] + ": " + l.Number(v)).End("title")
			sign(m, k, percent((float64(i)+0.5)/n), decimals(s.height(v)))
			m.End("g")
		}
	}
}

// sign is the mark of a series at a point: each has a form of its own beside its colour.
func sign(m *attr.Markup, series int, x, y string) {
	class := "chart-sign " + seriesClass(series)
	m.Begin("svg", "x", x, "y", y, "overflow", "visible")
	switch series % 3 {
	case 1:
		m.Begin("rect", "class", class, "x", "-4", "y", "-4", "width", "8", "height", "8").End("rect")
	case 2:
		m.Begin("path", "class", class, "d", "M0-5.5 5 4H-5z").End("path")
	default:
		m.Begin("circle", "class", class, "r", "4.5").End("circle")
	}
	m.End("svg")
}

// seriesClass is the class that colours a series; there are four.
func seriesClass(series int) string {
	return []string{"series-1", "series-2", "series-3", "series-4"}[series%4]
}
