package layout

import "math"

// Node is something to find a place for.
type Node struct {
	ID string
	// Width and Height are of the box around the place that the node needs with its label, in the unit of all places.
	Width, Height float64
}

// Link ties two nodes, named by their places in the list of nodes.
type Link struct{ A, B int }

// Point is a place. Y grows downwards.
type Point struct{ X, Y float64 }

// Layout has the places of the nodes of a graph. The zero value is an empty graph.
type Layout struct {
	nodes []Node
	links []spring
	near  [][]int // the neighbours of each node, in the order of the links
	at    []Point
	speed []Point
	fixed []bool
	known map[string]Point // where nodes are or were
	boxes boxes

	waiting []spot // nodes without a place, in the order in which they get one
	placed  []bool
	fans    []fan
	loose   bool // some node may move
	heat    float64
	pass    pass
	next    int // the node with which the pass goes on
	tree    tree
	field   field
	rest    int // rounds of making room that are left
}

// spring is a link with the length that it tends to.
type spring struct {
	Link
	length, strength float64
}

// Place says where a node is that the layout does not know yet: it stays there when it is set.
func (l *Layout) Place(id string, at Point) {
	if l.known == nil {
		l.known = map[string]Point{}
	}
	if finite(at.X) && finite(at.Y) {
		l.known[id] = at
	}
}

// Set gives the graph: the nodes, those to begin with first, and the links between them. Nodes that have a place keep it,
// and get it back if they were gone for a while and it is still free; what is new waits for Step. Links that name no node, or one node twice, are left out.
func (l *Layout) Set(nodes []Node, links []Link) {
	stay := make(map[string]bool, len(l.nodes))
	for i, n := range l.nodes {
		if l.placed[i] {
			l.Place(n.ID, l.at[i])
			stay[n.ID] = true
		}
	}
	n := len(nodes)
	l.nodes, l.links, l.near = nodes, l.links[:0], make([][]int, n)
	l.at, l.speed = make([]Point, n), make([]Point, n)
	l.fixed, l.placed, l.fans = make([]bool, n), make([]bool, n), make([]fan, n)
	for _, k := range links {
		if k.A == k.B || k.A < 0 || k.B < 0 || k.A >= n || k.B >= n {
			continue
		}
		l.links = append(l.links, spring{Link: k})
		l.near[k.A], l.near[k.B] = append(l.near[k.A], k.B), append(l.near[k.B], k.A)
	}
	l.boxes.reset()
	for i, node := range nodes {
		if at, ok := l.known[node.ID]; ok && (stay[node.ID] || l.boxes.free(l.box(i, at).inner())) {
			l.settle(i, at)
			l.fixed[i] = true
		}
	}
	l.queue()
	l.loose = len(l.waiting) > 0
	l.heat, l.pass, l.next, l.rest = 0.4, begin, 0, rounds
}

// At is the place of a node, by its number in the list that was set. A node that still waits is at the origin.
func (l *Layout) At(i int) Point { return l.at[i] }

// Placed says whether a node has a place already.
func (l *Layout) Placed(i int) bool { return l.placed[i] }

// Done says whether there is nothing left to do.
func (l *Layout) Done() bool { return !l.loose }

// Run works until everything has its place, or more says that there is no time left; nil stands for all the time it
// takes. It says whether it is done.
func (l *Layout) Run(more func() bool) bool {
	for !l.Done() && (more == nil || more()) {
		l.Step(1)
	}
	return l.Done()
}

// Step does that many units of work, each of some hundred operations for a small graph and a few thousand for a large
// one. It says whether everything is done.
func (l *Layout) Step(units int) bool {
	for ; units > 0 && l.loose; units-- {
		switch {
		case len(l.waiting) > 0:
			l.seat(l.waiting[0])
			if l.waiting = l.waiting[1:]; len(l.waiting) == 0 {
				l.stretch()
			}
		case l.heat > cold:
			l.settleDown()
		default:
			l.makeRoom()
		}
	}
	return l.Done()
}

// Bounds are the corners of the box around all boxes of nodes that have a place.
func (l *Layout) Bounds() (from, to Point) {
	first := true
	for i := range l.nodes {
		if !l.placed[i] {
			continue
		}
		b := l.box(i, l.at[i])
		if first {
			from, to, first = Point{b.left, b.top}, Point{b.right, b.bottom}, false
		}
		from = Point{math.Min(from.X, b.left), math.Min(from.Y, b.top)}
		to = Point{math.Max(to.X, b.right), math.Max(to.Y, b.bottom)}
	}
	return from, to
}

func (l *Layout) settle(i int, at Point) {
	l.at[i], l.placed[i] = at, true
	l.boxes.add(l.box(i, at))
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
