package model

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
)

const (
	testHome  ID = "institution:home"
	testThere ID = "institution:there"
)

// sends is an agreement with one condition, from home to there, that the function changes.
func sends(id ID, change func(*Agreement, *Condition)) *Agreement {
	a := &Agreement{Base: Base{ID: id}, Stage: StageApproved, Partners: []AgreementPartner{{Institution: testHome}, {Institution: testThere}}}
	k := Condition{Type: StudentStudies, Sending: testHome, Receiving: testThere, FirstYear: 2025, LastYear: 2028, PlacesPerYear: 3,
		EQF: []int{6, 7}, SubjectAreas: []SubjectArea{{ISCED: "0421"}}, Languages: []LanguageLevel{{"en", "B2"}}}
	if change != nil {
		change(a, &k)
	}
	a.Conditions = append([]Condition{k}, a.Conditions...)
	return a
}

func indexOf(stays []DestinationStays, agreements ...*Agreement) *DestinationIndex {
	return NewDestinationIndex(agreements, &DestinationFacts{Home: testHome, Stays: stays,
		Places: []DestinationPlace{{Institution: testThere, Country: "DE", Volunteers: 2}},
		Funds: []DestinationFund{{ID: "fund:abroad", Stays: []ConditionType{StudentStudies}, Levels: []int{6, 7}, Excluded: []string{"US"}},
			{ID: "fund:near", Stays: []ConditionType{StudentStudies}, Countries: []string{"BE"}},
			{ID: "fund:traineeships", Stays: []ConditionType{StudentTraineeship}}}})
}

var lawyer = DestinationQuestion{Field: "0421", Level: 7, Languages: []LanguageLevel{{"en", "C1"}, {"de", "B1"}}, Year: 2027, Kind: StudentStudies}

// TestWhoFits goes through the rules one by one; each line changes the condition or the question and says what keeps it out:
// "" for nothing, "-" for what is not even looked at.
func TestWhoFits(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		name   string
		change func(*Agreement, *Condition)
		ask    func(*DestinationQuestion)
		out    DestinationNeed
	}{
		{"as it is", nil, nil, ""},
		{"a broader area", func(_ *Agreement, k *Condition) { k.SubjectAreas[0].ISCED = "04" }, nil, ""},
		{"not further defined", func(_ *Agreement, k *Condition) { k.SubjectAreas[0].ISCED = "0420" }, nil, ""},
		{"no area", func(_ *Agreement, k *Condition) { k.SubjectAreas = nil }, nil, ""},
		{"another area beside it", func(_ *Agreement, k *Condition) { k.SubjectAreas = []SubjectArea{{ISCED: "0912"}, {ISCED: "042"}} }, nil, ""},
		{"another area", func(_ *Agreement, k *Condition) { k.SubjectAreas[0].ISCED = "0411" }, nil, NeedField},
		{"a narrower area than the field", nil, func(q *DestinationQuestion) { q.Field = "042" }, NeedField},
		{"any field", nil, func(q *DestinationQuestion) { q.Field = "" }, ""},
		{"another level", nil, func(q *DestinationQuestion) { q.Level = 8 }, NeedLevel},
		{"any level", nil, func(q *DestinationQuestion) { q.Level = 0 }, ""},
		{"no level named", func(_ *Agreement, k *Condition) { k.EQF = nil }, func(q *DestinationQuestion) { q.Level = 8 }, ""},
		{"the very level of the language", func(_ *Agreement, k *Condition) { k.Languages[0].Level = "C1" }, nil, ""},
		{"more of the language", func(_ *Agreement, k *Condition) { k.Languages[0].Level = "C2" }, nil, NeedLanguage},
		{"native speakers know most", func(_ *Agreement, k *Condition) { k.Languages[0].Level = "C2" }, func(q *DestinationQuestion) { q.Languages[0].Level = "NS" }, ""},
		{"two languages, both known", func(_ *Agreement, k *Condition) { k.Languages = append(k.Languages, LanguageLevel{"de", "B1"}) }, nil, ""},
		{"two languages, one known too little", func(_ *Agreement, k *Condition) { k.Languages = append(k.Languages, LanguageLevel{"de", "B2"}) }, nil, NeedLanguage},
		{"a language without a level", func(_ *Agreement, k *Condition) { k.Languages = []LanguageLevel{{"de", ""}} }, nil, ""},
		{"a language that is not known, without a level", func(_ *Agreement, k *Condition) { k.Languages = []LanguageLevel{{"fr", ""}} }, nil, NeedLanguage},
		{"no language asked for", func(_ *Agreement, k *Condition) { k.Languages = nil }, nil, ""},
		{"languages not compared", func(_ *Agreement, k *Condition) { k.Languages = []LanguageLevel{{"fr", "C2"}} }, func(q *DestinationQuestion) { q.Languages = nil }, ""},
		{"the higher of two levels counts", nil, func(q *DestinationQuestion) { q.Languages = []LanguageLevel{{"en", "C1"}, {"en", "A1"}} }, ""},
		{"the country", nil, func(q *DestinationQuestion) { q.Country = "DE" }, ""},
		{"another country", nil, func(q *DestinationQuestion) { q.Country = "FR" }, NeedCountry},
		{"the first year", nil, func(q *DestinationQuestion) { q.Year = 2025 }, ""},
		{"the last year", nil, func(q *DestinationQuestion) { q.Year = 2028 }, ""},
		{"the year before", nil, func(q *DestinationQuestion) { q.Year = 2024 }, NeedYear},
		{"the year after", nil, func(q *DestinationQuestion) { q.Year = 2029 }, NeedYear},
		{"terminated in the year", func(a *Agreement, _ *Condition) { a.Stage, a.Terminated = StageTerminated, 20280831 }, nil, NeedYear},
		{"terminated after the year", func(a *Agreement, _ *Condition) { a.Stage, a.Terminated = StageTerminated, 20280901 }, nil, ""},
		{"terminated in some month of it", func(a *Agreement, _ *Condition) { a.Stage, a.Terminated = StageTerminated, 20280700 }, nil, NeedYear},
		{"terminated at the end of its last month", func(a *Agreement, _ *Condition) { a.Stage, a.Terminated = StageTerminated, 20280800 }, nil, ""},
		{"not blended", nil, func(q *DestinationQuestion) { q.Blended = &no }, ""},
		{"blended", nil, func(q *DestinationQuestion) { q.Blended = &yes }, NeedBlended},
		{"one of the institutions", nil, func(q *DestinationQuestion) { q.Institutions = []ID{testThere} }, ""},
		{"none of the institutions", nil, func(q *DestinationQuestion) { q.Institutions = []ID{"institution:other"} }, "-"},
		{"a proposal", func(a *Agreement, _ *Condition) { a.Stage = StageProposed }, nil, "-"},
		{"a draft", func(a *Agreement, _ *Condition) { a.Stage = StageDraft }, nil, "-"},
		{"the other way round", func(_ *Agreement, k *Condition) { k.Sending, k.Receiving = k.Receiving, k.Sending }, nil, "-"},
		{"another kind", func(_ *Agreement, k *Condition) { k.Type = StaffTeaching }, nil, "-"},
		{"staff has no level", func(_ *Agreement, k *Condition) { k.Type = StaffTeaching }, func(q *DestinationQuestion) { q.Kind, q.Level = StaffTeaching, 8 }, ""},
	} {
		q := lawyer
		q.Languages = slices.Clone(q.Languages)
		if c.ask != nil {
			c.ask(&q)
		}
		answer := indexOf(nil, sends("agreement:1", c.change)).Find(q)
		var out DestinationNeed
		switch {
		case len(answer.Destinations) == 0 && len(answer.Misses) == 0:
			out = "-"
		case len(answer.Destinations) == 0:
			out = answer.Misses[0].Need
		}
		if out != c.out {
			t.Errorf("%s: %q keeps it out, want %q", c.name, out, c.out)
		}
	}
}

// TestPlacesAreCounted: fitting conditions give places; who went under the agreement takes them, its other conditions first.
func TestPlacesAreCounted(t *testing.T) {
	bachelors := func(a *Agreement, k *Condition) {
		other := *k
		other.EQF, other.PlacesPerYear = []int{6}, 2
		k.EQF = []int{7}
		a.Conditions = append(a.Conditions, other)
	}
	stays := func(counts ...int) []DestinationStays {
		return []DestinationStays{{Agreement: "agreement:1", Kind: StudentStudies, First: 2026, Counts: counts},
			{Agreement: "agreement:1", Kind: StaffTeaching, First: 2027, Counts: []int{9}}}
	}
	number := func(n *int) int {
		if n == nil {
			return -1
		}
		return *n
	}
	for _, c := range []struct {
		name                string
		stays               []DestinationStays
		agreed, taken, left int
	}{
		{"nothing recorded", nil, 3, -1, -1},
		{"records begin later", []DestinationStays{{Agreement: "agreement:2", Kind: StudentStudies, First: 2028, Counts: []int{1}}}, 3, -1, -1},
		{"nobody went yet", stays(4), 3, 0, 3},
		{"as many as the other condition has", stays(4, 2), 3, 2, 3},
		{"one more", stays(4, 3), 3, 3, 2},
		{"all", stays(4, 5), 3, 5, 0},
		{"more than were agreed", stays(4, 8), 3, 8, 0},
	} {
		answer := indexOf(c.stays, sends("agreement:1", bachelors)).Find(lawyer)
		if len(answer.Destinations) != 1 {
			t.Fatalf("%s: %+v", c.name, answer)
		}
		d := answer.Destinations[0]
		if d.Agreed != c.agreed || number(d.Taken) != c.taken || number(d.Left) != c.left {
			t.Errorf("%s: agreed %d, taken %d, left %d", c.name, d.Agreed, number(d.Taken), number(d.Left))
		}
	}
}

// TestReasonsAddUp: the fit is the sum of the reasons, and the best condition gives its own.
func TestReasonsAddUp(t *testing.T) {
	x := indexOf([]DestinationStays{{Agreement: "agreement:1", Kind: StudentStudies, First: 2026, Counts: []int{2, 1}}},
		sends("agreement:2", func(_ *Agreement, k *Condition) { k.SubjectAreas[0].ISCED = "04" }),
		sends("agreement:1", func(_ *Agreement, k *Condition) { k.LastYear = 2027 }))
	d := x.Find(lawyer).Destinations[0]
	var got []DestinationReasonCode
	for _, r := range d.Reasons {
		got = append(got, r.Code)
	}
	want := []DestinationReasonCode{ReasonFieldSame, ReasonLevel, ReasonLanguage, ReasonYearLast, ReasonPlacesLeft, ReasonScholarship, ReasonWent, ReasonVolunteers}
	if !slices.Equal(got, want) {
		t.Errorf("reasons %v, want %v", got, want)
	}
	if d.Fit != 30+20+30+10+3+5 || d.Agreed != 6 || *d.Left != 5 || d.Went != 3 || !slices.Equal(d.Scholarships, []ID{"fund:abroad"}) {
		t.Errorf("%+v", d)
	}
	if want := []DestinationMatch{{"agreement:1", 0}, {"agreement:2", 0}}; !slices.Equal(d.Matches, want) {
		t.Errorf("matches %v, want %v", d.Matches, want)
	}
}

func TestDestinationsInOrder(t *testing.T) {
	n := func(n int) *int { return &n }
	list := []*Destination{
		{Institution: "institution:e", Fit: 50, DestinationPlaces: DestinationPlaces{Agreed: 9}},
		{Institution: "institution:d", Fit: 50, DestinationPlaces: DestinationPlaces{Agreed: 2, Left: n(1)}},
		{Institution: "institution:c", Fit: 50, DestinationPlaces: DestinationPlaces{Agreed: 3, Left: n(1)}},
		{Institution: "institution:b", Fit: 50, DestinationPlaces: DestinationPlaces{Agreed: 3, Left: n(1)}},
		{Institution: "institution:a", Fit: 60, DestinationPlaces: DestinationPlaces{Agreed: 1, Left: n(0)}},
	}
	slices.SortFunc(list, compareDestinations)
	order := ""
	for _, d := range list {
		order += d.Institution.Slug()
	}
	if order != "abcde" {
		t.Errorf("order %s", order)
	}
}

func TestMissesSayWhatToAsk(t *testing.T) {
	french := func(level string) func(*Agreement, *Condition) {
		return func(_ *Agreement, k *Condition) { k.Languages = append(k.Languages, LanguageLevel{"fr", level}) }
	}
	answer := indexOf(nil, sends("agreement:1", french("B1")), sends("agreement:2", french("B2")),
		sends("agreement:3", func(_ *Agreement, k *Condition) { k.FirstYear = 2028 }),
		sends("agreement:4", func(_ *Agreement, k *Condition) { k.FirstYear, k.EQF = 2028, []int{8} })).Find(lawyer)
	want := []DestinationMiss{{NeedLanguage, "", 1}, {NeedLanguage, "fr", 1}, {NeedYear, "2028/2029", 1}}
	if len(answer.Destinations) != 0 || !slices.Equal(answer.Misses, want) {
		t.Errorf("misses %+v, want %+v", answer.Misses, want)
	}
}

// TestSentences reads every kind of reason in both languages.
func TestSentences(t *testing.T) {
	label := func(list, value string) Text { return Text{EN: list + " " + value, NL: "nl " + list + " " + value} }
	for _, c := range []struct {
		code DestinationReasonCode
		args []string
		want Text
	}{
		{ReasonFieldSame, []string{"0421"}, Text{"For your field: isced 0421.", "Voor jouw vakgebied: nl isced 0421."}},
		{ReasonFieldBroader, []string{"04"}, Text{"For a broader field that holds yours: isced 04.", "Voor een breder vakgebied waar het jouwe onder valt: nl isced 04."}},
		{ReasonFieldAny, nil, Text{"Open to every field.", "Open voor elk vakgebied."}},
		{ReasonLevel, []string{"7"}, Text{"Open to your level of study: eqf 7.", "Open voor jouw studieniveau: nl eqf 7."}},
		{ReasonLevelAny, nil, Text{"Open to every level of study.", "Open voor elk studieniveau."}},
		{ReasonLanguage, []string{"en", "B2", "C1", "de", "", "NS"}, Text{"Asks for languages en (B2; you have C1) and languages de (your mother tongue).", "Vraagt nl languages en (B2; jij hebt C1) en nl languages de (je moedertaal)."}},
		{ReasonLanguageNone, nil, Text{"Asks for no particular language.", "Vraagt geen bepaalde taal."}},
		{ReasonLanguageAsked, []string{"en", "B2", "de", "B1", "fr", ""}, Text{"Asks for languages en (B2), languages de (B1) and languages fr. You did not say what you speak.", "Vraagt nl languages en (B2), nl languages de (B1) en nl languages fr. Je hebt niet gezegd wat je spreekt."}},
		{ReasonYears, []string{"2025/2026", "2028/2029"}, Text{"The agreement runs from 2025/2026 to 2028/2029.", "De overeenkomst loopt van 2025/2026 tot en met 2028/2029."}},
		{ReasonPlacesLeft, []string{"1", "3", "2027/2028"}, Text{"1 of 3 places left in 2027/2028.", "1 van de 3 plaatsen vrij in 2027/2028."}},
		{ReasonPlacesTaken, []string{"1", "2027/2028"}, Text{"The one place in 2027/2028 is taken.", "De enige plaats in 2027/2028 is bezet."}},
		{ReasonPlacesTaken, []string{"4", "2027/2028"}, Text{"All 4 places in 2027/2028 are taken.", "Alle 4 plaatsen in 2027/2028 zijn bezet."}},
		{ReasonScholarship, []string{"fund:a", "fund:b"}, Text{"Scholarships for such a stay: fund fund:a and fund fund:b.", "Beurzen voor zo’n verblijf: nl fund fund:a en nl fund fund:b."}},
		{ReasonVolunteers, []string{"1"}, Text{"An alumnus who went there offers to tell about it.", "Een alumnus die er was, wil erover vertellen."}},
	} {
		if got := (DestinationReason{Code: c.code, Args: c.args}).Sentence(label); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.code, got, c.want)
		}
	}
	for code, texts := range reasonWords {
		for _, text := range texts {
			if text.EN == "" || text.NL == "" {
				t.Errorf("%s has no words in one language", code)
			}
		}
	}
}

// TestFactsTravel: who reads what was written as JSON of what is offered finds the same.
func TestFactsTravel(t *testing.T) {
	agreements := []*Agreement{sends("agreement:1", nil), sends("agreement:2", func(a *Agreement, k *Condition) {
		k.SubjectAreas[0] = SubjectArea{ISCED: "04", Clarification: "Law"}
		a.Conditions = []Condition{{Type: StudentStudies, Sending: testThere, Receiving: testHome, FirstYear: 2020, LastYear: 2030, Info: "Nobody goes."}}
	}), sends("agreement:3", func(a *Agreement, _ *Condition) { a.Terminated = 20270101 })}
	slices.Reverse(agreements[1].Conditions) // those who come stand before those who go
	var offered []*Agreement
	for _, a := range agreements {
		offered = append(offered, a.Offered(testHome))
	}
	facts := indexOf([]DestinationStays{{Agreement: "agreement:1", Kind: StudentStudies, First: 2026, Counts: []int{2, 1}}}).Facts()
	var again DestinationFacts
	var agreementsAgain []*Agreement
	for value, into := range map[any]any{facts: &again, &offered: &agreementsAgain} {
		b, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, into); err != nil {
			t.Fatal(err)
		}
	}
	here, there := NewDestinationIndex(agreements, facts).Find(lawyer), NewDestinationIndex(agreementsAgain, &again).Find(lawyer)
	if len(here.Destinations) != 1 || len(here.Destinations[0].Matches) != 2 || !reflect.DeepEqual(here, there) {
		t.Errorf("%+v\n%+v", here, there)
	}
}

func TestFundsSayWhatTheyPay(t *testing.T) {
	f := &Fund{Base: Base{ID: "fund:x", Origin: OriginCurated}, Body: Body{Name: Text{EN: "X"}}, Type: FundGrant,
		Stays: []ConditionType{StudentStudies, StaffTraining}, Levels: []int{6, 8}, Countries: []string{"BE"}, Excluded: []string{"DE"}}
	if err := f.Validate(); err != nil {
		t.Error(err)
	}
	f.Stays, f.Levels, f.Excluded = []ConditionType{"HOLIDAY"}, []int{9}, []string{"de"}
	if e, ok := f.Validate().(*Error); !ok || len(e.Fields) != 3 {
		t.Errorf("%v", e)
	}
}
