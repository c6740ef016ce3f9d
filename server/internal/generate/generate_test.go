package generate

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"testing"
	"unicode/utf8"

	"vinculum/graph/model"
)

const asOf = model.Date(20261122)

// collect makes all records of a small data set.
func collect(t testing.TB, opt Options) []model.Record {
	t.Helper()
	var all []model.Record
	err := Records(context.Background(), opt, curated(), func(r model.Record) error {
		all = append(all, r)
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func of[T model.Record](all []model.Record) []T {
	var list []T
	for _, r := range all {
		if r, ok := r.(T); ok {
			list = append(list, r)
		}
	}
	return list
}

func TestSameSeedSameBytes(t *testing.T) {
	bytesOf := func(seed uint64) []byte {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		for _, r := range collect(t, Options{Seed: seed, Alumni: 3000, Agreements: 60, AsOf: asOf}) {
			if err := enc.Encode(r); err != nil {
				t.Fatal(err)
			}
		}
		return b.Bytes()
	}
	one, two, other := bytesOf(7), bytesOf(7), bytesOf(8)
	if !bytes.Equal(one, two) {
		t.Error("the same seed gave other bytes")
	}
	if bytes.Equal(one, other) {
		t.Error("another seed gave the same bytes")
	}
}

func TestOptions(t *testing.T) {
	for name, opt := range map[string]Options{
		"no day":              {},
		"a month":             {AsOf: model.NewDate(2026, 11, 0)},
		"too early":           {AsOf: model.NewDate(1990, 1, 1)},
		"negative alumni":     {AsOf: asOf, Alumni: -1},
		"negative agreements": {AsOf: asOf, Agreements: -1},
		"too many":            {AsOf: asOf, Alumni: math.MaxInt},
	} {
		if _, err := opt.Normal(); model.CodeOf(err) != model.BadUserInput {
			t.Errorf("%s: %v", name, err)
		}
	}
	opt, err := Options{AsOf: asOf}.Normal()
	if err != nil || opt.Alumni != DefaultAlumni || opt.Agreements != DefaultAgreements {
		t.Errorf("defaults: %+v, %v", opt, err)
	}
}

func TestEndsWithYieldAndContext(t *testing.T) {
	stop := errors.New("stop")
	n := 0
	err := Records(context.Background(), Options{Alumni: 5000, AsOf: asOf}, curated(), func(model.Record) error {
		if n++; n == 1500 {
			return stop
		}
		return nil
	}, nil)
	if !errors.Is(err, stop) || n != 1500 {
		t.Errorf("error %v after %d records", err, n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	n = 0
	err = Records(ctx, Options{Alumni: 5000, AsOf: asOf}, curated(), func(model.Record) error {
		if n++; n == 1500 {
			cancel()
		}
		return nil
	}, nil)
	if !errors.Is(err, context.Canceled) || n != 1500 {
		t.Errorf("error %v after %d records", err, n)
	}
}

func TestLacksLeiden(t *testing.T) {
	err := Records(context.Background(), Options{AsOf: asOf}, curated()[1:], func(model.Record) error { return nil }, nil)
	if model.CodeOf(err) != model.BadUserInput {
		t.Error(err)
	}
}

func TestProgressAndOrder(t *testing.T) {
	last := map[model.Kind][2]int{}
	var kinds []model.Kind
	var before model.ID
	err := Records(context.Background(), Options{Alumni: 2500, AsOf: asOf}, curated(), func(r model.Record) error {
		if r.Kind() == before.Kind() && r.GetID() <= before {
			t.Errorf("%s comes behind %s", r.GetID(), before)
		}
		before = r.GetID()
		return nil
	}, func(k model.Kind, done, total int) {
		if last[k] == [2]int{} {
			kinds = append(kinds, k)
		}
		last[k] = [2]int{done, total}
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []model.Kind{model.KindOrganisation, model.KindAgreement, model.KindAlumnus, model.KindMobility}
	for i, k := range want {
		if len(kinds) != 4 || kinds[i] != k || last[k][0] != last[k][1] {
			t.Errorf("progress told %v, at the end %v", kinds, last)
			break
		}
	}
}

// TestOtherDays makes data sets for other days than the usual one, among them the edges of years and academic years.
func TestOtherDays(t *testing.T) {
	for _, day := range []model.Date{20150101, 20200229, 20220831, 20220901, 20261231, 21001231} {
		known := map[model.ID]model.Record{}
		for _, r := range curated() {
			known[r.GetID()] = r
		}
		var mobilities []*model.Mobility
		err := Records(context.Background(), Options{Seed: 2, Alumni: 8000, AsOf: day}, curated(), func(r model.Record) error {
			known[r.GetID()] = r
			switch r := r.(type) {
			case *model.Mobility:
				mobilities = append(mobilities, r)
			case *model.Agreement:
				if r.Signed > day {
					t.Errorf("%s: %s is signed on %s", day, r.ID, r.Signed)
				}
			case *model.Alumnus:
				if day.Year()-r.BirthYear > oldest || len(r.Work) > 0 && max(r.Work[0].Since, r.Work[0].Until) > day {
					t.Errorf("%s: %s was born in %d and works %+v", day, r.ID, r.BirthYear, r.Work)
				}
			}
			return r.Validate()
		}, nil)
		if err != nil {
			t.Fatalf("%s: %v", day, err)
		}
		checkMobilities(t, mobilities, known)
	}
}

// TestRecords checks what holds for every record.
func TestRecords(t *testing.T) {
	all := collect(t, Options{Seed: 3, Alumni: 20000, AsOf: asOf})
	known := map[model.ID]model.Record{}
	for _, r := range curated() {
		known[r.GetID()] = r
	}
	for _, r := range all {
		if known[r.GetID()] != nil {
			t.Fatalf("%s is there twice", r.GetID())
		}
		known[r.GetID()] = r
		if err := r.Validate(); err != nil {
			t.Fatal(err)
		}
		if r.Head().Origin != model.OriginGenerated {
			t.Fatalf("%s has the origin %s", r.GetID(), r.Head().Origin)
		}
		if b, err := json.Marshal(r); err != nil || !utf8.Valid(b) || bytes.ContainsRune(b, utf8.RuneError) {
			t.Fatalf("%s is not UTF-8: %v", r.GetID(), err)
		}
	}
	for _, r := range all {
		if n, ok := r.(model.Node); ok {
			for _, e := range n.Edges() {
				if known[e.From] == nil || known[e.To] == nil {
					t.Fatalf("%s refers to nothing: %s → %s", r.GetID(), e.From, e.To)
				}
				if e.Since > asOf && r.Kind() != model.KindAgreement {
					t.Fatalf("%s has a link since %s", r.GetID(), e.Since)
				}
			}
		}
	}
	checkMobilities(t, of[*model.Mobility](all), known)
	checkAlumni(t, of[*model.Alumnus](all), known)
}
