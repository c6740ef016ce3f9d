package linked

import "iter"

// Node is a node: what it is and the time in which it exists (Until is the first day on which it no longer does).
type Node struct {
	ID, Kind     string
	Since, Until Day
}

// Link is a link between two nodes and the time in which it holds (Until is the first day on which it no longer does).
type Link struct {
	Kind, From, To string
	Since, Until   Day
	Note           Note
}

// Other is the end that is not id.
func (l Link) Other(id string) string {
	if l.From == id {
		return l.To
	}
	return l.From
}

// Note says more about a link, in the two languages; it has the fields of model.Text, so that each converts to the other.
type Note struct{ EN, NL string }

// Vocabulary lists the kinds of nodes and links that a graph can hold, at most 63 of each. The order counts: groups
// are listed in it, and where not everything fits or there is a choice, the earlier kind of node goes first (so people
// come last). Nodes and links of other kinds are left out.
type Vocabulary struct{ NodeKinds, LinkKinds []string }

// Change is one record: its node and the links that it holds. It replaces what the graph had of the record; a nil Node
// removes it together with its links. The record is one end of every link that it holds (others are left out, and so
// are links from a node to itself and exact repetitions); links to it that other records hold stay.
type Change struct {
	ID    string
	Node  *Node // its ID is not looked at
	Links []Link
}

// Graph is one version of the linked graph. Its methods may be called from any number of goroutines.
type Graph struct {
	vocabulary *vocabulary
	base       *rows
	ids        index
	cells      []*page // what changed since base was built, by node number
	changed    int     // how many cells there are
	size       uint32  // node numbers given out, those of missing nodes included
	notes      []Note
	noteTable  *noteTable
	nodeCount  int
	linkCount  int
	slack      int // how many cells are never worth a rebuild
}

// entry is what is known of a node besides its links; kind 0 is a node that links name but no record brought.
type entry struct {
	since, until Day
	kind         uint8
}

// cell is a node that changed since the base was built.
type cell struct {
	entry
	id    string
	links [][]half // the halves in order, in chunks; none is empty
}

const pageSize = 256

type page [pageSize]*cell

func (g *Graph) cell(i uint32) *cell {
	if p := g.cells[i/pageSize]; p != nil {
		return p[i%pageSize]
	}
	return nil
}

func (g *Graph) entry(i uint32) entry {
	if c := g.cell(i); c != nil {
		return c.entry
	}
	return g.base.entries[i]
}

func (g *Graph) id(i uint32) string {
	if i < g.base.len() {
		return g.base.id(i)
	}
	return g.cell(i).id
}

// find gives the number of a node that is there.
func (g *Graph) find(id string) (uint32, bool) {
	i, ok := g.ids.find(g, id)
	return i, ok && g.entry(i).kind != 0
}

func (g *Graph) adjacency(i uint32) adjacency {
	if c := g.cell(i); c != nil {
		return adjacency{many: c.links}
	}
	if i < g.base.len() {
		return adjacency{one: g.base.row(i)}
	}
	return adjacency{}
}

// before orders nodes by id.
func (g *Graph) before(a, b uint32) bool {
	if n := g.base.len(); a < n && b < n {
		return a < b
	}
	return g.id(a) < g.id(b)
}

// Size is the number of nodes, and of links with both ends there.
func (g *Graph) Size() (nodes, links int) { return g.nodeCount, g.linkCount }

// Has says whether the node is there.
func (g *Graph) Has(id string) bool {
	_, ok := g.find(id)
	return ok
}

// Node finds a node.
func (g *Graph) Node(id string) (Node, bool) {
	i, ok := g.find(id)
	if !ok {
		return Node{}, false
	}
	return g.node(i), true
}

func (g *Graph) node(i uint32) Node {
	e := g.entry(i)
	return Node{ID: g.id(i), Kind: g.vocabulary.nodes[e.kind], Since: e.since, Until: e.until}
}

func (g *Graph) link(i uint32, h *half) Link {
	l := Link{Kind: g.vocabulary.links[h.kind], From: g.id(i), To: g.id(h.other), Since: h.since, Until: h.until, Note: g.notes[h.note]}
	if h.in {
		l.From, l.To = l.To, l.From
	}
	return l
}

// All gives every record that is there with the links it holds, also those whose other end is missing: what Build
// needs to make the graph again. The Node and the Links are overwritten by the next turn.
func (g *Graph) All() iter.Seq[Change] {
	return func(yield func(Change) bool) {
		var node Node
		var links []Link
		for i := range g.size {
			if g.absent(i) {
				continue
			}
			node, links = g.node(i), links[:0]
			for h := range g.adjacency(i).all() {
				if h.mine {
					links = append(links, g.link(i, h))
				}
			}
			if !yield(Change{ID: node.ID, Node: &node, Links: links}) {
				return
			}
		}
	}
}

// absent says whether no record brought the node.
func (g *Graph) absent(i uint32) bool { return g.entry(i).kind == 0 }
