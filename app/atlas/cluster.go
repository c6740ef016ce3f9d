package atlas

import (
	"cmp"
	"math"
	"slices"
)

// Mark is something to show at a point, with the weight by which it is more important than others.
type Mark struct {
	Point
	Weight int
}

// Cluster is one or more marks that are shown as one.
type Cluster struct {
	// Point is where it is shown: at its heaviest mark.
	Point
	// Weight is the sum of the weights.
	Weight int
	// Marks are the places of its marks in the list that was given, the heaviest first.
	Marks []int
}

// Gather puts every mark into exactly one cluster, so that clusters are at least the distance apart. The heaviest marks
// come first and draw in what is nearer to them than the distance; of equal ones the first in the list. The same list
// gives the same clusters, in the order of their heaviest marks.
func Gather(marks []Mark, distance float64) []Cluster {
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(marks[b].Weight, marks[a].Weight) })
	g := newGrid(marks, max(distance, 1e-9))
	taken := make([]bool, len(marks))
	var clusters []Cluster
	for _, seed := range order {
		if taken[seed] {
			continue
		}
		c := Cluster{Point: marks[seed].Point}
		for _, i := range g.near(c.Point, distance) {
			if i == seed || !taken[i] {
				taken[i] = true
				c.Marks = append(c.Marks, i)
				c.Weight += marks[i].Weight
			}
		}
		slices.SortFunc(c.Marks, func(a, b int) int {
			return cmp.Or(boolCompare(b == seed, a == seed), cmp.Compare(marks[b].Weight, marks[a].Weight), cmp.Compare(a, b))
		})
		clusters = append(clusters, c)
	}
	return clusters
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// grid finds marks by where they are: it has a cell for each square whose side is the distance.
type grid struct {
	marks []Mark
	side  float64
	cells map[[2]int][]int
}

func newGrid(marks []Mark, side float64) grid {
	g := grid{marks, side, map[[2]int][]int{}}
	for i, m := range marks {
		g.cells[g.cell(m.Point)] = append(g.cells[g.cell(m.Point)], i)
	}
	return g
}

func (g grid) cell(p Point) [2]int {
	return [2]int{int(math.Floor(p.X / g.side)), int(math.Floor(p.Y / g.side))}
}

// near are the marks that are nearer to the point than the distance, which is not more than the side of a cell, or at it.
func (g grid) near(p Point, distance float64) (found []int) {
	at := g.cell(p)
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			for _, i := range g.cells[[2]int{at[0] + dx, at[1] + dy}] {
				if m := g.marks[i]; m.Point == p || math.Hypot(m.X-p.X, m.Y-p.Y) < distance {
					found = append(found, i)
				}
			}
		}
	}
	return found
}

// Box is a rectangle of the drawing.
type Box struct{ X, Y, Width, Height float64 }

// Bounds is the smallest box around the marks.
func Bounds(marks []Mark) Box {
	if len(marks) == 0 {
		return Box{}
	}
	least, most := marks[0].Point, marks[0].Point
	for _, m := range marks[1:] {
		least.X, least.Y = min(least.X, m.X), min(least.Y, m.Y)
		most.X, most.Y = max(most.X, m.X), max(most.Y, m.Y)
	}
	return Box{least.X, least.Y, most.X - least.X, most.Y - least.Y}
}

// Centre is the middle of the box.
func (b Box) Centre() Point { return Point{b.X + b.Width/2, b.Y + b.Height/2} }

// Has says whether the point lies in the box.
func (b Box) Has(p Point) bool {
	return p.X >= b.X && p.X <= b.X+b.Width && p.Y >= b.Y && p.Y <= b.Y+b.Height
}

// Touches says whether the boxes have a point in common.
func (b Box) Touches(o Box) bool {
	return b.X < o.X+o.Width && o.X < b.X+b.Width && b.Y < o.Y+o.Height && o.Y < b.Y+b.Height
}

// Spread gives n places around a point, neighbours the distance apart, on one ring for up to eight and on a widening spiral
// for more: for marks that share a point.
func Spread(around Point, n int, distance float64) []Point {
	out := make([]Point, n)
	if n == 1 {
		out[0] = around
		return out
	}
	radius, turn := 0.0, -math.Pi/2
	if n <= 8 {
		radius = distance / (2 * math.Sin(math.Pi/float64(n)))
	} else {
		radius = distance * 1.2
	}
	for i := range out {
		out[i] = Point{around.X + radius*math.Cos(turn), around.Y + radius*math.Sin(turn)}
		if n <= 8 {
			turn += 2 * math.Pi / float64(n)
			continue
		}
		step := distance / radius
		turn += step
		radius += distance * step / (2 * math.Pi)
	}
	return out
}
