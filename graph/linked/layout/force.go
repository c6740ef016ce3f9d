package layout

import "math"

const (
	cold    = 0.02  // the heat at which the forces have done their work
	cooling = 0.965 // of each round
	push    = 600.0 // how strongly nodes push each other away
	centred = 0.012 // how strongly everything is drawn to the middle
	slowing = 0.6   // what is left of the speed after a round
	rounds  = 90    // of making room at the end, at most
	chunk   = 64    // nodes that a unit of work looks at
)

// pass is the part of a round that comes next.
type pass uint8

const (
	begin pass = iota
	repel
	move
)

// stretch gives every link the length that it has now where one end was seated around the other, within reason: so a
// star with many rays keeps its rings.
func (l *Layout) stretch() {
	for k := range l.links {
		s := &l.links[k]
		least := l.apart(s.A, s.B)
		s.length = math.Max(least, math.Min(apart(l.at[s.A], l.at[s.B]), least*4))
		fewest := min(len(l.near[s.A]), len(l.near[s.B]))
		s.strength = 1 / math.Max(1, float64(fewest))
	}
}

// apart is the distance of two places as wide pictures measure it.
func apart(a, b Point) float64 { return math.Hypot((a.X-b.X)/wide, a.Y-b.Y) }

// settleDown does a unit of a round of forces.
func (l *Layout) settleDown() {
	switch l.pass {
	case begin:
		l.pull()
		l.tree.build(l.at)
		l.pass, l.next = repel, 0
	case repel:
		for end := min(l.next+chunk, len(l.nodes)); l.next < end; l.next++ {
			if !l.fixed[l.next] {
				f := l.tree.force(l.at[l.next])
				l.speed[l.next].X += f.X * push * l.heat
				l.speed[l.next].Y += f.Y * push * l.heat
			}
		}
		if l.next == len(l.nodes) {
			l.pass = move
		}
	case move:
		l.move()
		l.heat *= cooling
		l.pass = begin
	}
}

// pull lets the springs act, and draws everything to the middle.
func (l *Layout) pull() {
	for _, s := range l.links {
		a, b := l.at[s.A], l.at[s.B]
		dx, dy := b.X-a.X, b.Y-a.Y
		d := apart(a, b)
		if d < 1e-6 {
			continue
		}
		f := (d - s.length) / d * s.strength * l.heat
		bias := float64(len(l.near[s.B])) / float64(len(l.near[s.A])+len(l.near[s.B]))
		l.speed[s.A].X += dx * f * bias
		l.speed[s.A].Y += dy * f * bias
		l.speed[s.B].X -= dx * f * (1 - bias)
		l.speed[s.B].Y -= dy * f * (1 - bias)
	}
	for i := range l.nodes {
		l.speed[i].X -= l.at[i].X * centred * l.heat / wide
		l.speed[i].Y -= l.at[i].Y * centred * l.heat
	}
}

// farthest is how far a node moves in a round at most.
const farthest = 60.0

func (l *Layout) move() {
	for i := range l.nodes {
		if l.fixed[i] {
			continue
		}
		v := &l.speed[i]
		v.X, v.Y = v.X*slowing, v.Y*slowing
		if d := math.Hypot(v.X, v.Y); d > farthest {
			v.X, v.Y = v.X*farthest/d, v.Y*farthest/d
		}
		if finite(v.X) && finite(v.Y) {
			l.at[i].X += v.X
			l.at[i].Y += v.Y
		} else {
			*v = Point{}
		}
	}
	l.spread(0.5)
}

// makeRoom does a round of pushing apart the boxes that still meet; with none left, everything is done.
func (l *Layout) makeRoom() {
	met := l.spread(1)
	if l.rest--; !met || l.rest <= 0 {
		l.loose = false
	}
}
