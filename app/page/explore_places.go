package page

import (
	"strings"
	"unicode/utf8"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/linked/layout"
)

const (
	// fewNodes is up to how many nodes each has room for its label at any time.
	fewNodes  = 300
	lineRunes = 19 // of a line of a label
	maxLines  = 2  // of a label
)

// explorePlaces finds places for the nodes of a graph, and keeps those that nodes had.
type explorePlaces struct {
	layout layout.Layout
	radius []float64
	lines  [][]string // of the labels
	shift  []float64  // from the middle of the box to the middle of the disc
	boxes  []layout.Node
}

// measure finds out how large the nodes of a graph are, and what their labels say.
func (p *explorePlaces) measure(r route.Route, g *exploreGraph) {
	n := len(g.nodes)
	p.radius, p.lines, p.shift, p.boxes = make([]float64, n), make([][]string, n), make([]float64, n), make([]layout.Node, n)
	for i, node := range g.nodes {
		p.lines[i], p.radius[i] = labelLines(g.title(r.Lang, i)), 14
		switch {
		case r.Has("from", string(node.ID)):
			p.radius[i] = 21
		case n > fewNodes:
			p.radius[i] = 8
		}
		box := layout.Node{ID: string(node.ID), Width: 2 * p.radius[i], Height: 2*p.radius[i] + 10}
		if n <= fewNodes {
			for _, line := range p.lines[i] {
				box.Width = max(box.Width, 6.5*float64(utf8.RuneCountInString(line)))
			}
			box.Height += 15 * float64(len(p.lines[i]))
			p.shift[i] = p.radius[i] + 3 - box.Height/2
		}
		box.Width += 10
		p.boxes[i] = box
	}
}

// set gives the graph to place, after measure. The nodes begun with come first.
func (p *explorePlaces) set(g *exploreGraph) {
	links := make([]layout.Link, len(g.links))
	for i, k := range g.links {
		links[i] = layout.Link{A: k.from, B: k.to}
	}
	p.layout.Set(p.boxes, links)
}

// take says where a node's disc is already: after measure, before set.
func (p *explorePlaces) take(i int, x, y float64) {
	p.layout.Place(p.boxes[i].ID, layout.Point{X: x, Y: y - p.shift[i]})
}

// at is the middle of a node's disc.
func (p *explorePlaces) at(i int) layout.Point {
	at := p.layout.At(i)
	at.Y += p.shift[i]
	return at
}

// bounds is the box around what is shown, with some air, and never so small that a few nodes become huge.
func (p *explorePlaces) bounds(s shown) (left, top, right, bottom float64) {
	first := true
	for i, is := range s.nodes {
		if !is {
			continue
		}
		at, half := p.at(i), p.radius[i]
		for _, line := range p.lines[i] {
			half = max(half, 3.3*float64(utf8.RuneCountInString(line)))
		}
		l, t, r, b := at.X-half-8, at.Y-p.radius[i]-8, at.X+half+8, at.Y+p.radius[i]+8+15*float64(len(p.lines[i]))
		if first {
			left, top, right, bottom, first = l, t, r, b, false
		}
		left, top, right, bottom = min(left, l), min(top, t), max(right, r), max(bottom, b)
	}
	if first {
		return -260, -200, 260, 200
	}
	x, y := max(0, 520-(right-left))/2, max(0, 400-(bottom-top))/2
	return left - x - 12, top - y - 12, right + x + 12, bottom + y + 12
}

// labelLines breaks a name into lines that fit under a node; what does not fit is left out.
func labelLines(name string) []string {
	var lines []string
	line := ""
	words := strings.Fields(name)
	for k, word := range words {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= lineRunes:
			line += " " + word
		case len(lines) == maxLines-1:
			return append(lines, cut(line+" "+strings.Join(words[k:], " ")))
		default:
			lines = append(lines, cut(line))
			line = word
		}
	}
	if line == "" {
		return []string{"–"}
	}
	return append(lines, cut(line))
}

// cut shortens a line to what fits, with an ellipsis.
func cut(line string) string {
	if utf8.RuneCountInString(line) <= lineRunes+2 {
		return line
	}
	return strings.TrimRight(string([]rune(line)[:lineRunes]), " ,.;:(-") + "…"
}

// spokenNode says what a node is, for those who hear the picture.
func spokenNode(l i18n.Lang, g *exploreGraph, i int) string {
	return l.T("explore.spoken", g.title(l, i), l.T("kind."+string(g.nodes[i].Kind)+".one"), l.N("count.link", g.nodes[i].degree))
}
