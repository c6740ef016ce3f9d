package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vinculum/graph/model"
)

// smallData makes a small data set once and gives its export; tests import it into stores of their own.
func smallData(t *testing.T) (file, text string) {
	t.Helper()
	folder := t.TempDir()
	must(t, "generate", "--data", folder, "--alumni", "150", "--agreements", "90", "--as-of", asOf)
	file = filepath.Join(folder, "all.ndjson")
	must(t, "export", "--data", folder, file)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return file, string(raw)
}

func TestExportAndImportAreExact(t *testing.T) {
	file, text := smallData(t)
	kinds := map[model.Kind]int{}
	for line := range strings.Lines(text) {
		kinds[model.ID(cutOut(line, `"id":"`, `"`)).Kind()]++
	}
	if kinds[model.KindAlumnus] != 150 || kinds[model.KindMobility] == 0 || kinds[model.KindFigure] == 0 || kinds[model.KindAccessToken] != 0 || len(kinds) != len(model.RecordKinds)-1 {
		t.Fatalf("exported: %v", kinds)
	}
	folder := t.TempDir()
	n := strings.Count(text, "\n")
	for _, want := range []string{fmt.Sprintf("%d created, 0 updated, 0 unchanged", n), fmt.Sprintf("0 created, 0 updated, %d unchanged", n)} {
		if out := must(t, "import", "--data", folder, file); !strings.Contains(out.stderr, want) {
			t.Errorf("import says %q, want %q", out.stderr, want)
		}
	}
	if again := must(t, "export", "--data", folder).stdout; again != text {
		t.Errorf("the export of the import differs: %d bytes and %d", len(again), len(text))
	}
	// In another order, with blank lines and Windows line ends, by standard input: the same records.
	lines := slices.Collect(strings.Lines(text))
	slices.Reverse(lines)
	other := t.TempDir()
	if out := runWithInput("\r\n"+strings.ReplaceAll(strings.Join(lines, "\n"), "\n", "\r\n"), nil, "import", "--data", other, "-"); out.code != 0 {
		t.Fatal(out.stderr)
	}
	if again := must(t, "export", "--data", other, "-").stdout; again != text {
		t.Errorf("the order of the lines matters: %d bytes and %d", len(again), len(text))
	}
	if some := must(t, "export", "--data", other, "--kinds", "network, consortium").stdout; strings.Count(some, "\n") != kinds[model.KindNetwork]+kinds[model.KindConsortium] {
		t.Errorf("two kinds: %d lines", strings.Count(some, "\n"))
	}
	// A copy is equal too, and copying again changes nothing.
	copied := t.TempDir()
	must(t, "copy", folder, copied)
	if out := must(t, "copy", folder, filepath.Join(copied, "vinculum.db")); !strings.Contains(out.stderr, fmt.Sprintf("0 created, 0 updated, %d unchanged", n)) {
		t.Errorf("copying again: %q", out.stderr)
	}
	if again := must(t, "export", "--data", copied).stdout; again != text {
		t.Errorf("the copy differs: %d bytes and %d", len(again), len(text))
	}
}

func TestAnInterruptedImportCanBeRunAgain(t *testing.T) {
	file, text := smallData(t)
	folder := t.TempDir()
	lines := slices.Collect(strings.Lines(text))
	if out := runWithInput(strings.Join(lines[:len(lines)/2], ""), nil, "import", "--data", folder, "-"); out.code != 0 {
		t.Fatal(out.stderr) // as far as an interrupted run may have come
	}
	if out := must(t, "import", "--data", folder, file); !strings.Contains(out.stderr, fmt.Sprintf("%d created, 0 updated, %d unchanged", len(lines)-len(lines)/2, len(lines)/2)) {
		t.Errorf("the second run: %q", out.stderr)
	}
	if again := must(t, "export", "--data", folder).stdout; again != text {
		t.Errorf("the result differs: %d bytes and %d", len(again), len(text))
	}
}

// institution is a line of an import.
func institution(slug, more string) string {
	return `{"id":"institution:` + slug + `","origin":"CURATED","name":{"en":"` + slug + `"},"place":{"country":"NL"}` + more + `}`
}

func TestBadImportsWriteNothing(t *testing.T) {
	folder := t.TempDir()
	if out := runWithInput(institution("there", `,"ror":"00rcxh774"`)+"\n", nil, "import", "--data", folder, "-"); out.code != 0 {
		t.Fatal(out.stderr)
	}
	before := must(t, "export", "--data", folder).stdout
	good := institution("good", "")
	for name, c := range map[string]struct {
		line string
		want []string // what the message names
	}{
		"no JSON":                     {`{"id":`, []string{"line 2"}},
		"text":                        {`hello`, []string{"line 2", "JSON"}},
		"an array":                    {`[]`, []string{"line 2"}},
		"null":                        {`null`, []string{"line 2", "id"}},
		"no id":                       {`{}`, []string{"line 2", "id"}},
		"an id that is a number":      {`{"id":5}`, []string{"line 2", "id"}},
		"an unknown kind":             {`{"id":"dragon:smaug"}`, []string{"line 2", "id"}},
		"an access token":             {`{"id":"accesstoken:01ARZ3NDEKTSV4RRFFQ69G5FAV","origin":"CURATED","name":"x","audience":"office","hash":"AAAA"}`, []string{"line 2", "id"}},
		"two records":                 {good + good, []string{"line 2"}},
		"an unknown field":            {institution("a", `,"naem":{"en":"A"}`), []string{"line 2", "naem"}},
		"an unknown field within":     {institution("a", `,"links":[{"kind":"MEMBER_OF","too":"consortium:leru"}]`), []string{"line 2", "too"}},
		"a number for a text":         {institution("a", `,"website":7`), []string{"line 2", "website"}},
		"a text for a list":           {institution("a", `,"links":"x"`), []string{"line 2", "links"}},
		"a bad date":                  {institution("a", `,"founded":"1575-02-30"`), []string{"line 2", "founded"}},
		"a bad date within":           {institution("a", `,"links":[{"kind":"MEMBER_OF","to":"institution:good","since":"yesterday"}]`), []string{"line 2", "links[0].since"}},
		"a date that is a number":     {institution("a", `,"founded":1575`), []string{"line 2", "founded"}},
		"a bad audience":              {`{"id":"alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV","origin":"GENERATED","given":"A","family":"B","shown":{"basics":"king","studies":"office","work":"office","contact":"office","memberships":"office","mentoring":"office"}}`, []string{"line 2", "shown.basics"}},
		"a bad origin":                {strings.Replace(institution("a", ""), "CURATED", "REAL", 1), []string{"line 2", "origin"}},
		"no name":                     {`{"id":"institution:a","origin":"CURATED","place":{"country":"NL"}}`, []string{"line 2", "name.en"}},
		"no country":                  {`{"id":"institution:a","origin":"CURATED","name":{"en":"A"},"place":{}}`, []string{"line 2", "place.country"}},
		"a bad country":               {strings.Replace(institution("a", ""), `"NL"`, `"Netherlands"`, 1), []string{"line 2", "place.country"}},
		"a bad identifier":            {institution("a", `,"ror":"https://ror.org/00rcxh774"`), []string{"line 2", "ror"}},
		"a script as address":         {institution("a", `,"website":"javascript:alert(1)"`), []string{"line 2", "website"}},
		"a bad id":                    {strings.Replace(institution("a", ""), "institution:a", "institution:A B", 1), []string{"line 2", "id"}},
		"a bad link kind":             {institution("a", `,"links":[{"kind":"LOVES","to":"institution:good"}]`), []string{"line 2", "links[0].kind"}},
		"a link that ends too early":  {institution("a", `,"links":[{"kind":"SUPPORTS","to":"institution:good","since":"2020","until":"2019"}]`), []string{"line 2", "links[0].until"}},
		"a link to nowhere":           {institution("a", `,"links":[{"kind":"MEMBER_OF","to":"consortium:nowhere"}]`), []string{"line 2", "links", "consortium:nowhere"}},
		"an id twice":                 {good, []string{"line 2", "id", "line 1"}},
		"an identifier twice":         {institution("a", `,"pic":"999852915"`) + "\n" + institution("b", `,"pic":"999852915"`), []string{"line 3", "pic"}},
		"an identifier that is taken": {institution("a", `,"ror":"00rcxh774"`), []string{"line 2", "ror", "institution:there"}},
		"bytes that are no UTF-8":     {institution("a", ",\"localName\":\"K\xf6ln\""), []string{"line 2", "UTF-8"}},
		"a line that is too long":     {institution("a", `,"localName":"`+strings.Repeat("x", 1<<20)+`"`), []string{"line 2", "longer"}},
		"a mobility without an alumnus": {`{"id":"mobility:01ARZ3NDEKTSV4RRFFQ69G5FAV","origin":"GENERATED","agreement":"agreement:01ARZ3NDEKTSV4RRFFQ69G5FAV","type":"STUDENT_STUDIES","sending":"institution:good","receiving":"institution:there","year":"2020/2021","alumnus":"alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV"}`,
			[]string{"line 2", "agreement:01ARZ3NDEKTSV4RRFFQ69G5FAV", "alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV"}},
		"an agreement of one": {`{"id":"agreement:a","origin":"GENERATED","partners":[{"institution":"institution:good"}],"stage":"APPROVED","conditions":[]}`, []string{"line 2", "partners", "conditions"}},
		"a year that is none": {`{"id":"mobility:a","origin":"GENERATED","year":"2020/2022"}`, []string{"line 2", "year"}},
	} {
		done := runWithInput(good+"\n"+c.line+"\n", nil, "import", "--data", folder, "-")
		if done.code == 0 {
			t.Errorf("%s was imported", name)
		}
		for _, want := range c.want {
			if !strings.Contains(done.stderr, want) {
				t.Errorf("%s: the message lacks %q: %.400s", name, want, done.stderr)
			}
		}
		if strings.Contains(done.stderr, "model.") || strings.Contains(done.stderr, "struct {") || strings.Contains(done.stderr, "goroutine") {
			t.Errorf("%s: the message speaks of the program's insides: %.400s", name, done.stderr)
		}
		if after := must(t, "export", "--data", folder).stdout; after != before {
			t.Fatalf("%s: something was written:\n%s", name, after)
		}
	}
}

// TestManyProblemsComeInOrder: the first bad lines are all named, in their order, and not without end.
func TestManyProblemsComeInOrder(t *testing.T) {
	var in strings.Builder
	for i := range 200 {
		fmt.Fprintln(&in, institution(fmt.Sprintf("a%d", i), `,"links":[{"kind":"MEMBER_OF","to":"consortium:nowhere`+fmt.Sprint(i)+`"}]`))
	}
	done := runWithInput(in.String(), nil, "import", "--data", t.TempDir(), "-")
	last := 0
	for line := range strings.Lines(done.stderr) {
		var n int
		if _, err := fmt.Sscanf(line, "line %d:", &n); err == nil {
			if n != last+1 {
				t.Fatalf("line %d follows line %d:\n%s", n, last, done.stderr)
			}
			last = n
		}
	}
	if done.code == 0 || last < 10 || last > 50 {
		t.Errorf("exit %d, %d lines named:\n%s", done.code, last, done.stderr)
	}
}

// TestARunningServerSeesAnImport: what another process imports is soon in every answer, and a change replaces the old.
func TestARunningServerSeesAnImport(t *testing.T) {
	file, _ := smallData(t)
	folder := t.TempDir()
	must(t, "import", "--data", folder, file)
	s := serving(t, folder, "--poll", "50ms")
	if err := s.waitUntilReady(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Quixotical Society", "Zanzibar Circle"} {
		line := `{"id":"network:seen-while-running","origin":"IMPORTED","name":{"en":"` + name + `"},"type":"PLATFORM","scope":"UNIVERSITY","links":[{"kind":"PART_OF","to":"institution:leiden","since":"2020-01-01"}]}`
		if out := runWithInput(line, nil, "import", "--data", folder, "-"); out.code != 0 {
			t.Fatal(out.stderr)
		}
		err := eventually(func() error {
			r := s.ask(t, "", `query($text: String!) { search(text: $text) { nodes { id } } node(id: "network:seen-while-running") { name { en } relations { neighbours { nodes { id } } } }
				institution(ref: {id: "institution:leiden"}) { networks(first: 100) { nodes { id } } } }`, vars{"text": name})
			if r.text("node.name.en") != name || !slices.Contains(r.texts("search.nodes", "id"), "network:seen-while-running") ||
				!slices.Contains(r.texts("institution.networks.nodes", "id"), "network:seen-while-running") {
				return errors.New(r.Raw)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if r := s.ask(t, "", `{ search(text: "Quixotical Society") { nodes { id } } }`, nil); slices.Contains(r.texts("search.nodes", "id"), "network:seen-while-running") {
		t.Errorf("the old name is still found: %s", r.Raw)
	}
}
