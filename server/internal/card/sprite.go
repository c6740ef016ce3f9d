package card

import (
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
)

// The grid on which signs are drawn, and the width of their lines, as the sprite and the styles have them.
const (
	grid   = 24
	stroke = 1.75
)

// sign is a sign of the sprite: lines to stroke, and areas to fill.
type sign struct{ lines, areas [][]point }

// sprite reads the signs of an SVG sprite: its symbols on the grid, by their ids, made of paths, circles and rectangles.
func sprite(svg []byte) (map[string]sign, error) {
	var file struct {
		Symbols []struct {
			ID      string `xml:"id,attr"`
			ViewBox string `xml:"viewBox,attr"`
			Parts   []part `xml:",any"`
		} `xml:"symbol"`
	}
	if err := xml.Unmarshal(svg, &file); err != nil {
		return nil, fmt.Errorf("the sprite cannot be read: %w", err)
	}
	signs := map[string]sign{}
	for _, symbol := range file.Symbols {
		if symbol.ViewBox != "0 0 24 24" {
			continue
		}
		var s sign
		for _, p := range symbol.Parts {
			lines, err := p.outline()
			if err != nil {
				return nil, fmt.Errorf("the sign %s: %w", symbol.ID, err)
			}
			if p.Fill != "" {
				s.areas = append(s.areas, lines...)
			} else {
				s.lines = append(s.lines, lines...)
			}
		}
		signs[symbol.ID] = s
	}
	return signs, nil
}

// part is a path, a circle or a rectangle.
type part struct {
	XMLName xml.Name
	Fill    string  `xml:"fill,attr"`
	D       string  `xml:"d,attr"`
	CX      float64 `xml:"cx,attr"`
	CY      float64 `xml:"cy,attr"`
	R       float64 `xml:"r,attr"`
	X       float64 `xml:"x,attr"`
	Y       float64 `xml:"y,attr"`
	Width   float64 `xml:"width,attr"`
	Height  float64 `xml:"height,attr"`
	RX      float64 `xml:"rx,attr"`
}

func (p part) outline() ([][]point, error) {
	var s shape
	switch p.XMLName.Local {
	case "path":
		return outline(p.D)
	case "circle":
		s.disc(point{p.CX, p.CY}, p.R)
	case "rect":
		s = box(p.X, p.Y, p.Width, p.Height, p.RX)
	default:
		return nil, fmt.Errorf("a %s is not known", p.XMLName.Local)
	}
	return [][]point{append(s[0], s[0][0])}, nil
}

// draw paints the sign into the square with the left upper corner and the size.
func (s sign) draw(on *image.RGBA, x, y, size float64, c color.RGBA) {
	scale := size / grid
	placed := func(line []point) []point {
		out := make([]point, len(line))
		for i, p := range line {
			out[i] = point{x + p.x*scale, y + p.y*scale}
		}
		return out
	}
	var whole shape
	for _, l := range s.lines {
		whole.line(placed(l), stroke*scale)
	}
	for _, a := range s.areas {
		whole.add(placed(a))
	}
	whole.fill(on, c)
}
