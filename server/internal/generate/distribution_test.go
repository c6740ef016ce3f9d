package generate

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/internal/reference"
)

// withReference makes a data set over the real curated records.
func withReference(t testing.TB, opt Options) []model.Record {
	t.Helper()
	curated, err := reference.Records()
	if err != nil {
		t.Fatal(err)
	}
	var all []model.Record
	err = Records(context.Background(), opt, curated, func(r model.Record) error {
		all = append(all, r)
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestAlumniAreDistributedPlausibly makes 20,000 graduates and looks at shares of them.
func TestAlumniAreDistributedPlausibly(t *testing.T) {
	const n = 20000
	alumni := of[*model.Alumnus](withReference(t, Options{Seed: 5, Alumni: n, AsOf: asOf}))
	if len(alumni) != n {
		t.Fatalf("%d alumni", len(alumni))
	}
	count := map[string]int{}
	names := map[string]bool{}
	for _, a := range alumni {
		countAlumnus(count, a)
		names[a.FullName()] = true
	}
	report(t, count, n)
	if want := 917; count["abroad"] != want { // 20,000 · 5,000 / 109,000
		t.Errorf("%d live abroad, want %d", count["abroad"], want)
	}
	if share := float64(count["exchange"]) / float64(count["since 1990"]); share < 0.08 || share > 0.12 {
		t.Errorf("%.3f were on exchange", share)
	}
	if len(names) < n*3/4 {
		t.Errorf("only %d names for %d people", len(names), n)
	}
	for what, band := range shares {
		if share := float64(count[what]) / n; share < band[0] || share > band[1] {
			t.Errorf("%s: %.4f, want %v", what, share, band)
		}
	}
}

// shares are the bands within which shares of the graduates must lie.
var shares = map[string][2]float64{
	"unit:humanities":                  {0.20, 0.30},
	"unit:social-behavioural-sciences": {0.17, 0.28},
	"unit:law":                         {0.16, 0.25},
	"unit:science":                     {0.13, 0.22},
	"unit:archaeology":                 {0.015, 0.045},
	"graduated 2025":                   {0.066, 0.077}, // 7,800 of 109,000 are 0.0716
	"graduated 1975":                   {0.001, 0.004},
	"basics public":                    {0.10, 0.14},
	"basics member":                    {0.22, 0.28},
	"mentor":                           {0.017, 0.024}, // 2,200 of 109,000 are 0.0202
	"open mentor":                      {0.015, 0.024},
	"works":                            {0.55, 0.75},
	"over 80":                          {0.005, 0.03},
	"speaks English":                   {0.99, 1},
	"speaks Dutch":                     {0.9, 1},
	"two studies":                      {0.2, 0.5},
	"has e-mail":                       {0.7, 0.9},
}

func countAlumnus(count map[string]int, a *model.Alumnus) {
	first := a.Studies[len(a.Studies)-1]
	count[string(first.Faculty)]++
	graduated := map[int]bool{}
	for _, s := range a.Studies {
		graduated[s.Graduated] = true
	}
	for y := range graduated {
		count[fmt.Sprintf("graduated %d", y)]++
	}
	speaks := func(language string) bool {
		return slices.ContainsFunc(a.Languages, func(l model.LanguageLevel) bool { return l.Language == language })
	}
	for what, is := range map[string]bool{
		"abroad":                            a.Home.Country != home,
		"basics " + a.Shown.Basics.String(): true,
		"mentor":                            a.Mentoring != nil,
		"open mentor":                       a.Mentoring != nil && a.Shown.Basics != model.AudienceOffice,
		"works":                             len(a.Work) > 0 && a.Work[0].Until == 0,
		"over 80":                           asOf.Year()-a.BirthYear > 80,
		"speaks English":                    speaks("en"),
		"speaks Dutch":                      speaks("nl"),
		"two studies":                       len(a.Studies) == 2,
		"has e-mail":                        a.Contact.Email != "",
		"since 1990":                        first.Graduated >= exchangesSince,
		"exchange":                          len(a.Exchanges) > 0,
	} {
		if is {
			count[what]++
		}
	}
}

func report(t *testing.T, count map[string]int, n int) {
	t.Helper()
	for _, what := range slices.Sorted(maps.Keys(count)) {
		t.Logf("%-36s %6d  %5.1f%%", what, count[what], 100*float64(count[what])/float64(n))
	}
}

// TestAgreementsAreDistributedPlausibly looks at the agreements and mobilities of the default data set.
func TestAgreementsAreDistributedPlausibly(t *testing.T) {
	all := withReference(t, Options{Seed: 5, Alumni: 1000, AsOf: asOf})
	agreements := of[*model.Agreement](all)
	count := map[string]int{}
	partners := map[model.ID]int{}
	for _, a := range agreements {
		count[string(a.Status(asOf))]++
		partners[a.Partners[1].Institution]++
		checkDates(t, a)
		for _, k := range a.Conditions {
			count[string(k.Type)]++
		}
	}
	concluded := len(agreements) - count["DRAFT"] - count["PROPOSED"]
	if concluded != DefaultAgreements || count["DRAFT"] == 0 || count["PROPOSED"] == 0 || len(agreements) != 651 {
		t.Errorf("%d agreements, %d of them concluded", len(agreements), concluded)
	}
	report(t, count, len(agreements))
	for status, band := range map[string][2]int{"IN_EFFECT": {300, 450}, "EXPIRING": {50, 120}, "UPCOMING": {5, 40}, "ENDED": {90, 180}, "TERMINATED": {5, 40}} {
		if n := count[status]; n < band[0] || n > band[1] {
			t.Errorf("%d are %s, want %v", n, status, band)
		}
	}
	if len(partners) < 80 || slices.Max(slices.Collect(maps.Values(partners))) > 40 {
		t.Errorf("%d partners, the biggest with %d", len(partners), slices.Max(slices.Collect(maps.Values(partners))))
	}
	years := map[model.AcademicYear]int{}
	for _, m := range of[*model.Mobility](all) {
		years[m.Year]++
	}
	if len(years) != recordedYears+1 || years[2020]*2 > years[2019] || years[2020]*2 > years[2022] || years[2016] < 500 {
		t.Errorf("mobilities by year: %v", years)
	}
}

// checkDates checks that an agreement was signed, if it was, before it began and by the day.
func checkDates(t *testing.T, a *model.Agreement) {
	t.Helper()
	first, _ := a.Years()
	signed := a.Stage == model.StageApproved || a.Stage == model.StageTerminated
	if (a.Signed != 0) != signed || a.Signed > asOf || signed && a.Signed >= first.First() {
		t.Errorf("%s, %s, from %s, was signed on %s", a.ID, a.Stage, first, a.Signed)
	}
	if a.Partners[0].Institution != leidenID || a.Partners[0].UnitID == "" || len(a.Partners[1].Contacts) == 0 {
		t.Errorf("%s has the partners %+v", a.ID, a.Partners)
	}
}

// TestCodesAreOfTheLists checks that what is generated uses the code lists of the field.
func TestCodesAreOfTheLists(t *testing.T) {
	codes, err := reference.LoadCodes()
	if err != nil {
		t.Fatal(err)
	}
	has := func(id model.ID, list, code string) {
		if code != "" && !codes.Has(list, code) {
			t.Errorf("%s uses %q, which is not in the list %s", id, code, list)
		}
	}
	languages := func(id model.ID, list []model.LanguageLevel) {
		for _, l := range list {
			has(id, "languages", l.Language)
			has(id, "cefr", l.Level)
		}
	}
	for _, r := range withReference(t, Options{Seed: 5, Alumni: 5000, AsOf: asOf}) {
		switch r := r.(type) {
		case *model.Alumnus:
			has(r.ID, "countries", r.Home.Country)
			languages(r.ID, r.Languages)
		case *model.Agreement:
			for _, k := range r.Conditions {
				languages(r.ID, k.Languages)
				for _, s := range k.SubjectAreas {
					has(r.ID, "isced", s.ISCED)
				}
			}
		case *model.Organisation:
			has(r.ID, "countries", r.Place.Country)
		}
	}
}

func BenchmarkRecords(b *testing.B) {
	curated, err := reference.Records()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{DefaultAlumni, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				err := Records(context.Background(), Options{Seed: 1, Alumni: n, AsOf: asOf}, curated, func(model.Record) error { return nil }, nil)
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
