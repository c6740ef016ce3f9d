package card

import (
	"image"
	"image/color"
	"math"
	"slices"

	"golang.org/x/image/vector"
)

type point struct{ x, y float64 }

// polygon is a closed line; all polygons of a shape run the same way round, so that they add up where they overlap.
type polygon []point

// shape is what is filled in one go.
type shape []polygon

// add puts a polygon into the shape, running the right way round.
func (s *shape) add(p polygon) {
	area := 0.0
	for i, a := range p {
		b := p[(i+1)%len(p)]
		area += a.x*b.y - b.x*a.y
	}
	if area < 0 {
		slices.Reverse(p)
	}
	*s = append(*s, p)
}

// disc adds a circle.
func (s *shape) disc(c point, radius float64) {
	n := max(24, int(radius*1.5))
	p := make(polygon, n)
	for i := range p {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		p[i] = point{c.x + radius*cos, c.y + radius*sin}
	}
	s.add(p)
}

// line adds the stroke of an open line, with round ends and corners.
func (s *shape) line(points []point, width float64) {
	for i, a := range points {
		s.disc(a, width/2)
		if i == 0 {
			continue
		}
		b := points[i-1]
		if length := math.Hypot(a.x-b.x, a.y-b.y); length > 0 {
			dx, dy := (a.y-b.y)/length*width/2, (b.x-a.x)/length*width/2
			s.add(polygon{{a.x + dx, a.y + dy}, {b.x + dx, b.y + dy}, {b.x - dx, b.y - dy}, {a.x - dx, a.y - dy}})
		}
	}
}

// box is a rectangle with round corners.
func box(x, y, width, height, radius float64) shape {
	var p polygon
	for i, corner := range []point{{x + width - radius, y + height - radius}, {x + radius, y + height - radius}, {x + radius, y + radius}, {x + width - radius, y + radius}} {
		for step := range 9 {
			sin, cos := math.Sincos(math.Pi / 2 * (float64(i) + float64(step)/8))
			p = append(p, point{corner.x + radius*cos, corner.y + radius*sin})
		}
	}
	return shape{p}
}

// fill paints the shape, as far as it lies on the picture. Only the pixels around it are looked at.
func (s shape) fill(on *image.RGBA, c color.RGBA) {
	edge := on.Bounds().Max
	within := func(a point) point {
		return point{min(max(a.x, 0), float64(edge.X)), min(max(a.y, 0), float64(edge.Y))}
	}
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, p := range s {
		for _, a := range p {
			a = within(a)
			low, high = point{min(low.x, a.x), min(low.y, a.y)}, point{max(high.x, a.x), max(high.y, a.y)}
		}
	}
	if low.x >= high.x || low.y >= high.y {
		return
	}
	area := image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x)), int(math.Ceil(high.y)))
	r := vector.NewRasterizer(area.Dx(), area.Dy())
	at := func(a point) (x, y float32) {
		a = within(a)
		return float32(a.x - float64(area.Min.X)), float32(a.y - float64(area.Min.Y))
	}
	for _, p := range s {
		r.MoveTo(at(p[0]))
		for _, a := range p[1:] {
			r.LineTo(at(a))
		}
		r.ClosePath()
	}
	r.Draw(on, area, image.NewUniform(c), image.Point{})
}
