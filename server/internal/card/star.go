package card

import "math"

// Neighbours is how many neighbours a star has at most.
const Neighbours = 6

// The panel with the star, in pixels.
const (
	panel  = 690 // its left edge
	radius = 178 // of the circle on which the neighbours lie
	names  = 142 // the widest name below a neighbour
)

// star draws the right side: the node in the middle of its neighbours.
func (s *sheet) star() {
	kind := s.card.Kind
	box(panel, 0, Width-panel, Height, 0).fill(s.on, soft(kind))
	middle := point{panel + (Width-panel)/2, 286}
	neighbours := s.card.Neighbours[:min(Neighbours, len(s.card.Neighbours))]
	around := make([]point, len(neighbours))
	for i := range around {
		sin, cos := math.Sincos(2*math.Pi*float64(i)/float64(len(around)) - math.Pi/2)
		around[i] = point{middle.x + radius*cos, middle.y + radius*sin}
		var tie shape
		tie.line([]point{middle, around[i]}, 4)
		tie.fill(s.on, tint(kind))
	}
	name := s.set(s.regular, 20)
	if s.failed != nil {
		return
	}
	for i, n := range neighbours {
		s.node(around[i], 36, n)
		text, _ := name.lines(s.regular.readable(n.Name), names, 2)
		for j, t := range text {
			width, y := name.width(t)+10, around[i].y+60+23*float64(j)
			box(around[i].x-width/2, y-18, width, 24, 8).fill(s.on, soft(kind)) // no tie runs through a name
			name.centre(s.on, around[i].x, y, ink, t)
		}
	}
	var disc shape
	disc.disc(middle, 62)
	disc.fill(s.on, strong(kind))
	sign := string(kind)
	if sign == "" {
		sign = "brand"
	}
	s.sign(sign, middle, 72, white)
	if links := s.bold.readable(s.card.Links); links != "" {
		s.set(s.bold, 26).centre(s.on, middle.x, 588, strong(kind), links)
	}
}

// node draws a neighbour.
func (s *sheet) node(at point, radius float64, n Neighbour) {
	var edge, ground shape
	edge.disc(at, radius+3)
	edge.fill(s.on, strong(n.Kind))
	ground.disc(at, radius)
	ground.fill(s.on, white)
	s.sign(string(n.Kind), at, radius*1.2, strong(n.Kind))
}
