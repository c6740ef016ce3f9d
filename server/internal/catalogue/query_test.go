package catalogue

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"vinculum/graph/model"
)

// kinds of lists that the random queries ask, with what they can be asked by.
var asked = map[model.Kind]struct {
	fields, ranges []Field
	orders         []string
}{
	model.KindAlumnus: {[]Field{"countries", "places", "faculties", "programmes", "degrees", "decades", "sectors", "employers", "exchanges", "exchangeCountries",
		"networks", "languages", "mentor", "mentorTopics", "origins"}, []Field{"graduated"}, []string{"", OrderName, OrderGraduated}},
	model.KindInstitution: {[]Field{"countries", "consortia", "withAgreement"}, nil, []string{"", OrderNameNL, OrderFounded}},
	model.KindAgreement: {[]Field{"statuses", "institutions", "partners", "countries", "fields", "types", "levels", "languages", "faculties"}, []Field{"ends"},
		[]string{"", OrderNameNL, OrderLastYear, OrderSigned}},
	model.KindProgramme: {[]Field{"faculties", "levels", "fields", "languages", "degrees"}, nil, []string{"", OrderNameNL}},
	model.KindNetwork:   {[]Field{"types", "scopes"}, nil, []string{"", OrderNameNL, OrderFounded}},
}

var typed = []string{"a", "an", "anna", "Änne", "berg", "bregen", "oeztuerk", "öztürk", "van der", "university of koln", "kolen", "law", "leiden law", "李", "x", "!"}

func (s sample) query(kind model.Kind, n naive) Query {
	as := asked[kind]
	q := Query{Where: map[Field][]string{}, Ranges: map[Field][2]int{}, Order: pick(s, as.orders...), Descending: s.IntN(2) == 0}
	nodes := n.nodes(kind)
	for range s.IntN(3) {
		f := pick(s, as.fields...)
		for range 1 + s.IntN(3) {
			if len(nodes) > 0 {
				q.Where[f] = append(q.Where[f], n.values(pick(s, nodes...), f)...)
			}
		}
		if s.IntN(10) == 0 {
			q.Where[f] = append(q.Where[f], "nothing has this")
		}
	}
	if len(as.ranges) > 0 && s.IntN(3) == 0 {
		q.Ranges[pick(s, as.ranges...)] = [2]int{1980 + s.IntN(50), pick(s, 0, 2010+s.IntN(30))}
	}
	if s.IntN(4) == 0 {
		q.Text = pick(s, typed...)
	}
	if s.IntN(6) == 0 {
		q.IDs = some(s, 30, func() model.ID { return s.id(kind, population[kind]) })
	}
	return q
}

// answers is a list, whatever its records are.
type answers func(q Query) (items []model.Node, p Page[model.Node], err error)

func answersOf(v *View, kind model.Kind) answers {
	return func(q Query) ([]model.Node, Page[model.Node], error) {
		switch kind {
		case model.KindAlumnus:
			return generalised(v.Alumni().Query(q))
		case model.KindInstitution:
			return generalised(v.Institutions().Query(q))
		case model.KindAgreement:
			return generalised(v.Agreements().Query(q))
		case model.KindProgramme:
			return generalised(v.Programmes().Query(q))
		}
		return generalised(v.Networks().Query(q))
	}
}

func generalised[T model.Node](p Page[T], err error) ([]model.Node, Page[model.Node], error) {
	var items []model.Node
	for _, i := range p.Items {
		items = append(items, i)
	}
	general := Page[model.Node]{HasNext: p.HasNext, HasPrevious: p.HasPrevious, Total: p.Total, scope: p.scope}
	for _, h := range p.hits {
		general.hits = append(general.hits, hit[model.Node]{h.rec, h.in, h.place, h.key})
	}
	return items, general, err
}

// first and last are the cursors at the ends of a page, nil for an empty one.
func first[T any](p Page[T]) *string { return cursorAt(p, 0) }
func last[T any](p Page[T]) *string  { return cursorAt(p, len(p.hits)-1) }

func cursorAt[T any](p Page[T], i int) *string {
	if len(p.hits) == 0 {
		return nil
	}
	text := p.Cursor(i)
	return &text
}

func ids(nodes []model.Node) []model.ID {
	out := make([]model.ID, len(nodes))
	for i, n := range nodes {
		out[i] = n.GetID()
	}
	return out
}

// checkQuery compares a query's answers, all its pages in both directions and its facets with the naive ones.
func checkQuery(t *testing.T, s sample, v *View, n naive, kind model.Kind, q Query) {
	t.Helper()
	want := ids(n.query(kind, q))
	size := 1 + s.IntN(9)
	forward := pages(t, answersOf(v, kind), q, size, false, len(want))
	if !slices.Equal(forward, want) {
		t.Fatalf("%s %+v forwards:\ngot  %v\nwant %v", kind, q, forward, want)
	}
	backward := pages(t, answersOf(v, kind), q, size, true, len(want))
	if !slices.Equal(backward, want) {
		t.Fatalf("%s %+v backwards:\ngot  %v\nwant %v", kind, q, backward, want)
	}
	fields := []Field{pick(s, asked[kind].fields...), pick(s, asked[kind].fields...)}
	for f := range q.Where {
		fields = append(fields, f)
	}
	for i, f := range v.lists[kind].Facets(q, fields) {
		var got []string
		for _, value := range f.All {
			got = append(got, fmt.Sprint(value.Value, " ", value.Count))
		}
		if want := n.facet(kind, q, fields[i]); !slices.Equal(got, want) {
			t.Fatalf("%s %+v facet %s:\ngot  %v\nwant %v", kind, q, fields[i], got, want)
		}
	}
}

// pages reads a list page by page, from the end if backwards, and checks totals and page info on the way.
func pages(t *testing.T, ask answers, q Query, size int, backwards bool, total int) (all []model.ID) {
	t.Helper()
	q.Page = model.PageArgs{First: &size}
	if backwards {
		q.Page = model.PageArgs{Last: &size}
	}
	for {
		items, p, err := ask(q)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		if p.Total != total {
			t.Fatalf("%+v: total %d, want %d", q, p.Total, total)
		}
		seen := len(all)
		more, fewer := p.HasNext, p.HasPrevious
		if backwards {
			all = append(ids(items), all...)
			more, fewer = fewer, more
		} else {
			all = append(all, ids(items)...)
		}
		if more != (len(all) < total) || fewer != (seen > 0) {
			t.Fatalf("%+v: %d of %d seen, more behind %v, before %v", q, len(all), total, p.HasNext, p.HasPrevious)
		}
		if !more || len(items) == 0 {
			return all
		}
		if backwards {
			q.Page.Before = first(p)
		} else {
			q.Page.After = last(p)
		}
	}
}

// TestQueryEqualsNaive makes random records, edits them at random and asks random questions in between.
func TestQueryEqualsNaive(t *testing.T) {
	for seed := range uint64(30) {
		s := newSample(seed)
		w := s.world()
		set := newTestSet(limits{frequent: int(seed%3) * 5, dense: int(seed%5) * 5, common: int(seed%4) * 10, results: int(seed%2) * 1000})
		if err := set.Load(context.Background(), w, nil); err != nil {
			t.Fatal(err)
		}
		day := today
		for range 12 {
			for _, a := range model.Audiences {
				n := naive{w, a, day}
				for kind := range asked {
					checkQuery(t, s, set.View(a), n, kind, s.query(kind, n))
				}
				checkCounts(t, set.View(a), n)
			}
			if s.IntN(6) == 0 {
				day = pick[model.Date](s, today, 20270202, 20300101)
				set.SetToday(day)
			}
			set.Apply(s.edit(w, pick(s, 1, 3, 20)))
		}
	}
}

func checkCounts(t *testing.T, v *View, n naive) {
	t.Helper()
	nodes, links := 0, 0
	there := map[model.ID]bool{}
	for k := range v.lists {
		list := n.nodes(k)
		nodes += len(list)
		if got := v.Counts()[k]; got != len(list) {
			t.Fatalf("%s: %d %s, want %d", n.audience, got, k, len(list))
		}
		for _, node := range list {
			there[node.GetID()] = true
			if v.Node(node.GetID()) == nil {
				t.Fatalf("%s is not found", node.GetID())
			}
			if got, want := v.Title(node).EN, n.title(node, "en"); got != want {
				t.Fatalf("title of %s is %q, want %q", node.GetID(), got, want)
			}
		}
	}
	for k := range v.lists {
		for _, node := range n.nodes(k) {
			seen := map[model.Edge]bool{}
			for _, e := range node.Edges() {
				if there[e.From] && there[e.To] && e.From != e.To && !seen[e] {
					seen[e] = true
					links++
				}
			}
		}
	}
	if gotNodes, gotLinks := v.Graph().Size(); gotNodes != nodes || gotLinks != links {
		t.Fatalf("%s: graph of %d nodes and %d links, want %d and %d", n.audience, gotNodes, gotLinks, nodes, links)
	}
	checkFlows(t, v, n)
}

func checkFlows(t *testing.T, v *View, n naive) {
	t.Helper()
	want := map[string]int{}
	for _, id := range n.world.ids(model.KindMobility) {
		m := n.world[id].(*model.Mobility)
		if a, ok := n.world[m.Agreement]; !ok || n.see(a) == nil {
			continue
		}
		partner, d := m.Receiving, model.LinkOut
		if m.Sending != "institution:n0" {
			partner, d = m.Sending, model.LinkIn
		}
		want[fmt.Sprint(m.Year, d, m.Type, n.country(partner))]++
	}
	got := map[string]int{}
	for _, f := range v.Flows() {
		got[fmt.Sprint(f.Year, f.Direction, f.Type, f.Country)] += f.Count
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("%s: flows %v, want %v", n.audience, got, want)
	}
}
