package linked

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
)

// TestReadersAndWriter lets readers ask every version while the next ones are made: each version stays whole, whatever
// is made of it. Run it with -race.
func TestReadersAndWriter(t *testing.T) {
	var current atomic.Pointer[Graph]
	current.Store(build(newVocabulary(alumniVocabulary), alumniRecords(2000, 7), 500))
	var done atomic.Bool
	var readers sync.WaitGroup
	for seed := range uint64(4) {
		readers.Add(1)
		go func() {
			defer readers.Done()
			m := rand.New(rand.NewPCG(seed, 8))
			for !done.Load() {
				ask(t, current.Load(), m)
			}
		}()
	}
	m := rand.New(rand.NewPCG(9, 9))
	for i := range 1500 {
		c, _ := alumnusRecord(m, m.IntN(2500), nil)
		if i%7 == 0 {
			c.Node = nil
		}
		g := current.Load()
		if i%50 == 0 {
			g.With([]Change{c}) // a version that nobody uses
		}
		current.Store(g.With([]Change{c, {ID: fmt.Sprint("network:", 100+i), Node: &Node{Kind: "network"}}}))
	}
	done.Store(true)
	readers.Wait()
}

// ask holds the answers of one version against each other.
func ask(t *testing.T, g *Graph, m *rand.Rand) {
	id := fmt.Sprint("organisation:", m.IntN(20))
	n := 0
	for l := range g.Neighbours(id, Filter{}) {
		n++
		if !g.Has(l.From) || !g.Has(l.To) {
			t.Errorf("%v leads to a missing node", l)
		}
	}
	if d := g.Degree(id, Filter{}); d != n {
		t.Errorf("%s has %d links and degree %d", id, n, d)
	}
	from, to := alumnusID(m.IntN(2500)), fmt.Sprint("institution:", m.IntN(104))
	if path, ok := g.Path(from, to, Filter{}, 6); ok && (path[0].From != from || path[len(path)-1].To != to) {
		t.Errorf("the path from %s to %s is %v", from, to, path)
	}
	if x := g.Explore([]string{id}, Filter{AsOf: 20100601}, 2, 50); len(x.Nodes) > 50 {
		t.Errorf("explored %d nodes", len(x.Nodes))
	}
}
