package layout

import "math"

// gap is the least room between two boxes.
const gap = 4.0

// field finds boxes that may meet: a grid over all of them, the boxes of each cell in one row after the other.
type field struct {
	from          Point
	size          float64 // of a cell
	columns, rows int
	starts        []int32 // of the row of each cell, and the end of the last
	boxes         []int32
}

// spread pushes boxes that meet apart, along the way that is shorter, by a part of what they share. It says whether any
// did that could be moved.
func (l *Layout) spread(part float64) bool {
	f := &l.field
	f.lay(l)
	met := false
	for cell := range f.columns * f.rows {
		inside := f.boxes[f.starts[cell]:f.starts[cell+1]]
		for a, i := range inside {
			for _, j := range inside[a+1:] {
				if l.part(int(i), int(j), part) {
					met = true
				}
			}
		}
	}
	return met
}

// lay sorts the boxes into cells about as large as a label; larger ones where they lie far apart.
func (f *field) lay(l *Layout) {
	from, to := l.Bounds()
	n := float64(len(l.nodes))
	f.from, f.size = from, math.Max(cellSize, math.Sqrt((to.X-from.X)*(to.Y-from.Y)/(4*n+1)))
	f.size = math.Max(f.size, math.Max(to.X-from.X, to.Y-from.Y)/(4*n+16))
	f.columns, f.rows = int((to.X-from.X)/f.size)+1, int((to.Y-from.Y)/f.size)+1
	f.starts = append(f.starts[:0], make([]int32, f.columns*f.rows+1)...)
	f.each(l, func(cell int, _ int32) { f.starts[cell+1]++ })
	for cell := range f.columns * f.rows {
		f.starts[cell+1] += f.starts[cell]
	}
	f.boxes = append(f.boxes[:0], make([]int32, f.starts[f.columns*f.rows])...)
	f.each(l, func(cell int, i int32) {
		f.boxes[f.starts[cell]] = i
		f.starts[cell]++
	})
	copy(f.starts[1:], f.starts) // each start had become the next one's
	f.starts[0] = 0
}

// each visits every cell that each box lies in.
func (f *field) each(l *Layout, visit func(cell int, i int32)) {
	for i := range l.nodes {
		b := l.box(i, l.at[i])
		for y := int((b.top - f.from.Y) / f.size); y <= min(int((b.bottom-f.from.Y)/f.size), f.rows-1); y++ {
			for x := int((b.left - f.from.X) / f.size); x <= min(int((b.right-f.from.X)/f.size), f.columns-1); x++ {
				visit(y*f.columns+x, int32(i))
			}
		}
	}
}

// part moves two nodes apart whose boxes meet.
func (l *Layout) part(i, j int, part float64) bool {
	if l.fixed[i] && l.fixed[j] {
		return false
	}
	a, b := l.box(i, l.at[i]), l.box(j, l.at[j])
	x := math.Min(a.right, b.right) - math.Max(a.left, b.left)
	y := math.Min(a.bottom, b.bottom) - math.Max(a.top, b.top)
	if x <= 0 || y <= 0 {
		return false
	}
	mine, others := 0.5, 0.5
	switch {
	case l.fixed[i]:
		mine, others = 0, 1
	case l.fixed[j]:
		mine, others = 1, 0
	}
	if y <= x {
		d := (y + gap) * part
		if l.at[j].Y < l.at[i].Y || l.at[j].Y == l.at[i].Y && (i+j)%2 == 0 {
			d = -d
		}
		l.at[i].Y -= d * mine
		l.at[j].Y += d * others
		return true
	}
	d := (x + gap) * part
	if l.at[j].X < l.at[i].X || l.at[j].X == l.at[i].X && (i+j)%2 == 0 {
		d = -d
	}
	l.at[i].X -= d * mine
	l.at[j].X += d * others
	return true
}
