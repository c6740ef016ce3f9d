package domain

import (
	"strings"

	"vinculum/graph/model"
)

// Institutions lists institutions.
func (r *Reader) Institutions(f *model.InstitutionFilter, o *model.InstitutionOrder, page model.PageArgs) (*model.InstitutionConnection, error) {
	q := newQuery(page)
	if f != nil {
		q.text(f.Text)
		anyOf(q, "countries", f.Countries)
		anyOf(q, "consortia", f.Consortia)
		whether(q, "withAgreement", f.WithAgreement)
	}
	if o != nil {
		order(q, o.Field, o.Direction)
	}
	c, err := run(r.view.Institutions(), q, "countries", "consortia", "withAgreement")
	c.Where = func() (*model.Places, error) { return r.institutionPlaces(q.Query, c.TotalCount) }
	return &model.InstitutionConnection{Connection: c}, err
}

// InstitutionByRef is the institution that an identifier names, or nil. An Erasmus code may come without its padding
// and a ROR id as an address.
func (r *Reader) InstitutionByRef(ref model.InstitutionRef) (*model.Institution, error) {
	given := map[string]*string{"erasmusCode": ref.ErasmusCode, "schac": ref.SCHAC, "ror": ref.ROR, "pic": ref.PIC, "wikidata": ref.Wikidata, "domain": ref.Domain}
	n := 0
	var found *model.Institution
	if ref.ID != nil {
		n++
		found = r.Institution(*ref.ID)
	}
	for scheme, v := range given {
		if v != nil {
			n++
			found = r.view.ByIdentifier(scheme, normalIdentifier(scheme, *v))
		}
	}
	if n != 1 {
		return nil, inputError("ref", "names %d identifiers; give exactly one", n)
	}
	return found, nil
}

func normalIdentifier(scheme, v string) string {
	v = strings.TrimSpace(v)
	switch scheme {
	case "erasmusCode":
		return paddedErasmusCode(v)
	case "ror":
		v = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(v), "https://"), "ror.org/")
		return strings.TrimSuffix(v, "/")
	case "schac", "domain":
		return strings.ToLower(v)
	case "wikidata":
		return strings.ToUpper(v)
	}
	return v
}

// paddedErasmusCode gives the code its official form: the country's part takes three places ("D  KOLN01").
func paddedErasmusCode(v string) string {
	country, rest, spaced := strings.Cut(strings.ToUpper(v), " ")
	if !spaced || len(country) > 3 {
		return strings.ToUpper(v)
	}
	return (country + "   ")[:3] + strings.TrimSpace(rest)
}
