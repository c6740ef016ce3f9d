package catalogue

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"vinculum/graph/model"
)

// TestWritersReadTheirWrites lets several writers change alumni and read them back at once, while readers page through
// views that must stay whole. Run it with -race.
func TestWritersReadTheirWrites(t *testing.T) {
	s := newSample(1)
	w := s.world()
	set := newTestSet(limits{frequent: 5, results: 5})
	if err := set.Load(context.Background(), w, nil); err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var readers, writers sync.WaitGroup
	for r := range 3 {
		readers.Go(func() { readWhole(t, set, uint64(r), stop) })
	}
	for k := range 3 {
		writers.Go(func() { writeAndRead(t, set, k) })
	}
	writers.Wait()
	close(stop)
	readers.Wait()
}

func writeAndRead(t *testing.T, set *Set, writer int) {
	s := newSample(uint64(writer))
	id := model.NewID(model.KindAlumnus, fmt.Sprintf("w%d", writer))
	for i := range 80 {
		a := s.alumnus(id)
		a.Family = fmt.Sprintf("Writer%dRound%d", writer, i)
		a.Shown.Basics = model.AudiencePublic
		set.Apply([]Change{{id, a}})
		for _, audience := range model.Audiences {
			v := set.View(audience)
			got, ok := v.Alumni().Get(id)
			found, err := v.Search(a.Family, []model.Kind{model.KindAlumnus}, model.PageArgs{})
			if !ok || got.Family != a.Family || err != nil || found.Items[0].GetID() != id || !v.Graph().Has(string(id)) {
				t.Errorf("%s: round %d of writer %d is not read back", audience, i, writer)
				return
			}
		}
	}
	set.Apply([]Change{{ID: id}})
	if set.View(model.AudienceOffice).Node(id) != nil {
		t.Error("what was deleted is still there")
	}
}

// readWhole checks that a view does not change while it is read.
func readWhole(t *testing.T, set *Set, seed uint64, stop <-chan struct{}) {
	s := newSample(seed)
	for {
		select {
		case <-stop:
			return
		default:
		}
		v := set.View(s.audience())
		size := 7
		q := Query{Where: map[Field][]string{"countries": {"NL", "DE"}}, Order: OrderGraduated, Page: model.PageArgs{First: &size}}
		want, seen := v.Alumni().Len(), 0
		for _, f := range v.Alumni().Facets(Query{}, []Field{"mentor"}) {
			for _, value := range f.All {
				seen += value.Count
			}
		}
		if seen != want {
			t.Errorf("facets count %d of %d", seen, want)
			return
		}
		got := 0
		for {
			p, err := v.Alumni().Query(q)
			if err != nil {
				t.Error(err)
				return
			}
			if got += len(p.Items); !p.HasNext {
				if got != p.Total {
					t.Errorf("paged through %d of %d", got, p.Total)
				}
				break
			}
			q.Page.After = last(p)
		}
	}
}

// TestSegmentsStayFew writes one record at a time: segments must merge, and forget what is gone.
func TestSegmentsStayFew(t *testing.T) {
	s := newSample(1)
	set := newTestSet(usualLimits)
	for i := range 2000 {
		id := s.id(model.KindAlumnus, 600)
		a := s.alumnus(id)
		a.Shown.Basics = model.AudiencePublic
		set.Apply([]Change{{id, a}})
		if l := set.View(model.AudiencePublic).Alumni(); len(l.parts) > 12 {
			t.Fatalf("%d segments after %d writes", len(l.parts), i)
		}
	}
	records := 0
	l := set.View(model.AudiencePublic).Alumni()
	for _, p := range l.parts {
		records += len(p.recs)
	}
	if records > 3*l.Len() {
		t.Errorf("%d records are kept of %d", records, l.Len())
	}
}

// TestCursorsOutliveRecords pages on from a record that was deleted meanwhile.
func TestCursorsOutliveRecords(t *testing.T) {
	s := newSample(3)
	w := s.world()
	set := newTestSet(usualLimits)
	if err := set.Load(context.Background(), w, nil); err != nil {
		t.Fatal(err)
	}
	for _, order := range []string{OrderName, OrderGraduated} {
		for _, descending := range []bool{false, true} {
			q := Query{Order: order, Descending: descending}
			all := ids(naive{w, model.AudienceOffice, today}.query(model.KindAlumnus, q))
			five := 5
			q.Page.First = &five
			p, err := set.View(model.AudienceOffice).Alumni().Query(q)
			if err != nil {
				t.Fatal(err)
			}
			set.Apply([]Change{{ID: all[4]}})
			delete(w, all[4])
			q.Page.After = last(p)
			p, err = set.View(model.AudienceOffice).Alumni().Query(q)
			if err != nil || p.Items[0].ID != all[5] {
				t.Errorf("%s: went on with %v, want %s; %v", order, p.Items[0].ID, all[5], err)
			}
			if !p.HasPrevious {
				t.Errorf("%s: nothing before the second page", order)
			}
		}
	}
}

// TestApplyIgnoresWhatIsKnown hears of writes twice and in the wrong order, as a follower of the store may.
func TestApplyIgnoresWhatIsKnown(t *testing.T) {
	set := newTestSet(usualLimits)
	write := func(version int64, family string) {
		a := &model.Alumnus{Base: model.Base{ID: "alumnus:a", Version: version, Updated: version}, Given: "A", Family: family}
		set.Apply([]Change{{a.ID, a}})
	}
	write(1, "First")
	write(3, "Third")
	before := set.View(model.AudienceOffice)
	write(3, "Third")
	write(2, "Second")
	if set.View(model.AudienceOffice) != before {
		t.Error("an old write made a new view")
	}
	set.Apply([]Change{{ID: "alumnus:a"}})
	write(5, "Fifth")
	if a, ok := set.View(model.AudienceOffice).Alumni().Get("alumnus:a"); !ok || a.Family != "Fifth" {
		t.Error("a write after a deletion is not seen")
	}
}

// broken loads some alumni and then fails.
type broken struct{ err error }

func (b broken) Load(_ context.Context, kind model.Kind, yield func(model.Record) error) error {
	if kind != model.KindAlumnus {
		return nil
	}
	if err := yield(&model.Alumnus{Base: model.Base{ID: "alumnus:a"}, Given: "A", Family: "B"}); err != nil {
		return err
	}
	return b.err
}

// TestLoadErrors keeps what was there when the store goes away, and does without records that cannot be read.
func TestLoadErrors(t *testing.T) {
	set := newTestSet(usualLimits)
	if err := set.Load(context.Background(), broken{model.Errorf(model.Unavailable, "gone")}, nil); model.CodeOf(err) != model.Unavailable {
		t.Errorf("a store that went away gave %v", err)
	}
	if n := set.View(model.AudienceOffice).Alumni().Len(); n != 0 {
		t.Errorf("%d alumni after a load that failed", n)
	}
	counted := 0
	err := set.Load(context.Background(), broken{model.Errorf(model.Internal, "records that cannot be read: alumnus:b")}, func(_ model.Kind, n int) { counted += n })
	if n := set.View(model.AudienceOffice).Alumni().Len(); err != nil || n != 1 || counted != 1 {
		t.Errorf("%d alumni, %d counted, %v", n, counted, err)
	}
}
