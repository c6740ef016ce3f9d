package model

import (
	"fmt"
	"slices"
)

// Event is an event or a series of events.
type Event struct {
	Base `bson:",inline"`
	Body `bson:",inline"`
	Type EventType `json:"type" bson:"type"`
}

// EventType is what an event is.
type EventType string

// The types of events.
const (
	EventSeries   EventType = "SERIES"   // held again and again
	EventWorkshop EventType = "WORKSHOP" // a workshop, or a series of them
	EventMeeting  EventType = "MEETING"
	EventSigning  EventType = "SIGNING"
)

// Edges are the event's own links.
func (e *Event) Edges() []Edge { return linksOf(e.ID, e.Links) }

// Validate checks names and links.
func (e *Event) Validate() error {
	var c Check
	e.check(&c, KindEvent)
	e.checkBody(&c)
	checkOneOf(&c, "type", e.Type, EventSeries, EventWorkshop, EventMeeting, EventSigning)
	return c.Err(string(e.ID))
}

// Publication is a magazine, a newsletter, or a document such as a policy.
type Publication struct {
	Base `bson:",inline"`
	Body `bson:",inline"`
	Type PublicationType `json:"type" bson:"type"`
	// PerYear is how many issues appear in a year; 0 for what appears once.
	PerYear int `json:"perYear,omitempty" bson:"perYear,omitempty"`
}

// PublicationType is what a publication is.
type PublicationType string

// The types of publications.
const (
	PublicationMagazine   PublicationType = "MAGAZINE"
	PublicationNewsletter PublicationType = "NEWSLETTER"
	PublicationPolicy     PublicationType = "POLICY"
)

// Edges are the publication's own links.
func (p *Publication) Edges() []Edge { return linksOf(p.ID, p.Links) }

// Validate checks names and links.
func (p *Publication) Validate() error {
	var c Check
	p.check(&c, KindPublication)
	p.checkBody(&c)
	checkOneOf(&c, "type", p.Type, PublicationMagazine, PublicationNewsletter, PublicationPolicy)
	c.That(p.PerYear >= 0, "perYear", "is negative")
	return c.Err(string(p.ID))
}

// Fund is money for people: a scholarship, a grant, or a fund that gives them.
type Fund struct {
	Base `bson:",inline"`
	Body `bson:",inline"`
	Type FundType `json:"type" bson:"type"`
	// Amounts are what is paid, by length of stay; AmountsAs says of when.
	Amounts   []FundAmount `json:"amounts,omitempty" bson:"amounts,omitempty"`
	AmountsAs string       `json:"amountsAs,omitempty" bson:"amountsAs,omitempty"`
	// Rules are the conditions, each in words.
	Rules []Text `json:"rules,omitempty" bson:"rules,omitempty"`
	// Stays are the kinds of stays under agreements that it pays for; none for a fund that pays for something else.
	Stays []ConditionType `json:"stays,omitempty" bson:"stays,omitempty"`
	// Levels are the EQF levels of study that it is for; none: all.
	Levels []int `json:"levels,omitempty" bson:"levels,omitempty"`
	// Countries are the only ones that it pays stays in, none: all but those Excluded (ISO 3166-1 alpha-2).
	Countries []string `json:"countries,omitempty" bson:"countries,omitempty"`
	Excluded  []string `json:"excluded,omitempty" bson:"excluded,omitempty"`
}

// FundType is what a fund is.
type FundType string

// The types of funds.
const (
	FundScholarship FundType = "SCHOLARSHIP"
	FundGrant       FundType = "GRANT"
	FundGiving      FundType = "GIVING" // what alumni give
)

// FundAmount is what a fund pays for a stay of some length.
type FundAmount struct {
	For Text `json:"for,omitzero" bson:"for,omitempty"` // "31 days to 3 months"
	EUR int  `json:"eur" bson:"eur"`                    // whole euros
	Max bool `json:"max,omitempty" bson:"max,omitempty"`
}

// Edges are the fund's own links.
func (f *Fund) Edges() []Edge { return linksOf(f.ID, f.Links) }

// Validate checks names and links.
func (f *Fund) Validate() error {
	var c Check
	f.check(&c, KindFund)
	f.checkBody(&c)
	checkOneOf(&c, "type", f.Type, FundScholarship, FundGrant, FundGiving)
	for i, k := range f.Stays {
		checkOneOf(&c, fmt.Sprintf("stays[%d]", i), k, ConditionTypes...)
	}
	for i, l := range f.Levels {
		c.That(l >= 1 && l <= 8, fmt.Sprintf("levels[%d]", i), "%d is not a level from 1 to 8", l)
	}
	for _, country := range slices.Concat(f.Countries, f.Excluded) {
		c.That(countryPattern.MatchString(country), "countries", "%q is not an ISO 3166-1 alpha-2 code", clip(country))
	}
	return c.Err(string(f.ID))
}

// Service is something offered to students, staff or alumni: career coaching, a recognition document, an initiative.
type Service struct {
	Base `bson:",inline"`
	Body `bson:",inline"`
	Type ServiceType `json:"type" bson:"type"`
}

// ServiceType is what a service is.
type ServiceType string

// The types of services.
const (
	ServiceCareer      ServiceType = "CAREER"      // for work after the degree
	ServiceStudent     ServiceType = "STUDENT"     // for finding one's way as a student
	ServiceMobility    ServiceType = "MOBILITY"    // forms and support of going abroad
	ServiceRecognition ServiceType = "RECOGNITION" // documents by which studies elsewhere count
	ServiceInnovation  ServiceType = "INNOVATION"  // help for founders
)

// ServiceTypes are all types of services.
var ServiceTypes = []ServiceType{ServiceCareer, ServiceStudent, ServiceMobility, ServiceRecognition, ServiceInnovation}

// Edges are the service's own links.
func (s *Service) Edges() []Edge { return linksOf(s.ID, s.Links) }

// Validate checks names and links.
func (s *Service) Validate() error {
	var c Check
	s.check(&c, KindService)
	s.checkBody(&c)
	checkOneOf(&c, "type", s.Type, ServiceTypes...)
	return c.Err(string(s.ID))
}
