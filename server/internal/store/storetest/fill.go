package storetest

import (
	"fmt"
	"reflect"
	"testing"

	"vinculum/graph/model"
)

// filled makes a record of the kind in which every field, at every depth, has a value of its own.
func filled(k model.Kind) model.Record {
	rec := model.NewRecord(k)
	n := 0
	fill(reflect.ValueOf(rec).Elem(), &n)
	head := rec.Head()
	head.ID, head.Version, head.Updated = model.NewID(k, "filled"), 0, 0
	return rec
}

// fill gives the value, and all below it, numbers counted by n or texts made of them.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d é漢\U0001F600\u202e\"'<b>\x00$.", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(float64(*n) + 0.1)
	case reflect.Int, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(1)<<(v.Type().Bits()-2) + int64(*n))
	case reflect.Uint8:
		v.SetUint(uint64(*n%255) + 1)
	case reflect.Uint64:
		v.SetUint(1<<63 - 1) // BSON has no larger integer
	default:
		panic(fmt.Sprintf("a record has a field of type %s, which no test fills yet", v.Type()))
	}
}

func testRoundTrip(t *testing.T, h Harness) {
	s := fresh(t, h)
	for _, k := range model.RecordKinds {
		rec, want := filled(k), filled(k)
		must(t, s.Save(t.Context(), rec))
		head := rec.Head()
		if head.Version != 1 || head.Updated <= 0 {
			t.Fatalf("%s: version %d, updated %d after the first save", k, head.Version, head.Updated)
		}
		want.Head().Version, want.Head().Updated = head.Version, head.Updated
		got, err := s.Get(t.Context(), rec.GetID())
		must(t, err)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("get %s:\n got %+v\nwant %+v", k, got, want)
		}
		must(t, s.Load(t.Context(), k, func(got model.Record) error {
			if !reflect.DeepEqual(got, want) {
				t.Errorf("load %s:\n got %+v\nwant %+v", k, got, want)
			}
			return nil
		}))
		wantIDs(t, loaded(t, s, k), rec.GetID())
	}
}

func testEmpty(t *testing.T, h Harness) {
	s := fresh(t, h)
	must(t, s.Save(t.Context()))
	for _, k := range model.RecordKinds {
		wantIDs(t, loaded(t, s, k))
		_, err := s.Get(t.Context(), model.NewID(k, "nothing"))
		wantCode(t, err, model.NotFound, string(k)+":nothing")
		rec := model.NewRecord(k)
		rec.Head().ID = model.NewID(k, "bare")
		must(t, s.Save(t.Context(), rec))
		got, err := s.Get(t.Context(), rec.GetID())
		must(t, err)
		if !reflect.DeepEqual(got, rec) {
			t.Errorf("a record without content: got %+v; want %+v", got, rec)
		}
	}
}
