package ui

import (
	"slices"
	"strings"

	"vinculum/app/atlas"
	"vinculum/app/i18n"
)

// side is where a name stands beside its mark.
type side string

// The sides, in the order in which they are tried; without room at any of them the name is left out.
const (
	below    side = "below"
	above    side = "above"
	after    side = "after"
	before   side = "before"
	nameless side = ""
)

// The room that a line of a name takes, in pixels, and how far it stays from the circle beside it.
const (
	nameHeight = 15.0
	letter     = 6.5 // of the first line; those of the second are smaller
	smaller    = 0.88
	nameApart  = 3.0
)

// nameMarks chooses the marks whose names can be written in the frame without touching another mark or name, the heaviest first.
func nameMarks(l i18n.Lang, marks []mark, points []WorldPoint, seen frame) {
	pixels := seen.pixels
	taken := make([]atlas.Box, 0, 2*len(marks))
	for _, m := range marks {
		r := m.radius
		taken = append(taken, atlas.Box{X: m.at.X*pixels - r, Y: m.at.Y*pixels - r, Width: 2 * r, Height: 2 * r})
	}
	for i := range marks {
		m := &marks[i]
		lines := m.lines(l, points)
		for _, side := range []side{below, above, after, before} {
			box := m.nameBox(side, lines, pixels)
			whole := box.X >= seen.X*pixels && box.X+box.Width <= (seen.X+seen.Width)*pixels
			if whole && !slices.ContainsFunc(taken, box.Touches) {
				m.side, taken = side, append(taken, box)
				break
			}
		}
	}
}

// nameBox is the room that the lines of a name take on a side of the mark.
func (m mark) nameBox(s side, lines []string, pixels float64) atlas.Box {
	x, y, height, width := m.at.X*pixels, m.at.Y*pixels, nameHeight*float64(len(lines)), 0.0
	for i, line := range lines {
		w := letter * float64(len([]rune(line)))
		if i > 0 {
			w *= smaller
		}
		width = max(width, w)
	}
	switch s {
	case below:
		return atlas.Box{X: x - width/2, Y: y + m.radius, Width: width, Height: height}
	case above:
		return atlas.Box{X: x - width/2, Y: y - m.radius - nameApart - height, Width: width, Height: height}
	case after:
		return atlas.Box{X: x + m.radius + nameApart, Y: y - height/2, Width: width, Height: height}
	}
	return atlas.Box{X: x - m.radius - nameApart - width, Y: y - height/2, Width: width, Height: height}
}

// lines are what is written beside the mark: its name and, for several, how many more there are.
func (m mark) lines(l i18n.Lang, points []WorldPoint) []string {
	lines := []string{shortName(m.name(points))}
	if more := len(m.points) - 1; more > 0 {
		lines = append(lines, l.T("map.more.here", l.Number(more)))
	}
	return lines
}

// name is what the mark is called: the point, or the town of the biggest of several.
func (m mark) name(points []WorldPoint) string {
	first := points[m.points[0]]
	if len(m.points) > 1 && first.Town != "" {
		return first.Town
	}
	return first.Name
}

// longestName is how much of a name is written on the map, in characters.
const longestName = 22

func shortName(name string) string {
	runes := []rune(name)
	if len(runes) <= longestName {
		return name
	}
	return strings.TrimRight(string(runes[:longestName-1]), " ,-") + "…"
}
