package model

// Organisation is a body that is no institution of higher education: an employer, a ministry, a municipality.
type Organisation struct {
	Base   `bson:",inline"`
	Body   `bson:",inline"`
	Sector Sector `json:"sector" bson:"sector"`
}

// Sector is a branch of work: the sections of NACE Rev. 2.1 that graduates work in, grouped.
type Sector string

// The sectors.
const (
	SectorEducation   Sector = "EDUCATION_AND_RESEARCH"
	SectorHealth      Sector = "HEALTH_AND_CARE"
	SectorGovernment  Sector = "GOVERNMENT"
	SectorLegal       Sector = "LEGAL"
	SectorFinance     Sector = "FINANCE_AND_CONSULTING"
	SectorTechnology  Sector = "TECHNOLOGY"
	SectorIndustry    Sector = "INDUSTRY_AND_ENERGY"
	SectorLifeScience Sector = "LIFE_SCIENCES"
	SectorCulture     Sector = "CULTURE_AND_MEDIA"
	SectorNonProfit   Sector = "NON_PROFIT"
	SectorTrade       Sector = "TRADE_AND_SERVICES"
)

// Sectors are all sectors.
var Sectors = []Sector{SectorEducation, SectorHealth, SectorGovernment, SectorLegal, SectorFinance, SectorTechnology, SectorIndustry,
	SectorLifeScience, SectorCulture, SectorNonProfit, SectorTrade}

// Edges are the organisation's own links.
func (o *Organisation) Edges() []Edge { return linksOf(o.ID, o.Links) }

// Validate checks names, codes and links.
func (o *Organisation) Validate() error {
	var c Check
	o.check(&c, KindOrganisation)
	o.checkBody(&c)
	checkOneOf(&c, "sector", o.Sector, Sectors...)
	return c.Err(string(o.ID))
}
