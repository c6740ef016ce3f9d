package catalogue

import (
	"cmp"
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model"
	"vinculum/graph/model/order"
	"vinculum/server/internal/catalogue/textindex"
)

// segment is an immutable, fully indexed part of a list. Records are numbered by their place in the order of names, so
// that a set of records in ascending order is a list in that order.
type segment[T model.Node] struct {
	recs  []T
	names []string  // the sort keys, nil where spec.ownName
	dutch *alphabet // nil where spec.dutch is
	table table
	all   *roaring.Bitmap
	// The values of every record. Those that many records have (denseValues) come last in its row, from denseFrom on, because
	// they can be counted by their sets. sets[v] are the records with value v, nil where there are none; counts[v] is how
	// many. Both may be shorter than the dictionary, which grows; byField is its list of every field's values.
	rows        rows
	denseFrom   []uint32
	denseValues []uint32
	sparse      int // how many of rows.values are not dense
	sets        []*roaring.Bitmap
	counts      []uint32
	byField     [][]uint32
	known       knownCounts
	orders      [][]bucket // by place in spec.orders, ascending, unknown last
	text        *textindex.Index
	results     *results
}

// bucket is the set of records that are equal in an order.
type bucket struct {
	key int
	set *roaring.Bitmap
}

// byName gives the places of the records in the order of names, and equals in the order of ids.
func (s *spec[T]) byName(recs []T, e *env) []uint32 {
	type keyed struct {
		head uint64 // the first bytes of the key, which decide nearly every comparison
		key  string
		at   uint32
	}
	list := make([]keyed, len(recs))
	for i, r := range recs {
		key := s.sortKey(r, e)
		list[i] = keyed{head(key), key, uint32(i)}
	}
	slices.SortFunc(list, func(a, b keyed) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		if c := cmp.Compare(a.key, b.key); c != 0 {
			return c
		}
		return cmp.Compare(recs[a.at].GetID(), recs[b.at].GetID())
	})
	order := make([]uint32, len(list))
	for i := range list {
		order[i] = list[i].at
	}
	return order
}

func head(key string) (h uint64) {
	for i := range 8 {
		h <<= 8
		if i < len(key) {
			h |= uint64(key[i])
		}
	}
	return h
}

// build indexes records, of which byName gave the order. New values go into the dictionary. A million records are read much faster
// in the order in which they come, in which they lie in memory, than in that of their names.
func (s *spec[T]) build(recs []T, order []uint32, e *env, d *growing) *segment[T] {
	g := &segment[T]{recs: ordered(recs, order), all: roaring.New()}
	if len(recs) >= s.limits.results {
		g.results = newResults()
	}
	g.all.AddRange(0, uint64(len(recs)))
	if !s.ownName {
		g.names = make([]string, len(recs))
		for i, r := range g.recs {
			g.names[i] = s.sortKey(r, e)
		}
	}
	s.buildDutch(g, e)
	places := make([]uint32, len(recs)) // in the segment
	for place, i := range order {
		places[i] = uint32(place)
	}
	s.buildTable(g, recs, places)
	g.rows = s.valuesOf(recs, e, d).ordered(order)
	g.byField = d.byField
	g.buildSets(len(d.values))
	g.countKnown(s.limits)
	g.separate(s.limits)
	s.buildOrders(g, recs, places)
	s.buildText(g, e)
	return g
}

func (s *spec[T]) buildTable(g *segment[T], recs []T, places []uint32) {
	keys := len(recs)
	if s.keys != nil {
		for _, r := range recs {
			s.keys(r, func(string) { keys++ })
		}
	}
	g.table = newTable(keys)
	for i, r := range recs {
		g.table.put(string(r.GetID()), places[i])
		if s.keys != nil {
			s.keys(r, func(key string) { g.table.put(key, places[i]) })
		}
	}
}

// valuesOf lists the values of every record, each once.
func (s *spec[T]) valuesOf(recs []T, e *env, d *growing) rows {
	out := rows{make([]uint32, 0, len(recs)*len(s.fields)), make([]uint32, len(recs)+1)}
	start, at := 0, 0
	add := func(text string) {
		if text == "" {
			return
		}
		if v := d.add(at, text); !slices.Contains(out.values[start:], v) {
			out.values = append(out.values, v)
		}
	}
	for i, r := range recs {
		for at = range s.fields {
			start = len(out.values)
			s.fields[at].values(r, e, add)
		}
		out.starts[i+1] = uint32(len(out.values))
	}
	return out
}

// buildSets turns values by record into records by value: a counting sort.
func (g *segment[T]) buildSets(values int) {
	g.counts = make([]uint32, values)
	for _, v := range g.rows.values {
		g.counts[v]++
	}
	next := make([]uint32, values)
	sum := uint32(0)
	for v, n := range g.counts {
		next[v] = sum
		sum += n
	}
	recs := make([]uint32, len(g.rows.values))
	for i := range g.recs {
		for _, v := range g.rows.of(uint32(i)) {
			recs[next[v]] = uint32(i)
			next[v]++
		}
	}
	g.sets = make([]*roaring.Bitmap, values)
	for v, n := range g.counts {
		if n > 0 {
			g.sets[v] = roaring.BitmapOf(recs[next[v]-n : next[v]]...)
		}
	}
}

func (s *spec[T]) buildOrders(g *segment[T], recs []T, places []uint32) {
	g.orders = make([][]bucket, len(s.orders))
	keys := make([]int, len(recs)) // by place
	for o := range s.orders {
		for i, r := range recs {
			keys[places[i]] = s.orders[o].key(r)
		}
		byKey := map[int][]uint32{}
		for place, key := range keys {
			if key == 0 {
				key = order.UnknownKey
			}
			byKey[key] = append(byKey[key], uint32(place))
		}
		for key, recs := range byKey {
			g.orders[o] = append(g.orders[o], bucket{key, roaring.BitmapOf(recs...)})
		}
		slices.SortFunc(g.orders[o], func(a, b bucket) int { return cmp.Compare(a.key, b.key) })
	}
}

func (s *spec[T]) buildText(g *segment[T], e *env) {
	b := textindex.NewBuilder(len(g.recs))
	for i, r := range g.recs {
		s.texts(r, e, func(t string) {
			if t != "" {
				b.Name(uint32(i), t)
			}
		}, func(t string) { b.Context(uint32(i), t) })
	}
	g.text = b.Build(len(g.recs))
}

// find gives the place of the record with the key: its id, or one of its other keys, which no id looks like.
func (g *segment[T]) find(s *spec[T], key string) (uint32, bool) {
	if model.ID(key).Kind() == s.kind {
		return g.table.find(key, func(place uint32) bool { return string(g.recs[place].GetID()) == key })
	}
	return g.table.find(key, func(place uint32) (has bool) {
		if s.keys != nil {
			s.keys(g.recs[place], func(k string) { has = has || k == key })
		}
		return has
	})
}

// set is the records with the value, nil where there are none.
func (g *segment[T]) set(v uint32) *roaring.Bitmap {
	if int(v) < len(g.sets) {
		return g.sets[v]
	}
	return nil
}

// position is where the record stands, given its key in the order.
func (g *segment[T]) position(s *spec[T], i uint32, key int) order.Position {
	return order.Position{Key: key, Name: g.name(s, i), ID: g.recs[i].GetID()}
}

func (g *segment[T]) name(s *spec[T], i uint32) string {
	if s.ownName {
		return s.sortKey(g.recs[i], nil)
	}
	return g.names[i]
}

// firstFrom is the place of the first record whose name and id are not before those of the position or, with past, are
// behind them.
func (g *segment[T]) firstFrom(s *spec[T], p order.Position, past bool) int {
	return firstFrom(len(g.recs), func(i int) (string, model.ID) { return g.name(s, uint32(i)), g.recs[i].GetID() }, p, past)
}

// firstFrom searches n names and ids, which ascend.
func firstFrom(n int, at func(int) (string, model.ID), p order.Position, past bool) int {
	return sort.Search(n, func(i int) bool {
		name, id := at(i)
		c := cmp.Compare(name, p.Name)
		if c == 0 {
			c = cmp.Compare(id, p.ID)
		}
		return c > 0 || c == 0 && !past
	})
}
