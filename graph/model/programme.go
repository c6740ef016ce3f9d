package model

// Programme is a degree programme.
type Programme struct {
	Base      `bson:",inline"`
	Name      Text     `json:"name" bson:"name"`
	Aliases   []string `json:"aliases,omitempty" bson:"aliases,omitempty"`
	Summary   Text     `json:"summary,omitzero" bson:"summary,omitempty"`
	Degree    string   `json:"degree" bson:"degree"`                           // "BA", "MSc", "LLM"
	EQF       int      `json:"eqf" bson:"eqf"`                                 // level 1–8: bachelor 6, master 7, doctorate 8
	ISCED     string   `json:"isced,omitempty" bson:"isced,omitempty"`         // ISCED-F 2013
	Languages []string `json:"languages,omitempty" bson:"languages,omitempty"` // of instruction, BCP 47
	City      string   `json:"city,omitempty" bson:"city,omitempty"`
	// Faculty is the unit that offers the programme; Institution the institution whose degree it is.
	Faculty     ID `json:"faculty,omitempty" bson:"faculty,omitempty"`
	Institution ID `json:"institution" bson:"institution"`
	// SeenIn is the academic year or year of the source that names the programme; whether it is offered today is not known unless a note says so.
	SeenIn string `json:"seenIn,omitempty" bson:"seenIn,omitempty"`
	Links  []Link `json:"links,omitempty" bson:"links,omitempty"`
}

// Title is the programme's name with its degree: "Law (LLM)".
func (p *Programme) Title() Text {
	t := Text{EN: p.Name.EN + " (" + p.Degree + ")"}
	if p.Name.NL != "" {
		t.NL = p.Name.NL + " (" + p.Degree + ")"
	}
	return t
}

// Edges are who offers the programme, and its own links.
func (p *Programme) Edges() []Edge {
	edges := append(linksOf(p.ID, p.Links), Edge{Kind: LinkOffers, From: p.Institution, To: p.ID})
	if p.Faculty != "" {
		edges = append(edges, Edge{Kind: LinkOffers, From: p.Faculty, To: p.ID})
	}
	return edges
}

// Lifetime is open.
func (p *Programme) Lifetime() (Date, Date) { return 0, 0 }

// Validate checks names, codes and links.
func (p *Programme) Validate() error {
	var c Check
	p.check(&c, KindProgramme)
	checkName(&c, p.Name)
	c.That(p.Degree != "", "degree", "is missing")
	c.That(p.EQF >= 1 && p.EQF <= 8, "eqf", "%d is not a level from 1 to 8", p.EQF)
	checkISCED(&c, "isced", p.ISCED, false)
	for _, l := range p.Languages {
		c.That(languagePattern.MatchString(l), "languages", "%q is not a BCP 47 language", clip(l))
	}
	c.That(p.Institution.Valid(KindInstitution), "institution", "%q is not the id of an institution", clip(string(p.Institution)))
	c.That(p.Faculty == "" || p.Faculty.Valid(KindUnit), "faculty", "%q is not the id of a unit", clip(string(p.Faculty)))
	checkLinks(&c, p.Links)
	return c.Err(string(p.ID))
}
