package storetest

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// given reads the given name that is stored.
func given(t testing.TB, s store.Store, id model.ID) string {
	t.Helper()
	rec, err := s.Get(t.Context(), id)
	must(t, err)
	return rec.(*model.Alumnus).Given
}

func testSwap(t *testing.T, h Harness) {
	s := fresh(t, h)
	p := person(1)
	must(t, s.Save(t.Context(), p))
	first := p.Updated
	p.Given = "Second"
	must(t, s.Save(t.Context(), p))
	if p.Version != 2 || p.Updated <= first {
		t.Fatalf("version %d, updated %d after %d", p.Version, p.Updated, first)
	}
	for _, stale := range []struct {
		name    string
		n       int
		version int64
	}{{"new, though there", 1, 0}, {"older", 1, 1}, {"newer", 1, 3}, {"never there", 2, 1}} {
		q := person(stale.n)
		q.Given, q.Version, q.Updated = "Stale", stale.version, 42
		wantCode(t, s.Save(t.Context(), q), model.Conflict, string(q.ID))
		if q.Version != stale.version || q.Updated != 42 {
			t.Errorf("%s: a refused save changed the record's version or mark", stale.name)
		}
	}
	if got := given(t, s, p.ID); got != "Second" {
		t.Errorf("stored %q; want Second", got)
	}
	wantIDs(t, loaded(t, s, model.KindAlumnus), p.ID)
}

func testSwapBatch(t *testing.T, h Harness) {
	s := fresh(t, h)
	recs := people(50)
	must(t, s.Save(t.Context(), recs[:30]...))
	other, err := s.Get(t.Context(), recs[7].GetID())
	must(t, err)
	must(t, s.Save(t.Context(), other)) // now recs[7] is stale
	there := person(8)                  // would be new
	never := person(99)
	never.Version = 4
	for _, r := range recs {
		r.(*model.Alumnus).Given = "Batch"
	}
	err = s.Save(t.Context(), append(recs, there, never, filled(model.KindNetwork))...)
	wantCode(t, err, model.Conflict, string(recs[7].GetID()), string(there.ID), string(never.ID))
	for i, r := range recs {
		want, wantGiven := int64(2), "Batch"
		if i >= 30 {
			want = 1
		}
		if i == 7 {
			want, wantGiven = 1, "Noor"
		}
		if got := r.Head().Version; got != want {
			t.Errorf("record %d has version %d; want %d", i, got, want)
		}
		if got := given(t, s, r.GetID()); got != wantGiven {
			t.Errorf("record %d is stored as %q; want %q", i, got, wantGiven)
		}
	}
	_, err = s.Get(t.Context(), never.ID)
	wantCode(t, err, model.NotFound)
	_, err = s.Get(t.Context(), model.NewID(model.KindNetwork, "filled"))
	must(t, err)
}

// writers and rounds are how hard the tests of compare-and-swap try.
const writers, rounds = 16, 30

// race calls do at the same time for each writer, over two stores as if in two processes, and counts those that did
// not conflict.
func race(t *testing.T, stores [2]store.Store, do func(s store.Store, writer int) error) (won int64) {
	t.Helper()
	var wins atomic.Int64
	var start, end sync.WaitGroup
	start.Add(1)
	for w := range writers {
		end.Go(func() {
			start.Wait()
			err := do(stores[w%2], w)
			if err == nil {
				wins.Add(1)
			} else if model.CodeOf(err) != model.Conflict {
				t.Errorf("writer %d: %v (%v)", w, err, errors.Unwrap(err))
			}
		})
	}
	start.Done()
	end.Wait()
	return wins.Load()
}

func testOneWinner(t *testing.T, h Harness) {
	address := h.Fresh(t)
	stores := [2]store.Store{opened(t, h, address), opened(t, h, address)}
	for round := range rounds {
		var winner atomic.Value
		won := race(t, stores, func(s store.Store, w int) error {
			p := person(0)
			p.Version = int64(round) // 0 at first: the inserts race, too
			p.Given = fmt.Sprintf("Round %d writer %d", round, w)
			err := s.Save(t.Context(), p)
			if err == nil {
				winner.Store(p.Given)
			}
			return err
		})
		if won != 1 {
			t.Fatalf("round %d: %d writers won; want 1", round, won)
		}
		if got := given(t, stores[0], person(0).ID); got != winner.Load() {
			t.Fatalf("round %d: stored %q; the winner wrote %q", round, got, winner.Load())
		}
	}
}

func testOneWinnerOfBatches(t *testing.T, h Harness) {
	address := h.Fresh(t)
	stores := [2]store.Store{opened(t, h, address), opened(t, h, address)}
	const size = 20
	for round := range rounds / 3 {
		var wins [size]atomic.Int64
		race(t, stores, func(s store.Store, w int) error {
			recs := people(size)
			for _, r := range recs {
				r.Head().Version = int64(round)
			}
			err := s.Save(t.Context(), recs...)
			for i, r := range recs {
				if r.Head().Version == int64(round)+1 {
					wins[i].Add(1)
				}
			}
			return err
		})
		for i := range wins {
			if n := wins[i].Load(); n != 1 {
				t.Fatalf("round %d: %d writers saved record %d; want 1", round, n, i)
			}
		}
	}
}

func testInvalidID(t *testing.T, h Harness) {
	s := fresh(t, h)
	for _, id := range []model.ID{"", "alumnus", "alumnus:", "nothing:a", "alumnus:A b", "system.indexes:a", "alumnus:$x"} {
		p := person(1)
		p.ID = id
		wantCode(t, s.Save(t.Context(), p), model.BadUserInput)
		_, err := s.Get(t.Context(), id)
		wantCode(t, err, model.NotFound)
		wantCode(t, s.Delete(t.Context(), id, 1), model.NotFound)
	}
}
