package catalogue

import (
	"cmp"
	"maps"
	"slices"

	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// Change is the newest state of a record; a nil Record says that it was deleted.
type Change struct {
	ID     model.ID
	Record model.Record
}

// Apply brings the changes into all views. Of changes of one record the last one counts; what is known in that version or
// a later one is left as it is, so that writes may be heard of twice and late. The set owns the records from then on.
func (s *Set) Apply(changes []Change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := map[model.ID]model.Record{}
	for _, c := range changes {
		if !s.knows(c) {
			last[c.ID] = c.Record
		}
	}
	if len(last) == 0 {
		return
	}
	s.addExposed(last)
	s.keep(last)
	for _, a := range audiences {
		if v := s.next(s.views[a].Load(), last); v != nil {
			s.views[a].Store(v)
		}
	}
}

// knows says whether the change brings nothing new. Records that were never stored have no version, and are always new.
func (s *Set) knows(c Change) bool {
	if c.Record == nil || c.Record.Head().Version == 0 {
		return false
	}
	var known model.Record
	if c.ID.Kind() == model.KindMobility {
		if i, ok := slices.BinarySearchFunc(s.mobilities, c.ID, func(m *model.Mobility, id model.ID) int { return cmp.Compare(m.ID, id) }); ok {
			known = s.mobilities[i]
		}
	} else if n := s.View(model.AudienceOffice).Node(c.ID); n != nil {
		known = n
	}
	return known != nil && known.Head().Version >= c.Record.Head().Version
}

// SetToday changes the day that counts as today: what depends on it is listed anew.
func (s *Set) SetToday(day model.Date) {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.today
	if day == was {
		return
	}
	s.today = day
	for _, a := range audiences {
		b := s.begin(s.views[a].Load())
		for r := range b.old.Agreements().All() {
			b.relist(r)
		}
		for r := range b.old.Institutions().All() {
			b.relist(r)
		}
		for r := range b.old.Alumni().All() {
			if slices.ContainsFunc(r.Work, func(j model.Job) bool { return j.Until.Ends(day) != j.Until.Ends(was) }) {
				b.relist(r)
			}
		}
		s.views[a].Store(b.finish(s))
	}
}

// addExposed adds to the changes the alumni of whom another part is hidden since a network came, went or became sensitive.
func (s *Set) addExposed(changes map[model.ID]model.Record) {
	office := s.View(model.AudienceOffice)
	for id, r := range maps.Clone(changes) {
		if id.Kind() != model.KindNetwork {
			continue
		}
		before := s.networks.hidden(id)
		if n, ok := r.(*model.Network); ok {
			s.networks[id] = n.Sensitive
		} else {
			delete(s.networks, id)
		}
		if s.networks.hidden(id) == before {
			continue
		}
		affected := office.Alumni().with("networks", string(id))
		for _, a := range s.withheld {
			if slices.ContainsFunc(a.Memberships, func(m model.Membership) bool { return m.Network == id }) {
				affected = append(affected, a)
			}
		}
		for _, a := range affected {
			if _, ok := changes[a.ID]; !ok {
				changes[a.ID] = s.whole(a)
			}
		}
	}
}

// whole is the whole record of which the office sees a.
func (s *Set) whole(a *model.Alumnus) *model.Alumnus {
	if w, ok := s.withheld[a.ID]; ok {
		return w
	}
	return a
}

// keep brings the changes into what the set holds beside the views.
func (s *Set) keep(changes map[model.ID]model.Record) {
	mobilities := false
	for id, r := range changes {
		switch id.Kind() {
		case model.KindAlumnus:
			delete(s.withheld, id)
			if a, ok := r.(*model.Alumnus); ok && s.networks.withholds(a) {
				s.withheld[id] = a
			}
		case model.KindMobility:
			mobilities = true
		}
	}
	if mobilities {
		s.mobilities = replaced(s.mobilities, changes, model.KindMobility)
	}
}

// replaced is a list of records in the order of their ids, with the changes of the kind.
func replaced[T model.Record](list []T, changes map[model.ID]model.Record, kind model.Kind) []T {
	var out []T
	for _, r := range list {
		if _, ok := changes[r.GetID()]; !ok {
			out = append(out, r)
		}
	}
	for id, r := range changes {
		if t, ok := r.(T); ok && id.Kind() == kind {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b T) int { return cmp.Compare(a.GetID(), b.GetID()) })
	return out
}

// batch is the next version of a view in the making.
type batch struct {
	old, v  *View
	gone    map[model.Kind][]model.ID
	recs    map[model.Kind][]model.Node
	listed  map[model.ID]bool // the ids in gone
	graph   []linked.Change
	changed bool // whether the audience sees any difference
	flows   bool // whether the flows may differ
}

func (s *Set) begin(old *View) *batch {
	v := *old
	v.lists = maps.Clone(old.lists)
	return &batch{old: old, v: &v, gone: map[model.Kind][]model.ID{}, recs: map[model.Kind][]model.Node{}, listed: map[model.ID]bool{}}
}

// next is the view with the changes, nil if the audience sees no difference.
func (s *Set) next(old *View, changes map[model.ID]model.Record) *View {
	b := s.begin(old)
	for _, id := range slices.Sorted(maps.Keys(changes)) {
		b.change(id, changes[id], s.networks.hidden)
	}
	if b.flows {
		b.changed = true
	}
	if !b.changed {
		return nil
	}
	b.follow()
	return b.finish(s)
}

// change brings in one record.
func (b *batch) change(id model.ID, r model.Record, hidden func(model.ID) bool) {
	kind := id.Kind()
	switch kind {
	case model.KindAccessToken:
	case model.KindMobility:
		b.flows = true
	case model.KindFigure:
		b.v.figures = replaced(b.v.figures, map[model.ID]model.Record{id: r}, kind)
		b.saw(r)
	case model.KindDataset:
		b.v.dataset, _ = r.(*model.Dataset)
		b.saw(r)
	default:
		var n model.Node
		if r != nil {
			n = shown(r.(model.Node), b.old.audience, hidden)
		}
		b.node(id, n)
	}
}

// saw notes that the audience sees the change of the record.
func (b *batch) saw(r model.Record) {
	b.changed = true
	if r != nil {
		b.v.revision = max(b.v.revision, mark(r))
	}
}

// node brings in one node as the audience sees it, nil if it sees none.
func (b *batch) node(id model.ID, n model.Node) {
	if n == nil && b.old.Node(id) == nil {
		return
	}
	b.put(id, n)
	if n == nil {
		b.saw(nil)
		b.graph = append(b.graph, linked.Change{ID: string(id)})
	} else {
		b.saw(n)
		b.graph = append(b.graph, graphRecord(n))
	}
	if k := id.Kind(); k == model.KindAgreement || k == model.KindInstitution {
		b.flows = true
	}
}

func (b *batch) put(id model.ID, n model.Node) {
	k := id.Kind()
	b.gone[k] = append(b.gone[k], id)
	b.listed[id] = true
	if n != nil {
		b.recs[k] = append(b.recs[k], n)
	}
}

// relist lists a node anew that did not change itself.
func (b *batch) relist(n model.Node) {
	if !b.listed[n.GetID()] {
		b.put(n.GetID(), n)
		b.changed = true
	}
}

// follow lists anew what is listed by other records that changed: agreements by their partners' names and countries,
// institutions by their agreements, alumni by the countries of their exchanges.
func (b *batch) follow() {
	institutions, agreements := slices.Clone(b.gone[model.KindInstitution]), slices.Clone(b.recs[model.KindAgreement])
	for _, id := range b.gone[model.KindAgreement] {
		if a, ok := b.old.Agreements().Get(id); ok {
			agreements = append(agreements, a)
		}
	}
	now := b.institutions()
	for _, id := range institutions {
		for _, a := range b.old.Agreements().with("institutions", string(id)) {
			b.relist(a)
		}
		was, _ := b.old.Institutions().Get(id)
		is := now[id]
		if was == nil || is == nil || was.Place.Country != is.Place.Country {
			for _, a := range b.old.Alumni().with("exchanges", string(id)) {
				b.relist(a)
			}
		}
	}
	for _, n := range agreements {
		for _, p := range n.(*model.Agreement).Partners {
			if i, ok := b.old.Institutions().Get(p.Institution); ok {
				b.relist(i)
			}
		}
	}
}

// institutions are those that change, nil for those that go.
func (b *batch) institutions() map[model.ID]*model.Institution {
	out := map[model.ID]*model.Institution{}
	for _, id := range b.gone[model.KindInstitution] {
		out[id] = nil
	}
	for _, n := range b.recs[model.KindInstitution] {
		out[n.GetID()] = n.(*model.Institution)
	}
	return out
}

// finish makes the lists, the graph and the view.
func (b *batch) finish(s *Set) *View {
	e := &env{today: s.today, view: b.v, institutions: b.institutions()}
	for _, kind := range listingOrder {
		if len(b.gone[kind]) > 0 {
			b.v.lists[kind] = b.v.lists[kind].changed(e, b.gone[kind], b.recs[kind], nil)
		}
	}
	b.v.today = s.today
	b.v.graph = b.v.graph.With(b.graph)
	b.v.revision = max(b.v.revision, b.old.revision+1)
	flows := b.old.flows
	if b.flows {
		flows = nil
	}
	s.finish(b.v, flows)
	return b.v
}
