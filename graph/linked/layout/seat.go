package layout

import "math"

// spot is where a node that waits is looked for: around another node (-1: in the open), in a direction.
type spot struct {
	node, around int
	// share and of are which part of the way around it is the node's: the share-th of so many.
	share, of int
}

// wide is how much wider than high a picture is: as most windows are, and as labels want it.
const wide = 1.5

// queue puts the nodes without a place in the order in which they get one: by breadth from those that have a place and,
// where that reaches nothing more, from the first of the list.
func (l *Layout) queue() {
	l.waiting = l.waiting[:0]
	queued := make([]bool, len(l.nodes))
	var ring []int
	for i := range l.nodes {
		if l.placed[i] {
			queued[i] = true
			ring = append(ring, i)
		}
	}
	start := 0
	for {
		for k := 0; k < len(ring); k++ {
			ring = l.enqueue(ring[k], ring, queued)
		}
		for start < len(l.nodes) && queued[start] {
			start++
		}
		if start == len(l.nodes) {
			return
		}
		queued[start] = true
		l.waiting = append(l.waiting, spot{node: start, around: -1})
		ring = append(ring[:0], start)
	}
}

// enqueue adds a node's neighbours that are not queued yet.
func (l *Layout) enqueue(i int, ring []int, queued []bool) []int {
	first := len(l.waiting)
	for _, other := range l.near[i] {
		if !queued[other] {
			queued[other] = true
			l.waiting = append(l.waiting, spot{node: other, around: i})
			ring = append(ring, other)
		}
	}
	for k := first; k < len(l.waiting); k++ {
		l.waiting[k].share, l.waiting[k].of = k-first, len(l.waiting)-first
	}
	return ring
}

// seat gives a node the nearest free spot in its direction.
func (l *Layout) seat(s spot) {
	centre, toward, span := Point{}, 0.0, 2*math.Pi
	if s.around >= 0 {
		f := l.fan(s.around)
		centre, toward, span = l.at[s.around], f.toward, f.span
	} else if from, to := l.Bounds(); from != to { // beside all that is there
		centre = Point{to.X + 160, (from.Y + to.Y) / 2}
	}
	angle := toward
	if s.of > 0 {
		angle += span * ((float64(s.share)+0.5)/float64(s.of) - 0.5)
	}
	if span == 2*math.Pi {
		angle -= math.Pi / 2
	}
	step := math.Max(12, l.nodes[s.node].Height*0.4)
	lean := math.Min(0.35, span/float64(max(s.of, 1)))
	for r := 0.0; ; r += step {
		for _, turn := range []float64{0, lean / 2, -lean / 2, lean, -lean} {
			at := centre
			if s.around >= 0 {
				radius := l.apart(s.around, s.node) + r
				at = Point{centre.X + wide*radius*math.Cos(angle+turn), centre.Y + radius*math.Sin(angle+turn)}
			} else {
				at.X += r
			}
			if l.boxes.free(l.box(s.node, at)) || r > 1e6 {
				l.settle(s.node, at)
				return
			}
		}
	}
}

// apart is how far a node lies from the one it is around, at least.
func (l *Layout) apart(a, b int) float64 {
	return 30 + (l.nodes[a].Height+l.nodes[b].Height)/2
}

// fan is the part of the circle around a node in which its neighbours get their places.
type fan struct {
	toward, span float64
	known        bool
}

// fan is away from the middle of what was near a node before the first of its neighbours came; all around where there
// was nothing.
func (l *Layout) fan(i int) fan {
	f := &l.fans[i]
	if f.known {
		return *f
	}
	*f = fan{0, 2 * math.Pi, true}
	var away Point
	for _, other := range l.near[i] {
		dx, dy := l.at[i].X-l.at[other].X, l.at[i].Y-l.at[other].Y
		if d := math.Hypot(dx, dy); l.placed[other] && d > 0 {
			away.X, away.Y = away.X+dx/d, away.Y+dy/d
		}
	}
	if math.Hypot(away.X, away.Y) > 1e-9 {
		f.toward, f.span = math.Atan2(away.Y, away.X), math.Pi*1.1
	}
	return *f
}
