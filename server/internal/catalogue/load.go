package catalogue

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// progressStep is after how many records of a kind progress is told.
const progressStep = 10_000

// contents are all records, as read.
type contents struct {
	nodes      map[model.Kind][]model.Node
	byName     []uint32 // the places of the alumni in the order of their names, which is the same for all audiences
	figures    []*model.Figure
	mobilities []*model.Mobility
	dataset    *model.Dataset
}

// Load replaces everything in the set by what the loader gives; the set owns the records from then on. Progress, unless nil,
// hears of every progressStep records of a kind and of its last one. After an error the set is as it was before.
func (s *Set) Load(ctx context.Context, from Loader, progress func(kind model.Kind, n int)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer collectSeldom()()
	start := time.Now()
	c, err := s.read(ctx, from, progress)
	if err != nil {
		return err
	}
	done := time.Now()
	s.reset(c)
	s.log.Info("catalogue built", "alumni", len(c.nodes[model.KindAlumnus]), "read", done.Sub(start), "build", time.Since(done))
	return nil
}

// loadGCPercent is Go's GOGC while a set is loaded. Nearly all that a load makes stays, so that looking for garbage as often
// as usual takes time and finds little; what it lets grow is what the usual setting lets grow afterwards.
const loadGCPercent = 400

// collectSeldom sets it, unless the program collects less often anyway, and gives what sets the usual again.
func collectSeldom() (asUsual func()) {
	usual := debug.SetGCPercent(loadGCPercent)
	if usual < 0 || usual > loadGCPercent {
		debug.SetGCPercent(usual)
	}
	return func() { debug.SetGCPercent(usual) }
}

// read reads everything. Records that cannot be read are named in the log and do without, as one of them must not keep
// all others away.
func (s *Set) read(ctx context.Context, from Loader, progress func(model.Kind, int)) (*contents, error) {
	c := &contents{nodes: map[model.Kind][]model.Node{}}
	in := interner{}
	for _, kind := range model.RecordKinds {
		if kind == model.KindAccessToken {
			continue
		}
		n := 0
		err := from.Load(ctx, kind, func(r model.Record) error {
			c.add(r, in)
			if n++; n%progressStep == 0 && progress != nil {
				progress(kind, n)
			}
			return nil
		})
		if unreadable(err) {
			s.log.Error("the catalogue is not complete", "kind", kind, "error", err)
		} else if err != nil {
			return nil, err
		}
		if n%progressStep != 0 && progress != nil {
			progress(kind, n)
		}
	}
	return c, nil
}

// unreadable says whether a loader's error is about single records, which it left out: a *model.Error of code INTERNAL.
func unreadable(err error) bool {
	var e *model.Error
	return errors.As(err, &e) && e.Code == model.Internal
}

func (c *contents) add(r model.Record, in interner) {
	switch r := r.(type) {
	case *model.Figure:
		c.figures = append(c.figures, r)
	case *model.Mobility:
		c.mobilities = append(c.mobilities, r)
	case *model.Dataset:
		c.dataset = r
	case *model.Alumnus:
		in.alumnus(r)
		c.nodes[model.KindAlumnus] = append(c.nodes[model.KindAlumnus], r)
	case model.Node:
		c.nodes[r.Kind()] = append(c.nodes[r.Kind()], r)
	}
}

// reset makes the views of the contents.
func (s *Set) reset(c *contents) {
	s.networks, s.withheld = memberships{}, map[model.ID]*model.Alumnus{}
	for _, n := range c.nodes[model.KindNetwork] {
		s.networks[n.GetID()] = n.(*model.Network).Sensitive
	}
	alumni := make([]*model.Alumnus, len(c.nodes[model.KindAlumnus]))
	for i, n := range c.nodes[model.KindAlumnus] {
		alumni[i] = n.(*model.Alumnus)
		if s.networks.withholds(alumni[i]) {
			s.withheld[alumni[i].ID] = alumni[i]
		}
	}
	c.byName = alumniSpec().byName(alumni, nil)
	slices.SortFunc(c.figures, func(a, b *model.Figure) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(c.mobilities, func(a, b *model.Mobility) int { return cmp.Compare(a.ID, b.ID) })
	s.mobilities = c.mobilities
	var views [len(audiences)]*View
	var wg sync.WaitGroup
	for _, a := range audiences {
		wg.Go(func() { views[a] = s.fresh(a, c) })
	}
	wg.Wait()
	for _, a := range audiences {
		s.views[a].Store(views[a])
	}
}

// fresh makes an audience's view of the contents from nothing.
func (s *Set) fresh(audience model.Audience, c *contents) *View {
	v := &View{audience: audience, labels: s.labels, today: s.today, lists: emptyLists(s.limits), figures: c.figures, dataset: c.dataset}
	seen := map[model.Kind][]model.Node{}
	for kind, nodes := range c.nodes {
		list := make([]model.Node, len(nodes))
		for i, n := range nodes {
			if list[i] = shown(n, audience, s.networks.hidden); list[i] != nil {
				v.revision = max(v.revision, mark(n))
			}
		}
		seen[kind] = list
	}
	byName := presentAt(c.byName, seen[model.KindAlumnus])
	for kind, list := range seen {
		seen[kind] = slices.DeleteFunc(list, func(n model.Node) bool { return n == nil })
	}
	for _, f := range c.figures {
		v.revision = max(v.revision, mark(f))
	}
	e := &env{today: s.today, view: v, institutions: map[model.ID]*model.Institution{}}
	for _, n := range seen[model.KindInstitution] {
		e.institutions[n.GetID()] = n.(*model.Institution)
	}
	var wg sync.WaitGroup
	wg.Go(func() { v.graph = linked.Build(vocabulary(), graphRecords(seen)) })
	for _, kind := range listingOrder {
		var order []uint32
		if kind == model.KindAlumnus {
			order = byName
		}
		if len(seen[kind]) > 0 {
			v.lists[kind] = v.lists[kind].changed(e, nil, seen[kind], order)
		}
	}
	wg.Wait()
	s.finish(v, nil)
	return v
}

// presentAt gives those of the places in a list that are not nil, as they are once nil is left out.
func presentAt(places []uint32, list []model.Node) []uint32 {
	left, n := make([]uint32, len(list)), uint32(0)
	for i := range list {
		if left[i] = n; list[i] != nil {
			n++
		}
	}
	out := make([]uint32, 0, n)
	for _, i := range places {
		if list[i] != nil {
			out = append(out, left[i])
		}
	}
	return out
}

// mark is the store's mark of a record's last save.
func mark(r model.Record) uint64 { return uint64(max(0, r.Head().Updated)) }

// finish ties the lists to their view and readies its flows, which stay those of before unless they may differ.
func (s *Set) finish(v *View, flows func() flowTable) {
	for k, l := range v.lists {
		v.lists[k] = l.bound(v)
	}
	if v.flows = flows; flows == nil {
		home, mobilities, agreements, institutions := s.home, s.mobilities, v.Agreements(), v.Institutions()
		v.flows = sync.OnceValue(func() flowTable { return countFlows(home, mobilities, agreements, institutions) })
	}
	s.readyDestinations(v, flows != nil)
}

// vocabulary is the kinds of the linked graph, people last, so that they give way where not everything fits.
func vocabulary() linked.Vocabulary {
	var v linked.Vocabulary
	for _, k := range model.NodeKinds {
		if k != model.KindAlumnus {
			v.NodeKinds = append(v.NodeKinds, string(k))
		}
	}
	v.NodeKinds = append(v.NodeKinds, string(model.KindAlumnus))
	for _, k := range model.LinkKinds {
		v.LinkKinds = append(v.LinkKinds, string(k))
	}
	return v
}

func graphRecords(nodes map[model.Kind][]model.Node) iter.Seq[linked.Change] {
	return func(yield func(linked.Change) bool) {
		c := linked.Change{Node: new(linked.Node)} // used again and again: the graph keeps neither the node nor the links
		for _, kind := range model.RecordKinds {
			for _, n := range nodes[kind] {
				fillGraphRecord(&c, kind, n)
				if !yield(c) {
					return
				}
			}
		}
	}
}

// graphRecord is a node as the linked graph knows it.
func graphRecord(n model.Node) linked.Change {
	c := linked.Change{Node: new(linked.Node)}
	fillGraphRecord(&c, n.Kind(), n)
	return c
}

func fillGraphRecord(c *linked.Change, kind model.Kind, n model.Node) {
	since, until := n.Lifetime()
	c.ID = string(n.GetID())
	*c.Node = linked.Node{Kind: string(kind), Since: linked.Day(since), Until: linked.Day(until)}
	c.Links = c.Links[:0]
	for _, e := range n.Edges() {
		c.Links = append(c.Links, linked.Link{Kind: string(e.Kind), From: string(e.From), To: string(e.To), Since: linked.Day(e.Since),
			Until: linked.Day(e.Until), Note: linked.Note(e.Note)})
	}
}
