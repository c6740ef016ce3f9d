package model

import (
	"fmt"
	"slices"
)

// Where can I go? A DestinationQuestion is answered from the agreements that an audience sees and from DestinationFacts,
// by DestinationIndex.Find. The server and the browser run the same code over the same data.
//
// An institution is a destination when one condition of one agreement fits in all of this:
//
//   - it sends from the home university to the institution, and is of the kind that is asked for;
//   - both sides have approved the agreement, the academic year lies in the condition's years, and the agreement was not
//     terminated before that year ends;
//   - one of its subject areas is the field or holds it (Covers); a condition without subject areas is for all fields;
//   - it names the level of study, or no level. Staff has none, so that levels do not count there;
//   - every language skill it recommends is had at its CEFR level or a higher one. EWP lists the skills somebody should have,
//     so that all of them count, not one of them. A skill without a level is met by any;
//   - the institution is in the country; the stay is blended or not, as asked.
//
// What the question leaves out does not count: without languages no skill is compared. The skills are recommended, not
// demanded; who lacks one may still ask the office.

// DestinationQuestion says who wants to go where, when and for what.
type DestinationQuestion struct {
	// Field is what they study: an ISCED-F 2013 code of two to four digits; "" for any.
	Field string `json:"field,omitempty"`
	// Level is the EQF level of their studies, 1 to 8; 0 for any.
	Level int `json:"level,omitempty"`
	// Languages are what they speak and how well; of a language that comes twice the higher level counts. None: not compared.
	Languages []LanguageLevel `json:"languages,omitempty"`
	// Country is where they want to go (ISO 3166-1 alpha-2); "" for anywhere.
	Country string `json:"country,omitempty"`
	// Year is the academic year of the stay.
	Year AcademicYear  `json:"year"`
	Kind ConditionType `json:"kind"`
	// Blended chooses stays that are partly online, or those that are not; nil for both.
	Blended *bool `json:"blended,omitempty"`
	// Institutions are the only ones that are looked at; none: all.
	Institutions []ID `json:"institutions,omitempty"`
}

// maxSpoken bounds the languages of a question.
const maxSpoken = 20

// Check says what is wrong with the question: nil, or a BAD_USER_INPUT error that names the arguments. Known says whether a
// code list (isced, languages, cefr, countries) has a code.
func (q *DestinationQuestion) Check(known func(list, code string) bool) error {
	var c Check
	c.That(q.Field == "" || known("isced", q.Field), "field", "%q is not an ISCED-F 2013 field", clip(q.Field))
	c.That(q.Level >= 0 && q.Level <= 8, "level", "is %d; it must lie between 1 and 8", q.Level)
	c.That(len(q.Languages) <= maxSpoken, "languages", "are %d; at most %d can be named", len(q.Languages), maxSpoken)
	for i, l := range q.Languages[:min(len(q.Languages), maxSpoken)] {
		field := fmt.Sprintf("languages[%d]", i)
		c.That(known("languages", l.Language), field+".language", "%q is not a language of the list", clip(l.Language))
		c.That(known("cefr", l.Level), field+".level", "%q is not a CEFR level", clip(l.Level))
	}
	c.That(q.Country == "" || known("countries", q.Country), "country", "%q is not an ISO 3166-1 alpha-2 code", clip(q.Country))
	c.That(len(q.Institutions) <= MaxPage, "institutions", "are %d; at most %d can be named", len(q.Institutions), MaxPage)
	c.That(q.Year > 0, "year", "is missing")
	c.That(slices.Contains(ConditionTypes, q.Kind), "kind", "%q is not a kind of mobility", clip(string(q.Kind)))
	return c.Err("the question")
}

// DestinationFacts is what an answer needs beside the agreements. It holds nothing about single people.
type DestinationFacts struct {
	// Home is the university whose people go.
	Home ID `json:"home"`
	// Places are the institutions that can be gone to, by id.
	Places []DestinationPlace `json:"places"`
	// Stays are how many people of Home went under the agreements, by agreement and kind.
	Stays []DestinationStays `json:"stays"`
	// Funds are those that pay for stays abroad, by id.
	Funds []DestinationFund `json:"funds"`
}

// DestinationPlace is an institution that can be gone to.
type DestinationPlace struct {
	Institution ID     `json:"institution"`
	Country     string `json:"country"` // ISO 3166-1 alpha-2
	// Volunteers is how many alumni who went there, and whom the audience sees, offer to tell about studying abroad.
	Volunteers int `json:"volunteers,omitempty"`
}

// DestinationStays counts the people who left Home under an agreement for one kind of stay, year by year from First on.
type DestinationStays struct {
	Agreement ID            `json:"agreement"`
	Kind      ConditionType `json:"kind"`
	First     AcademicYear  `json:"first"`
	Counts    []int         `json:"counts"`
}

// DestinationFund is a fund that pays for stays abroad; see Fund.
type DestinationFund struct {
	ID        ID              `json:"id"`
	Stays     []ConditionType `json:"stays"`
	Levels    []int           `json:"levels,omitempty"`
	Countries []string        `json:"countries,omitempty"`
	Excluded  []string        `json:"excluded,omitempty"`
}

// pays says whether the fund may pay for the stay that is asked for, in the country.
func (f *DestinationFund) pays(q *DestinationQuestion, country string) bool {
	return slices.Contains(f.Stays, q.Kind) && (q.Level == 0 || len(f.Levels) == 0 || slices.Contains(f.Levels, q.Level)) &&
		(len(f.Countries) == 0 || slices.Contains(f.Countries, country)) && !slices.Contains(f.Excluded, country)
}

// DestinationAnswer is where somebody can go, the best fit first, and what a question that asks for less would add.
type DestinationAnswer struct {
	Question     DestinationQuestion `json:"question"`
	Destinations []*Destination      `json:"destinations"`
	Misses       []DestinationMiss   `json:"misses"`
}

// Destination is an institution with all that fits there.
type Destination struct {
	Institution ID `json:"institution"`
	// Fit is the sum of the reasons' points: 0 to 100. Destinations are in its order, the highest first; equals by places left
	// (unknown last), places agreed, and id.
	Fit     int                 `json:"fit"`
	Reasons []DestinationReason `json:"reasons"`
	// Matches are the conditions that fit, the best first.
	Matches []DestinationMatch `json:"matches"`
	DestinationPlaces
	// Scholarships are the funds that may pay for the stay.
	Scholarships []ID `json:"scholarships,omitempty"`
	// Went is how many people of the home university went for this kind of stay, in all recorded years and under all agreements.
	Went int `json:"went"`
	// Volunteers is how many alumni who went there offer to tell about it.
	Volunteers int `json:"volunteers"`
}

// DestinationPlaces counts the places of an academic year.
type DestinationPlaces struct {
	// Agreed is how many places the fitting conditions give.
	Agreed int `json:"agreed"`
	// Taken is how many people went under the same agreements for this kind of stay; nil in years before the first recorded
	// stay. Records do not say under which condition somebody went: where an agreement has fitting and other conditions of the
	// kind, people under all of them count.
	Taken *int `json:"taken"`
	// Left is how many of the places are left at most; nil where Taken is. Of an agreement it is what is left of all its places
	// of the kind, but not more than those agreed.
	Left *int `json:"left"`
}

// DestinationMatch is a condition that fits.
type DestinationMatch struct {
	Agreement ID `json:"agreement"`
	// Condition is the place of the condition in the agreement.
	Condition int `json:"condition"`
}

// DestinationNeed is a part of the question that keeps institutions out.
type DestinationNeed string

// The needs.
const (
	NeedField    DestinationNeed = "FIELD"
	NeedLevel    DestinationNeed = "LEVEL"
	NeedLanguage DestinationNeed = "LANGUAGE"
	NeedCountry  DestinationNeed = "COUNTRY"
	NeedYear     DestinationNeed = "YEAR"
	NeedBlended  DestinationNeed = "BLENDED"
)

// DestinationNeeds are all needs.
var DestinationNeeds = []DestinationNeed{NeedField, NeedLevel, NeedLanguage, NeedCountry, NeedYear, NeedBlended}

// DestinationMiss counts the institutions that are no destinations because of one need alone: with another answer to it they
// would be.
type DestinationMiss struct {
	Need DestinationNeed `json:"need"`
	// Value says which other answer: for a language the one that is lacking or known too little (BCP 47), where it is one;
	// for a year the academic year before or after. "" counts all that any other answer would add; years have no such total.
	Value        string `json:"value,omitempty"`
	Institutions int    `json:"institutions"`
}

// ValueOrNil is the other answer, or nil for all.
func (m DestinationMiss) ValueOrNil() *string { return orNil(m.Value) }

// DestinationConnection is a page of destinations.
type DestinationConnection struct {
	Connection[*Destination]
	Year   AcademicYear
	Misses []DestinationMiss
}

// DestinationEdge is a destination with its cursor.
type DestinationEdge = ConnectionEdge[*Destination]

// ToldReason is a reason in words.
type ToldReason struct {
	DestinationReason
	Text Text
}
