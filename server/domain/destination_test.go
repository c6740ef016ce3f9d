package domain_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"vinculum/graph/linked/portable"
	"vinculum/graph/model"
	"vinculum/server/domain"
	"vinculum/server/internal/generate"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store/sqlite"
)

// destinationDay is the day for which the data of these tests are made.
const destinationDay = model.Date(20261122)

// destinationRecords are the usual agreements with the given number of alumni.
func destinationRecords(t testing.TB, alumni int) []model.Record {
	t.Helper()
	records, err := reference.Records()
	if err != nil {
		t.Fatal(err)
	}
	made := slices.Clone(records)
	opt := generate.Options{Seed: 1, Alumni: alumni, AsOf: destinationDay}
	err = generate.Records(t.Context(), opt, records, func(r model.Record) error {
		made = append(made, r)
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// domainOf answers from the records, on destinationDay.
func domainOf(t testing.TB, records []model.Record) *domain.Domain {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "vinculum.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	codes, err := reference.LoadCodes()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		r.Head().Version = 0 // they may have been saved in another store
	}
	for part := range slices.Chunk(records, 5000) {
		if err := st.Save(t.Context(), part...); err != nil {
			t.Fatal(err)
		}
	}
	noon := time.Date(destinationDay.Year(), time.Month(destinationDay.Month()), destinationDay.Day(), 12, 0, 0, 0, time.UTC)
	d := domain.New(st, codes, func() time.Time { return noon }, slog.New(slog.DiscardHandler))
	if err := d.Load(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return d
}

// randomQuestion asks about anything that the code lists have, mostly about what agreements are about.
func randomQuestion(d *rand.Rand, codes *reference.Codes) model.DestinationQuestion {
	q := model.DestinationQuestion{Year: model.AcademicYear(2024 + d.IntN(7)), Kind: model.StudentStudies}
	if d.IntN(10) == 0 {
		q.Year = model.AcademicYear(2010 + d.IntN(25))
	}
	if d.IntN(4) == 0 {
		q.Kind = model.ConditionTypes[d.IntN(4)]
	}
	likely := []string{"0421", "0312", "0231", "0222", "0313", "0613", "0411", "0314", "0912", "031", "04", "02", "0310", "042"}
	switch list := codes.List("isced"); d.IntN(6) {
	case 0:
	case 1:
		q.Field = list[d.IntN(len(list))].Code
	default:
		q.Field = likely[d.IntN(len(likely))]
	}
	if d.IntN(4) > 0 {
		q.Level = 5 + d.IntN(4)
	}
	tongues, levels := []string{"en", "en", "en", "de", "fr", "es", "it", "nl", "zh", "sv", "ja"}, codes.List("cefr")
	if d.IntN(3) > 0 {
		q.Languages = append(q.Languages, model.LanguageLevel{Language: "en", Level: []string{"B2", "C1", "C2", "NS"}[d.IntN(4)]})
	}
	for range d.IntN(4) {
		q.Languages = append(q.Languages, model.LanguageLevel{Language: tongues[d.IntN(len(tongues))], Level: levels[d.IntN(len(levels))].Code})
	}
	if d.IntN(8) == 0 {
		countries := []string{"DE", "FR", "ES", "US", "JP", "BE", "NL", "CH", "AQ"}
		q.Country = countries[d.IntN(len(countries))]
	}
	if d.IntN(6) == 0 {
		blended := d.IntN(3) == 0
		q.Blended = &blended
	}
	if d.IntN(20) == 0 {
		q.Institutions = []model.ID{"institution:cologne", "institution:oxford", "institution:heidelberg", "institution:nowhere"}
	}
	return q
}

// queryOf is the question as it is asked of a reader.
func queryOf(q model.DestinationQuestion) domain.DestinationQuery {
	asked := domain.DestinationQuery{Year: &q.Year, Kind: q.Kind, Blended: q.Blended, Institutions: q.Institutions}
	if q.Field != "" {
		asked.Field = &q.Field
	}
	if q.Level != 0 {
		asked.Level = &q.Level
	}
	if q.Country != "" {
		asked.Country = &q.Country
	}
	for i := range q.Languages {
		asked.Languages = append(asked.Languages, &q.Languages[i])
	}
	return asked
}

// askAll reads all pages.
func askAll(t *testing.T, r *domain.Reader, q model.DestinationQuestion) (all []*model.Destination, misses []model.DestinationMiss) {
	t.Helper()
	first := model.MaxPage
	page := model.PageArgs{First: &first}
	for {
		c, err := r.Destinations(queryOf(q), page)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		if all = append(all, c.Nodes...); !c.HasNext {
			if len(all) != c.TotalCount {
				t.Fatalf("%+v: pages hold %d destinations of %d", q, len(all), c.TotalCount)
			}
			return all, c.Misses
		}
		after := c.CursorOf(len(c.Nodes) - 1)
		page.After = &after
	}
}

// told and plainTold say all that must be equal about a destination.
func told(d *model.Destination) string {
	s := fmt.Sprint(d.Institution, " fit ", d.Fit, " agreed ", d.Agreed, " went ", d.Went, " volunteers ", d.Volunteers, " funds ", d.Scholarships)
	if d.Left != nil {
		s += fmt.Sprint(" taken ", *d.Taken, " left ", *d.Left)
	}
	for _, m := range d.Matches {
		s += fmt.Sprint(" ", m.Agreement, "/", m.Condition)
	}
	return s
}

func plainTold(d *plainDestination) string {
	s := fmt.Sprint(d.id, " fit ", d.fit, " agreed ", d.agreed, " went ", d.went, " volunteers ", d.volunteers, " funds ", d.scholarships)
	if d.counted {
		s += fmt.Sprint(" taken ", d.taken, " left ", d.left)
	}
	for _, m := range d.matches {
		s += fmt.Sprint(" ", m.agreement.ID, "/", m.at)
	}
	return s
}

// travelled is the index that a browser makes of the portable file.
func travelled(t *testing.T, r *domain.Reader) *model.DestinationIndex {
	t.Helper()
	file, err := r.Portable(time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	var agreements []*model.Agreement
	facts := new(model.DestinationFacts)
	for key, into := range map[string]any{portable.Agreements: &agreements, portable.Destinations: facts} {
		if err := json.Unmarshal(file.Fixed[key], into); err != nil {
			t.Fatal(err)
		}
	}
	return model.NewDestinationIndex(agreements, facts)
}

// compareWithPlain asks random questions of both, and of what browsers have, and wants equal answers; every missesEach-th question also about misses.
func compareWithPlain(t *testing.T, records []model.Record, audience model.Audience, questions, missesEach int) {
	codes, err := reference.LoadCodes()
	if err != nil {
		t.Fatal(err)
	}
	r, plain := domainOf(t, records).Reader(audience), newPlainWorld(records, audience)
	browsers := travelled(t, r)
	dice, answered, destinations, missed := rand.New(rand.NewPCG(7, uint64(questions))), 0, 0, 0
	for i := range questions {
		q := randomQuestion(dice, codes)
		got, misses := askAll(t, r, q)
		want := plain.destinations(q)
		for k := range max(len(got), len(want)) {
			if k >= len(got) || k >= len(want) || told(got[k]) != plainTold(want[k]) {
				t.Fatalf("question %d: %+v\n%d destinations, want %d; number %d:\n%s\n%s", i, q, len(got), len(want), k,
					told(append(got, &model.Destination{})[k]), plainTold(append(want, &plainDestination{})[k]))
			}
		}
		if there := browsers.Find(q); !slices.EqualFunc(there.Destinations, got, func(a, b *model.Destination) bool { return reflect.DeepEqual(a, b) }) || !slices.Equal(there.Misses, misses) {
			t.Fatalf("question %d: %+v\nbrowsers find %+v\nthe server %+v", i, q, there, got)
		}
		for _, d := range got {
			checkReasons(t, d)
		}
		destinations += len(got)
		answered += min(1, len(got))
		if i%missesEach == 0 {
			missed += len(misses)
			compareMisses(t, q, misses, plain)
		}
	}
	if answered < questions/4 || answered == questions || missed == 0 {
		t.Errorf("%d of %d questions have an answer, %d misses: the questions test little", answered, questions, missed)
	}
	t.Logf("%d questions, %d with destinations, %d destinations, %d misses", questions, answered, destinations, missed)
}

func compareMisses(t *testing.T, q model.DestinationQuestion, got []model.DestinationMiss, plain *plainWorld) {
	t.Helper()
	tongues := []string{"en", "de", "fr", "es", "it", "nl", "zh", "sv", "ja", "pt", "da", "fi"}
	want := plain.misses(q, tongues)
	seen := 0
	for _, m := range got {
		n := m.Institutions
		if m.Institutions = 0; m.Need == model.NeedLanguage && m.Value != "" && !slices.Contains(tongues, m.Value) {
			continue
		}
		if seen++; want[m] != n {
			t.Fatalf("%+v: %s %q keeps %d out, want %d", q, m.Need, m.Value, n, want[m])
		}
	}
	if seen != len(want) {
		t.Fatalf("%+v: misses %v, want %v", q, got, want)
	}
}

// checkReasons checks what holds of any destination's reasons.
func checkReasons(t *testing.T, d *model.Destination) {
	t.Helper()
	sum := 0
	for _, reason := range d.Reasons {
		sum += reason.Points
	}
	if sum != d.Fit || d.Fit < 0 || d.Fit > 100 || len(d.Matches) == 0 {
		t.Fatalf("%s: fit %d, reasons %+v", d.Institution, d.Fit, d.Reasons)
	}
}

// TestDestinationsAgreeWithPlain is the test of exactness: the same institutions in the same order with the same numbers as
// the plain implementation, for every audience's catalogue.
func TestDestinationsAgreeWithPlain(t *testing.T) {
	questions := 10_000
	if testing.Short() {
		questions = 300
	}
	compareWithPlain(t, destinationRecords(t, 20_000), model.AudiencePublic, questions, 5)
}

// TestDestinationsOfRoughData asks the same of agreements that have all that the shape allows: several conditions of a kind,
// areas of any width, levels and languages left out, and terminations in the midst of a year.
func TestDestinationsOfRoughData(t *testing.T) {
	records := destinationRecords(t, 3000)
	d := rand.New(rand.NewPCG(3, 4))
	for _, r := range records {
		if a, ok := r.(*model.Agreement); ok {
			roughen(d, a)
		}
	}
	for _, audience := range []model.Audience{model.AudiencePublic, model.AudienceOffice} {
		questions := 1500
		if testing.Short() {
			questions = 100
		}
		compareWithPlain(t, records, audience, questions, 3)
	}
}

func roughen(d *rand.Rand, a *model.Agreement) {
	if a.Stage == model.StageApproved && d.IntN(5) == 0 {
		a.Stage = model.StageTerminated
		a.Terminated = model.NewDate(2026+d.IntN(4), []int{0, 8, 9, 12}[d.IntN(4)], 0)
		if a.Terminated.Month() != 0 && d.IntN(2) == 0 {
			a.Terminated = model.NewDate(a.Terminated.Year(), a.Terminated.Month(), 1+d.IntN(2)*29)
		}
	}
	for range d.IntN(3) {
		a.Conditions = append(a.Conditions, a.Conditions[d.IntN(len(a.Conditions))])
	}
	for i := range a.Conditions {
		k := &a.Conditions[i]
		k.PlacesPerYear = 1 + d.IntN(6)
		k.SubjectAreas, k.Languages = slices.Clone(k.SubjectAreas), slices.Clone(k.Languages)
		for _, code := range []string{"04", "0400", "042", "0310", "02", "0231"} {
			if d.IntN(8) == 0 {
				k.SubjectAreas = append(k.SubjectAreas, model.SubjectArea{ISCED: code})
			}
		}
		switch d.IntN(6) {
		case 0:
			k.SubjectAreas = nil
		case 1:
			k.EQF = nil
		case 2:
			k.Languages = nil
		case 3:
			k.Languages = append(k.Languages, model.LanguageLevel{Language: "fr"}, model.LanguageLevel{Language: "en", Level: "A2"})
		case 4:
			k.FirstYear, k.LastYear = k.FirstYear+1, k.LastYear+2
		}
	}
}

func TestDestinationQuestionsAreChecked(t *testing.T) {
	r := domainOf(t, destinationRecords(t, 10)).Reader(model.AudiencePublic)
	text, number := func(s string) *string { return &s }, func(n int) *int { return &n }
	year := func(y model.AcademicYear) *model.AcademicYear { return &y }
	spoken := func(language, level string) []*model.LanguageLevel {
		return []*model.LanguageLevel{{Language: "en", Level: "C1"}, {Language: language, Level: level}}
	}
	for _, c := range []struct {
		field string
		query domain.DestinationQuery
		page  model.PageArgs
	}{
		{"field", domain.DestinationQuery{Field: text("1299")}, model.PageArgs{}},
		{"field", domain.DestinationQuery{Field: text("law")}, model.PageArgs{}},
		{"field", domain.DestinationQuery{Field: text("")}, model.PageArgs{}},
		{"level", domain.DestinationQuery{Level: number(0)}, model.PageArgs{}},
		{"level", domain.DestinationQuery{Level: number(9)}, model.PageArgs{}},
		{"level", domain.DestinationQuery{Level: number(-1)}, model.PageArgs{}},
		{"languages[1].language", domain.DestinationQuery{Languages: spoken("xx", "B1")}, model.PageArgs{}},
		{"languages[1].level", domain.DestinationQuery{Languages: spoken("de", "B3")}, model.PageArgs{}},
		{"languages[1].level", domain.DestinationQuery{Languages: spoken("de", "")}, model.PageArgs{}},
		{"languages", domain.DestinationQuery{Languages: slices.Repeat(spoken("de", "B1"), 11)}, model.PageArgs{}},
		{"country", domain.DestinationQuery{Country: text("de")}, model.PageArgs{}},
		{"country", domain.DestinationQuery{Country: text("XX")}, model.PageArgs{}},
		{"year", domain.DestinationQuery{Year: year(0)}, model.PageArgs{}},
		{"kind", domain.DestinationQuery{Kind: "HOLIDAY"}, model.PageArgs{}},
		{"first", domain.DestinationQuery{}, model.PageArgs{First: number(101)}},
		{"after", domain.DestinationQuery{}, model.PageArgs{After: text("x")}},
	} {
		if c.query.Kind == "" {
			c.query.Kind = model.StudentStudies
		}
		_, err := r.Destinations(c.query, c.page)
		e, ok := err.(*model.Error)
		if !ok || e.Code != model.BadUserInput || len(e.Fields) != 1 || e.Fields[0].Field != c.field {
			t.Errorf("%+v: %v, want one about %s", c.query, err, c.field)
		}
	}
	c, err := r.Destinations(domain.DestinationQuery{Kind: model.StudentStudies}, model.PageArgs{})
	if err != nil || c.Year != 2027 || len(c.Nodes) != model.DefaultPage || c.TotalCount <= model.DefaultPage {
		t.Errorf("a question without anything: %+v %v", c, err)
	}
}

// BenchmarkDestinations asks for the destinations of a law student, with the page that the app shows.
func BenchmarkDestinations(b *testing.B) {
	d := domainOf(b, destinationRecords(b, 20_000))
	field, level, year := "0421", 7, model.AcademicYear(2027)
	for name, q := range map[string]domain.DestinationQuery{
		"law": {Field: &field, Level: &level, Year: &year, Kind: model.StudentStudies,
			Languages: []*model.LanguageLevel{{Language: "en", Level: "C1"}, {Language: "de", Level: "B1"}}},
		"anything": {Kind: model.StudentStudies},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if c, err := d.Reader(model.AudiencePublic).Destinations(q, model.PageArgs{}); err != nil || len(c.Nodes) == 0 {
					b.Fatal(c, err)
				}
			}
		})
	}
}
