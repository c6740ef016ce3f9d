package reference

import (
	"slices"
	"testing"

	"vinculum/graph/model"
)

func loadCodes(t *testing.T) *Codes {
	t.Helper()
	c, err := LoadCodes()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func strs[T ~string](values ...T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

// Every value of an enumeration of the model has a label, in the order of the model, and no label is left over.
func TestEnumerationsAreLabelled(t *testing.T) {
	c := loadCodes(t)
	enums := map[string][]string{
		"networkType": strs(model.NetworkTypes...), "consortiumType": strs(model.ConsortiumTypes...), "scope": strs(model.Scopes...),
		"sector": strs(model.Sectors...), "conditionType": strs(model.ConditionTypes...), "agreementStatus": strs(model.AgreementStatuses...),
		"agreementStage": strs(model.StageDraft, model.StageProposed, model.StageApproved, model.StageTerminated),
		"mentorTopic":    strs(model.MentorTopics...), "serviceType": strs(model.ServiceTypes...),
		"unitType":        strs(model.UnitFaculty, model.UnitInstitute, model.UnitBoard, model.UnitOffice),
		"eventType":       strs(model.EventSeries, model.EventWorkshop, model.EventMeeting, model.EventSigning),
		"publicationType": strs(model.PublicationMagazine, model.PublicationNewsletter, model.PublicationPolicy),
		"fundType":        strs(model.FundScholarship, model.FundGrant, model.FundGiving),
		"origin":          strs(model.OriginCurated, model.OriginImported, model.OriginGenerated),
		"kind":            strs(model.NodeKinds...), "kindPlural": strs(model.NodeKinds...),
		"linkKind": strs(model.LinkKinds...), "linkKindBackward": strs(model.LinkKinds...),
	}
	for name, values := range enums {
		var got []string
		for _, e := range c.List(name) {
			got = append(got, e.Code)
		}
		if !slices.Equal(got, values) {
			t.Errorf("%s lists %v, the model has %v", name, got, values)
		}
	}
	for _, name := range c.Lists() {
		if len(c.List(name)) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

func TestLabels(t *testing.T) {
	c := loadCodes(t)
	cases := []struct {
		list, code, en, nl string
	}{
		{"isced", "0541", "Mathematics", "Wiskunde"},
		{"countries", "DE", "Germany", "Duitsland"},
		{"languages", "nl", "Dutch", "Nederlands"},
		{"cefr", "NS", "Native speaker", "Moedertaalspreker"},
		{"eqf", "7", "Master (level 7)", "Master (niveau 7)"},
		{"academicYears", "2026/2027", "2026/2027", "2026/2027"},
		{"agreementStatus", "IN_EFFECT", "In effect", "Van kracht"},
		{"linkKindBackward", "OFFERS", "is offered by", "wordt aangeboden door"},
		{"countries", "ZZ", "ZZ", "ZZ"},
		{"nowhere", "X", "X", "X"},
	}
	for _, k := range cases {
		if got := c.Label(k.list, k.code); got.In("en") != k.en || got.In("nl") != k.nl {
			t.Errorf("%s %s reads %q / %q, want %q / %q", k.list, k.code, got.In("en"), got.In("nl"), k.en, k.nl)
		}
	}
}

func TestListsAreWhole(t *testing.T) {
	c := loadCodes(t)
	for name, count := range map[string]int{"isced": 220, "eqf": 8, "cefr": 7, "countries": 249, "academicYears": 26, "degree": 8} {
		if got := len(c.List(name)); got != count {
			t.Errorf("%s has %d entries, want %d", name, got, count)
		}
	}
	groups := map[string]int{}
	for _, e := range c.List("countries") {
		for _, g := range e.Groups {
			groups[g]++
		}
	}
	if groups["EU"] != 27 || groups["ERASMUS_PLUS"] != 33 {
		t.Errorf("groups of countries are %v, want 27 of EU and 33 of ERASMUS_PLUS", groups)
	}
	if !c.InGroup("countries", "NO", "ERASMUS_PLUS") || c.InGroup("countries", "NO", "EU") || c.InGroup("countries", "GB", "ERASMUS_PLUS") {
		t.Error("Norway or the United Kingdom is in the wrong group")
	}
}

func TestFieldsHaveLevels(t *testing.T) {
	c := loadCodes(t)
	for _, e := range c.List("isced") {
		if want := len(e.Code) - 1; e.Broader != "" && len(e.Broader) != want || (e.Broader == "") != (len(e.Code) == 2) {
			t.Errorf("%s lies under %q", e.Code, e.Broader)
		}
		if e.Broader != "" && !c.Has("isced", e.Broader) {
			t.Errorf("%s lies under %s, which does not exist", e.Code, e.Broader)
		}
	}
	cases := []struct {
		broad, narrow string
		want          bool
	}{{"05", "0541", true}, {"054", "0541", true}, {"0541", "0541", true}, {"0541", "05", false}, {"06", "0541", false}, {"05", "", false}, {"", "0541", false}, {"05", "0577", false}}
	for _, k := range cases {
		if got := c.Covers(k.broad, k.narrow); got != k.want {
			t.Errorf("Covers(%q, %q) is %v", k.broad, k.narrow, got)
		}
	}
}

// The codes that the records use exist.
func TestRecordsUseCodesOfTheLists(t *testing.T) {
	c := loadCodes(t)
	for _, r := range load(t) {
		check := func(list, code string) {
			if code != "" && !c.Has(list, code) {
				t.Errorf("%s uses %q, which is not in %s", r.GetID(), code, list)
			}
		}
		switch r := r.(type) {
		case *model.Institution:
			check("countries", r.Place.Country)
		case *model.Unit:
			check("isced", r.ISCED)
			check("countries", r.Place.Country)
		case *model.Programme:
			check("isced", r.ISCED)
			check("degree", r.Degree)
			for _, l := range r.Languages {
				check("languages", l)
			}
		}
		if b := bodyOf(r); b != nil {
			check("countries", b.Place.Country)
		}
	}
}
