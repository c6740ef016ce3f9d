package model

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// part is a part of a profile: who may see it, and how it is told apart in what is shown.
var parts = []struct {
	name  string
	shown func(*Visibility) *Audience
}{
	{"studies", func(v *Visibility) *Audience { return &v.Studies }}, {"work", func(v *Visibility) *Audience { return &v.Work }},
	{"contact", func(v *Visibility) *Audience { return &v.Contact }}, {"memberships", func(v *Visibility) *Audience { return &v.Memberships }},
	{"mentoring", func(v *Visibility) *Audience { return &v.Mentoring }},
}

// profile is one in which every part holds words of its own, so that whatever survives can be seen.
func profile(random *rand.Rand) *Alumnus {
	a := &Alumnus{Given: "Given", Family: "Family", BirthYear: 1961, Home: Place{City: "basics-city"},
		Studies:     []Study{{Programme: "programme:studies-programme", Faculty: "unit:studies-unit", Degree: "studies-degree", Graduated: 2000}},
		Exchanges:   []Exchange{{Institution: "institution:studies-exchange", Year: 1999}},
		Work:        []Job{{Employer: "organisation:work-employer", Title: Text{EN: "work-title"}, City: "work-city"}},
		Contact:     Contact{Email: "contact-mail", Phone: "contact-phone", Website: "contact-site"},
		Memberships: []Membership{{Network: "network:memberships-open"}, {Network: "network:sensitive-one"}, {Network: "network:memberships-two"}},
		Mentoring:   &Mentoring{Topics: []MentorTopic{"mentoring-topic"}, Capacity: 2}}
	a.ID = "alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV"
	a.Shown.Basics = Audience(random.IntN(3))
	for _, p := range parts {
		*p.shown(&a.Shown) = Audience(random.IntN(3))
	}
	return a
}

func isSensitive(id ID) bool { return strings.Contains(string(id), "sensitive") }

// TestNoHiddenPartSurvives shows many profiles to every audience, and looks at all that is left in them, in JSON and in links.
func TestNoHiddenPartSurvives(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		a := profile(random)
		before, _ := json.Marshal(a)
		for _, audience := range Audiences {
			seen := a.For(audience, isSensitive)
			if (seen == nil) != !audience.Sees(a.Shown.Basics) {
				t.Fatalf("%v and basics for %v: %v", audience, a.Shown.Basics, seen)
			}
			if seen == nil {
				continue
			}
			text, _ := json.Marshal(seen)
			all := string(text) + fmt.Sprint(seen.Edges())
			for _, p := range parts {
				if visible := strings.Contains(all, p.name+"-"); visible != audience.Sees(*p.shown(&a.Shown)) {
					t.Fatalf("%v sees %s shown to %v: %v\n%s", audience, p.name, *p.shown(&a.Shown), visible, all)
				}
			}
			if strings.Contains(all, "sensitive-") || strings.Contains(all, "1961") && audience != AudienceOffice {
				t.Fatalf("%v sees what nobody may: %s", audience, all)
			}
			if audience != AudienceOffice && seen.Shown != (Visibility{Basics: a.Shown.Basics}) {
				t.Fatalf("%v sees what is hidden from whom: %+v", audience, seen.Shown)
			}
		}
		if after, _ := json.Marshal(a); string(after) != string(before) {
			t.Fatalf("the record was changed: %s, was %s", after, before)
		}
	}
}

// TestEveryPartOfAProfileIsCovered fails when a field is added that For knows nothing of.
func TestEveryPartOfAProfileIsCovered(t *testing.T) {
	known := map[string]bool{"Base": true, "Given": true, "Prefix": true, "Family": true, "Home": true, "Languages": true, "BirthYear": true, "Studies": true,
		"Exchanges": true, "Work": true, "Contact": true, "Memberships": true, "Mentoring": true, "Shown": true}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Alumnus]()) {
		if len(f.Index) == 1 && !known[f.Name] {
			t.Errorf("Alumnus.%s: decide in For who sees it, and add it here", f.Name)
		}
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[AgreementPartner]()) {
		if !map[string]bool{"Institution": true, "Unit": true, "UnitID": true, "IIAID": true, "IIACode": true, "Contacts": true}[f.Name] {
			t.Errorf("AgreementPartner.%s: decide in For who sees it, and add it here", f.Name)
		}
	}
}

func TestAgreementFor(t *testing.T) {
	for _, stage := range []AgreementStage{StageDraft, StageProposed, StageApproved, StageTerminated} {
		a := &Agreement{Stage: stage, Partners: []AgreementPartner{{Institution: "institution:a", Contacts: []OfficeContact{{Name: "secret-name"}}}, {Institution: "institution:b", Contacts: []OfficeContact{{Email: "secret-mail"}}}}}
		if a.For(AudienceOffice) != a {
			t.Errorf("%s: the office sees something else", stage)
		}
		for _, audience := range []Audience{AudiencePublic, AudienceMember} {
			seen := a.For(audience)
			if finished := stage == StageApproved || stage == StageTerminated; (seen != nil) != finished {
				t.Errorf("%s is shown to %v: %v", stage, audience, seen != nil)
			}
			if text, _ := json.Marshal(seen); strings.Contains(string(text), "secret") {
				t.Errorf("%s: %v sees %s", stage, audience, text)
			}
		}
		if len(a.Partners[0].Contacts) != 1 || len(a.Partners[1].Contacts) != 1 {
			t.Errorf("%s: the record was changed", stage)
		}
	}
}

func TestAudiences(t *testing.T) {
	if AudienceOffice != 0 {
		t.Error("the zero value must be the narrowest audience: what nobody decided about stays private")
	}
	order := []Audience{AudiencePublic, AudienceMember, AudienceOffice} // each sees more than the one before
	for i, reader := range order {
		for j, shown := range order {
			if reader.Sees(shown) != (i >= j) {
				t.Errorf("%v sees what is shown to %v: %v", reader, shown, reader.Sees(shown))
			}
		}
		if back, err := ParseAudience(reader.String()); err != nil || back != reader {
			t.Errorf("%v is read as %v (%v)", reader, back, err)
		}
	}
	for _, s := range []string{"", "Public", "PUBLIC", "all", "office ", "audience(3)"} {
		if a, err := ParseAudience(s); err == nil || a != AudienceOffice {
			t.Errorf("%q is %v", s, a)
		}
	}
}
