package page

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// tell says what is visible and how.
func (c *explorer) tell() {
	if c.browser.picture == nil || c.browser.drawn != c.graph {
		return
	}
	nodes, links := make([]byte, len(c.graph.nodes)), make([]byte, len(c.graph.links))
	for i, is := range c.shown.nodes {
		nodes[i] = bit(is, 1) | bit(c.graph.isOpen(c.route, i), 2) | bit(c.graph.nodes[i].onPath, 4)
	}
	for i, is := range c.shown.links {
		links[i] = bit(is, 1) | bit(c.graph.links[i].onPath, 4)
	}
	place := func(name string) int {
		if i, ok := c.graph.index[model.ID(c.route.Get(name))]; ok && c.shown.nodes[i] {
			return i
		}
		return -1
	}
	c.browser.picture.Call("state", bytesArray(nodes), bytesArray(links), place("selected"), place("pathFrom"))
}

func bit(is bool, b byte) byte {
	if is {
		return b
	}
	return 0
}

// fillTables writes the rows of the tables: those of the nodes and links that the picture shows.
func (c *explorer) fillTables() {
	for _, t := range []struct {
		id   string
		rows []*attr.Markup
	}{{"explore-nodes", nodeRows(c.route, c.graph, c.shown)}, {"explore-links", linkRows(c.route.Lang, c.graph, c.shown)}} {
		var parts []any
		for at := 0; at < len(t.rows); at += 40 {
			var b strings.Builder
			for _, row := range t.rows[at:min(at+40, len(t.rows))] {
				b.WriteString(row.String())
			}
			parts = append(parts, b.String())
		}
		app.Window().Get("vinculum").Get("drawing").Call("rows", t.id, parts)
	}
}

// graphJSON is the graph as graph.js reads it.
func (c *explorer) graphJSON() string {
	type node struct {
		ID     string   `json:"id"`
		Kind   string   `json:"kind"`
		Href   string   `json:"href"`
		Lines  []string `json:"lines"`
		Spoken string   `json:"spoken"`
		R      float64  `json:"r"`
		Degree int      `json:"degree"`
		Start  bool     `json:"start"`
	}
	type link struct {
		A     int     `json:"a"`
		B     int     `json:"b"`
		Bend  float64 `json:"bend"`
		Words string  `json:"words,omitempty"`
	}
	l := c.route.Lang
	var g struct {
		Nodes []node `json:"nodes"`
		Links []link `json:"links"`
	}
	g.Nodes, g.Links = make([]node, len(c.graph.nodes)), make([]link, len(c.graph.links))
	for i, n := range c.graph.nodes {
		g.Nodes[i] = node{string(n.ID), string(n.Kind), route.To(l, n.ID).String(), c.places.lines[i], spokenNode(l, c.graph, i), c.places.radius[i], n.degree, c.route.Has("from", string(n.ID))}
	}
	for i, k := range c.graph.links {
		g.Links[i] = link{A: k.from, B: k.to, Bend: linkBend(c.graph, i)}
		if k.onPath {
			g.Links[i].Words = l.T("link." + string(k.kind))
		}
	}
	b, err := json.Marshal(g)
	if err != nil {
		return `{"nodes":[],"links":[]}`
	}
	return string(b)
}

// placesArray is a Float32Array with x and y of each node.
func (c *explorer) placesArray() app.Value {
	b := make([]byte, 0, 8*len(c.graph.nodes))
	for i := range c.graph.nodes {
		at := c.places.at(i)
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(at.X)))
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(at.Y)))
	}
	return app.Window().Get("Float32Array").New(bytesArray(b).Get("buffer"))
}

// bytesArray is a Uint8Array with the bytes.
func bytesArray(b []byte) app.Value {
	array := app.Window().Get("Uint8Array").New(len(b))
	app.CopyBytesToJS(array, b)
	return array
}
