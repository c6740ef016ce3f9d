package storetest

import (
	"errors"
	"math/rand/v2"
	"sync"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// follower keeps what Changes told, as a server's catalogue does.
type follower struct {
	s        store.Store
	mark     store.Mark
	versions map[model.ID]int64 // negative for deleted records
}

// follow starts now, knowing nothing of what is there.
func follow(t testing.TB, s store.Store) *follower {
	t.Helper()
	mark, err := s.Now(t.Context())
	must(t, err)
	return &follower{s: s, mark: mark, versions: map[model.ID]int64{}}
}

// poll gives the changes since the last poll.
func (f *follower) poll(t testing.TB) (changes []store.Change) {
	t.Helper()
	mark, err := f.s.Changes(t.Context(), f.mark, func(c store.Change) error {
		changes = append(changes, c)
		v := c.Version
		if c.Record == nil {
			v = -v
		} else if c.Record.GetID() != c.ID || c.Record.Head().Version != c.Version {
			t.Errorf("change of %s version %d holds %s version %d", c.ID, c.Version, c.Record.GetID(), c.Record.Head().Version)
		}
		f.versions[c.ID] = v
		return nil
	})
	must(t, err)
	f.mark = mark
	return changes
}

func testChanges(t *testing.T, h Harness) {
	address := h.Fresh(t)
	writer, ctx := opened(t, h, address), t.Context()
	must(t, writer.Save(ctx, people(10)...))
	f := follow(t, opened(t, h, address))
	f.poll(t) // may repeat what was there
	if got := f.poll(t); len(got) != 0 {
		t.Fatalf("%d changes though nothing changed", len(got))
	}
	p, net := person(3), filled(model.KindNetwork)
	p.Version, p.Given = 1, "Changed"
	must(t, writer.Save(ctx, p, person(11), net))
	got := map[model.ID]store.Change{}
	for _, c := range f.poll(t) {
		got[c.ID] = c
	}
	if len(got) != 3 || got[p.ID].Record.(*model.Alumnus).Given != "Changed" || got[person(11).ID].Version != 1 || got[net.GetID()].Record == nil {
		t.Fatalf("changes %v; want two alumni and a network", got)
	}
	must(t, writer.Save(ctx, p))
	must(t, writer.Save(ctx, p)) // one change: the newest state
	must(t, writer.Delete(ctx, person(4).ID, 1))
	changes := f.poll(t)
	if len(changes) != 2 || f.versions[p.ID] != 4 || f.versions[person(4).ID] != -2 {
		t.Fatalf("changes %v; want version 4 of a record and a deletion", changes)
	}
	must(t, writer.Save(ctx, person(4)))
	if f.poll(t); f.versions[person(4).ID] != 3 {
		t.Fatalf("version %d after making a deleted record again; want 3", f.versions[person(4).ID])
	}
	if got := f.poll(t); len(got) != 0 {
		t.Fatalf("%d changes though nothing changed", len(got))
	}
}

func testChangesFromStart(t *testing.T, h Harness) {
	s := fresh(t, h)
	must(t, s.Save(t.Context(), people(3000)...))
	must(t, s.Delete(t.Context(), person(5).ID, 1))
	f := &follower{s: s, versions: map[model.ID]int64{}}
	f.poll(t)
	if len(f.versions) != 3000 || f.versions[person(5).ID] != -2 || f.versions[person(6).ID] != 1 {
		t.Errorf("%d changes; want 2,999 records and a deletion", len(f.versions))
	}
}

func testChangesYieldError(t *testing.T, h Harness) {
	s := fresh(t, h)
	f := follow(t, s)
	must(t, s.Save(t.Context(), people(3)...))
	mine, n := errors.New("mine"), 0
	mark, err := s.Changes(t.Context(), f.mark, func(store.Change) error {
		if n++; n == 2 {
			return mine
		}
		return nil
	})
	if err != mine {
		t.Fatalf("got %v; want the reader's own error", err)
	}
	f.mark = mark
	if f.poll(t); len(f.versions) != 3 {
		t.Errorf("%d changes after an error; want all 3 again", len(f.versions))
	}
}

// testChangesMissNothing lets many writers write over each other while followers poll, and compares what these know in
// the end with what is stored.
func testChangesMissNothing(t *testing.T, h Harness) {
	address := h.Fresh(t)
	stores := [2]store.Store{opened(t, h, address), opened(t, h, address)}
	followers := []*follower{follow(t, opened(t, h, address)), follow(t, stores[1])}
	var writing, polling sync.WaitGroup
	for w := range writers {
		writing.Go(func() { scribble(t, stores[w%2], uint64(w)) })
	}
	stop := make(chan struct{})
	for _, f := range followers {
		polling.Go(func() {
			for {
				f.poll(t)
				select {
				case <-stop:
					return
				default:
				}
			}
		})
	}
	writing.Wait()
	close(stop)
	polling.Wait()
	truth := &follower{s: stores[0], versions: map[model.ID]int64{}}
	truth.poll(t)
	for _, f := range followers {
		f.poll(t)
		for id, v := range truth.versions {
			if f.versions[id] != v {
				t.Errorf("a follower knows version %d of %s; stored is %d", f.versions[id], id, v)
			}
		}
	}
	if len(truth.versions) == 0 {
		t.Error("nothing was written")
	}
}

// scribble saves and deletes records out of a few, one or many at a time, whatever others do to them.
func scribble(t *testing.T, s store.Store, seed uint64) {
	random := rand.New(rand.NewPCG(seed, seed))
	for range 40 {
		var recs []model.Record
		for range 1 + random.IntN(4) {
			p := person(random.IntN(100))
			if stored, err := s.Get(t.Context(), p.ID); err == nil {
				p.Version = stored.Head().Version
			}
			recs = append(recs, p)
		}
		var err error
		if recs[0].Head().Version > 0 && random.IntN(4) == 0 {
			err = s.Delete(t.Context(), recs[0].GetID(), recs[0].Head().Version)
		} else {
			err = s.Save(t.Context(), recs...)
		}
		if code := model.CodeOf(err); err != nil && code != model.Conflict && code != model.NotFound {
			t.Errorf("writer %d: %v", seed, err)
		}
	}
}
