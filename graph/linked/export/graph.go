package export

import "strings"

// Graph is what is exported.
type Graph struct {
	Title   string // what it shows, for people
	Address string // where it can be seen
	Nodes   []Node
	Links   []Link
}

// Node is a node with its place in the picture.
type Node struct {
	ID, Name string
	Kind     string // the kind's code: "institution"
	KindName string // the kind for people: "Institution"
	Address  string // of its page
	Span
	X, Y, Radius float64
	Lines        []string // of its label in the picture
	Colour       string   // of its kind in the picture: "#1d3f94"
}

// Link is a link from one node to another, both by their places in Nodes.
type Link struct {
	From, To int
	Kind     string // the kind's code: "MEMBER_OF"
	KindName string // the kind for people: "member of"
	Span
	Lit bool // part of the path that is lit up
}

// Span is when something holds. Since and Until (the first day on which it no longer holds) are ISO 8601 dates of the
// precision that is known: "2014", "2014-09", "2014-09-01". First and Last are the first and the last full day of the same
// time. All are "" where not known or without end.
type Span struct{ Since, Until, First, Last string }

// ends are the nodes of a link; false for a link that names none.
func (g *Graph) ends(k Link) (from, to *Node, ok bool) {
	if k.From < 0 || k.To < 0 || k.From >= len(g.Nodes) || k.To >= len(g.Nodes) {
		return nil, nil, false
	}
	return &g.Nodes[k.From], &g.Nodes[k.To], true
}

// FileName is a name for a file about the title that every system takes: letters, digits and hyphens, at most 60, and the
// extension.
func FileName(title, extension string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == 60 {
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" {
		name = "graph"
	}
	return "vinculum-" + name + "." + extension
}
