package storetest

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// secret stands for what no error may show.
const secret = "hunter2"

// badDocuments are documents that no record can be read from.
func badDocuments(mark int64) map[model.ID]bson.D {
	docs := map[model.ID]bson.D{
		"alumnus:bad-name":  {{Key: "given", Value: bson.A{secret}}},
		"alumnus:bad-place": {{Key: "home", Value: bson.D{{Key: "lat", Value: secret}}}},
		"alumnus:bad-date":  {{Key: "work", Value: bson.A{bson.D{{Key: "since", Value: secret}}}}},
	}
	for id, doc := range docs {
		docs[id] = append(bson.D{{Key: "_id", Value: id}, {Key: "version", Value: int64(1)}, {Key: "updated", Value: mark}}, doc...)
	}
	return docs
}

// wantUnreadable checks that an error names the documents, and shows nothing of them.
func wantUnreadable(t *testing.T, err error, ids ...model.ID) {
	t.Helper()
	for _, id := range ids {
		wantCode(t, err, model.Internal, string(id))
	}
	if strings.Contains(err.Error(), secret) {
		t.Errorf("the error shows what the document holds: %v", err)
	}
}

func testBad(t *testing.T, h Harness) {
	address := h.Fresh(t)
	s := opened(t, h, address)
	must(t, s.Save(t.Context(), people(5)...))
	f := follow(t, s)
	f.poll(t)
	bad := badDocuments(f.mark.At + 1)
	for id, doc := range bad {
		h.Plant(t, address, id, doc)
	}
	ids := slices.Collect(maps.Keys(bad))
	n := 0
	err := s.Load(t.Context(), model.KindAlumnus, func(model.Record) error { n++; return nil })
	wantUnreadable(t, err, ids...)
	if n != 5 || !strings.Contains(err.Error(), "home.lat") {
		t.Errorf("%d good records and %v; want 5, and the field that is wrong", n, err)
	}
	for _, id := range ids {
		_, err := s.Get(t.Context(), id)
		wantUnreadable(t, err, id)
	}
	n = 0
	mark, err := s.Changes(t.Context(), store.Mark{}, func(store.Change) error { n++; return nil })
	wantUnreadable(t, err, ids...)
	if n != 5 {
		t.Errorf("%d good changes; want 5", n)
	}
	f.mark = mark
	f.poll(t) // the new mark lies behind the bad ones
}

func testAway(t *testing.T, h Harness) {
	address := h.Fresh(t)
	must(t, opened(t, h, address).Save(t.Context(), person(1)))
	through, away, back, readable := h.Sever(t, address)
	s := opened(t, h, through)
	f := follow(t, s)
	p, err := s.Get(t.Context(), person(1).ID)
	must(t, err)
	for range 2 {
		version := p.Head().Version
		away()
		for name, err := range together(map[string]func() error{
			"save":   func() error { return s.Save(t.Context(), p) },
			"delete": func() error { return s.Delete(t.Context(), p.GetID(), version) },
			"get":    func() error { _, err := s.Get(t.Context(), p.GetID()); return err },
			"load":   func() error { return s.Load(t.Context(), model.KindAlumnus, func(model.Record) error { return nil }) },
			"changes": func() error {
				_, err := s.Changes(t.Context(), f.mark, func(store.Change) error { return nil })
				return err
			},
			"ping": func() error { return s.Ping(t.Context()) },
		}) {
			if readable && name != "save" && name != "delete" {
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
			} else if model.CodeOf(err) != model.Unavailable || strings.Contains(err.Error(), "Noor") {
				t.Errorf("%s while the database is away: %v", name, err)
			}
		}
		if p.Head().Version != version {
			t.Errorf("a failed save set version %d", p.Head().Version)
		}
		back()
		for try := 0; s.Ping(t.Context()) != nil && try < 20; try++ { // each waits for a while itself
		}
		must(t, s.Save(t.Context(), p))
		if f.poll(t); f.versions[p.GetID()] != p.Head().Version {
			t.Errorf("a change after the return was not seen")
		}
	}
}

// together does things at the same time, since each takes as long as it takes to give up.
func together(things map[string]func() error) map[string]error {
	var mu sync.Mutex
	var all sync.WaitGroup
	errs := map[string]error{}
	for name, do := range things {
		all.Go(func() {
			err := do()
			mu.Lock()
			defer mu.Unlock()
			errs[name] = err
		})
	}
	all.Wait()
	return errs
}
