package layout

import "math"

// box is the room that a node takes.
type box struct{ left, top, right, bottom float64 }

func (l *Layout) box(i int, at Point) box {
	w, h := math.Max(l.nodes[i].Width, 1)/2, math.Max(l.nodes[i].Height, 1)/2
	return box{at.X - w, at.Y - h, at.X + w, at.Y + h}
}

// inner is the middle of a box: a node may come back where only the rims meet.
func (b box) inner() box {
	w, h := (b.right-b.left)/4, (b.bottom-b.top)/4
	return box{b.left + w, b.top + h, b.right - w, b.bottom - h}
}

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// boxes finds what is in the way, by a grid.
type boxes struct{ cells map[[2]int32][]box }

// cellSize is about as large as a label.
const cellSize = 96

func (s *boxes) reset() { s.cells = map[[2]int32][]box{} }

func (b box) cells(visit func([2]int32) bool) {
	for cx := cellOf(b.left); cx <= cellOf(b.right); cx++ {
		for cy := cellOf(b.top); cy <= cellOf(b.bottom); cy++ {
			if !visit([2]int32{cx, cy}) {
				return
			}
		}
	}
}

func cellOf(v float64) int32 { return int32(math.Floor(math.Max(-1e9, math.Min(1e9, v/cellSize)))) }

func (s *boxes) add(b box) {
	b.cells(func(c [2]int32) bool { s.cells[c] = append(s.cells[c], b); return true })
}

func (s *boxes) free(b box) bool {
	free := true
	b.cells(func(c [2]int32) bool {
		for _, o := range s.cells[c] {
			if b.meets(o) {
				free = false
				return false
			}
		}
		return true
	})
	return free
}
