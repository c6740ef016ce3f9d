package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// hostile are names that break out of markup, of cells or of file names.
var hostile = []string{
	`"><script>alert(1)</script>`, `' onload='x`, "]]>", "&amp; &lt;", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "a,b;c", "line\r\nbreak\ttab",
	"nul\x00 bell\x07 escape\x1b", "\ufffe\uffff", "\xff\xfe", "مرحبا", "🎓👩🏽‍🚀", "../../etc/passwd", "", "true", strings.Repeat("long ", 40), "--><!--",
}

// sample is a graph in which everything that people write is hostile.
func sample() Graph {
	g := Graph{Title: hostile[0], Address: "https://x.example/en/explore?from=a&asOf=2000-01-01"}
	for i, name := range hostile {
		g.Nodes = append(g.Nodes, Node{ID: "network:n" + string(rune('a'+i)), Name: name, Kind: "network", KindName: name, Address: "https://x.example/" + name,
			Span: Span{"2014", "2020-05", "2014-01-01", "2020-05-31"}, X: float64(10 * i), Y: -5.25, Radius: 14, Lines: []string{name}, Colour: "#94335f"})
		if i > 0 {
			g.Links = append(g.Links, Link{From: i - 1, To: i, Kind: "MEMBER_OF", KindName: name, Span: Span{Since: "2014", First: "2014-01-01"}, Lit: i == 3})
		}
	}
	g.Links = append(g.Links, Link{From: 0, To: len(g.Nodes)}, Link{From: -1, To: 0}) // these name no node
	return g
}

// clean is what XML can hold of a text.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// element is one element of an XML file.
type element struct {
	name       string
	attributes map[string]string
	text       string
}

func elements(t *testing.T, file []byte) []element {
	t.Helper()
	var all []element
	var open []int
	d := xml.NewDecoder(bytes.NewReader(file))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("%v in %.300s", err, file)
		}
		switch k := token.(type) {
		case xml.StartElement:
			e := element{k.Name.Local, map[string]string{}, ""}
			for _, a := range k.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			open, all = append(open, len(all)), append(all, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				all[open[len(open)-1]].text += string(k)
			}
		}
	}
}

func of(all []element, name string) []element {
	return slices.DeleteFunc(slices.Clone(all), func(e element) bool { return e.name != name })
}

func TestGEXF(t *testing.T) {
	g := sample()
	all := elements(t, GEXF(g))
	nodes, edges := of(all, "node"), of(all, "edge")
	if len(nodes) != len(g.Nodes) || len(edges) != len(g.Nodes)-1 {
		t.Fatalf("%d nodes and %d edges, want %d and %d", len(nodes), len(edges), len(g.Nodes), len(g.Nodes)-1)
	}
	for i, n := range nodes {
		if a := n.attributes; a["id"] != g.Nodes[i].ID || a["label"] != clean(g.Nodes[i].Name) || a["start"] != "2014-01-01" || a["end"] != "2020-05-31" {
			t.Errorf("node %d reads as %v", i, a)
		}
	}
	for i, e := range edges {
		_, ends := e.attributes["end"]
		if a := e.attributes; a["source"] != g.Nodes[i].ID || a["target"] != g.Nodes[i+1].ID || a["kind"] != "MEMBER_OF" || a["start"] != "2014-01-01" || ends {
			t.Errorf("edge %d reads as %v", i, a)
		}
	}
	if c := of(all, "color")[0].attributes; c["r"] != "148" || c["g"] != "51" || c["b"] != "95" {
		t.Errorf("the colour reads as %v", c)
	}
	if root := all[0]; root.name != "gexf" || root.attributes["version"] != "1.3" {
		t.Errorf("the root reads as %v", root)
	}
}

func TestGraphML(t *testing.T) {
	g := sample()
	all := elements(t, GraphML(g))
	keys := map[string]bool{}
	for _, k := range of(all, "key") {
		keys[k.attributes["id"]] = true
	}
	labels, dates := 0, 0
	for _, d := range of(all, "data") {
		if !keys[d.attributes["key"]] {
			t.Errorf("the key %q is not declared", d.attributes["key"])
		}
		if d.attributes["key"] == "node-label" && slices.ContainsFunc(hostile, func(s string) bool { return clean(s) == d.text }) {
			labels++
		}
		if d.attributes["key"] == "edge-since" && d.text == "2014" {
			dates++
		}
	}
	if full := len(g.Nodes) - 1; labels != full || dates != full { // one name is empty
		t.Errorf("%d labels and %d dates read back, want %d", labels, dates, full)
	}
	if n, e := len(of(all, "node")), len(of(all, "edge")); n != len(g.Nodes) || e != n-1 {
		t.Errorf("%d nodes and %d edges", n, e)
	}
}

func TestSVG(t *testing.T) {
	g := sample()
	all := elements(t, SVG(g))
	allowed := []string{"svg", "title", "desc", "rect", "line", "g", "circle", "text", "tspan"}
	for _, e := range all {
		if !slices.Contains(allowed, e.name) {
			t.Errorf("a name became <%s>", e.name)
		}
		for name := range e.attributes {
			if strings.HasPrefix(name, "on") || name == "href" {
				t.Errorf("a name became the attribute %s", name)
			}
		}
	}
	if len(of(all, "circle")) != len(g.Nodes) || len(of(all, "line")) != len(g.Nodes)-1 {
		t.Errorf("%d circles, %d lines", len(of(all, "circle")), len(of(all, "line")))
	}
	for i, e := range of(all, "tspan") {
		if e.text != clean(hostile[i]) {
			t.Errorf("label %d reads as %q", i, e.text)
		}
	}
	if SVG(Graph{}) == nil || len(elements(t, SVG(Graph{}))) == 0 {
		t.Error("nothing is no picture")
	}
}

func TestCSV(t *testing.T) {
	g := sample()
	for name, file := range map[string][]byte{"nodes": NodesCSV(g), "links": LinksCSV(g)} {
		rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, row := range rows {
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(c)[0]) {
					t.Errorf("%s, row %d: the cell %q is a formula", name, i, c)
				}
			}
		}
		if name == "nodes" && (len(rows) != len(g.Nodes)+1 || rows[5][1] != "'"+hostile[4] || rows[1][1] != hostile[0] || rows[1][3] != "2014") {
			t.Errorf("the nodes read as %q", rows[:6])
		}
		if name == "links" && (len(rows) != len(g.Nodes) || rows[1][0] != g.Nodes[0].ID || rows[1][3] != g.Nodes[1].ID || rows[1][2] != "MEMBER_OF") {
			t.Errorf("the links read as %q", rows[:2])
		}
	}
}

func TestJSON(t *testing.T) {
	g := sample()
	file, err := JSON(g)
	if err != nil {
		t.Fatal(err)
	}
	var read jsonGraph
	if err := json.Unmarshal(file, &read); err != nil {
		t.Fatal(err)
	}
	n, e := read.Graph.Nodes[g.Nodes[4].ID], read.Graph.Edges
	if len(read.Graph.Nodes) != len(g.Nodes) || len(e) != len(g.Nodes)-1 || n.Label != hostile[4] || n.Metadata.Until != "2020-05" || *n.Metadata.Y != -5.25 ||
		e[0].Source != g.Nodes[0].ID || e[0].Relation != "MEMBER_OF" || e[0].Metadata.Since != "2014" {
		t.Errorf("it reads as %+v, %+v", n, e[0])
	}
}

func TestFileNames(t *testing.T) {
	for title, want := range map[string]string{
		"LERU": "vinculum-leru.svg", "../../etc/passwd": "vinculum-etc-passwd.svg", "": "vinculum-graph.svg", "Ünï": "vinculum-n.svg", "CON \\ : * ?": "vinculum-con.svg", "日本": "vinculum-graph.svg",
	} {
		if got := FileName(title, "svg"); got != want {
			t.Errorf("%q is saved as %s, want %s", title, got, want)
		}
	}
	if got := FileName(strings.Repeat("a b ", 100), "csv"); len(got) > 80 {
		t.Errorf("a long title gives %s", got)
	}
}

func FuzzExport(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := Graph{Title: s, Address: s, Nodes: []Node{{ID: s, Name: s, Kind: s, KindName: s, Address: s, Lines: []string{s}, Colour: s}}, Links: []Link{{Kind: s, KindName: s}}}
		for _, file := range [][]byte{GEXF(g), GraphML(g), SVG(g)} {
			elements(t, file)
		}
		rows, err := csv.NewReader(bytes.NewReader(NodesCSV(g))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Errorf("%q: %q, %v", s, rows, err)
		}
	})
}
