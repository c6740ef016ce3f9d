package model

// Body is what networks, consortia, organisations, events, publications, funds and services have in common: a name, what
// they are about, when they were, and their links.
type Body struct {
	Name         Text     `json:"name" bson:"name"`
	Abbreviation string   `json:"abbreviation,omitempty" bson:"abbreviation,omitempty"`
	LocalName    string   `json:"localName,omitempty" bson:"localName,omitempty"` // official name in its own language
	Aliases      []string `json:"aliases,omitempty" bson:"aliases,omitempty"`     // former names and other spellings; for search
	Summary      Text     `json:"summary,omitzero" bson:"summary,omitempty"`
	Website      string   `json:"website,omitempty" bson:"website,omitempty"`
	Founded      Date     `json:"founded,omitempty" bson:"founded,omitempty"`
	// Ended is the first day on which it no longer existed, or an accreditation no longer held.
	Ended Date   `json:"ended,omitempty" bson:"ended,omitempty"`
	Place Place  `json:"place,omitzero" bson:"place,omitempty"` // the seat
	Links []Link `json:"links,omitempty" bson:"links,omitempty"`
}

// Title is the name.
func (b *Body) Title() Text { return b.Name }

// Lifetime runs from the foundation to the end.
func (b *Body) Lifetime() (Date, Date) { return b.Founded, b.Ended }

func (b *Body) checkBody(c *Check) {
	checkName(c, b.Name)
	checkURL(c, "website", b.Website)
	b.Place.check(c, "place")
	c.That(b.Founded == 0 || b.Ended == 0 || !b.Ended.Ends(b.Founded), "ended", "is before founded")
	checkLinks(c, b.Links)
}
