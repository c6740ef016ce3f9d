package layout

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// star is a hub with that many rays.
func star(rays int) ([]Node, []Link) {
	nodes, links := []Node{{"hub", 60, 60}}, []Link(nil)
	for i := range rays {
		nodes = append(nodes, Node{fmt.Sprintf("ray%d", i), 120, 60})
		links = append(links, Link{0, i + 1})
	}
	return nodes, links
}

// random is a graph of that many nodes and links, of boxes of many sizes.
func random(r *rand.Rand, nodes, links int) ([]Node, []Link) {
	var n []Node
	var k []Link
	for i := range nodes {
		n = append(n, Node{fmt.Sprint("n", i), float64(r.IntN(140)), float64(r.IntN(70))})
	}
	for range links {
		k = append(k, Link{r.IntN(nodes+2) - 1, r.IntN(nodes+2) - 1}) // some name no node
	}
	return n, k
}

func places(l *Layout, n int) []Point {
	out := make([]Point, n)
	for i := range out {
		out[i] = l.At(i)
	}
	return out
}

// sound fails the test where a node has no proper place.
func sound(t *testing.T, l *Layout, n int) {
	t.Helper()
	for i := range n {
		if at := l.At(i); !l.Placed(i) || !finite(at.X) || !finite(at.Y) || math.Abs(at.X) > 1e7 || math.Abs(at.Y) > 1e7 {
			t.Fatalf("node %d of %d is at %v, placed: %v", i, n, at, l.Placed(i))
		}
	}
}

// overlaps counts pairs of boxes that share more than a sliver.
func overlaps(l *Layout) int {
	count := 0
	for i := range l.nodes {
		for j := range i {
			a, b := l.box(i, l.at[i]), l.box(j, l.at[j])
			if math.Min(a.right, b.right)-math.Max(a.left, b.left) > 3 && math.Min(a.bottom, b.bottom)-math.Max(a.top, b.top) > 3 {
				count++
			}
		}
	}
	return count
}

func TestStarsAreReadable(t *testing.T) {
	for _, rays := range []int{0, 1, 2, 5, 25, 60, 200} {
		var l Layout
		nodes, links := star(rays)
		l.Set(nodes, links)
		l.Run(nil)
		sound(t, &l, len(nodes))
		if n := overlaps(&l); n > 0 {
			t.Errorf("%d rays: %d labels cover each other", rays, n)
		}
		farthest := 0.0
		for i := 1; i <= rays; i++ {
			farthest = math.Max(farthest, math.Hypot(l.At(i).X-l.At(0).X, l.At(i).Y-l.At(0).Y))
		}
		if most := 260 + 110*math.Sqrt(float64(rays)); farthest > most {
			t.Errorf("%d rays: one is %.0f away, at most %.0f is needed", rays, farthest, most)
		}
	}
}

func TestAnyGraphGetsPlaces(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		nodes, links := random(r, 1+r.IntN(60), r.IntN(120))
		var l Layout
		l.Set(nodes, links)
		l.Run(nil)
		sound(t, &l, len(nodes))
		if n := overlaps(&l); n > 2 {
			t.Errorf("seed %d: %d labels of %d cover each other", seed, n, len(nodes))
		}
	}
}

func TestTheSameGraphGetsTheSamePlaces(t *testing.T) {
	nodes, links := random(rand.New(rand.NewPCG(7, 7)), 80, 160)
	var once, slowly Layout
	once.Set(nodes, links)
	once.Run(nil)
	slowly.Set(nodes, links)
	for turn := 0; !slowly.Step(1 + turn%3); turn++ {
	}
	if a, b := places(&once, 80), places(&slowly, 80); !slices.Equal(a, b) {
		t.Error("places depend on how the work is cut")
	}
}

func TestAddingMovesNothing(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 2))
		nodes, links := random(r, 70, 130)
		var l Layout
		for _, size := range []int{10, 30, 31, 70} {
			before := map[string]Point{}
			for i, n := range l.nodes {
				before[n.ID] = l.At(i)
			}
			l.Set(nodes[:size:size], links)
			l.Run(nil)
			sound(t, &l, size)
			for i, n := range nodes[:size] {
				if was, ok := before[n.ID]; ok && was != l.At(i) {
					t.Fatalf("seed %d: %s moved from %v to %v when %d nodes became %d", seed, n.ID, was, l.At(i), len(before), size)
				}
			}
		}
	}
}

func TestWhatComesBackIsWhereItWas(t *testing.T) {
	nodes, links := star(30)
	var l Layout
	l.Set(nodes, links)
	l.Run(nil)
	before := places(&l, len(nodes))
	l.Set(nodes[:10], links)
	l.Run(nil)
	l.Set(nodes, links)
	l.Run(nil)
	if after := places(&l, len(nodes)); !slices.Equal(before, after) {
		t.Error("nodes that were gone came back elsewhere")
	}
}

func TestPlacesAreTakenOver(t *testing.T) {
	nodes, links := star(3)
	var l Layout
	l.Place("hub", Point{100, 200})
	l.Place("ray0", Point{math.NaN(), 0})
	l.Set(nodes, links)
	l.Run(nil)
	if got := (Point{100, 200}); l.At(0) != got {
		t.Errorf("the hub is at %v, want %v", l.At(0), got)
	}
	sound(t, &l, len(nodes))
}

func TestNothingToDo(t *testing.T) {
	var l Layout
	if !l.Run(nil) || !l.Step(5) {
		t.Error("an empty layout is not done")
	}
	l.Set(nil, nil)
	if from, to := l.Bounds(); !l.Run(nil) || from != to {
		t.Error("no nodes are not done, or have bounds")
	}
}

func TestRunEndsWhenThereIsNoTime(t *testing.T) {
	nodes, links := star(100)
	var l Layout
	l.Set(nodes, links)
	if l.Run(func() bool { return false }) {
		t.Error("it was done without time")
	}
}

func FuzzLayout(f *testing.F) {
	f.Add(uint64(1), 5, 10, 3)
	f.Fuzz(func(t *testing.T, seed uint64, n, m, more int) {
		n, m, more = 1+abs(n)%40, abs(m)%80, abs(more)%20
		nodes, links := random(rand.New(rand.NewPCG(seed, 3)), n+more, m)
		var l Layout
		l.Set(nodes[:n:n], links)
		l.Run(nil)
		l.Set(nodes, links)
		l.Run(nil)
		sound(t, &l, len(nodes))
	})
}

func abs(n int) int { return max(n, -max(n, -1<<62)) }

// large is a graph as one around a university with its people: hubs with many rays, and some links across.
func large() ([]Node, []Link) {
	r := rand.New(rand.NewPCG(4, 4))
	nodes, links := []Node{{"n0", 60, 60}}, []Link(nil)
	for i := 1; i < 2000; i++ {
		nodes = append(nodes, Node{fmt.Sprint("n", i), 26, 26})
		hub := 0
		if i > 60 {
			hub = r.IntN(60)
		}
		links = append(links, Link{hub, i}, Link{r.IntN(i), i})
	}
	return nodes, links
}

// BenchmarkLarge lays out 2,000 nodes with 4,000 links; longest is the longest unit of work.
func BenchmarkLarge(b *testing.B) {
	nodes, links := large()
	var longest time.Duration
	for b.Loop() {
		var l Layout
		l.Set(nodes, links)
		for !l.Done() {
			start := time.Now()
			l.Step(1)
			longest = max(longest, time.Since(start))
		}
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "longest-ms")
}

func BenchmarkStar(b *testing.B) {
	nodes, links := star(60)
	for b.Loop() {
		var l Layout
		l.Set(nodes, links)
		l.Run(nil)
	}
}
