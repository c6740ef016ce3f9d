package atlas

import (
	"math"
	"strconv"
	"strings"
)

// View is the part of the drawing that is looked at: what lies around its centre. At zoom 0 it is the whole world, and each
// step halves its width.
type View struct {
	Centre Point
	Zoom   float64
}

// MaxZoom is how close one can look: some 150 km across, where little of the outline is left but towns come apart.
const MaxZoom = 8

// The views that a map is opened with.
var (
	World  = View{Point{centreX, centreY - 23}, 0}
	Europe = View{Project(50.5, 9), 3}
)

// Box is what the view must show, whatever the shape of its frame: the world's width and height at zoom 0, else a square.
func (v View) Box() Box {
	width := Width / math.Exp2(v.Zoom)
	height := min(width, worldHeight)
	return Box{v.Centre.X - width/2, v.Centre.Y - height/2, width, height}
}

// worldHeight is the height of the inhabited earth: Antarctica is left out.
const worldHeight = 440

// townZoom is the zoom at which what shares a point is looked at.
const townZoom = 5

// Fit is the view in which the box fills most of the frame. A box that is a point is looked at from near enough to see what
// lies around it.
func Fit(b Box) View {
	side := max(b.Width, b.Height) * 1.3
	if side > worldHeight {
		return World
	}
	zoom := float64(townZoom)
	if side > 0 {
		zoom = math.Floor(2*math.Log2(Width/side)) / 2
	}
	return View{b.Centre(), zoom}.within()
}

// Seen is the view whose box fills a frame that shows the given part of the drawing.
func Seen(part Box) View {
	width := min(part.Width, part.Height)
	if part.Height >= worldHeight {
		width = min(part.Width, Width)
	}
	return View{part.Centre(), math.Round(10*math.Log2(Width/max(width, 1e-3))) / 10}.within()
}

// within keeps the zoom within its bounds and the centre on the drawing.
func (v View) within() View {
	v.Zoom = max(0, min(MaxZoom, v.Zoom))
	v.Centre = Point{max(0, min(Width, v.Centre.X)), max(0, min(Height, v.Centre.Y))}
	return v
}

// At writes the centre as latitude and longitude in degrees: "52.16,4.49".
func (v View) At() string {
	lat, lon := Locate(v.Centre)
	return decimal(lat, 2) + "," + decimal(lon, 2)
}

// Level writes the zoom: "3.5".
func (v View) Level() string { return decimal(v.Zoom, 1) }

func decimal(f float64, digits int) string {
	s := strconv.FormatFloat(f, 'f', digits, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

// Parse reads a view from what At and Level write; false where either is not of that form.
func Parse(at, level string) (View, bool) {
	first, second, ok := strings.Cut(at, ",")
	lat, ok1 := degrees(first, 90)
	lon, ok2 := degrees(second, 180)
	zoom, err := strconv.ParseFloat(level, 64)
	if !ok || !ok1 || !ok2 || err != nil || math.IsNaN(zoom) {
		return View{}, false
	}
	return View{Project(lat, lon), zoom}.within(), true
}

func degrees(s string, most float64) (float64, bool) {
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil && math.Abs(f) <= most
}
