package export

import "strconv"

// GEXF writes the graph as GEXF 1.3 (gexf.net), with the days between which nodes and links hold, and places and colours.
func GEXF(g Graph) []byte {
	w := newWriter()
	w.start("gexf", "xmlns", "http://gexf.net/1.3", "xmlns:viz", "http://gexf.net/1.3/viz", "version", "1.3")
	w.start("meta")
	w.element("creator", "Vinculum")
	w.element("description", g.Title+" "+g.Address)
	w.end()
	w.start("graph", "defaultedgetype", "directed", "mode", "dynamic", "timeformat", "date", "timerepresentation", "interval")
	w.start("attributes", "class", "node")
	w.empty("attribute", "id", "kind", "title", "kind", "type", "string")
	w.empty("attribute", "id", "address", "title", "address", "type", "anyURI")
	w.end()
	w.start("nodes")
	for _, n := range g.Nodes {
		w.start("node", "id", n.ID, "label", n.Name, "start", n.First, "end", n.Last)
		w.start("attvalues")
		w.empty("attvalue", "for", "kind", "value", n.Kind)
		w.empty("attvalue", "for", "address", "value", n.Address)
		w.end()
		if r, green, b, ok := rgb(n.Colour); ok {
			w.empty("viz:color", "r", r, "g", green, "b", b)
		}
		w.empty("viz:position", "x", number(n.X), "y", number(-n.Y), "z", "0") // y grows upwards there
		w.end()
	}
	w.end()
	w.start("edges")
	for i, k := range g.Links {
		if from, to, ok := g.ends(k); ok {
			w.empty("edge", "id", strconv.Itoa(i), "source", from.ID, "target", to.ID, "kind", k.Kind, "label", k.KindName, "start", k.First, "end", k.Last)
		}
	}
	w.end()
	w.end()
	w.end()
	return []byte(w.String())
}

// rgb are the parts of a colour such as "#1d3f94" as decimal numbers.
func rgb(colour string) (r, g, b string, ok bool) {
	if len(colour) != 7 || colour[0] != '#' {
		return "", "", "", false
	}
	v, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		return "", "", "", false
	}
	part := func(shift uint) string { return strconv.Itoa(int(v >> shift & 0xff)) }
	return part(16), part(8), part(0), true
}
