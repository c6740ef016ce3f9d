package ror

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vinculum/graph/model"
)

// known is what the store holds before the import of testdata/dump.json, all of it made up.
func known() map[model.ID]*model.Institution {
	made := func(id model.ID, name, city, country string, set func(*model.Institution)) *model.Institution {
		i := &model.Institution{Base: model.Base{ID: id, Version: 3, Origin: model.OriginCurated}, Name: model.Text{EN: name},
			Place: model.Place{City: city, Country: country}}
		set(i)
		return i
	}
	all := map[model.ID]*model.Institution{}
	for _, i := range []*model.Institution{
		made("institution:known", "The Known University", "Leidenburg", "NL", func(i *model.Institution) {
			i.ROR, i.Domain, i.Wikidata, i.Website = "0vnca0268", "known.test", "Q900010", "https://curated.test"
			i.Name.NL, i.LocalName, i.Aliases, i.Founded = "Zelf gekozen naam", "Bekende Universiteit", []string{"KU"}, model.NewDate(1701, 0, 0)
			i.Place.Lat, i.Place.Lon = 52, 4
		}),
		made("institution:by-domain", "Domain College", "Domainville", "IE", func(i *model.Institution) {
			i.Domain = "domain-college.test"
			i.Links = []model.Link{{Kind: model.LinkMemberOf, To: "consortium:c", Since: model.NewDate(1750, 0, 0)}}
		}),
		made("institution:by-name", "University of Lodka", "", "PL", func(i *model.Institution) { i.LocalName = "UNIWERSYTET LODKI" }),
		made("institution:contradicted", "Contradicted University", "Oslo", "NO", func(i *model.Institution) { i.Wikidata = "Q900098" }),
		made("institution:by-host", "Host", "Hostville", "SE", func(i *model.Institution) { i.Domain = "host.test" }),
		made("institution:ambiguous-a", "Ambiguous College", "A", "FR", func(*model.Institution) {}),
		made("institution:ambiguous-b", "Ambiguous College", "B", "FR", func(*model.Institution) {}),
		made("institution:ror-027bh9e22", "Common University", "Leidenburg", "NL", func(i *model.Institution) { i.ROR = "027bh9e22" }),
	} {
		all[i.ID] = i
	}
	return all
}

// stream gives the institutions in the order of their ids.
func stream(all map[model.ID]*model.Institution) iter.Seq2[*model.Institution, error] {
	return func(yield func(*model.Institution, error) bool) {
		for _, id := range slices.Sorted(maps.Keys(all)) {
			if !yield(all[id], nil) {
				return
			}
		}
	}
}

func dump(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/dump.json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func plan(t *testing.T, text []byte, all map[model.ID]*model.Institution, types ...string) *Plan {
	t.Helper()
	p, err := NewPlan(context.Background(), bytes.NewReader(text), stream(all), types...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPlanSaysWhatBecomesOfEveryElement(t *testing.T) {
	p := plan(t, dump(t), known())
	if p.Created != 3 || p.Updated != 3 || p.Unchanged != 1 || p.Skipped != 1 {
		t.Errorf("created %d, updated %d, unchanged %d, skipped %d; want 3, 3, 1, 1", p.Created, p.Updated, p.Unchanged, p.Skipped)
	}
	var saved []string
	for _, i := range p.Save {
		saved = append(saved, i.ID.Slug())
		if err := i.Validate(); err != nil {
			t.Error(err)
		}
	}
	want := []string{"ror-0vnca0171", "by-domain", "by-name", "ror-0vnca0f29", "ror-0vnca0h23", "by-host"}
	if !slices.Equal(saved, want) {
		t.Errorf("saves %v, want %v", saved, want)
	}
	rejected := []struct {
		number      int
		field, says string
	}{
		{5, "status", `"inactive"`},
		{6, "status", `"withdrawn"`},
		{8, "external_ids", "institution:contradicted has Q900098"},
		{9, "domains", `"known.test" belongs to institution:known`},
		{10, "id", "is not a ROR id"},
		{11, "established", "is a JSON string"},
		{12, "locations", "are missing"},
		{13, "id", "element 1 already"},
		{14, "external_ids", "Q900002, which belongs to institution:ror-0vnca0171"},
		{15, "id", "institution:ror-027bh9e22, which has the same name and town"},
		{17, "website", "ftp://badlink.test"},
		{18, "id", "institution:known, which has the same name and country"},
		{21, "names", "both institution:ambiguous-a and institution:ambiguous-b"},
	}
	if len(p.Rejected) != len(rejected) {
		t.Fatalf("rejects %v", p.Rejected)
	}
	for n, want := range rejected {
		got := p.Rejected[n]
		if got.Number != want.number || len(got.Fields) != 1 || got.Fields[0].Field != want.field || !strings.Contains(got.String(), want.says) {
			t.Errorf("rejects %s; want element %d for %s, %s", got, want.number, want.field, want.says)
		}
	}
}

func TestNewInstitutionsHaveWhatRORKnows(t *testing.T) {
	got := plan(t, dump(t), known()).Save[0]
	want := &model.Institution{
		Base: model.Base{ID: "institution:ror-0vnca0171", Origin: model.OriginImported, Sources: []model.Source{{Key: "ror",
			Title: "Research Organization Registry, record 0vnca0171", URL: "https://ror.org/0vnca0171", Checked: model.NewDate(2026, 3, 17)}}},
		Name:      model.Text{EN: "University of Examplestead", NL: "Universiteit van Voorbeeldstad"},
		LocalName: "Universität Musterstadt", Aliases: []string{"UoE", "Old Example College"},
		Place: model.Place{City: "Examplestead", Country: "DE", Lat: 50, Lon: 8}, Website: "https://www.example-uni.test/",
		Founded: model.NewDate(1650, 0, 0), ROR: "0vnca0171", Wikidata: "Q900002", Domain: "example-uni.test",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("is\n%+v, want\n%+v", got, want)
	}
}

func TestKnownInstitutionsKeepWhatTheyHave(t *testing.T) {
	all := known()
	before, err := json.Marshal(slices.Collect(maps.Values(map[int]*model.Institution{0: all["institution:by-domain"]})))
	if err != nil {
		t.Fatal(err)
	}
	saved := map[model.ID]*model.Institution{}
	for _, i := range plan(t, dump(t), all).Save {
		saved[i.ID] = i
	}
	if saved["institution:known"] != nil {
		t.Error("institution:known lacks nothing, yet is saved")
	}
	d := saved["institution:by-domain"]
	if d.Name.EN != "Domain College" || d.Domain != "domain-college.test" || d.Version != 3 || d.Origin != model.OriginCurated {
		t.Errorf("institution:by-domain was overwritten: %+v", d)
	}
	if d.ROR != "0vnca0365" || !d.Place.HasPoint() || len(d.Sources) != 1 || !slices.Contains(d.Aliases, "Found by Domain College") {
		t.Errorf("institution:by-domain was not filled: %+v", d)
	}
	if d.Founded != 0 {
		t.Errorf("institution:by-domain is founded in %s, after its link of 1750", d.Founded)
	}
	n := saved["institution:by-name"]
	if n.ROR == "" || n.Place.City != "Łódka" || n.Founded.Year() != 1945 || n.Website != "https://lodka.test" || n.LocalName != "UNIWERSYTET LODKI" {
		t.Errorf("institution:by-name was not filled: %+v", n)
	}
	after, _ := json.Marshal([]*model.Institution{all["institution:by-domain"]})
	if !bytes.Equal(before, after) {
		t.Errorf("the plan changed an existing record:\n%s\n%s", before, after)
	}
}

// An import that stopped anywhere and is made again comes to the same end.
func TestPlanAgainAfterAnInterruption(t *testing.T) {
	whole := plan(t, dump(t), known())
	for stop := range len(whole.Save) + 1 {
		all := known()
		for _, i := range whole.Save[:stop] {
			all[i.ID] = i
		}
		again := plan(t, dump(t), all)
		if !reflect.DeepEqual(again.Save, slices.Clip(whole.Save[stop:])) && len(again.Save) > 0 {
			t.Errorf("after %d saves, the rest is %v", stop, again.Save)
		}
		if len(again.Save) != len(whole.Save)-stop || !reflect.DeepEqual(again.Rejected, whole.Rejected) {
			t.Errorf("after %d saves: %d more to save, rejected %v", stop, len(again.Save), again.Rejected)
		}
	}
}

func TestLinesAreReadAsTheArrayIs(t *testing.T) {
	var elements []json.RawMessage
	if err := json.Unmarshal(dump(t), &elements); err != nil {
		t.Fatal(err)
	}
	lines := []byte("\ufeff")
	for _, e := range elements {
		lines = append(append(lines, e...), '\n')
	}
	if a, b := plan(t, dump(t), known()), plan(t, lines, known()); !reflect.DeepEqual(a, b) {
		t.Errorf("as lines: %+v, as an array: %+v", b, a)
	}
}

func TestOtherTypesCanBeAskedFor(t *testing.T) {
	p := plan(t, dump(t), known(), "company")
	if p.Created != 1 || p.Save[0].Name.EN != "Widget Works" {
		t.Errorf("saves %v", p.Save)
	}
}

func TestBrokenInputIsNamedAndNothingPlanned(t *testing.T) {
	text := string(dump(t))
	cases := []struct{ name, input, want string }{
		{"empty", "", "is empty"},
		{"zip", "PK\x03\x04", "must be unpacked"},
		{"cut", text[:len(text)/2], "ends in the middle, in element 1"},
		{"no end", strings.TrimSuffix(strings.TrimSpace(text), "]"), "ends in the middle"},
		{"comma", strings.Replace(text, "},\n{", "}\n{", 1), "element 2 is not JSON"},
		{"more", text + "[]", "something follows"},
		{"huge", `[{"id":"` + strings.Repeat("x", maxElement+maxElement), "element 1 is larger"},
		{"line", `{"id":1}` + "\n{nope}", "element 2 is not JSON, at byte 11"},
	}
	for _, c := range cases {
		p, err := NewPlan(context.Background(), strings.NewReader(c.input), stream(known()))
		if p != nil || err == nil || !strings.Contains(err.Error(), c.want) || model.CodeOf(err) != model.BadUserInput {
			t.Errorf("%s: error is %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestOddElementsAreRejected(t *testing.T) {
	cases := []struct{ input, field string }{
		{`[null]`, "names"}, {`[{}]`, "names"}, {`[5]`, "element"}, {`["x"]`, "element"}, {`[{"names":"x"}]`, "names"},
		{`[{"id":"https://ror.org/02mhbdp94","name":"Schema v1","types":["Education"],"status":"active"}]`, "names"},
		{`[{"names":[{"value":"A","types":["label"]}],"types":["education"],"status":"active"}]`, "id"},
	}
	for _, c := range cases {
		p := plan(t, []byte(c.input), nil)
		if len(p.Rejected) != 1 || p.Rejected[0].Fields[0].Field != c.field || p.Rejected[0].Number != 1 {
			t.Errorf("%s: rejected %v, want for %s", c.input, p.Rejected, c.field)
		}
	}
}

func TestFailuresOfTheStoreEndThePlan(t *testing.T) {
	broken := errors.New("the store is gone")
	_, err := NewPlan(context.Background(), strings.NewReader("[]"), func(yield func(*model.Institution, error) bool) { yield(nil, broken) })
	if !errors.Is(err, broken) {
		t.Errorf("error is %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := NewPlan(ctx, bytes.NewReader(dump(t)), stream(nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}
