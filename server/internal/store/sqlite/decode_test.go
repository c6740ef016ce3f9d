package sqlite

import (
	"reflect"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
	"vinculum/server/internal/generate"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store"
)

// records are the curated records and generated ones: documents as they come.
func records(t testing.TB) []model.Record {
	t.Helper()
	recs, err := reference.Records()
	if err != nil {
		t.Fatal(err)
	}
	add := func(r model.Record) error {
		recs = append(recs, r)
		return nil
	}
	if err := generate.Records(t.Context(), generate.Options{Seed: 1, Alumni: 500, AsOf: 20261122}, recs, add, nil); err != nil {
		t.Fatal(err)
	}
	return recs
}

func document(t testing.TB, rec model.Record) bson.Raw {
	t.Helper()
	doc, err := store.Encode(rec)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestDecoderKnowsOurDocuments checks that the records of which there are many are read the fast way, and all as store.Decode reads them.
func TestDecoderKnowsOurDocuments(t *testing.T) {
	fast := map[model.Kind]int{}
	for _, rec := range records(t) {
		doc := document(t, rec)
		want, err := store.Decode(rec.GetID(), doc)
		if err != nil {
			t.Fatal(err)
		}
		d := newDecoder(rec.Kind())
		if got, ok := d.record(doc); ok {
			fast[rec.Kind()]++
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s the fast way:\n got %+v\nwant %+v", rec.GetID(), got, want)
			}
		} else if rec.Kind() == model.KindAlumnus || rec.Kind() == model.KindMobility {
			t.Fatalf("%s is read the slow way", rec.GetID())
		}
		if got, err := d.decode(rec.GetID(), doc); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: %v\n got %+v\nwant %+v", rec.GetID(), err, got, want)
		}
	}
	if fast[model.KindAlumnus] < 500 {
		t.Errorf("%d alumni were read", fast[model.KindAlumnus])
	}
}

func TestDecoderLeavesTheRest(t *testing.T) {
	for name, doc := range map[string]bson.D{
		"a field that nobody knows": {{Key: "_id", Value: "alumnus:a"}, {Key: "unheard", Value: "of"}},
		"another order":             {{Key: "given", Value: "A"}, {Key: "_id", Value: "alumnus:a"}},
		"another type":              {{Key: "_id", Value: "alumnus:a"}, {Key: "birthYear", Value: "1990"}},
		"a number too large":        {{Key: "_id", Value: "alumnus:a"}, {Key: "exchanges", Value: bson.A{bson.D{{Key: "institution", Value: "institution:b"}, {Key: "year", Value: int32(1 << 20)}}}}},
		"nothing for a text":        {{Key: "_id", Value: "alumnus:a"}, {Key: "given", Value: nil}},
	} {
		t.Run(name, func(t *testing.T) {
			raw, err := bson.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			d := newDecoder(model.KindAlumnus)
			if _, ok := d.record(raw); ok {
				t.Fatal("was read the fast way")
			}
			want, wantErr := store.Decode("alumnus:a", raw)
			got, gotErr := d.decode("alumnus:a", raw)
			if !reflect.DeepEqual(got, want) || (gotErr == nil) != (wantErr == nil) {
				t.Errorf("got %+v, %v; want %+v, %v", got, gotErr, want, wantErr)
			}
		})
	}
}

// FuzzDecoder checks that whatever is read the fast way is read as store.Decode reads it.
func FuzzDecoder(f *testing.F) {
	seen := map[model.Kind]int{}
	for _, rec := range records(f) {
		if seen[rec.Kind()]++; seen[rec.Kind()] <= 3 {
			f.Add(string(rec.GetID()), []byte(document(f, rec)))
		}
	}
	f.Fuzz(func(t *testing.T, text string, doc []byte) {
		id := model.ID(text)
		if model.NewRecord(id.Kind()) == nil {
			return
		}
		got, ok := newDecoder(id.Kind()).record(doc)
		if !ok {
			return
		}
		want, err := store.Decode(got.GetID(), doc)
		if got.Kind() != id.Kind() {
			return // its id names another kind; decode leaves it to store.Decode
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%v\n got %+v\nwant %+v", err, got, want)
		}
	})
}
