package model

import (
	"fmt"
	"slices"
	"strings"
)

// Alumnus is a graduate. Each part of the profile is shown to the audience the graduate chose in Shown.
type Alumnus struct {
	Base `bson:",inline"`
	// Given, Prefix ("van der") and Family are the parts of the name; people read them in this order and sort by Family.
	Given  string `json:"given" bson:"given"`
	Prefix string `json:"prefix,omitempty" bson:"prefix,omitempty"`
	Family string `json:"family" bson:"family"`

	// Basics: where the graduate lives and which languages they speak.
	Home      Place           `json:"home,omitzero" bson:"home,omitempty"`
	Languages []LanguageLevel `json:"languages,omitempty" bson:"languages,omitempty"`
	BirthYear int             `json:"birthYear,omitempty" bson:"birthYear,omitempty"` // for the office only

	Studies     []Study      `json:"studies,omitempty" bson:"studies,omitempty"`         // the latest first
	Exchanges   []Exchange   `json:"exchanges,omitempty" bson:"exchanges,omitempty"`     // part of the studies
	Work        []Job        `json:"work,omitempty" bson:"work,omitempty"`               // the latest first
	Contact     Contact      `json:"contact,omitzero" bson:"contact,omitempty"`          // how to reach the graduate
	Memberships []Membership `json:"memberships,omitempty" bson:"memberships,omitempty"` // of networks
	Mentoring   *Mentoring   `json:"mentoring,omitempty" bson:"mentoring,omitempty"`     // what the graduate offers as a mentor

	Shown Visibility `json:"shown" bson:"shown"`
}

// Visibility names, per part of a profile, the widest audience that sees it. The zero value shows all to the office only.
// A profile whose basics are hidden is hidden whole.
type Visibility struct {
	Basics      Audience `json:"basics" bson:"basics"`
	Studies     Audience `json:"studies" bson:"studies"`
	Work        Audience `json:"work" bson:"work"`
	Contact     Audience `json:"contact" bson:"contact"`
	Memberships Audience `json:"memberships" bson:"memberships"`
	Mentoring   Audience `json:"mentoring" bson:"mentoring"`
}

// Study is a programme that a graduate finished.
type Study struct {
	Programme ID     `json:"programme" bson:"programme"`
	Faculty   ID     `json:"faculty,omitempty" bson:"faculty,omitempty"`
	Degree    string `json:"degree" bson:"degree"`
	Started   int    `json:"started,omitempty" bson:"started,omitempty"` // year
	Graduated int    `json:"graduated" bson:"graduated"`                 // year
}

// Exchange is a stay at another institution during the studies.
type Exchange struct {
	Institution ID           `json:"institution" bson:"institution"`
	Year        AcademicYear `json:"year" bson:"year"`
	Months      float64      `json:"months,omitempty" bson:"months,omitempty"`
}

// Job is a post that a graduate holds or held.
type Job struct {
	// Employer is an organisation or an institution.
	Employer ID     `json:"employer" bson:"employer"`
	Sector   Sector `json:"sector" bson:"sector"`
	Title    Text   `json:"title" bson:"title"`
	Since    Date   `json:"since,omitempty" bson:"since,omitempty"`
	Until    Date   `json:"until,omitempty" bson:"until,omitempty"`
	City     string `json:"city,omitempty" bson:"city,omitempty"`
	Country  string `json:"country,omitempty" bson:"country,omitempty"` // ISO 3166-1 alpha-2
}

// Contact is how somebody can be reached.
type Contact struct {
	Email   string `json:"email,omitempty" bson:"email,omitempty"`
	Phone   string `json:"phone,omitempty" bson:"phone,omitempty"` // E.164
	Website string `json:"website,omitempty" bson:"website,omitempty"`
}

// IsZero says whether there is no way to reach them.
func (c Contact) IsZero() bool { return c == Contact{} }

// Membership is a graduate's part in a network.
type Membership struct {
	Network ID   `json:"network" bson:"network"`
	Since   Date `json:"since,omitempty" bson:"since,omitempty"`
	Until   Date `json:"until,omitempty" bson:"until,omitempty"`
}

// Mentoring is what a graduate offers to students as a mentor.
type Mentoring struct {
	Topics   []MentorTopic `json:"topics" bson:"topics"`
	Capacity int           `json:"capacity" bson:"capacity"` // students at a time
}

// MentorTopic is what a mentor can be asked about.
type MentorTopic string

// The topics of mentoring.
const (
	TopicCareerChoice     MentorTopic = "CAREER_CHOICE"
	TopicApplications     MentorTopic = "APPLICATIONS"
	TopicWorkingAbroad    MentorTopic = "WORKING_ABROAD"
	TopicStudyAbroad      MentorTopic = "STUDY_ABROAD"
	TopicResearch         MentorTopic = "RESEARCH"
	TopicEntrepreneurship MentorTopic = "ENTREPRENEURSHIP"
)

// MentorTopics are all topics.
var MentorTopics = []MentorTopic{TopicCareerChoice, TopicApplications, TopicWorkingAbroad, TopicStudyAbroad, TopicResearch, TopicEntrepreneurship}

// FullName is the name as people read it: "Anna van der Berg".
func (a *Alumnus) FullName() string {
	if a.Prefix == "" {
		return a.Given + " " + a.Family
	}
	return a.Given + " " + a.Prefix + " " + a.Family
}

// Title is the full name.
func (a *Alumnus) Title() Text { return Text{EN: a.FullName()} }

// Edges are what the graduate finished, where they work and went on exchange, and their networks.
func (a *Alumnus) Edges() []Edge {
	edges := make([]Edge, 0, len(a.Studies)+len(a.Work)+len(a.Exchanges)+len(a.Memberships))
	for _, s := range a.Studies {
		edges = append(edges, Edge{Kind: LinkGraduatedFrom, From: a.ID, To: s.Programme, Since: NewDate(s.Graduated, 0, 0)})
	}
	for _, j := range a.Work {
		edges = append(edges, Edge{Kind: LinkWorksAt, From: a.ID, To: j.Employer, Since: j.Since, Until: j.Until, Note: j.Title})
	}
	for _, x := range a.Exchanges {
		edges = append(edges, Edge{Kind: LinkStudiedAt, From: a.ID, To: x.Institution, Since: x.Year.First()})
	}
	for _, m := range a.Memberships {
		edges = append(edges, Edge{Kind: LinkMemberOf, From: a.ID, To: m.Network, Since: m.Since, Until: m.Until})
	}
	return edges
}

// Lifetime is open: the year of birth is nobody's business.
func (a *Alumnus) Lifetime() (Date, Date) { return 0, 0 }

// For gives what the audience may see of the profile: the record itself where that is all of it, a copy without the
// hidden parts, or nil where the profile is hidden. Memberships of networks for which sensitive answers true are left
// out for every audience.
func (a *Alumnus) For(audience Audience, sensitive func(ID) bool) *Alumnus {
	if !audience.Sees(a.Shown.Basics) {
		return nil
	}
	hidden := func(m Membership) bool { return sensitive(m.Network) }
	if audience == AudienceOffice && !slices.ContainsFunc(a.Memberships, hidden) {
		return a
	}
	v := *a
	if audience != AudienceOffice {
		v.BirthYear = 0
		v.Shown = Visibility{Basics: a.Shown.Basics}
	}
	if !audience.Sees(a.Shown.Studies) {
		v.Studies, v.Exchanges = nil, nil
	}
	if !audience.Sees(a.Shown.Work) {
		v.Work = nil
	}
	if !audience.Sees(a.Shown.Contact) {
		v.Contact = Contact{}
	}
	if !audience.Sees(a.Shown.Mentoring) {
		v.Mentoring = nil
	}
	if !audience.Sees(a.Shown.Memberships) {
		v.Memberships = nil
	}
	if slices.ContainsFunc(v.Memberships, hidden) {
		v.Memberships = slices.DeleteFunc(slices.Clone(v.Memberships), hidden)
	}
	return &v
}

// Validate checks the profile's names, codes and years.
func (a *Alumnus) Validate() error {
	var c Check
	a.check(&c, KindAlumnus)
	c.That(strings.TrimSpace(a.Given) != "", "given", "is missing")
	c.That(strings.TrimSpace(a.Family) != "", "family", "is missing")
	c.That(len(a.Given)+len(a.Prefix)+len(a.Family) <= MaxText, "family", "is longer than %d bytes", MaxText)
	a.Home.check(&c, "home")
	checkLanguages(&c, "languages", a.Languages)
	for i, s := range a.Studies {
		field := fmt.Sprintf("studies[%d]", i)
		c.That(s.Programme.Valid(KindProgramme), field+".programme", "%q is not the id of a programme", clip(string(s.Programme)))
		c.That(s.Faculty == "" || s.Faculty.Valid(KindUnit), field+".faculty", "%q is not the id of a unit", clip(string(s.Faculty)))
		c.That(s.Graduated >= 1575 && s.Graduated <= 2200, field+".graduated", "%d is not a year", s.Graduated)
		c.That(s.Started <= s.Graduated, field+".started", "is after the graduation")
	}
	for i, x := range a.Exchanges {
		field := fmt.Sprintf("exchanges[%d]", i)
		c.That(x.Institution.Valid(KindInstitution), field+".institution", "%q is not the id of an institution", clip(string(x.Institution)))
		c.That(x.Year > 0, field+".year", "is missing")
	}
	for i, j := range a.Work {
		field := fmt.Sprintf("work[%d]", i)
		c.That(j.Employer.Valid(KindOrganisation, KindInstitution), field+".employer", "%q is not the id of an organisation or institution", clip(string(j.Employer)))
		checkOneOf(&c, field+".sector", j.Sector, Sectors...)
		c.That(j.Country == "" || countryPattern.MatchString(j.Country), field+".country", "%q is not an ISO 3166-1 alpha-2 code", clip(j.Country))
		c.That(j.Since == 0 || j.Until == 0 || !j.Until.Ends(j.Since), field+".until", "is before since")
	}
	for i, m := range a.Memberships {
		c.That(m.Network.Valid(KindNetwork), fmt.Sprintf("memberships[%d].network", i), "%q is not the id of a network", clip(string(m.Network)))
	}
	if a.Mentoring != nil {
		for i, t := range a.Mentoring.Topics {
			checkOneOf(&c, fmt.Sprintf("mentoring.topics[%d]", i), t, MentorTopics...)
		}
		c.That(a.Mentoring.Capacity >= 0, "mentoring.capacity", "is negative")
	}
	checkURL(&c, "contact.website", a.Contact.Website)
	shown := []Audience{a.Shown.Basics, a.Shown.Studies, a.Shown.Work, a.Shown.Contact, a.Shown.Memberships, a.Shown.Mentoring}
	for i, part := range []string{"basics", "studies", "work", "contact", "memberships", "mentoring"} {
		c.That(shown[i] <= AudiencePublic, "shown."+part, "is not an audience")
	}
	return c.Err(string(a.ID))
}
