package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// mongoDatabase is the address of a new database on the server that the tests may use; it is dropped at the test's end.
func mongoDatabase(t *testing.T) string {
	t.Helper()
	given := os.Getenv("MONGODB_TEST_URI")
	if given == "" {
		t.Skip("SKIPPED: no MongoDB to test against. Set MONGODB_TEST_URI to the URI of a server on which databases may be made and dropped, " +
			"or start one and let it tell its URI: export MONGODB_TEST_URI=$(.ci/mongo-up.sh)")
	}
	u, err := url.Parse(given)
	if err != nil {
		t.Fatal("MONGODB_TEST_URI is not an address")
	}
	name := "vinculum_test_" + strings.ToLower(rand.Text())
	u.Path = "/" + name
	t.Cleanup(func() {
		client, err := mongo.Connect(options.Client().ApplyURI(u.String()))
		if err == nil {
			defer client.Disconnect(context.Background())
			err = client.Database(name).Drop(context.Background())
		}
		if err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return u.String()
}

// comparedQueries are asked of a server on SQLite and of one on MongoDB; %s is the id of an alumnus.
var comparedQueries = []string{
	`{ alumni(first: 100) { totalCount nodes { id given prefix family home { city country { label { en } } } studies { programme { id } degree graduated } work { employer { id } title { en nl } since until }
		exchanges { institution { id } year months } memberships { network { id } since } mentoring { topics { value } capacity } contact { email phone website } } } }`,
	`{ alumni(first: 1) { facets { field name { en nl } valueCount values(first: 200) { value label { en nl } count } } } }`,
	`{ agreements(first: 40, orderBy: {field: LAST_YEAR, direction: DESC}) { totalCount nodes { id name { en nl } stage { value } status { value } signed terminated firstYear lastYear
		partners { institution { id } unitName { en } contacts { name email } } conditions { type { value } placesPerYear monthsPerYear daysPerYear levels { value } subjectAreas { field { value } } languages { language { value } level { value } } } } } }`,
	`{ agreements(first: 1) { facets { field valueCount values(first: 200) { value count } } } }`,
	`{ institutions(first: 100) { nodes { id name { en nl } localName erasmusCode schac pic oid ror wikidata domain founded place { lat lon } sources { title url checked } } } }`,
	`{ networks(first: 100) { nodes { id name { en nl } summary { en nl } relations { groups(history: true) { kind direction neighbourKind totalCount } } } } }`,
	`{ consortia(first: 20) { nodes { id members(first: 100, asOf: "2022-06-01") { totalCount nodes { id } edges { link { since until note { en } } } } } } }`,
	`{ search(text: "leid", first: 100) { totalCount nodes { id } facets { field values { value count } } } }`,
	`{ explore(from: ["institution:leiden"], depth: 2, limit: 500) { nodes { id } links { kind from { id } to { id } since until } truncated } }`,
	`{ path(from: "network:lu-pride", to: "institution:cologne") { nodes { id } links { kind since until } sentence { en nl } } }`,
	`{ statistics { alumniByYear { value count } alumniBySector { value count } agreementsByStatus { value count } flows(allCountries: false) { year direction type { value } country { value } count } } }`,
	`{ dataset { counts { value count } origins { value count } seed figures { subject { id } meaning { en } value unit year } } }`,
	`{ alumni(first: 5, orderBy: {field: GRADUATED, direction: DESC}) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
}

// TestMongoAnswersAsSQLiteDoes moves a data set to MongoDB and back, compares the exports, and asks servers on both the
// same questions.
func TestMongoAnswersAsSQLiteDoes(t *testing.T) {
	address := mongoDatabase(t)
	first, back := t.TempDir(), t.TempDir()
	must(t, "generate", "--data", first, "--alumni", "800", "--agreements", "200", "--as-of", asOf)
	token := strings.TrimSpace(must(t, "token", "create", "--data", first, "--audience", "office", "--name", "compare").stdout)
	must(t, "copy", first, address)
	if again := must(t, "copy", first, address); !strings.Contains(again.stderr, " 0 updated") || !strings.Contains(again.stderr, "0 created") {
		t.Errorf("copying again: %s", again.stderr)
	}
	must(t, "copy", address, back)
	exports := map[string]string{}
	for name, args := range map[string][]string{"sqlite": {"--data", first}, "mongo": {"--mongodb-uri", address}, "back": {"--data", back}} {
		exports[name] = must(t, append([]string{"export"}, args...)...).stdout
	}
	if exports["sqlite"] == "" || exports["mongo"] != exports["sqlite"] || exports["back"] != exports["sqlite"] {
		t.Fatalf("exports: sqlite %d bytes, mongo %d, back in sqlite %d", len(exports["sqlite"]), len(exports["mongo"]), len(exports["back"]))
	}
	one, other := serving(t, first), serving(t, filepath.Join(t.TempDir(), "unused"), "--mongodb-uri", address)
	for _, s := range []*running{one, other} {
		if err := s.waitUntilReady(); err != nil {
			t.Fatal(err)
		}
	}
	for _, query := range comparedQueries {
		for _, token := range []string{"", token} {
			a, b := one.ask(t, token, query, nil), other.ask(t, token, query, nil)
			if a.Status != 200 || len(a.Errors) > 0 {
				t.Errorf("%s: %d %+v", query, a.Status, a.Errors)
			}
			if a.Raw != b.Raw || a.Status != b.Status {
				t.Errorf("%s: the answers differ: %d and %d bytes", query, len(a.Raw), len(b.Raw))
			}
		}
	}
	checkFollows(t, other, address)
}

// checkFollows: a token made by another process works at once on MongoDB too, and an import is seen.
func checkFollows(t *testing.T, s *running, address string) {
	t.Helper()
	token := strings.TrimSpace(must(t, "token", "create", "--mongodb-uri", address, "--audience", "member", "--name", "new").stdout)
	if r := s.ask(t, token, countAlumni, nil); r.Status != 200 {
		t.Errorf("a new token: %d %s", r.Status, r.Raw)
	}
	line := `{"id":"network:new","origin":"IMPORTED","name":{"en":"New Network"},"type":"PLATFORM","scope":"UNIVERSITY"}`
	if out := runWithInput(line, nil, "import", "--mongodb-uri", address, "-"); out.code != 0 {
		t.Fatal(out.stderr)
	}
	err := eventually(func() error {
		if r := s.ask(t, "", `{ node(id: "network:new") { name { en } } }`, nil); r.text("node.name.en") != "New Network" {
			return fmt.Errorf("an import is not seen: %s", r.Raw)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
