package ror

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/internal/reference"
)

func TestIDsHaveCheckDigits(t *testing.T) {
	records, err := reference.Records()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, r := range records {
		i, ok := r.(*model.Institution)
		if !ok || i.ROR == "" {
			continue
		}
		checked++
		if !validID(i.ROR) {
			t.Errorf("%s: %s is refused", i.ID, i.ROR)
		}
		if wrong := i.ROR[:7] + string([]byte{i.ROR[7], '0' + (i.ROR[8]-'0'+1)%10}); validID(wrong) {
			t.Errorf("%s is accepted", wrong)
		}
	}
	if checked < 100 {
		t.Errorf("only %d ids were checked", checked)
	}
	for _, bad := range []string{"", "027bh9e2", "127bh9e22", "027bi9e22", "027bh9e222", "027BH9E22", "027bh9eé2"} {
		if validID(bad) {
			t.Errorf("%q is accepted", bad)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range [][2]string{{"Universität zu Köln", "UNIVERSITAT  ZU KOLN"}, {"Uniwersytet Łódki", "uniwersytet lodki"},
		{"Trinity College (Dublin)", "trinity-college, dublin"}, {"Københavns Universitet", "Kobenhavns universitet"}, {"", " -- "}} {
		if a, b := fold(c[0]), fold(c[1]); a != b {
			t.Errorf("%q folds to %q, %q to %q", c[0], a, c[1], b)
		}
	}
	if fold("Köln") == fold("Bonn") {
		t.Error("Köln and Bonn are alike")
	}
}

// settles checks that a plan holds valid records with identifiers that are nobody else's, and that once it is carried out, in
// part or as a whole, the same dump leads to the same end.
func settles(t *testing.T, text []byte) {
	p, err := NewPlan(context.Background(), bytes.NewReader(text), stream(known()))
	if err != nil {
		return
	}
	if p.Created+p.Updated < len(p.Save) {
		t.Errorf("created %d and updated %d, but saves %d", p.Created, p.Updated, len(p.Save))
	}
	for _, part := range []int{len(p.Save) / 2, len(p.Save)} {
		all := known()
		for _, i := range p.Save[:part] {
			if err := i.Validate(); err != nil {
				t.Error(err)
			}
			all[i.ID] = i
		}
		owners := map[model.Identifier]model.ID{}
		for _, i := range all {
			for _, x := range i.Identifiers() {
				if other, taken := owners[x]; taken {
					t.Errorf("%v belongs to %s and %s", x, other, i.ID)
				}
				owners[x] = i.ID
			}
		}
		again, err := NewPlan(context.Background(), bytes.NewReader(text), stream(all))
		if err != nil {
			t.Fatal(err)
		}
		for n, i := range again.Save {
			if part+n >= len(p.Save) || p.Save[part+n].ID != i.ID {
				t.Errorf("again, after %d of %d saves: saves %s", part, len(p.Save), i.ID)
			}
		}
		if len(again.Save) != len(p.Save)-part || !slices.EqualFunc(again.Rejected, p.Rejected, func(a, b Rejection) bool { return a.Number == b.Number }) {
			t.Errorf("again, after %d of %d saves: %d more to save, rejected %v; at first %v", part, len(p.Save), len(again.Save), again.Rejected, p.Rejected)
		}
	}
}

func FuzzNewPlan(f *testing.F) {
	var elements []json.RawMessage
	if err := json.Unmarshal(dump(f), &elements); err != nil {
		f.Fatal(err)
	}
	for _, e := range elements[:8] {
		f.Add([]byte(e))
	}
	f.Add([]byte(`[{"id":1},` + "\n" + `{"names":[{}]}]`))
	f.Add([]byte(`[[[`))
	f.Fuzz(func(t *testing.T, text []byte) { settles(t, text) })
}

// Small vocabularies make the records of these dumps collide in every way.
func TestRandomDumpsSettle(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 1))
		pick := func(from ...string) string { return from[r.IntN(len(from))] }
		var records []map[string]any
		for range 1 + r.IntN(8) {
			record := map[string]any{
				"id":     "https://ror.org/" + pick("0vnca0171", "0vnca0268", "0vnca0365", "0vnca0462", "0vnca0559", "0vnca0171x"),
				"status": pick("active", "active", "active", "inactive"), "types": []string{"education"},
				"names": []map[string]any{
					{"value": pick("Known University", "Domain College", "Host", "Ambiguous College", "New"), "types": []string{"ror_display"}, "lang": pick("en", "nl", "")},
					{"value": pick("Uniwersytet Lodki", "Nieuw", "Contradicted University"), "types": []string{"label"}, "lang": pick("nl", "pl")}},
				"locations": []any{map[string]any{"geonames_details": map[string]any{"country_code": pick("NL", "IE", "PL", "NO", "SE", "FR"),
					"name": pick("Leidenburg", "Oslo", "A"), "lat": 1.5, "lng": 2.5}}},
			}
			if r.IntN(2) == 0 {
				record["domains"] = []string{pick("known.test", "domain-college.test", "new.test"), pick("host.test", "other.test")}
			}
			if r.IntN(2) == 0 {
				record["links"] = []any{map[string]string{"type": "website", "value": "https://" + pick("host.test", "new.test", "known.test")}}
			}
			if r.IntN(2) == 0 {
				record["external_ids"] = []any{map[string]any{"type": "wikidata", "all": []string{pick("Q900010", "Q900098", "Q1", "Q2")}, "preferred": nil}}
			}
			records = append(records, record)
		}
		text, err := json.Marshal(records)
		if err != nil {
			t.Fatal(err)
		}
		settles(t, text)
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, text)
		}
	}
}
