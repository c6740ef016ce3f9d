package export

import "math"

// SVG writes the picture as it is shown, in the colours of the light scheme, as a file that stands alone.
func SVG(g Graph) []byte {
	left, top, right, bottom := frame(g.Nodes)
	w := newWriter()
	w.start("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", number(left)+" "+number(top)+" "+number(right-left)+" "+number(bottom-top),
		"width", number(right-left), "height", number(bottom-top), "font-family", "'Source Sans 3', system-ui, sans-serif", "font-size", "13")
	w.element("title", g.Title)
	w.element("desc", g.Address)
	w.empty("rect", "x", number(left), "y", number(top), "width", number(right-left), "height", number(bottom-top), "fill", "#ffffff")
	for _, k := range g.Links {
		from, to, ok := g.ends(k)
		if !ok {
			continue
		}
		colour, width := "#aab2c5", "1.2"
		if k.Lit {
			colour, width = "#b57500", "4"
		}
		w.start("line", "x1", number(from.X), "y1", number(from.Y), "x2", number(to.X), "y2", number(to.Y), "stroke", colour, "stroke-width", width)
		w.element("title", from.Name+" – "+k.KindName+" – "+to.Name)
		w.end()
	}
	for _, n := range g.Nodes {
		w.start("g", "transform", "translate("+number(n.X)+" "+number(n.Y)+")")
		w.element("title", n.Name+" ("+n.KindName+")")
		w.empty("circle", "r", number(n.Radius), "fill", n.Colour, "stroke", "#ffffff", "stroke-width", "2")
		w.start("text", "text-anchor", "middle", "fill", "#172033", "stroke", "#ffffff", "stroke-width", "3", "stroke-linejoin", "round", "paint-order", "stroke")
		for i, line := range n.Lines {
			w.element("tspan", line, "x", "0", "y", number(n.Radius+18+14*float64(i)))
		}
		w.end()
		w.end()
	}
	w.end()
	return []byte(w.String())
}

// frame is the box around the nodes with their labels.
func frame(nodes []Node) (left, top, right, bottom float64) {
	left, top, right, bottom = -100, -100, 100, 100
	for i, n := range nodes {
		if math.IsNaN(n.X+n.Y) || math.IsInf(n.X+n.Y, 0) {
			continue
		}
		l, t, r, b := n.X-80, n.Y-40, n.X+80, n.Y+60
		if i == 0 {
			left, top, right, bottom = l, t, r, b
		}
		left, top, right, bottom = min(left, l), min(top, t), max(right, r), max(bottom, b)
	}
	return left, top, right, bottom
}
