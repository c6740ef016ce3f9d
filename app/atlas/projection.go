// Package atlas places points on the drawing of the world (web/world.svg) and gathers those that lie too close together
// to be told apart. It knows nothing of what the points mean, and imports the standard library only.
package atlas

import "math"

// The drawing's size, in its own units: the whole earth is Width wide and Height high. Distances below are in these units.
const (
	Width  = 1000
	Height = 2 * centreY
)

const (
	scale   = 184.73156767339816 // units per radius of the earth, so that the earth is Width wide
	centreX = Width / 2
	centreY = 243.35848769370224
	middle  = 11.0 // degrees east of the drawing's middle
)

// The coefficients of Equal Earth (Šavrič, Patterson and Jenny, 2018).
const (
	a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
)

// Point is a point of the drawing: X grows to the east, Y to the south.
type Point struct{ X, Y float64 }

// Project gives the point of the drawing for a latitude and a longitude in degrees (WGS 84), in the Equal Earth projection.
func Project(lat, lon float64) Point {
	lambda := math.Remainder(lon-middle, 360) * math.Pi / 180
	theta := math.Asin(math.Sqrt(3) / 2 * math.Sin(lat*math.Pi/180))
	t2 := theta * theta
	t6 := t2 * t2 * t2
	x := 2 * lambda * math.Cos(theta) / (math.Sqrt(3) * slope(t2, t6))
	y := theta * (a1 + a2*t2 + t6*(a3+a4*t2))
	return Point{centreX + scale*x, centreY - scale*y}
}

// slope is how fast y grows with theta.
func slope(t2, t6 float64) float64 { return a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2) }

// Locate gives the latitude and the longitude in degrees of a point of the drawing; it undoes Project. A point outside
// the earth gives the nearest latitude, and the longitude at its edge.
func Locate(p Point) (lat, lon float64) {
	y := (centreY - p.Y) / scale
	theta := y
	for range 12 { // Newton's method
		t2 := theta * theta
		t6 := t2 * t2 * t2
		theta -= (theta*(a1+a2*t2+t6*(a3+a4*t2)) - y) / slope(t2, t6)
	}
	theta = max(-math.Pi/3, min(math.Pi/3, theta))
	t2 := theta * theta
	lambda := (p.X - centreX) / scale * math.Sqrt(3) * slope(t2, t2*t2*t2) / (2 * math.Cos(theta))
	lambda = max(-math.Pi, min(math.Pi, lambda))
	lat = math.Asin(max(-1, min(1, 2/math.Sqrt(3)*math.Sin(theta)))) * 180 / math.Pi
	return lat, math.Remainder(lambda*180/math.Pi+middle, 360)
}
