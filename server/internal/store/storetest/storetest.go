// Package storetest holds the contract that every store fulfils, as tests that run against real databases. An
// implementation's own test calls Main and Run.
package storetest

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// Harness is how the suite reaches one implementation.
type Harness struct {
	// Open opens a store, as programs do.
	Open func(ctx context.Context, address string) (store.Store, error)
	// Fresh gives the address of an empty database, which goes away with the test.
	Fresh func(t testing.TB) string
	// Plant puts a document under an id that Save would never write, with a mark that the next Changes finds.
	Plant func(t *testing.T, address string, id model.ID, doc any)
	// Sever gives an address through which the database can be taken away and given back; readable says whether reads
	// go on meanwhile.
	Sever func(t *testing.T, address string) (through string, away, back func(), readable bool)
}

// Run runs the whole contract.
func Run(t *testing.T, h Harness) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Harness)
	}{
		{"RoundTrip", testRoundTrip}, {"Empty", testEmpty}, {"Order", testOrder}, {"YieldError", testYieldError}, {"Cancel", testCancel},
		{"WriteWhileReading", testWriteWhileReading}, {"Swap", testSwap}, {"SwapBatch", testSwapBatch}, {"OneWinner", testOneWinner},
		{"OneWinnerOfBatches", testOneWinnerOfBatches}, {"InvalidID", testInvalidID}, {"Unique", testUnique}, {"UniqueInOneCall", testUniqueInOneCall},
		{"UniqueOneWinner", testUniqueOneWinner}, {"Delete", testDelete}, {"Changes", testChanges}, {"ChangesFromStart", testChangesFromStart},
		{"ChangesYieldError", testChangesYieldError}, {"ChangesMissNothing", testChangesMissNothing}, {"Bad", testBad}, {"Kill", testKill},
		{"Away", testAway}, {"ManyInOneCall", testManyInOneCall},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.test(t, h)
		})
	}
}

// opened opens a store that closes with the test.
func opened(t testing.TB, h Harness, address string) store.Store {
	t.Helper()
	s, err := h.Open(t.Context(), address)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// fresh opens a store over an empty database.
func fresh(t testing.TB, h Harness) store.Store {
	t.Helper()
	return opened(t, h, h.Fresh(t))
}

// person makes an alumnus such as the data set has many of.
func person(n int) *model.Alumnus {
	a := &model.Alumnus{Given: "Noor", Prefix: "van der", Family: fmt.Sprintf("Berg %d", n)}
	a.ID = model.ID(fmt.Sprintf("alumnus:%026d", n))
	a.Origin = model.OriginGenerated
	a.Home = model.Place{City: "Leiden", Country: "NL", Lat: 52.16, Lon: 4.49}
	a.BirthYear = 1960 + n%45
	a.Languages = []model.LanguageLevel{{Language: "nl", Level: "NS"}, {Language: "en", Level: "C1"}}
	a.Studies = []model.Study{{Programme: "programme:law-llm", Faculty: "unit:law", Degree: "LLM", Started: 2010, Graduated: 2012},
		{Programme: "programme:law-llb", Faculty: "unit:law", Degree: "LLB", Started: 2007, Graduated: 2010}}
	a.Work = []model.Job{{Employer: "organisation:office", Sector: model.SectorLegal, Title: model.Text{EN: "Lawyer", NL: "Advocaat"},
		Since: 20120901, City: "Den Haag", Country: "NL"}}
	a.Contact.Email = "noor@example.org"
	a.Memberships = []model.Membership{{Network: "network:debating", Since: 20110000}}
	return a
}

// people makes n of them.
func people(n int) []model.Record {
	recs := make([]model.Record, n)
	for i := range recs {
		recs[i] = person(i)
	}
	return recs
}

// institution makes an institution with a website domain.
func institution(slug, domain string) *model.Institution {
	i := &model.Institution{Name: model.Text{EN: slug}, Domain: domain}
	i.ID = model.NewID(model.KindInstitution, slug)
	i.Origin = model.OriginCurated
	return i
}

// must ends the test on an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantCode checks an error's code, and that its text holds all the words.
func wantCode(t testing.TB, err error, code model.ErrorCode, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want %s", code)
	}
	if got := model.CodeOf(err); got != code {
		t.Fatalf("error %v has code %s; want %s", err, got, code)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}

// loaded reads a kind and gives the ids in the order in which they came.
func loaded(t testing.TB, s store.Store, kind model.Kind) (ids []model.ID) {
	t.Helper()
	must(t, s.Load(t.Context(), kind, func(r model.Record) error {
		ids = append(ids, r.GetID())
		return nil
	}))
	return ids
}

func wantIDs(t testing.TB, got []model.ID, want ...model.ID) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("got %v; want %v", got, want)
	}
}

// Main runs the tests, or, in the process that the test of kill -9 starts, the writer that is going to be killed.
func Main(m *testing.M, open func(ctx context.Context, address string) (store.Store, error)) {
	if address := os.Getenv(childEnv); address != "" {
		if err := write(open, address); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}
