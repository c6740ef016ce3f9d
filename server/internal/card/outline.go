package card

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
)

// steps is how many straight pieces stand for a curve.
const steps = 12

// pathToken is a command or a number of SVG path data (SVG 2, 9.3).
var pathToken = regexp.MustCompile(`[A-Za-z]|[+-]?(?:[0-9]*\.[0-9]+|[0-9]+)`)

// arguments is how many numbers each command of path data takes. Only what the sprite uses is read.
var arguments = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'A': 7, 'Z': 0}

// pen follows path data and leaves lines behind.
type pen struct {
	lines   [][]point
	at      point
	control point // the second control point of the cubic curve before, else where the pen is
}

// outline reads SVG path data as lines.
func outline(data string) ([][]point, error) {
	var p pen
	var command byte
	var numbers []float64
	for _, token := range pathToken.FindAllString(data, -1) {
		n, err := strconv.ParseFloat(token, 64)
		if err != nil {
			command, numbers = token[0], nil
			if _, ok := arguments[command&^0x20]; !ok {
				return nil, fmt.Errorf("the path command %q is not known", token)
			}
			if command&^0x20 == 'Z' {
				p.close()
			}
			continue
		}
		if numbers = append(numbers, n); len(numbers) < arguments[command&^0x20] {
			continue
		}
		if command == 0 || arguments[command&^0x20] == 0 {
			return nil, fmt.Errorf("the path has a number without a command: %s", token)
		}
		p.draw(command, numbers)
		switch numbers = nil; command { // more pairs after a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
	return p.lines, nil
}

// draw does one command; small letters count from where the pen is.
func (p *pen) draw(command byte, n []float64) {
	from := p.at
	var origin point
	if command >= 'a' {
		origin = from
	}
	pt := func(i int) point { return point{origin.x + n[i], origin.y + n[i+1]} }
	control := p.control
	switch command &^ 0x20 {
	case 'M':
		p.at = pt(0)
		p.lines = append(p.lines, []point{p.at})
	case 'L':
		p.to(pt(0))
	case 'H':
		p.to(point{origin.x + n[0], from.y})
	case 'V':
		p.to(point{from.x, origin.y + n[0]})
	case 'Q':
		q, end := pt(0), pt(2)
		third := func(a, b point) point { return point{a.x + (b.x-a.x)*2/3, a.y + (b.y-a.y)*2/3} }
		p.curve(third(from, q), third(end, q), end)
	case 'C':
		p.curve(pt(0), pt(2), pt(4))
		p.control = pt(2)
		return
	case 'S':
		p.curve(point{2*from.x - control.x, 2*from.y - control.y}, pt(0), pt(2))
		p.control = pt(0)
		return
	case 'A':
		p.arc(n[0], n[1], n[2], n[3] != 0, n[4] != 0, pt(5))
	}
	p.control = p.at
}

// to draws a straight line.
func (p *pen) to(end point) {
	if len(p.lines) == 0 {
		p.lines = append(p.lines, []point{p.at})
	}
	last := len(p.lines) - 1
	p.lines[last] = append(p.lines[last], end)
	p.at = end
}

// close leads back to where the line began.
func (p *pen) close() {
	if last := len(p.lines) - 1; last >= 0 {
		p.to(p.lines[last][0])
		p.control = p.at
	}
}

func (p *pen) curve(a, b, end point) {
	from := p.at
	for i := 1; i <= steps; i++ {
		t := float64(i) / steps
		u := 1 - t
		f, g, h, k := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		p.to(point{f*from.x + g*a.x + h*b.x + k*end.x, f*from.y + g*a.y + h*b.y + k*end.y})
	}
}

// arc draws a part of an ellipse (SVG 2, B.2.4: from end points to the middle).
func (p *pen) arc(rx, ry, turn float64, large, sweep bool, end point) {
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (p.at.x-end.x)/2, (p.at.y-end.y)/2
	x, y := cos*dx+sin*dy, cos*dy-sin*dx
	if rx == 0 || ry == 0 || (x == 0 && y == 0) {
		p.to(end)
		return
	}
	if over := x*x/(rx*rx) + y*y/(ry*ry); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	off := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*y*y-ry*ry*x*x)/(rx*rx*y*y+ry*ry*x*x)))
	if large == sweep {
		off = -off
	}
	cx, cy := off*rx*y/ry, -off*ry*x/rx
	begin, stop := math.Atan2((y-cy)/ry, (x-cx)/rx), math.Atan2((-y-cy)/ry, (-x-cx)/rx)
	switch {
	case sweep && stop < begin:
		stop += 2 * math.Pi
	case !sweep && stop > begin:
		stop -= 2 * math.Pi
	}
	middle := point{cos*cx - sin*cy + (p.at.x+end.x)/2, sin*cx + cos*cy + (p.at.y+end.y)/2}
	for i := 1; i <= steps; i++ {
		s, c := math.Sincos(begin + (stop-begin)*float64(i)/steps)
		p.to(point{middle.x + rx*c*cos - ry*s*sin, middle.y + rx*c*sin + ry*s*cos})
	}
}
