package export

import "strconv"

// GraphML writes the graph as GraphML 1.0 (graphml.graphdrawing.org).
func GraphML(g Graph) []byte {
	w := newWriter()
	w.start("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns")
	for _, of := range []string{"node", "edge"} {
		for _, name := range []string{"label", "kind", "since", "until"} {
			w.empty("key", "id", of+"-"+name, "for", of, "attr.name", name, "attr.type", "string")
		}
	}
	w.empty("key", "id", "node-address", "for", "node", "attr.name", "address", "attr.type", "string")
	for _, name := range []string{"x", "y"} {
		w.empty("key", "id", "node-"+name, "for", "node", "attr.name", name, "attr.type", "double")
	}
	w.start("graph", "id", "vinculum", "edgedefault", "directed")
	w.element("desc", g.Title+" "+g.Address)
	data := func(key, value string) {
		if value != "" {
			w.element("data", value, "key", key)
		}
	}
	for _, n := range g.Nodes {
		w.start("node", "id", n.ID)
		data("node-label", n.Name)
		data("node-kind", n.Kind)
		data("node-since", n.Since)
		data("node-until", n.Until)
		data("node-address", n.Address)
		data("node-x", number(n.X))
		data("node-y", number(n.Y))
		w.end()
	}
	for i, k := range g.Links {
		from, to, ok := g.ends(k)
		if !ok {
			continue
		}
		w.start("edge", "id", "e"+strconv.Itoa(i), "source", from.ID, "target", to.ID)
		data("edge-label", k.KindName)
		data("edge-kind", k.Kind)
		data("edge-since", k.Since)
		data("edge-until", k.Until)
		w.end()
	}
	w.end()
	w.end()
	return []byte(w.String())
}
