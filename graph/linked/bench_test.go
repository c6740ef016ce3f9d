package linked

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
)

// sizes are the numbers of alumni that the benchmarks run at: the data set's and the largest one foreseen.
var sizes = []int{109_000, 1_000_000}

// benchGraphs keeps the graphs between benchmarks: building one takes seconds.
var benchGraphs sync.Map

func benchGraph(b *testing.B, alumni int) *Graph {
	if g, ok := benchGraphs.Load(alumni); ok {
		return g.(*Graph)
	}
	g := alumniLike(alumni, 1)
	benchGraphs.Store(alumni, g)
	return g
}

func each(b *testing.B, run func(b *testing.B, g *Graph)) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("alumni=%d", n), func(b *testing.B) {
			g := benchGraph(b, n)
			b.ReportAllocs()
			b.ResetTimer()
			run(b, g)
		})
	}
}

// BenchmarkBuild builds from records that are there already, and reports what the graph keeps.
func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("alumni=%d", n), func(b *testing.B) {
			var records []Change
			for c := range benchGraph(b, n).All() {
				node := *c.Node
				records = append(records, Change{ID: c.ID, Node: &node, Links: slices.Clone(c.Links)})
			}
			benchGraphs.Delete(n)
			var before, after runtime.MemStats
			var g *Graph
			for b.Loop() {
				g = nil
				runtime.GC()
				runtime.ReadMemStats(&before)
				g = Build(alumniVocabulary, slices.Values(records))
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			nodes, links := g.Size()
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(nodes), "B/node")
			b.ReportMetric(float64(links), "links")
			benchGraphs.Store(n, g)
			runtime.KeepAlive(records)
		})
	}
}

// BenchmarkNeighbours reads all links of an alumnus.
func BenchmarkNeighbours(b *testing.B) {
	each(b, func(b *testing.B, g *Graph) {
		id := alumnusID(77_777)
		for b.Loop() {
			for range g.Neighbours(id, Filter{}) {
			}
		}
	})
}

// BenchmarkPage reads twenty links from the middle of a programme's alumni.
func BenchmarkPage(b *testing.B) {
	for name, day := range map[string]Day{"anytime": 0, "asof": 20200101} {
		b.Run(name, func(b *testing.B) {
			each(b, func(b *testing.B, g *Graph) {
				of := Group{Direction: In, LinkKind: "GRADUATED_FROM", NodeKind: "alumnus"}
				for b.Loop() {
					if n := len(g.Page("programme:7", of, day, Range{After: alumnusID(50_000), Limit: 20})); n != 20 {
						b.Fatal(n)
					}
				}
			})
		})
	}
}

// BenchmarkGroups groups the links of the largest employer.
func BenchmarkGroups(b *testing.B) {
	for name, day := range map[string]Day{"anytime": 0, "asof": 20200101} {
		b.Run(name, func(b *testing.B) {
			each(b, func(b *testing.B, g *Graph) {
				for b.Loop() {
					g.Groups("organisation:0", Filter{AsOf: day})
				}
			})
		})
	}
}

// BenchmarkExplore explores around a university and around an alumnus.
func BenchmarkExplore(b *testing.B) {
	for name, from := range map[string]string{"institution": "institution:0", "alumnus": alumnusID(77_777)} {
		b.Run(name, func(b *testing.B) {
			each(b, func(b *testing.B, g *Graph) {
				for b.Loop() {
					g.Explore([]string{from}, Filter{AsOf: 20200101}, 2, 200)
				}
			})
		})
	}
}

// BenchmarkPath finds the way from a network to an institution, between two alumni, and one that is not there.
func BenchmarkPath(b *testing.B) {
	for _, of := range []struct {
		name, from, to string
		f              Filter
	}{
		{"network-institution", "network:7", "institution:44", Filter{}},
		{"alumni", alumnusID(5), alumnusID(77_777), Filter{AsOf: 20200101}},
		{"hubs", "programme:1", "organisation:500", Filter{LinkKinds: []string{"GRADUATED_FROM", "WORKS_AT"}}},
		{"none", "network:7", "institution:44", Filter{NodeKinds: []string{"alumnus"}, LinkKinds: []string{"MEMBER_OF"}}},
	} {
		b.Run(of.name, func(b *testing.B) {
			each(b, func(b *testing.B, g *Graph) {
				for b.Loop() {
					g.Path(of.from, of.to, of.f, 6)
				}
			})
		})
	}
}

// BenchmarkWith changes one alumnus' employer.
func BenchmarkWith(b *testing.B) {
	each(b, func(b *testing.B, g *Graph) {
		id := alumnusID(77_777)
		for i := 0; b.Loop(); i++ {
			g = g.With([]Change{{ID: id, Node: &Node{Kind: "alumnus"}, Links: []Link{
				{Kind: "WORKS_AT", From: id, To: fmt.Sprint("organisation:", i%600)},
				{Kind: "GRADUATED_FROM", From: id, To: "programme:7", Since: 20100000}}}})
		}
	})
}

// BenchmarkWithHub changes the record of a hub: its own links are sought among those of a hundred thousand others.
func BenchmarkWithHub(b *testing.B) {
	each(b, func(b *testing.B, g *Graph) {
		for i := 0; b.Loop(); i++ {
			g = g.With([]Change{{ID: "organisation:0", Node: &Node{Kind: "organisation", Since: Day(1900+i%100) * 10000}}})
		}
	})
}
