package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"vinculum/graph/model"
)

func testOrder(t *testing.T, h Harness) {
	s := fresh(t, h)
	var recs []model.Record
	var want []model.ID
	for n, slug := range []string{"a", "a-b", "a-b-c", "a0", "ab", "b", "z9", "0", "9", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"} {
		p := person(n)
		p.ID = model.NewID(model.KindAlumnus, slug)
		recs = append(recs, p)
		want = append(want, p.ID)
	}
	for n := range 3000 { // more than one batch of every implementation
		recs = append(recs, person(n))
		want = append(want, person(n).ID)
	}
	for _, k := range model.RecordKinds { // neighbours that are not asked for
		if k != model.KindAlumnus {
			recs = append(recs, filled(k))
		}
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(recs), func(i, j int) { recs[i], recs[j] = recs[j], recs[i] })
	must(t, s.Save(t.Context(), recs...))
	slices.Sort(want)
	wantIDs(t, loaded(t, s, model.KindAlumnus), want...)
}

func testYieldError(t *testing.T, h Harness) {
	s := fresh(t, h)
	must(t, s.Save(t.Context(), people(3000)...))
	mine := errors.New("mine")
	n := 0
	err := s.Load(t.Context(), model.KindAlumnus, func(model.Record) error {
		if n++; n == 7 {
			return mine
		}
		return nil
	})
	if err != mine || n != 7 {
		t.Errorf("got %v after %d records; want the reader's own error after 7", err, n)
	}
}

func testCancel(t *testing.T, h Harness) {
	s := fresh(t, h)
	must(t, s.Save(t.Context(), people(3000)...))
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Load(ctx, model.KindAlumnus, func(model.Record) error {
		cancel()
		return nil
	})
	if err != nil && !errors.Is(err, context.Canceled) { // nil: all was read before the end was noticed
		t.Errorf("load: got %v; want the context's error", err)
	}
	_, getErr := s.Get(ctx, person(0).ID)
	_, nowErr := s.Now(ctx)
	for name, err := range map[string]error{"get": getErr, "now": nowErr, "save": s.Save(ctx, person(5000)), "delete": s.Delete(ctx, person(0).ID, 1)} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v; want the context's error", name, err)
		}
	}
}

func testWriteWhileReading(t *testing.T, h Harness) {
	s := fresh(t, h)
	must(t, s.Save(t.Context(), people(2500)...))
	n := 0
	must(t, s.Load(t.Context(), model.KindAlumnus, func(r model.Record) error {
		n++
		if n%500 != 0 {
			return nil
		}
		r.(*model.Alumnus).Given = fmt.Sprint("Read ", n)
		return s.Save(t.Context(), r)
	}))
	if n != 2500 {
		t.Errorf("read %d records; want 2500", n)
	}
	if got := loaded(t, s, model.KindAlumnus); len(got) != 2500 {
		t.Errorf("%d records afterwards; want 2500", len(got))
	}
}
