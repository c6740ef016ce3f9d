package model

import (
	"fmt"
	"math"
	"regexp"
)

// Place is a town, with the point that stands for it (WGS 84, degrees). Institutions of one town share its point.
type Place struct {
	City    string `json:"city,omitempty" bson:"city,omitempty"`
	Country string `json:"country,omitempty" bson:"country,omitempty"` // ISO 3166-1 alpha-2
	// Lat and Lon are both 0 where the point is not known.
	Lat float64 `json:"lat,omitempty" bson:"lat,omitempty"`
	Lon float64 `json:"lon,omitempty" bson:"lon,omitempty"`
}

// HasPoint says whether the point is known.
func (p Place) HasPoint() bool { return p.Lat != 0 || p.Lon != 0 }

// IsZero says whether nothing is known of the place.
func (p Place) IsZero() bool { return p == Place{} }

func (p Place) check(c *Check, field string) {
	c.That(p.Country == "" || countryPattern.MatchString(p.Country), field+".country", "%q is not an ISO 3166-1 alpha-2 code", clip(p.Country))
	c.That(math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180, field, "lies outside the earth")
}

// The forms of the field's codes. Whether a code exists is for the code lists to say.
var (
	countryPattern  = regexp.MustCompile(`^[A-Z]{2}$`)
	iscedPattern    = regexp.MustCompile(`^\d{2,4}$`)
	languagePattern = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	cefrPattern     = regexp.MustCompile(`^([ABC][12]|NS)?$`)
)

// LanguageLevel is a language (BCP 47) and how well it is known or must be known (CEFR A1–C2, NS for native speakers,
// "" where no level is named).
type LanguageLevel struct {
	Language string `json:"language" bson:"language"`
	Level    string `json:"level,omitempty" bson:"level,omitempty"`
}

func checkLanguages(c *Check, field string, list []LanguageLevel) {
	for i, l := range list {
		c.That(languagePattern.MatchString(l.Language), fmt.Sprintf("%s[%d].language", field, i), "%q is not a BCP 47 language", clip(l.Language))
		c.That(cefrPattern.MatchString(l.Level), fmt.Sprintf("%s[%d].level", field, i), "%q is not a CEFR level", clip(l.Level))
	}
}
