package linked

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
)

// plain is the graph as simply as it can be written: the records, and every question a walk over all their links. The
// tests hold Graph against it.
type plain map[string]Change

var testVocabulary = Vocabulary{NodeKinds: []string{"house", "club", "paper", "person"}, LinkKinds: []string{"MEMBER", "PART", "WORKS", "LIKES"}}

func (p plain) apply(c Change) {
	if c.Node == nil || !slices.Contains(testVocabulary.NodeKinds, c.Node.Kind) {
		delete(p, c.ID)
		return
	}
	node := *c.Node
	node.ID = c.ID
	var links []Link
	for _, l := range c.Links {
		if slices.Contains(testVocabulary.LinkKinds, l.Kind) && l.From != l.To && (l.From == c.ID || l.To == c.ID) && !slices.Contains(links, l) {
			links = append(links, l)
		}
	}
	p[c.ID] = Change{ID: c.ID, Node: &node, Links: links}
}

func (p plain) records() iter.Seq[Change] { return maps.Values(p) }

// plainHolds says the rule of model.Date on an exact day in other words: as text, whatever is unknown sorts last.
func plainHolds(since, until, day Day) bool {
	if day == 0 {
		return true
	}
	first, last := fmt.Sprintf("%08d", since), fmt.Sprintf("%08d", until)
	today := fmt.Sprintf("%08d", day)
	if first > today {
		return false
	}
	switch {
	case until == 0:
		return true
	case last[4:] == "0000":
		return today[:4] <= last[:4]
	case last[6:] == "00":
		return today[:6] <= last[:6]
	}
	return today < last
}

func (p plain) exists(id string, day Day) bool {
	c, ok := p[id]
	return ok && plainHolds(c.Node.Since, c.Node.Until, day)
}

// links are all links that can be seen on the day.
func (p plain) links(day Day) []Link {
	var all []Link
	for _, c := range p {
		for _, l := range c.Links {
			if p.exists(l.From, day) && p.exists(l.To, day) && plainHolds(l.Since, l.Until, day) {
				all = append(all, l)
			}
		}
	}
	return all
}

func anyOf(list []string, s string) bool { return len(list) == 0 || slices.Contains(list, s) }

// neighbours answers Neighbours.
func (p plain) neighbours(id string, f Filter) []Link {
	var found []Link
	for _, l := range p.links(f.AsOf) {
		if l.From != id && l.To != id || !anyOf(f.LinkKinds, l.Kind) || !anyOf(f.NodeKinds, p[l.Other(id)].Node.Kind) ||
			f.Direction == Out && l.From != id || f.Direction == In && l.To != id {
			continue
		}
		found = append(found, l)
	}
	slices.SortFunc(found, func(a, b Link) int { return p.compare(id, a, b) })
	return found
}

func (p plain) compare(id string, a, b Link) int {
	in := func(l Link) int {
		if l.To == id {
			return 1
		}
		return 0
	}
	kind := func(l Link) int { return slices.Index(testVocabulary.LinkKinds, l.Kind) }
	return cmp.Or(in(a)-in(b), kind(a)-kind(b), p.rank(a.Other(id))-p.rank(b.Other(id)), cmp.Compare(a.Other(id), b.Other(id)),
		cmp.Compare(a.Since, b.Since), cmp.Compare(a.Until, b.Until), cmp.Compare(a.Note.EN, b.Note.EN))
}

func (p plain) rank(id string) int { return slices.Index(testVocabulary.NodeKinds, p[id].Node.Kind) }

// maker makes random records over a small world, so that links often meet, repeat and miss their end.
type maker struct {
	*rand.Rand
	nodes int
	near  int // how far links reach, by the numbers in the ids; 0: anywhere
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func (m maker) id() string { return fmt.Sprintf("n%02d", m.IntN(m.nodes)) }

func (m maker) day() Day {
	switch year := Day(2000 + m.IntN(4)); m.IntN(5) {
	case 0:
		return year * 10000
	case 1:
		return year*10000 + Day(1+m.IntN(2))*100
	case 2:
		return year*10000 + Day(1+m.IntN(2))*100 + Day(1+m.IntN(3))
	}
	return 0
}

// to is an id for a link of the record to lead to.
func (m maker) to(id string) string {
	if m.near == 0 {
		return m.id()
	}
	var i int
	fmt.Sscanf(id, "n%d", &i)
	return fmt.Sprintf("n%02d", max(0, i+m.IntN(2*m.near)-m.near))
}

// exact is a day to ask about, or none.
func (m maker) exact() Day {
	if m.IntN(3) == 0 {
		return 0
	}
	return Day(2000+m.IntN(4))*10000 + Day(1+m.IntN(2))*100 + Day(1+m.IntN(3))
}

func (m maker) change(id string) Change {
	c := Change{ID: id}
	if m.IntN(5) > 0 {
		c.Node = &Node{ID: id, Kind: pick(m.Rand, testVocabulary.NodeKinds)}
		if m.IntN(4) == 0 {
			c.Node.Since, c.Node.Until = m.day(), m.day()
		}
		if m.IntN(30) == 0 {
			c.Node.Kind = "unheard of"
		}
	}
	for range m.IntN(6) {
		l := Link{Kind: pick(m.Rand, testVocabulary.LinkKinds), From: id, To: m.to(id), Since: m.day(), Until: m.day()}
		if m.IntN(3) == 0 {
			l.From, l.To = l.To, l.From
		}
		switch m.IntN(20) {
		case 0, 1, 2:
			l.Note = Note{EN: pick(m.Rand, []string{"a", "b", "c"})}
		case 3:
			l.Kind = "UNHEARD_OF"
		case 4:
			l.From, l.To = m.id(), m.id()
		}
		c.Links = append(c.Links, l)
		if m.IntN(10) == 0 {
			c.Links = append(c.Links, l)
		}
	}
	return c
}

func (m maker) filter() Filter {
	f := Filter{AsOf: m.exact(), Direction: Direction(m.IntN(3))}
	for range max(0, m.IntN(4)-1) {
		f.LinkKinds = append(f.LinkKinds, pick(m.Rand, append(testVocabulary.LinkKinds, "UNHEARD_OF")))
	}
	for range max(0, m.IntN(5)-2) {
		f.NodeKinds = append(f.NodeKinds, pick(m.Rand, testVocabulary.NodeKinds))
	}
	return f
}

func (m maker) world() plain {
	p := plain{}
	for i := range m.nodes {
		p.apply(m.change(fmt.Sprintf("n%02d", i)))
	}
	return p
}
