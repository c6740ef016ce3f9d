package model

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestIDs(t *testing.T) {
	for id, want := range map[ID]bool{
		"institution:leiden": true, "network:lu-pride": true, "alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV": true, "unit:a1-2b": true, "dataset:main": true,
		"": false, ":": false, "institution:": false, "institution": false, ":leiden": false, "institution:Leiden": false, "institution:-a": false, "institution:a-": false,
		"institution:a--b": false, "institution:a b": false, "institution:a/b": false, "institution:../a": false, "dragon:a": false, "Institution:a": false,
		"institution:a:b": false, "institution:a\n": false, "institution:é": false, "alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAI": false, "alumnus:01ARZ3NDEKTSV4RRFFQ69G5FA": false,
		ID("institution:" + strings.Repeat("a", 116)): true, ID("institution:" + strings.Repeat("a", 117)): false,
	} {
		if id.Valid() != want {
			t.Errorf("%q: %v", id, !want)
		}
	}
	if id := NewID(KindNetwork, "lu-pride"); id.Kind() != KindNetwork || id.Slug() != "lu-pride" || !id.Valid(KindUnit, KindNetwork) || id.Valid(KindUnit) {
		t.Errorf("%q", id)
	}
}

func TestKinds(t *testing.T) {
	for _, k := range RecordKinds {
		rec := NewRecord(k)
		if rec == nil {
			t.Fatalf("there is no record of kind %s", k)
		}
		_, isNode := rec.(Node)
		if isNode != k.IsNode() || isNode != slices.Contains(NodeKinds, k) || isNode && KindOfPlural(k.Plural()) != k {
			t.Errorf("%s: node %v, plural %q", k, isNode, k.Plural())
		}
		if err := rec.Validate(); CodeOf(err) != BadUserInput {
			t.Errorf("an empty %s is valid: %v", k, err)
		}
	}
	if NewRecord("dragon") != nil || KindOfPlural("dragons") != "" || KindOfPlural("") != "" {
		t.Error("there are dragons")
	}
}

// invalid names a change that makes a good record bad, and the field that must be named.
type invalid[T any] struct {
	field string
	spoil func(T)
}

// check spoils a good record in each way; each time the error must name the field, and only what is wrong.
func check[T Record](t *testing.T, good func() T, ways []invalid[T]) {
	t.Helper()
	if err := good().Validate(); err != nil {
		t.Fatalf("the good record: %v", err)
	}
	for i, way := range ways {
		rec := good()
		way.spoil(rec)
		err := rec.Validate()
		var e *Error
		if !errors.As(err, &e) || e.Code != BadUserInput || !slices.ContainsFunc(e.Fields, func(f FieldError) bool { return f.Field == way.field && f.Message != "" }) {
			t.Errorf("%d: want field %s, got %v", i, way.field, err)
		} else if len(e.Error()) > 1000 {
			t.Errorf("%d: the message repeats the input: %d bytes", i, len(e.Error()))
		}
	}
}

func TestInstitutionIsChecked(t *testing.T) {
	good := func() *Institution {
		i := &Institution{Name: Text{EN: "Leiden University", NL: "Universiteit Leiden"}, Place: Place{City: "Leiden", Country: "NL", Lat: 52.16, Lon: 4.49}, Founded: 15750208,
			ErasmusCode: "NL LEIDEN01", SCHAC: "leidenuniv.nl", PIC: "999974165", OID: "E10209370", ROR: "027bh9e22", Wikidata: "Q156598", Domain: "universiteitleiden.nl",
			Website: "https://www.universiteitleiden.nl", Links: []Link{{Kind: LinkMemberOf, To: "consortium:leru", Since: 2002 * 10000}}}
		i.ID, i.Origin = "institution:leiden", OriginCurated
		return i
	}
	type way = invalid[*Institution]
	check(t, good, []way{
		{"id", func(i *Institution) { i.ID = "network:leiden" }}, {"origin", func(i *Institution) { i.Origin = "" }}, {"name.en", func(i *Institution) { i.Name = Text{NL: "x"} }},
		{"name.en", func(i *Institution) { i.Name.EN = strings.Repeat("x", MaxText+1) }}, {"name.nl", func(i *Institution) { i.Name.NL = "\xff" }},
		{"place.country", func(i *Institution) { i.Place.Country = "" }}, {"place.country", func(i *Institution) { i.Place.Country = "nl" }}, {"place", func(i *Institution) { i.Place.Lat = 91 }},
		{"website", func(i *Institution) { i.Website = "javascript:alert(1)" }}, {"website", func(i *Institution) { i.Website = "https://" }}, {"website", func(i *Institution) { i.Website = "https://user:pw@example.org" }},
		{"website", func(i *Institution) { i.Website = "//example.org" }}, {"erasmusCode", func(i *Institution) { i.ErasmusCode = "NLLEIDEN 01" }}, {"schac", func(i *Institution) { i.SCHAC = "leiden" }},
		{"schac", func(i *Institution) { i.FormerSCHAC = []string{"UPPER.NL"} }}, {"pic", func(i *Institution) { i.PIC = "1234" }}, {"oid", func(i *Institution) { i.OID = "10209370" }},
		{"ror", func(i *Institution) { i.ROR = "https://ror.org/027bh9e22" }}, {"wikidata", func(i *Institution) { i.Wikidata = "156598" }}, {"domain", func(i *Institution) { i.Domain = "https://x.nl" }},
		{"links[0].kind", func(i *Institution) { i.Links[0].Kind = "LOVES" }}, {"links[0].to", func(i *Institution) { i.Links[0].To = "mobility:a" }},
		{"links[0].until", func(i *Institution) { i.Links[0].Until = 19990000 }}, {"sources[0].title", func(i *Institution) { i.Sources = []Source{{URL: "x"}} }},
	})
}

func TestAgreementIsChecked(t *testing.T) {
	good := func() *Agreement {
		a := &Agreement{Stage: StageApproved, Partners: []AgreementPartner{{Institution: "institution:a"}, {Institution: "institution:b"}},
			Conditions: []Condition{{Type: StudentStudies, Sending: "institution:a", Receiving: "institution:b", FirstYear: 2024, LastYear: 2028, PlacesPerYear: 2, EQF: []int{6, 7},
				SubjectAreas: []SubjectArea{{ISCED: "0421"}}, Languages: []LanguageLevel{{Language: "en", Level: "B2"}}}}}
		a.ID, a.Origin = "agreement:a-b", OriginGenerated
		return a
	}
	type way = invalid[*Agreement]
	check(t, good, []way{
		{"stage", func(a *Agreement) { a.Stage = "SIGNED" }}, {"terminated", func(a *Agreement) { a.Stage = StageTerminated }}, {"partners", func(a *Agreement) { a.Partners = a.Partners[:1] }},
		{"partners[1].institution", func(a *Agreement) { a.Partners[1] = a.Partners[0] }}, {"partners[0].unitId", func(a *Agreement) { a.Partners[0].UnitID = "institution:a" }},
		{"conditions", func(a *Agreement) { a.Conditions = nil }}, {"conditions[0].type", func(a *Agreement) { a.Conditions[0].Type = "FUN" }},
		{"conditions[0].sending", func(a *Agreement) { a.Conditions[0].Sending = "institution:c" }}, {"conditions[0].receiving", func(a *Agreement) { a.Conditions[0].Receiving = "institution:a" }},
		{"conditions[0].firstYear", func(a *Agreement) { a.Conditions[0].FirstYear = 0 }}, {"conditions[0].lastYear", func(a *Agreement) { a.Conditions[0].LastYear = 2020 }},
		{"conditions[0].placesPerYear", func(a *Agreement) { a.Conditions[0].PlacesPerYear = 0 }}, {"conditions[0].monthsPerYear", func(a *Agreement) { a.Conditions[0].DaysPerYear = -1 }},
		{"conditions[0].eqf", func(a *Agreement) { a.Conditions[0].EQF = []int{9} }}, {"conditions[0].subjectAreas[0].isced", func(a *Agreement) { a.Conditions[0].SubjectAreas[0].ISCED = "" }},
		{"conditions[0].languages[0].language", func(a *Agreement) { a.Conditions[0].Languages[0].Language = "English" }}, {"conditions[0].languages[0].level", func(a *Agreement) { a.Conditions[0].Languages[0].Level = "D1" }},
	})
	draft := good()
	draft.Stage, draft.Conditions = StageDraft, nil
	if err := draft.Validate(); err != nil {
		t.Errorf("a draft may have no conditions yet: %v", err)
	}
}

func TestAlumnusIsChecked(t *testing.T) {
	good := func() *Alumnus {
		a := &Alumnus{Given: "Anna", Prefix: "van der", Family: "Berg", Studies: []Study{{Programme: "programme:law", Faculty: "unit:law", Degree: "LLM", Started: 1999, Graduated: 2003}},
			Exchanges: []Exchange{{Institution: "institution:cologne", Year: 2001}}, Work: []Job{{Employer: "organisation:x", Sector: SectorGovernment, Since: 20040000}},
			Memberships: []Membership{{Network: "network:x"}}, Mentoring: &Mentoring{Topics: []MentorTopic{TopicResearch}, Capacity: 1}, Languages: []LanguageLevel{{Language: "nl", Level: "NS"}}}
		a.ID, a.Origin = "alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV", OriginGenerated
		return a
	}
	type way = invalid[*Alumnus]
	check(t, good, []way{
		{"given", func(a *Alumnus) { a.Given = " " }}, {"family", func(a *Alumnus) { a.Family = "" }}, {"family", func(a *Alumnus) { a.Given = strings.Repeat("x", MaxText) }},
		{"home.country", func(a *Alumnus) { a.Home.Country = "Holland" }}, {"languages[0].level", func(a *Alumnus) { a.Languages[0].Level = "good" }},
		{"studies[0].programme", func(a *Alumnus) { a.Studies[0].Programme = "" }}, {"studies[0].faculty", func(a *Alumnus) { a.Studies[0].Faculty = "institution:x" }},
		{"studies[0].graduated", func(a *Alumnus) { a.Studies[0].Graduated = 1500 }}, {"studies[0].started", func(a *Alumnus) { a.Studies[0].Started = 2010 }},
		{"exchanges[0].institution", func(a *Alumnus) { a.Exchanges[0].Institution = "organisation:x" }}, {"exchanges[0].year", func(a *Alumnus) { a.Exchanges[0].Year = 0 }},
		{"work[0].employer", func(a *Alumnus) { a.Work[0].Employer = "network:x" }}, {"work[0].sector", func(a *Alumnus) { a.Work[0].Sector = "" }}, {"work[0].country", func(a *Alumnus) { a.Work[0].Country = "NLD" }},
		{"work[0].until", func(a *Alumnus) { a.Work[0].Until = 20030000 }}, {"memberships[0].network", func(a *Alumnus) { a.Memberships[0].Network = "consortium:x" }},
		{"mentoring.topics[0]", func(a *Alumnus) { a.Mentoring.Topics[0] = "LIFE" }}, {"mentoring.capacity", func(a *Alumnus) { a.Mentoring.Capacity = -1 }},
		{"contact.website", func(a *Alumnus) { a.Contact.Website = "data:text/html,x" }}, {"shown.work", func(a *Alumnus) { a.Shown.Work = 3 }},
	})
}

func TestAgreementStatus(t *testing.T) {
	a := &Agreement{Stage: StageApproved, Conditions: []Condition{{FirstYear: 2024, LastYear: 2025}, {FirstYear: 2023, LastYear: 2026}}}
	for day, want := range map[Date]AgreementStatus{20230831: StatusUpcoming, 20230901: StatusInEffect, 20260831: StatusInEffect, 20260901: StatusExpiring, 20270831: StatusExpiring, 20270901: StatusEnded} {
		if got := a.Status(day); got != want {
			t.Errorf("%v: %s, want %s", day, got, want)
		}
	}
	a.Stage, a.Terminated = StageTerminated, 20250101
	for day, want := range map[Date]AgreementStatus{20241231: StatusInEffect, 20250101: StatusTerminated, 20280101: StatusTerminated} {
		if got := a.Status(day); got != want {
			t.Errorf("terminated, %v: %s, want %s", day, got, want)
		}
	}
	if since, until := a.Lifetime(); since != 20230901 || until != 20250101 {
		t.Errorf("lifetime %v to %v", since, until)
	}
	a.Stage = StageDraft
	if since, until := a.Lifetime(); since != 0 || until != 0 || a.Status(20240101) != StatusDraft {
		t.Errorf("a draft lives from %v to %v", since, until)
	}
}

func TestErrorsKeepTheirCause(t *testing.T) {
	cause := errors.New("the disk is full at /secret/path")
	err := error(&Error{Code: Unavailable, Message: "try again", Fields: []FieldError{{"a", "is bad"}, {"b", "is worse"}}, Cause: cause})
	if err.Error() != "try again: a is bad; b is worse" || !errors.Is(err, cause) || CodeOf(err) != Unavailable || CodeOf(cause) != Internal {
		t.Errorf("%v", err)
	}
}
