package model

import "regexp"

// Institution is a university, or another institution of higher education, research or care.
type Institution struct {
	Base      `bson:",inline"`
	Name      Text     `json:"name" bson:"name"`
	LocalName string   `json:"localName,omitempty" bson:"localName,omitempty"` // in the institution's own language
	Aliases   []string `json:"aliases,omitempty" bson:"aliases,omitempty"`     // former names, abbreviations, other languages; for search
	Summary   Text     `json:"summary,omitzero" bson:"summary,omitempty"`
	Place     Place    `json:"place" bson:"place"`
	Website   string   `json:"website,omitempty" bson:"website,omitempty"` // an https URL
	// Founded is when the institution began.
	Founded Date `json:"founded,omitempty" bson:"founded,omitempty"`

	// The identifiers of the field; each is unique among institutions.
	ErasmusCode string   `json:"erasmusCode,omitempty" bson:"erasmusCode,omitempty"` // with the official padding: "D  KOLN01"
	SCHAC       string   `json:"schac,omitempty" bson:"schac,omitempty"`             // SCHAC home organisation (EWP hei-id)
	FormerSCHAC []string `json:"formerSchac,omitempty" bson:"formerSchac,omitempty"`
	PIC         string   `json:"pic,omitempty" bson:"pic,omitempty"`           // participant identification code, nine digits
	OID         string   `json:"oid,omitempty" bson:"oid,omitempty"`           // organisation id of the European Commission, "E10209370"
	ROR         string   `json:"ror,omitempty" bson:"ror,omitempty"`           // Research Organization Registry id, without the host: "027bh9e22"
	Wikidata    string   `json:"wikidata,omitempty" bson:"wikidata,omitempty"` // "Q156598"
	Domain      string   `json:"domain,omitempty" bson:"domain,omitempty"`     // website domain, "universiteitleiden.nl"

	Links []Link `json:"links,omitempty" bson:"links,omitempty"`
}

var identifierForms = map[string]*regexp.Regexp{
	"erasmusCode": regexp.MustCompile(`^[A-Z ]{3}[A-Z0-9-]{3,10}$`),
	"schac":       regexp.MustCompile(`^[a-z0-9.-]+\.[a-z]{2,}$`),
	"pic":         regexp.MustCompile(`^\d{9}$`),
	"oid":         regexp.MustCompile(`^E\d{8}$`),
	"ror":         regexp.MustCompile(`^0[a-hj-km-np-tv-z0-9]{6}\d{2}$`),
	"wikidata":    regexp.MustCompile(`^Q\d+$`),
	"domain":      regexp.MustCompile(`^[a-z0-9.-]+\.[a-z]{2,}$`),
}

// Identifier is one identifier of an institution: which scheme, and the value in it.
type Identifier struct{ Scheme, Value string }

// Identifiers lists the institution's identifiers that must be unique: scheme erasmusCode, schac (former ones too),
// pic, oid, ror, wikidata or domain.
func (i *Institution) Identifiers() []Identifier {
	var ids []Identifier
	add := func(scheme, v string) {
		if v != "" {
			ids = append(ids, Identifier{scheme, v})
		}
	}
	add("erasmusCode", i.ErasmusCode)
	add("schac", i.SCHAC)
	for _, s := range i.FormerSCHAC {
		add("schac", s)
	}
	add("pic", i.PIC)
	add("oid", i.OID)
	add("ror", i.ROR)
	add("wikidata", i.Wikidata)
	add("domain", i.Domain)
	return ids
}

// Title is the institution's name.
func (i *Institution) Title() Text { return i.Name }

// Edges are the institution's own links: memberships, charters, what it founded, offers, supports.
func (i *Institution) Edges() []Edge { return linksOf(i.ID, i.Links) }

// Lifetime begins with the foundation.
func (i *Institution) Lifetime() (Date, Date) { return i.Founded, 0 }

// Validate checks names, codes and links.
func (i *Institution) Validate() error {
	var c Check
	i.check(&c, KindInstitution)
	checkName(&c, i.Name)
	i.Place.check(&c, "place")
	c.That(i.Place.Country != "", "place.country", "is missing")
	checkURL(&c, "website", i.Website)
	for _, id := range i.Identifiers() {
		c.That(identifierForms[id.Scheme].MatchString(id.Value), id.Scheme, "%q has not the form of this identifier", clip(id.Value))
	}
	checkLinks(&c, i.Links)
	return c.Err(string(i.ID))
}

// Unit is a part of an institution: a faculty, an institute, a board, an office.
type Unit struct {
	Base         `bson:",inline"`
	Name         Text     `json:"name" bson:"name"`
	Abbreviation string   `json:"abbreviation,omitempty" bson:"abbreviation,omitempty"`
	Aliases      []string `json:"aliases,omitempty" bson:"aliases,omitempty"`
	Summary      Text     `json:"summary,omitzero" bson:"summary,omitempty"`
	Type         UnitType `json:"type" bson:"type"`
	Institution  ID       `json:"institution" bson:"institution"`
	Place        Place    `json:"place,omitzero" bson:"place,omitempty"`
	ISCED        string   `json:"isced,omitempty" bson:"isced,omitempty"` // broad field (ISCED-F 2013, two digits)
	Website      string   `json:"website,omitempty" bson:"website,omitempty"`
	Founded      Date     `json:"founded,omitempty" bson:"founded,omitempty"`
	Links        []Link   `json:"links,omitempty" bson:"links,omitempty"`
}

// UnitType is what a unit is.
type UnitType string

// The types of units.
const (
	UnitFaculty   UnitType = "FACULTY"
	UnitInstitute UnitType = "INSTITUTE"
	UnitBoard     UnitType = "BOARD"
	UnitOffice    UnitType = "OFFICE"
)

// Title is the unit's name.
func (u *Unit) Title() Text { return u.Name }

// Edges are the unit's place in its institution and its own links.
func (u *Unit) Edges() []Edge {
	return append(linksOf(u.ID, u.Links), Edge{Kind: LinkPartOf, From: u.ID, To: u.Institution, Since: u.Founded})
}

// Lifetime begins with the foundation.
func (u *Unit) Lifetime() (Date, Date) { return u.Founded, 0 }

// Validate checks names, codes and links.
func (u *Unit) Validate() error {
	var c Check
	u.check(&c, KindUnit)
	checkName(&c, u.Name)
	checkOneOf(&c, "type", u.Type, UnitFaculty, UnitInstitute, UnitBoard, UnitOffice)
	c.That(u.Institution.Valid(KindInstitution), "institution", "%q is not the id of an institution", clip(string(u.Institution)))
	u.Place.check(&c, "place")
	checkISCED(&c, "isced", u.ISCED, false)
	checkURL(&c, "website", u.Website)
	checkLinks(&c, u.Links)
	return c.Err(string(u.ID))
}
