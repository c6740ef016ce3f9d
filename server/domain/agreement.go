package domain

import "vinculum/graph/model"

// Agreements lists exchange agreements.
func (r *Reader) Agreements(f *model.AgreementFilter, o *model.AgreementOrder, page model.PageArgs) (*model.AgreementConnection, error) {
	return r.agreements("", f, o, page)
}

// AgreementsOf lists the agreements that an institution is a partner in, on either side.
func (r *Reader) AgreementsOf(institution model.ID, f *model.AgreementFilter, o *model.AgreementOrder, page model.PageArgs) (*model.AgreementConnection, error) {
	return r.agreements(institution, f, o, page)
}

func (r *Reader) agreements(institution model.ID, f *model.AgreementFilter, o *model.AgreementOrder, page model.PageArgs) (*model.AgreementConnection, error) {
	q := newQuery(page)
	if institution != "" {
		anyOf(q, "institutions", []model.ID{institution})
	}
	if f != nil {
		q.text(f.Text)
		anyOf(q, "statuses", f.Statuses)
		anyOf(q, "partners", f.Partners)
		anyOf(q, "countries", f.Countries)
		anyOf(q, "fields", f.Fields)
		anyOf(q, "types", f.Types)
		anyInt(q, "levels", f.Levels)
		anyOf(q, "languages", f.Languages)
		anyOf(q, "faculties", f.Faculties)
		between(q, "ends", f.EndsFrom, f.EndsTo)
	}
	if o != nil {
		order(q, o.Field, o.Direction)
	}
	c, err := run(r.view.Agreements(), q, "statuses", "countries", "partners", "fields", "types", "levels", "languages", "faculties")
	c.Where = func() (*model.Places, error) { return r.agreementPlaces(q.Query, c.TotalCount) }
	return &model.AgreementConnection{Connection: c}, err
}
