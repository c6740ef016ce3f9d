package storetest

import (
	"fmt"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

func testUnique(t *testing.T, h Harness) {
	s := fresh(t, h)
	ctx := t.Context()
	a := institution("a", "a.example")
	a.ErasmusCode, a.SCHAC, a.FormerSCHAC, a.PIC, a.OID, a.ROR, a.Wikidata = "NL A01", "a.example", []string{"old.example"}, "123456789", "E12345678", "012345678", "Q1"
	must(t, s.Save(ctx, a))
	must(t, s.Save(ctx, institution("b", ""), institution("c", ""))) // many may have none

	for _, ident := range a.Identifiers() { // on insert
		d := institution("d", "")
		setIdentifier(d, ident)
		wantCode(t, s.Save(ctx, d), model.Conflict, ident.Scheme, ident.Value, "institution:a", "institution:d")
		_, err := s.Get(ctx, d.ID)
		wantCode(t, err, model.NotFound)
	}
	b, err := s.Get(ctx, "institution:b") // on update
	must(t, err)
	for _, ident := range a.Identifiers() {
		changed := *b.(*model.Institution)
		setIdentifier(&changed, ident)
		wantCode(t, s.Save(ctx, &changed), model.Conflict, ident.Scheme, ident.Value, "institution:a")
	}
	other := institution("e", "old.example") // another scheme's value is another identifier
	must(t, s.Save(ctx, other))
	must(t, s.Save(ctx, a)) // its own identifiers do not stand in its way

	a.Domain, a.FormerSCHAC = "new.example", nil // given up by an update
	must(t, s.Save(ctx, a))
	f := institution("f", "a.example")
	f.SCHAC = "old.example"
	must(t, s.Save(ctx, f))

	must(t, s.Delete(ctx, a.ID, a.Version)) // given up by a deletion
	g := institution("g", "new.example")
	g.PIC, g.ErasmusCode = "123456789", "NL A01"
	must(t, s.Save(ctx, g))
	again := institution("a", "new.example") // and not taken back by making the record again
	wantCode(t, s.Save(ctx, again), model.Conflict, "new.example", "institution:g")
	again.Domain = "again.example"
	must(t, s.Save(ctx, again))
}

// setIdentifier gives the institution one identifier by the name of its scheme.
func setIdentifier(i *model.Institution, ident model.Identifier) {
	switch ident.Scheme {
	case "erasmusCode":
		i.ErasmusCode = ident.Value
	case "schac":
		i.FormerSCHAC = []string{ident.Value}
	case "pic":
		i.PIC = ident.Value
	case "oid":
		i.OID = ident.Value
	case "ror":
		i.ROR = ident.Value
	case "wikidata":
		i.Wikidata = ident.Value
	case "domain":
		i.Domain = ident.Value
	default:
		panic("unknown scheme " + ident.Scheme)
	}
}

func testUniqueInOneCall(t *testing.T, h Harness) {
	s := fresh(t, h)
	must(t, s.Save(t.Context(), institution("held", "held.example")))
	recs := []model.Record{institution("a", "a.example"), institution("b", "twice.example"), institution("c", "twice.example"),
		institution("d", "held.example"), institution("e", "e.example")}
	wantCode(t, s.Save(t.Context(), recs...), model.Conflict, "twice.example", "held.example", "institution:held")
	if n := len(loaded(t, s, model.KindInstitution)); n != 4 {
		t.Errorf("%d institutions; want held, a, e and one of b and c", n)
	}
	if recs[1].Head().Version+recs[2].Head().Version != 1 || recs[3].Head().Version != 0 {
		t.Error("versions do not tell which records were saved")
	}
}

func testUniqueOneWinner(t *testing.T, h Harness) {
	address := h.Fresh(t)
	stores := [2]store.Store{opened(t, h, address), opened(t, h, address)}
	for round := range rounds / 3 {
		won := race(t, stores, func(s store.Store, w int) error {
			return s.Save(t.Context(), institution(fmt.Sprintf("r%d-w%d", round, w), fmt.Sprintf("r%d.example", round)))
		})
		if won != 1 {
			t.Fatalf("round %d: %d institutions got the domain; want 1", round, won)
		}
	}
}

func testDelete(t *testing.T, h Harness) {
	s := fresh(t, h)
	ctx := t.Context()
	p := person(1)
	wantCode(t, s.Delete(ctx, p.ID, 1), model.NotFound, string(p.ID))
	must(t, s.Save(ctx, p, person(2)))
	must(t, s.Save(ctx, p))
	wantCode(t, s.Delete(ctx, p.ID, 1), model.Conflict, string(p.ID))
	must(t, s.Delete(ctx, p.ID, 2))
	wantCode(t, s.Delete(ctx, p.ID, 2), model.NotFound)
	wantCode(t, s.Delete(ctx, p.ID, 3), model.NotFound)
	_, err := s.Get(ctx, p.ID)
	wantCode(t, err, model.NotFound)
	wantIDs(t, loaded(t, s, model.KindAlumnus), person(2).ID)
	for _, version := range []int64{2, 3} { // of what was deleted, nothing can be written over
		p.Version = version
		wantCode(t, s.Save(ctx, p), model.Conflict)
	}
	for _, batch := range []bool{false, true} {
		recs := []model.Record{person(1)}
		if batch {
			recs = append(recs, person(3))
		}
		must(t, s.Save(ctx, recs...))
		again := recs[0].Head()
		if again.Version <= 3 {
			t.Fatalf("made again with version %d; want more than the deletion's", again.Version)
		}
		got, err := s.Get(ctx, again.ID)
		must(t, err)
		if got.Head().Version != again.Version {
			t.Fatalf("stored version %d; want %d", got.Head().Version, again.Version)
		}
		must(t, s.Delete(ctx, again.ID, again.Version))
	}
}

func testManyInOneCall(t *testing.T, h Harness) {
	s := fresh(t, h)
	recs := people(6_000) // more than one transaction or bulk write of every implementation
	must(t, s.Save(t.Context(), recs...))
	must(t, s.Save(t.Context(), recs...))
	if n := len(loaded(t, s, model.KindAlumnus)); n != len(recs) {
		t.Errorf("%d records; want %d", n, len(recs))
	}
	for _, r := range recs {
		if r.Head().Version != 2 {
			t.Fatalf("%s has version %d; want 2", r.GetID(), r.Head().Version)
		}
	}
	err := s.Save(t.Context(), people(6_000)...)
	wantCode(t, err, model.Conflict, "5990 more") // names ten of them
}
