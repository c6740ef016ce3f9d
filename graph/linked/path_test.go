package linked

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// steps are the steps that may be taken from a node on the way to another, each by the fittest of its links.
func (p plain) steps(id, goal string, f Filter) []Step {
	ways := f.NodeKinds
	f.NodeKinds = nil
	var steps []Step
	for _, l := range p.neighbours(id, f) {
		if to := l.Other(id); to == goal || anyOf(ways, p[to].Node.Kind) {
			steps = append(steps, Step{From: id, To: to, Link: l, Forward: l.From == id})
		}
	}
	open := func(s Step) int {
		if s.Link.Until == 0 {
			return 0
		}
		return 1
	}
	way := func(s Step) int {
		if s.Forward {
			return 0
		}
		return 1
	}
	kind := func(s Step) int { return slices.Index(testVocabulary.LinkKinds, s.Link.Kind) }
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(p.rank(a.To)-p.rank(b.To), cmp.Compare(a.To, b.To), open(a)-open(b), kind(a)-kind(b),
			cmp.Compare(b.Link.Since, a.Link.Since), way(a)-way(b), cmp.Compare(a.Link.Until, b.Link.Until), cmp.Compare(a.Link.Note.EN, b.Link.Note.EN))
	})
	return slices.CompactFunc(steps, func(a, b Step) bool { return a.To == b.To })
}

// path answers Path: first how far all nodes are from the end, then always the best step that comes nearer.
func (p plain) path(from, to string, f Filter, maxLength int) ([]Step, bool) {
	if !p.exists(from, f.AsOf) || !p.exists(to, f.AsOf) {
		return nil, false
	}
	turned := f
	turned.Direction = [...]Direction{Both, In, Out}[f.Direction]
	away := map[string]int{to: 0}
	for ring := []string{to}; len(ring) > 0; {
		id := ring[0]
		ring = ring[1:]
		for _, s := range p.steps(id, from, turned) {
			if _, ok := away[s.To]; !ok {
				away[s.To] = away[id] + 1
				ring = append(ring, s.To)
			}
		}
	}
	if n, ok := away[from]; !ok || n > maxLength {
		return nil, false
	}
	var path []Step
	for at := from; at != to; {
		for _, s := range p.steps(at, to, f) {
			if n, ok := away[s.To]; ok && n == away[at]-1 {
				path = append(path, s)
				at = s.To
				break
			}
		}
	}
	return path, true
}

func TestPathEqualsPlain(t *testing.T) {
	lengths := map[int]int{}
	for seed := range uint64(4000) {
		m := maker{Rand: rand.New(rand.NewPCG(seed, 5)), nodes: 2 + int(seed%60), near: int(seed % 8)}
		p := m.world()
		g := build(newVocabulary(testVocabulary), p.records(), 1<<20)
		for range m.IntN(3) {
			c := m.change(m.id())
			p.apply(c)
			g = g.With([]Change{c})
		}
		from, to, f, maxLength := m.id(), m.id(), m.filter(), m.IntN(9)
		if seed%2 == 0 {
			f = Filter{Direction: f.Direction}
		}
		got, ok := g.Path(from, to, f, maxLength)
		want, wanted := p.path(from, to, f, maxLength)
		if ok != wanted || !slices.Equal(got, want) {
			t.Fatalf("seed %d: path(%s, %s, %+v, %d) is\n%v, %v; want\n%v, %v", seed, from, to, f, maxLength, got, ok, want, wanted)
		}
		if ok {
			lengths[len(got)]++
		}
	}
	for n := range 5 {
		if lengths[n] < 20 {
			t.Errorf("only %d paths of %d steps were seen", lengths[n], n)
		}
	}
}

// TestPathPrefers names the rule by example: two ways of the same length, one by a person.
func TestPathPrefers(t *testing.T) {
	link := func(kind, from, to string, since, until Day) Link {
		return Link{Kind: kind, From: from, To: to, Since: since, Until: until}
	}
	node := func(id, kind string, links ...Link) Change {
		return Change{ID: id, Node: &Node{Kind: kind}, Links: links}
	}
	g := Build(testVocabulary, slices.Values([]Change{
		node("start", "club", link("PART", "start", "z-paper", 0, 0)),
		node("a-person", "person", link("LIKES", "a-person", "start", 0, 0), link("LIKES", "a-person", "end", 0, 0)),
		node("z-paper", "paper", link("PART", "z-paper", "end", 20000000, 20100000), link("WORKS", "z-paper", "end", 20120000, 0),
			link("WORKS", "end", "z-paper", 20150000, 0)),
		node("end", "house"),
	}))
	for _, of := range []struct {
		f    Filter
		max  int
		want string
	}{
		{Filter{}, 2, "PART start z-paper true 0, WORKS z-paper end false 20150000, "},
		{Filter{Direction: Out}, 2, "PART start z-paper true 0, WORKS z-paper end true 20120000, "},
		{Filter{AsOf: 20050101}, 2, "PART start z-paper true 0, PART z-paper end true 20000000, "},
		{Filter{LinkKinds: []string{"LIKES"}}, 2, "LIKES start a-person false 0, LIKES a-person end true 0, "},
		{Filter{NodeKinds: []string{"person"}}, 2, "LIKES start a-person false 0, LIKES a-person end true 0, "},
		{Filter{Direction: In}, 9, "none"},
		{Filter{}, 1, "none"},
	} {
		got := ""
		path, ok := g.Path("start", "end", of.f, of.max)
		if !ok {
			got = "none"
		}
		for _, s := range path {
			got += fmt.Sprint(s.Link.Kind, " ", s.From, " ", s.To, " ", s.Forward, " ", s.Link.Since, ", ")
		}
		if got != of.want {
			t.Errorf("path by %+v is %s; want %s", of.f, got, of.want)
		}
	}
	if path, ok := g.Path("start", "start", Filter{}, 0); !ok || len(path) != 0 {
		t.Errorf("a path from a node to itself is %v, %v", path, ok)
	}
}
