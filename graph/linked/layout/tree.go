package layout

import "math"

// tree is a quadtree over places: what lies far away pushes as one (Barnes and Hut, 1986).
type tree struct {
	cells []cell
	side  float64 // of the root
	from  Point
}

// cell is a square of the tree: how many places lie in it, and the sum of them.
type cell struct {
	sum   Point
	count float64
	kids  [4]int32 // 0: none
	leaf  bool     // all its places are (nearly) one
}

// deepest is how often a square is divided; places that are still together then push as one.
const deepest = 24

// near is how large a square may seem, from a place, to push as one: its side by its distance.
const near = 0.9

func (t *tree) build(at []Point) {
	t.cells = t.cells[:0]
	if len(at) == 0 {
		return
	}
	from, to := at[0], at[0]
	for _, p := range at {
		from = Point{math.Min(from.X, p.X), math.Min(from.Y, p.Y)}
		to = Point{math.Max(to.X, p.X), math.Max(to.Y, p.Y)}
	}
	t.from, t.side = from, math.Max(math.Max(to.X-from.X, to.Y-from.Y), 1)
	t.cells = append(t.cells, cell{leaf: true})
	for _, p := range at {
		t.add(p)
	}
}

func (t *tree) add(p Point) {
	i, from, side := int32(0), t.from, t.side
	for depth := 0; ; depth++ {
		c := &t.cells[i]
		if c.leaf && c.count > 0 && depth < deepest { // what is there goes one deeper
			old, n := Point{c.sum.X / c.count, c.sum.Y / c.count}, c.count
			c.leaf = false
			k := t.kid(i, quarter(old, from, side))
			t.cells[k].sum, t.cells[k].count = Point{old.X * n, old.Y * n}, n
			c = &t.cells[i]
		}
		c.sum.X, c.sum.Y, c.count = c.sum.X+p.X, c.sum.Y+p.Y, c.count+1
		if c.leaf {
			return
		}
		q := quarter(p, from, side)
		side /= 2
		from.X += float64(q&1) * side
		from.Y += float64(q>>1) * side
		i = t.kid(i, q)
	}
}

func quarter(p, from Point, side float64) int {
	q := 0
	if p.X >= from.X+side/2 {
		q |= 1
	}
	if p.Y >= from.Y+side/2 {
		q |= 2
	}
	return q
}

// kid is a quarter of a cell; it is made where there is none.
func (t *tree) kid(i int32, q int) int32 {
	if t.cells[i].kids[q] == 0 {
		t.cells = append(t.cells, cell{leaf: true})
		t.cells[i].kids[q] = int32(len(t.cells) - 1)
	}
	return t.cells[i].kids[q]
}

// force is how all places push one of them, for a push of 1.
func (t *tree) force(p Point) Point {
	var f Point
	type visit struct {
		cell int32
		side float64
	}
	var stack [4 * deepest]visit
	stack[0] = visit{0, t.side}
	for n := 1; n > 0; {
		n--
		v := stack[n]
		c := &t.cells[v.cell]
		if c.count == 0 {
			continue
		}
		dx, dy := p.X-c.sum.X/c.count, p.Y-c.sum.Y/c.count
		d2 := dx*dx + dy*dy
		if !c.leaf && v.side*v.side > near*near*d2 {
			for _, k := range c.kids {
				if k != 0 {
					stack[n] = visit{k, v.side / 2}
					n++
				}
			}
			continue
		}
		if d2 < 1e-9 {
			continue // itself
		}
		s := c.count / math.Max(d2, 100)
		f.X += dx * s
		f.Y += dy * s
	}
	return f
}
