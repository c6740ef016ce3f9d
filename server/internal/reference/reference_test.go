package reference

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"vinculum/graph/model"
)

// load reads the records once per test.
func load(t *testing.T) []model.Record {
	t.Helper()
	records, err := Records()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func institutions(t *testing.T) map[model.ID]*model.Institution {
	t.Helper()
	found := map[model.ID]*model.Institution{}
	for _, r := range load(t) {
		if i, ok := r.(*model.Institution); ok {
			found[i.ID] = i
		}
	}
	return found
}

func TestRecordsComeInTheOrderOfKindsAndIDs(t *testing.T) {
	records := load(t)
	counts := map[model.Kind]int{}
	for i, r := range records {
		counts[r.Kind()]++
		if i == 0 {
			continue
		}
		a, b := records[i-1], r
		ka, kb := slices.Index(model.RecordKinds, a.Kind()), slices.Index(model.RecordKinds, b.Kind())
		if ka > kb || (ka == kb && a.GetID() >= b.GetID()) {
			t.Errorf("%s stands before %s", a.GetID(), b.GetID())
		}
	}
	if counts[model.KindInstitution] != 104 {
		t.Errorf("%d institutions, want 104", counts[model.KindInstitution])
	}
	for k := range files {
		if counts[k] == 0 {
			t.Errorf("no %s", k)
		}
	}
	t.Log(counts)
}

func TestFilesAreWrittenAsTheExportWritesThem(t *testing.T) {
	for k, name := range files {
		text, err := data.ReadFile("data/" + name + ".ndjson")
		if err != nil {
			t.Fatal(err)
		}
		records, err := decode(k, text)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
			var again strings.Builder
			encoder := json.NewEncoder(&again)
			encoder.SetEscapeHTML(false)
			if err := encoder.Encode(records[n]); err != nil {
				t.Fatal(err)
			}
			if again.String() != line+"\n" {
				t.Errorf("%s.ndjson, line %d, reads differently when written again:\n%s\n%s", name, n+1, line, again.String())
			}
		}
	}
}

func TestEveryRecordIsCuratedAndNamesASource(t *testing.T) {
	for _, r := range load(t) {
		if h := r.Head(); h.Origin != model.OriginCurated || len(h.Sources) == 0 {
			t.Errorf("%s: origin %s, %d sources", r.GetID(), h.Origin, len(h.Sources))
		}
	}
}

// members counts the institutions in a consortium on a day.
func members(all map[model.ID]*model.Institution, consortium model.ID, day model.Date) []string {
	var ids []string
	for _, i := range all {
		for _, e := range i.Edges() {
			born, _ := i.Lifetime()
			if e.Kind == model.LinkMemberOf && e.To == consortium && born.Begins(day) && e.Since.Begins(day) && !e.Until.Ends(day) {
				ids = append(ids, i.ID.Slug())
			}
		}
	}
	slices.Sort(ids)
	return ids
}

func TestMembershipsAreDated(t *testing.T) {
	all := institutions(t)
	today := model.NewDate(2026, 1, 1)
	cases := []struct {
		consortium model.ID
		day        model.Date
		count      int
		with       []string
		without    []string
	}{
		{"consortium:leru", today, 24, []string{"leiden", "ethz"}, []string{"karolinska"}},
		{"consortium:leru", model.NewDate(2003, 1, 1), 12, []string{"leiden", "karolinska"}, []string{"ethz", "ucl"}},
		{"consortium:leru", model.NewDate(2007, 1, 1), 20, []string{"saclay", "sorbonne"}, []string{"imperial"}},
		{"consortium:leru", model.NewDate(2010, 12, 31), 22, []string{"imperial"}, []string{"tcd"}},
		{"consortium:leru", model.NewDate(2018, 1, 1), 23, []string{"tcd"}, []string{"ethz", "karolinska"}},
		{"consortium:coimbra-group", today, 42, []string{"leiden", "montpellier", "paulvalery"}, []string{"oxford", "spbu", "goettingen"}},
		{"consortium:coimbra-group", model.NewDate(2022, 6, 1), -1, []string{"spbu", "goettingen"}, []string{"leeds"}},
		{"consortium:europaeum", today, 17, []string{"leiden", "ceu"}, []string{"bologna"}},
		{"consortium:europaeum", model.NewDate(2000, 1, 1), -1, []string{"leiden", "bologna"}, []string{"ceu"}},
		{"consortium:euniwell", model.NewDate(2022, 6, 1), -1, []string{"leiden", "cologne"}, []string{"konstanz"}},
		{"consortium:euniwell", model.NewDate(2022, 12, 31), -1, []string{"leiden"}, nil},
		{"consortium:euniwell", model.NewDate(2023, 1, 1), -1, []string{"cologne"}, []string{"leiden"}},
		{"consortium:euniwell", today, 11, []string{"cologne", "usc"}, []string{"leiden"}},
		{"consortium:una-europa", model.NewDate(2021, 12, 31), -1, []string{"bologna"}, []string{"leiden"}},
		{"consortium:una-europa", model.NewDate(2022, 1, 31), -1, []string{"leiden"}, []string{"ucd"}},
		{"consortium:una-europa", today, 11, []string{"leiden", "ucd", "zurich"}, nil},
		{"consortium:algant", today, 8, []string{"leiden", "bordeaux", "padua"}, []string{"concordia", "cmi"}},
		{"consortium:mind", model.NewDate(2017, 12, 31), 7, []string{"leiden", "waseda"}, nil},
		{"consortium:mind", model.NewDate(2018, 1, 1), 0, nil, []string{"leiden"}},
		{"consortium:medical-delta", today, 9, []string{"leiden", "erasmusmc", "hr"}, nil},
		{"consortium:medical-delta", model.NewDate(2010, 1, 1), 5, []string{"erasmusmc"}, []string{"hr"}},
		{"consortium:eua", today, 1, []string{"leiden"}, nil},
		{"consortium:lbsp", today, 1, []string{"leiden"}, nil},
		{"consortium:healthties", model.NewDate(2012, 1, 1), 1, []string{"leiden"}, nil},
		{"consortium:lde", today, 3, []string{"leiden", "tudelft", "eur"}, nil},
	}
	for _, c := range cases {
		got := members(all, c.consortium, c.day)
		if c.count >= 0 && len(got) != c.count {
			t.Errorf("%s has %d members on %s, want %d: %v", c.consortium, len(got), c.day, c.count, got)
		}
		for _, id := range c.with {
			if !slices.Contains(got, id) {
				t.Errorf("%s lacks %s on %s", c.consortium, id, c.day)
			}
		}
		for _, id := range c.without {
			if slices.Contains(got, id) {
				t.Errorf("%s has %s on %s", c.consortium, id, c.day)
			}
		}
	}
}

func TestPublishedMembersAgreeWithTheLinks(t *testing.T) {
	all := institutions(t)
	for _, r := range load(t) {
		k, ok := r.(*model.Consortium)
		// HealthTIES counts regions, MIND has ended.
		if !ok || k.PublishedMembers == 0 || k.ID == "consortium:healthties" || k.Ended != 0 {
			continue
		}
		if got := members(all, k.ID, model.NewDate(2026, 1, 1)); len(got) != k.PublishedMembers {
			t.Errorf("%s publishes %d members, %d are linked", k.ID, k.PublishedMembers, len(got))
		}
	}
}

func TestLeidenHasItsIdentifiers(t *testing.T) {
	l := institutions(t)["institution:leiden"]
	want := []model.Identifier{{Scheme: "erasmusCode", Value: "NL LEIDEN01"}, {Scheme: "schac", Value: "universiteitleiden.nl"},
		{Scheme: "pic", Value: "999974553"}, {Scheme: "oid", Value: "E10209370"}, {Scheme: "ror", Value: "027bh9e22"},
		{Scheme: "wikidata", Value: "Q156598"}, {Scheme: "domain", Value: "universiteitleiden.nl"}}
	if got := l.Identifiers(); !slices.Equal(got, want) {
		t.Errorf("identifiers are %v, want %v", got, want)
	}
}

func TestDecodeNamesTheLine(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"broken", "{}x", "line 1"},
		{"invalid", `{"id":"event:a","origin":"CURATED","name":{"en":"A"},"type":"SERIES"}` + "\n" + `{"id":"event:b","origin":"CURATED","name":{"en":"B"},"type":"PARTY"}`, "line 2: event:b is not valid: type"},
		{"misspelt", `{"id":"event:a","origin":"CURATED","nam":{"en":"A"},"type":"SERIES"}`, `unknown field "nam"`},
	}
	for _, c := range cases {
		if _, err := decode(model.KindEvent, []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestWholeIsChecked(t *testing.T) {
	institution := func(id model.ID, ror string, links ...model.Link) *model.Institution {
		return &model.Institution{Base: model.Base{ID: id}, ROR: ror, Links: links}
	}
	cases := []struct {
		name    string
		records []model.Record
		want    string
	}{
		{"twice", []model.Record{institution("institution:a", ""), institution("institution:a", "")}, "there twice"},
		{"identifier", []model.Record{institution("institution:a", "027bh9e22"), institution("institution:b", "027bh9e22")}, `ror "027bh9e22" belongs to institution:a`},
		{"link", []model.Record{institution("institution:a", "", model.Link{Kind: model.LinkMemberOf, To: "consortium:x"})}, "does not exist"},
		{"subject", []model.Record{&model.Figure{Base: model.Base{ID: "figure:a"}, Subject: "network:x"}}, "does not exist"},
		{"citation", []model.Record{institution("institution:a", "", model.Link{Kind: model.LinkMemberOf, To: "institution:a", Sources: []string{"x"}})}, `cites "x"`},
	}
	for _, c := range cases {
		if err := checkWhole(c.records); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want one with %q", c.name, err, c.want)
		}
	}
}
