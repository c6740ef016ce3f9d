package model

import "fmt"

// Agreement is an inter-institutional agreement on exchange, in the shape of Erasmus Without Paper's IIA 7.
type Agreement struct {
	Base `bson:",inline"`
	// Partners are exactly two; the one that keeps this record comes first.
	Partners []AgreementPartner `json:"partners" bson:"partners"`
	// Stage is how far the agreement has come in its life; whether it is in effect on a day is Status.
	Stage      AgreementStage `json:"stage" bson:"stage"`
	Conditions []Condition    `json:"conditions" bson:"conditions"`
	// Signed is the day of the last signature.
	Signed Date `json:"signed,omitempty" bson:"signed,omitempty"`
	// Terminated is the first day on which it no longer held, where it was ended before its years ran out.
	Terminated Date `json:"terminated,omitempty" bson:"terminated,omitempty"`
}

// AgreementPartner is one of the two sides.
type AgreementPartner struct {
	Institution ID     `json:"institution" bson:"institution"`
	Unit        Text   `json:"unit,omitzero" bson:"unit,omitempty"`        // the faculty or department that exchanges, in words
	UnitID      ID     `json:"unitId,omitempty" bson:"unitId,omitempty"`   // where it is a unit we know
	IIAID       string `json:"iiaId,omitempty" bson:"iiaId,omitempty"`     // the side's own id of the agreement, opaque
	IIACode     string `json:"iiaCode,omitempty" bson:"iiaCode,omitempty"` // the side's own code, for people
	// Contacts are shown to the office only; the first one signs.
	Contacts []OfficeContact `json:"contacts,omitempty" bson:"contacts,omitempty"`
}

// OfficeContact is a person or desk at an international office.
type OfficeContact struct {
	Name  string `json:"name" bson:"name"`
	Role  Text   `json:"role,omitzero" bson:"role,omitempty"`
	Email string `json:"email,omitempty" bson:"email,omitempty"`
	Phone string `json:"phone,omitempty" bson:"phone,omitempty"` // E.164
}

// AgreementStage is how far an agreement has come.
type AgreementStage string

// The stages.
const (
	StageDraft      AgreementStage = "DRAFT"      // known to one side only
	StageProposed   AgreementStage = "PROPOSED"   // sent to the other side, not approved by both
	StageApproved   AgreementStage = "APPROVED"   // approved by both sides
	StageTerminated AgreementStage = "TERMINATED" // ended before its years ran out
)

// AgreementStatus is where an agreement stands on a day.
type AgreementStatus string

// The statuses.
const (
	StatusDraft      AgreementStatus = "DRAFT"
	StatusProposed   AgreementStatus = "PROPOSED"
	StatusUpcoming   AgreementStatus = "UPCOMING"   // approved; its first academic year is yet to begin
	StatusInEffect   AgreementStatus = "IN_EFFECT"  // approved; the day lies in its years, not in the last one
	StatusExpiring   AgreementStatus = "EXPIRING"   // in effect; the day lies in its last academic year
	StatusEnded      AgreementStatus = "ENDED"      // its years are over
	StatusTerminated AgreementStatus = "TERMINATED" // ended before its years ran out
)

// AgreementStatuses are all statuses, in the order of an agreement's life.
var AgreementStatuses = []AgreementStatus{StatusDraft, StatusProposed, StatusUpcoming, StatusInEffect, StatusExpiring, StatusEnded, StatusTerminated}

// ConditionType is what a condition lets people do (EWP cooperation conditions).
type ConditionType string

// The types of conditions, in the order in which EWP lists them.
const (
	StudentStudies     ConditionType = "STUDENT_STUDIES"
	StudentTraineeship ConditionType = "STUDENT_TRAINEESHIP"
	StaffTeaching      ConditionType = "STAFF_TEACHING"
	StaffTraining      ConditionType = "STAFF_TRAINING"
)

// ConditionTypes are all types of conditions.
var ConditionTypes = []ConditionType{StudentStudies, StudentTraineeship, StaffTeaching, StaffTraining}

// IsStudent says whether the condition is about students; otherwise it is about staff.
func (t ConditionType) IsStudent() bool { return t == StudentStudies || t == StudentTraineeship }

// Condition is one cooperation condition: who may go from where to where, how many, for how long, on what terms.
type Condition struct {
	Type          ConditionType `json:"type" bson:"type"`
	Sending       ID            `json:"sending" bson:"sending"`
	Receiving     ID            `json:"receiving" bson:"receiving"`
	FirstYear     AcademicYear  `json:"firstYear" bson:"firstYear"`         // receiving institution's academic year
	LastYear      AcademicYear  `json:"lastYear" bson:"lastYear"`           // inclusive
	PlacesPerYear int           `json:"placesPerYear" bson:"placesPerYear"` // people in an academic year
	// MonthsPerYear (students) and DaysPerYear (staff) are totals over all people in an academic year.
	MonthsPerYear float64         `json:"monthsPerYear,omitempty" bson:"monthsPerYear,omitempty"`
	DaysPerYear   float64         `json:"daysPerYear,omitempty" bson:"daysPerYear,omitempty"`
	Blended       bool            `json:"blended,omitempty" bson:"blended,omitempty"`
	EQF           []int           `json:"eqf,omitempty" bson:"eqf,omitempty"` // levels of study, students only
	SubjectAreas  []SubjectArea   `json:"subjectAreas,omitempty" bson:"subjectAreas,omitempty"`
	Languages     []LanguageLevel `json:"languages,omitempty" bson:"languages,omitempty"` // recommended language skills
	Info          string          `json:"info,omitempty" bson:"info,omitempty"`           // other terms, in words
}

// SubjectArea is a field of education (ISCED-F 2013) and, where the code is too coarse, what of it.
type SubjectArea struct {
	ISCED         string `json:"isced" bson:"isced"`
	Clarification string `json:"clarification,omitempty" bson:"clarification,omitempty"`
}

// Title is the agreement's name: both sides' slugs until the catalogue, which knows their names, gives a better one.
func (a *Agreement) Title() Text {
	if len(a.Partners) != 2 {
		return Text{EN: string(a.ID)}
	}
	return Text{EN: a.Partners[0].Institution.Slug() + " – " + a.Partners[1].Institution.Slug()}
}

// Years are the first and the last academic year of all conditions; 0 without conditions.
func (a *Agreement) Years() (first, last AcademicYear) {
	for i, k := range a.Conditions {
		if i == 0 || k.FirstYear < first {
			first = k.FirstYear
		}
		last = max(last, k.LastYear)
	}
	return first, last
}

// Lifetime runs from the first day of the first academic year to the end of the last one, or to the termination. A
// draft or proposal has no time in which its links hold yet: it is open.
func (a *Agreement) Lifetime() (since, until Date) {
	first, last := a.Years()
	if a.Stage == StageDraft || a.Stage == StageProposed || first == 0 {
		return 0, 0
	}
	since, until = first.First(), last.After()
	if a.Terminated != 0 {
		until = min(until, a.Terminated)
	}
	return since, until
}

// Status is where the agreement stands on the day.
func (a *Agreement) Status(day Date) AgreementStatus {
	first, last := a.Years()
	switch {
	case a.Stage == StageDraft:
		return StatusDraft
	case a.Stage == StageProposed:
		return StatusProposed
	case a.Stage == StageTerminated && a.Terminated.Begins(day):
		return StatusTerminated
	case day < first.First():
		return StatusUpcoming
	case day >= last.After():
		return StatusEnded
	case AcademicYearOf(day) == last:
		return StatusExpiring
	}
	return StatusInEffect
}

// Edges tie both partners, and a known unit, to the agreement for the time it is in effect.
func (a *Agreement) Edges() []Edge {
	since, until := a.Lifetime()
	var edges []Edge
	for _, p := range a.Partners {
		edges = append(edges, Edge{Kind: LinkPartnerIn, From: p.Institution, To: a.ID, Since: since, Until: until})
		if p.UnitID != "" {
			edges = append(edges, Edge{Kind: LinkPartnerIn, From: p.UnitID, To: a.ID, Since: since, Until: until})
		}
	}
	return edges
}

// For gives what the audience may see: agreements that both sides approved, without contacts; the office sees all.
func (a *Agreement) For(audience Audience) *Agreement {
	if audience == AudienceOffice {
		return a
	}
	if a.Stage == StageDraft || a.Stage == StageProposed {
		return nil
	}
	v := *a
	v.Partners = make([]AgreementPartner, len(a.Partners))
	for i, p := range a.Partners {
		p.Contacts = nil
		v.Partners[i] = p
	}
	return &v
}

// Validate checks sides, codes and years.
func (a *Agreement) Validate() error {
	var c Check
	a.check(&c, KindAgreement)
	checkOneOf(&c, "stage", a.Stage, StageDraft, StageProposed, StageApproved, StageTerminated)
	c.That(a.Stage != StageTerminated || a.Terminated != 0, "terminated", "is missing")
	c.That(len(a.Partners) == 2, "partners", "are %d; an agreement has two", len(a.Partners))
	sides := map[ID]bool{}
	for i, p := range a.Partners {
		c.That(p.Institution.Valid(KindInstitution), fmt.Sprintf("partners[%d].institution", i), "%q is not the id of an institution", clip(string(p.Institution)))
		c.That(!sides[p.Institution], fmt.Sprintf("partners[%d].institution", i), "is on both sides")
		c.That(p.UnitID == "" || p.UnitID.Valid(KindUnit), fmt.Sprintf("partners[%d].unitId", i), "%q is not the id of a unit", clip(string(p.UnitID)))
		sides[p.Institution] = true
	}
	c.That(len(a.Conditions) > 0 || a.Stage == StageDraft, "conditions", "are missing")
	for i, k := range a.Conditions {
		k.check(&c, fmt.Sprintf("conditions[%d]", i), sides)
	}
	return c.Err(string(a.ID))
}

func (k *Condition) check(c *Check, field string, sides map[ID]bool) {
	checkOneOf(c, field+".type", k.Type, ConditionTypes...)
	c.That(sides[k.Sending], field+".sending", "is not a partner")
	c.That(sides[k.Receiving] && k.Receiving != k.Sending, field+".receiving", "is not the other partner")
	c.That(k.FirstYear > 0, field+".firstYear", "is missing")
	c.That(k.LastYear >= k.FirstYear, field+".lastYear", "is before firstYear")
	c.That(k.PlacesPerYear > 0, field+".placesPerYear", "must be more than 0")
	c.That(k.MonthsPerYear >= 0 && k.DaysPerYear >= 0, field+".monthsPerYear", "is negative")
	for _, l := range k.EQF {
		c.That(l >= 1 && l <= 8, field+".eqf", "%d is not a level from 1 to 8", l)
	}
	for j, s := range k.SubjectAreas {
		checkISCED(c, fmt.Sprintf("%s.subjectAreas[%d].isced", field, j), s.ISCED, true)
	}
	checkLanguages(c, field+".languages", k.Languages)
}

// Mobility is one person's stay under an agreement.
type Mobility struct {
	Base      `bson:",inline"`
	Agreement ID            `json:"agreement" bson:"agreement"`
	Type      ConditionType `json:"type" bson:"type"`
	Sending   ID            `json:"sending" bson:"sending"`
	Receiving ID            `json:"receiving" bson:"receiving"`
	Year      AcademicYear  `json:"year" bson:"year"`
	Months    float64       `json:"months,omitempty" bson:"months,omitempty"` // students
	Days      float64       `json:"days,omitempty" bson:"days,omitempty"`     // staff
	ISCED     string        `json:"isced,omitempty" bson:"isced,omitempty"`
	EQF       int           `json:"eqf,omitempty" bson:"eqf,omitempty"` // level of study, students only
	// Alumnus is the person, where it is a graduate we know.
	Alumnus ID `json:"alumnus,omitempty" bson:"alumnus,omitempty"`
}

// Validate checks ids and codes.
func (m *Mobility) Validate() error {
	var c Check
	m.check(&c, KindMobility)
	c.That(m.Agreement.Valid(KindAgreement), "agreement", "%q is not the id of an agreement", clip(string(m.Agreement)))
	c.That(m.Sending.Valid(KindInstitution), "sending", "%q is not the id of an institution", clip(string(m.Sending)))
	c.That(m.Receiving.Valid(KindInstitution) && m.Receiving != m.Sending, "receiving", "%q is not the id of another institution", clip(string(m.Receiving)))
	checkOneOf(&c, "type", m.Type, ConditionTypes...)
	c.That(m.Year > 0, "year", "is missing")
	checkISCED(&c, "isced", m.ISCED, false)
	c.That(m.EQF >= 0 && m.EQF <= 8, "eqf", "%d is not a level from 1 to 8", m.EQF)
	c.That(m.Alumnus == "" || m.Alumnus.Valid(KindAlumnus), "alumnus", "%q is not the id of an alumnus", clip(string(m.Alumnus)))
	return c.Err(string(m.ID))
}
