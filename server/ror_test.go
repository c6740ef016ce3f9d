package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rorEntry is an organisation as a ROR dump (schema 2) has it.
func rorEntry(id, status, name, domain, country string) string {
	return `{"id":"https://ror.org/` + id + `","status":"` + status + `","types":["education"],"established":1975,"domains":["` + domain + `"],
		"names":[{"value":"` + name + `","types":["ror_display","label"],"lang":"en"}],"links":[{"type":"website","value":"https://www.` + domain + `"}],
		"locations":[{"geonames_id":1,"geonames_details":{"name":"Somewhere","country_code":"` + country + `","country_name":"x","lat":1.5,"lng":2.5}}],
		"external_ids":[{"type":"wikidata","all":["Q99999999"],"preferred":"Q99999999"}],"relationships":[],
		"admin":{"created":{"date":"2020-01-01","schema_version":"1.0"},"last_modified":{"date":"2024-01-01","schema_version":"2.0"}}}`
}

func TestRORImport(t *testing.T) {
	folder := t.TempDir()
	existing := `{"id":"institution:cologne","origin":"CURATED","name":{"en":"University of Cologne","nl":"Universiteit van Keulen"},"place":{"city":"Cologne","country":"DE"},"ror":"00rcxh774","website":"https://our-own.example"}`
	if out := runWithInput(existing, nil, "import", "--data", folder, "-"); out.code != 0 {
		t.Fatal(out.stderr)
	}
	dump := filepath.Join(t.TempDir(), "ror.json")
	text := "[" + strings.Join([]string{
		strings.Replace(rorEntry("00rcxh774", "active", "University of Cologne", "uni-koeln.de", "DE"), "Q99999999", "Q54096", 2),
		rorEntry("057zh3y96", "active", "The University of Tokyo", "u-tokyo.example", "JP"),
		strings.Replace(rorEntry("02jbv0t02", "withdrawn", "Gone University", "gone.example", "FR"), "Q99999999", "Q77777777", 2),
	}, ",") + "]"
	if err := os.WriteFile(dump, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	first := must(t, "import", "--format", "ror", "--data", folder, dump)
	if !strings.Contains(first.stderr, "1 created, 1 updated, 0 unchanged, 1 rejected") {
		t.Errorf("the first import: %s", first.stderr)
	}
	after := must(t, "export", "--data", folder, "--kinds", "institution").stdout
	var cologne string
	for line := range strings.Lines(after) {
		if strings.Contains(line, `"institution:cologne"`) {
			cologne = line
		}
	}
	if !strings.Contains(cologne, `"our-own.example`) && !strings.Contains(cologne, `https://our-own.example`) || !strings.Contains(cologne, `"uni-koeln.de"`) || !strings.Contains(cologne, "Keulen") {
		t.Errorf("what was there must stay, and what was empty be filled in: %s", cologne)
	}
	if strings.Contains(after, "Gone University") || !strings.Contains(after, "The University of Tokyo") {
		t.Errorf("a withdrawn institution was taken, or a new one not: %s", after)
	}
	again := must(t, "import", "--format", "ror", "--data", folder, dump)
	if !strings.Contains(again.stderr, "0 created, 0 updated") || must(t, "export", "--data", folder, "--kinds", "institution").stdout != after {
		t.Errorf("the second import: %s", again.stderr)
	}
	for name, bad := range map[string]string{"no JSON": "hello", "half a file": text[:len(text)/2]} {
		if out := runWithInput(bad, nil, "import", "--format", "ror", "--data", folder, "-"); out.code == 0 {
			t.Errorf("%s was imported: %s", name, out.stderr)
		}
		if must(t, "export", "--data", folder, "--kinds", "institution").stdout != after {
			t.Fatalf("%s: something was written", name)
		}
	}
	if out := runProgram(nil, "import", "--format", "xml", "--data", folder, dump); out.code == 0 || !strings.Contains(out.stderr, "ndjson or ror") {
		t.Errorf("--format xml: exit %d: %s", out.code, out.stderr)
	}
}
