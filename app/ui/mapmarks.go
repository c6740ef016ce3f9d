package ui

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/atlas"
	"vinculum/app/attr"
	"vinculum/app/i18n"
)

// Sizes of what stands on a map, in CSS pixels.
const (
	markApart  = 46.0 // how near two marks may be: no circle reaches into another
	leastMark  = 7.0  // radius of a mark that stands for one
	countMark  = 11.0 // least radius of a mark with a number
	mostMark   = 22.0 // radius of the heaviest
	spreadMark = 30.0 // between marks that share a town
	nearTown   = 10.0 // pixels per unit from which on marks of one town are spread
)

// sameTown is how far apart two points of one town may be, in units of the drawing: about two kilometres.
const sameTown = 0.05

// mark is what stands on the map: one point, or several as one.
type mark struct {
	at, anchor atlas.Point // where it stands, and where it belongs when it was spread
	points     []int       // places in the list of points, the biggest first
	count      int
	radius     float64 // pixels
	side       side    // of it where its name is written
}

// arrange gathers points for the scale of a frame: every point is in exactly one mark. The heaviest come first.
func arrange(l i18n.Lang, points []WorldPoint, seen frame) []mark {
	pixels := seen.pixels
	places := make([]atlas.Mark, len(points))
	for i, p := range points {
		places[i] = atlas.Mark{Point: atlas.Project(p.Lat, p.Lon), Weight: p.Count}
	}
	closest := pixels >= usual(atlas.View{Zoom: atlas.MaxZoom}).pixels*0.6
	var marks []mark
	for _, k := range atlas.Gather(places, markApart/pixels) {
		apart := len(k.Marks) > 1 && (closest || pixels >= nearTown && oneTown(places, k))
		if !apart {
			marks = append(marks, mark{at: k.Point, anchor: k.Point, points: k.Marks, count: k.Weight})
			continue
		}
		for n, at := range atlas.Spread(k.Point, len(k.Marks), spreadMark/pixels) {
			i := k.Marks[n]
			marks = append(marks, mark{at: at, anchor: k.Point, points: []int{i}, count: places[i].Weight})
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return b.count - a.count })
	for i := range marks {
		marks[i].radius = radius(marks[i], marks[0].count)
	}
	nameMarks(l, marks, points, seen)
	return marks
}

func oneTown(places []atlas.Mark, k atlas.Cluster) bool {
	for _, i := range k.Marks {
		if math.Hypot(places[i].X-k.X, places[i].Y-k.Y) > sameTown {
			return false
		}
	}
	return true
}

// radius grows with the root of the count, so that areas compare.
func radius(m mark, most int) float64 {
	r := mostMark * math.Sqrt(float64(m.count)/float64(max(1, most)))
	if m.count > 1 || len(m.points) > 1 {
		return max(countMark, r)
	}
	return min(max(leastMark, r), countMark)
}

// marks draws the marks that can be seen, and those just outside. They are made of markup: of hundreds of circles and names
// it would take long, element by element.
func (c *WorldMap) marks(seen frame, size float64) app.UI {
	around := atlas.Box{X: seen.X - seen.Width/2, Y: seen.Y - seen.Height/2, Width: seen.Width * 2, Height: seen.Height * 2}
	if c.seen.pixels == 0 {
		around = seen.Box // nothing moves before it is measured
	}
	c.focused = c.focusedPoint() // until now: the marks are replaced
	c.drawn = c.drawn[:0]
	b := new(attr.Markup).Begin("svg", "class", "map-marks", "role", "none")
	for _, m := range arrange(c.Route.Lang, c.Points, seen) {
		if around.Has(m.at) {
			c.drawn = append(c.drawn, m)
			c.mark(b, m, size)
		}
	}
	return b.End("svg").UI()
}

// mark draws one: a link, and what is written on it. The link's name says more, and in full, so that the words are for the
// eye alone.
func (c *WorldMap) mark(b *attr.Markup, m mark, size float64) {
	l, first := c.Route.Lang, c.Points[m.points[0]]
	to, class, label, around := first.Link, "map-mark", first.Name+": "+l.N(c.Unit, m.count), ""
	if len(m.points) > 1 {
		box := c.bounds(m.points)
		to, class, around = c.to(atlas.Fit(box)).String(), "map-mark map-many", boxText(box)
		label = l.T("map.many", m.name(c.Points), l.Number(len(m.points)-1)) + ": " + l.N(c.Unit, m.count) + ". " + l.T("map.closer")
	}
	b.Begin("g", "transform", "translate("+decimals(m.at.X)+" "+decimals(m.at.Y)+")")
	b.Begin("a", "href", to, "class", class, "data-id", first.ID, "data-box", around, "aria-label", label).Begin("title").Say(label).End("title")
	if m.at != m.anchor {
		b.Begin("line", "class", "map-leg", "x2", decimals(m.anchor.X-m.at.X), "y2", decimals(m.anchor.Y-m.at.Y)).End("line")
	}
	beginSized(b, size, "")
	m.circles(b)
	endSized(b)
	b.End("a")
	if m.count > 1 || m.side != nameless {
		beginSized(b, size, "true")
		m.words(b, l, c.Points)
		endSized(b)
	}
	b.End("g")
}

// beginSized begins what is as big on the screen at every zoom, by the size that is given in units per pixel.
func beginSized(b *attr.Markup, size float64, hidden string) {
	b.Begin("g", "transform", "scale("+decimals(size)+")", "aria-hidden", hidden).Begin("g", "class", "map-size")
}

func endSized(b *attr.Markup) { b.End("g", "g") }

// circles are a mark's, and around it the room that a finger needs.
func (m mark) circles(b *attr.Markup) {
	circle := func(class, radius string) { b.Begin("circle", "class", class, "r", radius).End("circle") }
	circle("map-room", "22")
	if len(m.points) > 1 {
		circle("map-ring", decimals(m.radius+3))
	}
	circle("map-dot", decimals(m.radius))
}

// words are a mark's number, and its name where there is room for it.
func (m mark) words(b *attr.Markup, l i18n.Lang, points []WorldPoint) {
	if m.count > 1 {
		b.Begin("text", "class", "map-count", "dy", "0.35em").Say(shortNumber(l, m.count)).End("text")
	}
	if m.side == nameless {
		return
	}
	lines, class := m.lines(l, points), "map-name map-name-"+string(m.side)
	box := mark{radius: m.radius}.nameBox(m.side, nil, 0)
	x, y := 0.0, box.Y+nameHeight-3
	switch m.side {
	case above:
		y -= nameHeight * float64(len(lines))
	case after, before:
		x, y = box.X, y-nameHeight*float64(len(lines))/2
	}
	for i, line := range lines {
		if i > 0 {
			class += " map-name-more"
		}
		b.Begin("text", "class", class, "x", decimals(x), "y", decimals(y+nameHeight*float64(i))).Say(line).End("text")
	}
}

// bounds is the box around some of the points.
func (c *WorldMap) bounds(points []int) atlas.Box {
	places := make([]atlas.Mark, len(points))
	for i, p := range points {
		places[i].Point = atlas.Project(c.Points[p].Lat, c.Points[p].Lon)
	}
	return atlas.Bounds(places)
}

// shortNumber writes a number in at most four characters where it can: 12, 999, 4.3k, 102k.
func shortNumber(l i18n.Lang, n int) string {
	switch {
	case n < 1000:
		return l.Number(n)
	case n < 9950:
		return l.Decimal(float64(n)/1000) + "k"
	}
	return l.Number((n+500)/1000) + "k"
}

// decimals writes a number of a picture, with three decimals at most.
func decimals(f float64) string {
	s := strconv.FormatFloat(f, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
