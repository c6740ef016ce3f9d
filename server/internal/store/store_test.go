package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
)

func network(slug string) *model.Network {
	n := &model.Network{}
	n.ID = model.NewID(model.KindNetwork, slug)
	n.Name = model.Text{EN: "Name"}
	return n
}

func encoded(t testing.TB, rec model.Record) bson.Raw {
	t.Helper()
	doc, err := Encode(rec)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestStampReachesTheRecord(t *testing.T) {
	n := network("a")
	doc := encoded(t, n)
	SetStamp(doc, Stamp{Version: 1 << 40, Updated: 1 << 50})
	got, err := Decode(n.ID, doc)
	if err != nil || got.Head().Version != 1<<40 || got.Head().Updated != 1<<50 {
		t.Errorf("got %+v, %v", got, err)
	}
	if n.Version != 0 || n.Updated != 0 {
		t.Error("the record itself changed")
	}
}

func TestEncodeRefuses(t *testing.T) {
	tooLarge := &model.Dataset{Seed: 1 << 63} // BSON has signed integers only
	tooLarge.ID = model.DatasetID
	for _, rec := range []model.Record{tooLarge, network("Not A Slug"), &model.Alumnus{}} {
		if _, err := Encode(rec); model.CodeOf(err) != model.BadUserInput {
			t.Errorf("%s: %v", rec.GetID(), err)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	good := encoded(t, network("a"))
	for _, c := range []struct {
		name string
		id   model.ID
		doc  bson.Raw
		want string
	}{
		{"other id", "network:b", good, "field _id"}, {"other kind", "fund:a", good, "field _id"}, {"no kind", "x:a", good, "no record"},
		{"cut", "network:a", good[:len(good)-7], "not BSON"}, {"empty", "network:a", nil, "not BSON"},
	} {
		if _, err := Decode(c.id, c.doc); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q", c.name, err, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("network:a", []byte(encoded(f, network("a"))))
	alumnus := &model.Alumnus{Given: "hunter2", Mentoring: &model.Mentoring{Topics: model.MentorTopics}}
	alumnus.ID = "alumnus:b"
	f.Add("alumnus:b", []byte(encoded(f, alumnus)))
	f.Fuzz(func(t *testing.T, id string, doc []byte) {
		rec, err := Decode(model.ID(id), doc)
		if err == nil && rec.GetID() != model.ID(id) {
			t.Errorf("decoded %s as %s", rec.GetID(), id)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") && !strings.Contains(string(doc), "hunter2\x00") { // as a key
			t.Errorf("the error shows content: %v", err)
		}
	})
}

func TestErrorsNameTen(t *testing.T) {
	var conflicts, taken Conflicts
	var bad Unreadable
	if conflicts.Err() != nil || bad.Err() != nil {
		t.Error("an error without a reason")
	}
	for i := range 25 {
		id := model.ID(fmt.Sprintf("institution:i%02d", i))
		conflicts.Changed(id)
		taken.Taken(id, model.Identifier{Scheme: "pic", Value: "1"}, "institution:x")
		bad.Add(id, errors.New("reason"))
	}
	for _, err := range []error{conflicts.Err(), taken.Err(), bad.Err()} {
		text := err.Error()
		if !strings.Contains(text, "i09") || strings.Contains(text, "i10") || !strings.Contains(text, "15 more") && !strings.Contains(text, "25 records") {
			t.Errorf("the error does not name ten and count the rest: %s", text)
		}
	}
}

func TestDecodedKeepsOrderAndErrors(t *testing.T) {
	const n = 5000
	source := func(fail error) func(context.Context, func(model.ID, bson.Raw) error) error {
		return func(_ context.Context, add func(model.ID, bson.Raw) error) error {
			var buf bson.Raw
			for i := range n {
				rec := network(fmt.Sprintf("n%05d", i))
				buf = append(buf[:0], encoded(t, rec)...) // the bytes are used again
				if err := add(rec.ID, buf); err != nil {
					return err
				}
			}
			return fail
		}
	}
	var got []string
	collect := func(r model.Record) error { got = append(got, string(r.GetID())); return nil }
	if err := Decoded(t.Context(), source(nil), collect); err != nil || len(got) != n || !slices.IsSorted(got) {
		t.Errorf("%d records, sorted %t, %v", len(got), slices.IsSorted(got), err)
	}
	mine := errors.New("mine")
	if err := Decoded(t.Context(), source(mine), collect); err != mine {
		t.Errorf("the source's error became %v", err)
	}
	if err := Decoded(t.Context(), source(nil), func(model.Record) error { return mine }); err != mine {
		t.Errorf("the reader's error became %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Decoded(ctx, source(nil), collect); !errors.Is(err, context.Canceled) {
		t.Errorf("the context's error became %v", err)
	}
}
