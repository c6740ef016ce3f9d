package model

import "strconv"

// Code is a value of one of the code lists, such as a country or the type of a network; the list gives it a label.
type Code struct {
	List  string // name of the code list, as in the API's `codes`
	Value string
}

func code(list, value string) *Code {
	if value == "" {
		return nil
	}
	return &Code{List: list, Value: value}
}

func codesOf[T ~string](list string, values []T) []*Code {
	out := make([]*Code, len(values))
	for i, v := range values {
		out[i] = &Code{List: list, Value: string(v)}
	}
	return out
}

func levels(values []int) []*Code {
	out := make([]*Code, len(values))
	for i, v := range values {
		out[i] = &Code{List: "eqf", Value: strconv.Itoa(v)}
	}
	return out
}

// CountryCode is the place's country.
func (p Place) CountryCode() *Code { return code("countries", p.Country) }

// CountryCode is the country of the post.
func (j Job) CountryCode() *Code { return code("countries", j.Country) }

// SectorCode is the post's sector.
func (j Job) SectorCode() *Code { return code("sector", string(j.Sector)) }

// TypeCode and ScopeCode are the network's type and reach.
func (n *Network) TypeCode() *Code  { return code("networkType", string(n.Type)) }
func (n *Network) ScopeCode() *Code { return code("scope", string(n.Scope)) }

// TypeCode and ScopeCode are the consortium's type and reach.
func (k *Consortium) TypeCode() *Code  { return code("consortiumType", string(k.Type)) }
func (k *Consortium) ScopeCode() *Code { return code("scope", string(k.Scope)) }

// TypeCode is what the unit is.
func (u *Unit) TypeCode() *Code { return code("unitType", string(u.Type)) }

// FieldCode is the unit's broad field.
func (u *Unit) FieldCode() *Code { return code("isced", u.ISCED) }

// TypeCode is what the event is.
func (e *Event) TypeCode() *Code { return code("eventType", string(e.Type)) }

// TypeCode is what the publication is.
func (p *Publication) TypeCode() *Code { return code("publicationType", string(p.Type)) }

// TypeCode is what the fund is.
func (f *Fund) TypeCode() *Code { return code("fundType", string(f.Type)) }

// TypeCode is what the service is.
func (s *Service) TypeCode() *Code { return code("serviceType", string(s.Type)) }

// SectorCode is the organisation's sector.
func (o *Organisation) SectorCode() *Code { return code("sector", string(o.Sector)) }

// FieldCode, LevelCode and LanguageCodes are the programme's field, EQF level and languages of instruction.
func (p *Programme) FieldCode() *Code       { return code("isced", p.ISCED) }
func (p *Programme) LevelCode() *Code       { return code("eqf", strconv.Itoa(p.EQF)) }
func (p *Programme) LanguageCodes() []*Code { return codesOf("languages", p.Languages) }

// LanguageCode and LevelCode are the language and the level; the level is nil where none is named.
func (l LanguageLevel) LanguageCode() *Code { return code("languages", l.Language) }
func (l LanguageLevel) LevelCode() *Code    { return code("cefr", l.Level) }

// TopicCodes are the mentor's topics.
func (m *Mentoring) TopicCodes() []*Code { return codesOf("mentorTopic", m.Topics) }

// StageCode is how far the agreement has come.
func (a *Agreement) StageCode() *Code { return code("agreementStage", string(a.Stage)) }

// TypeCode and LevelCodes are the kind of mobility and the levels of study.
func (k *Condition) TypeCode() *Code     { return code("conditionType", string(k.Type)) }
func (k *Condition) LevelCodes() []*Code { return levels(k.EQF) }

// FieldCode is the field of education.
func (s SubjectArea) FieldCode() *Code { return code("isced", s.ISCED) }
