package domain

import "vinculum/graph/model"

// Programmes lists degree programmes.
func (r *Reader) Programmes(f *model.ProgrammeFilter, o *model.ProgrammeOrder, page model.PageArgs) (*model.ProgrammeConnection, error) {
	q := newQuery(page)
	if f != nil {
		q.text(f.Text)
		anyOf(q, "faculties", f.Faculties)
		anyInt(q, "levels", f.Levels)
		anyOf(q, "fields", f.Fields)
		anyOf(q, "languages", f.Languages)
	}
	if o != nil {
		order(q, o.Field, o.Direction)
	}
	c, err := run(r.view.Programmes(), q, "faculties", "levels", "fields", "languages")
	return &model.ProgrammeConnection{Connection: c}, err
}

// ProgrammesOf lists the programmes that a unit offers.
func (r *Reader) ProgrammesOf(unit model.ID, f *model.ProgrammeFilter, o *model.ProgrammeOrder, page model.PageArgs) (*model.ProgrammeConnection, error) {
	own := model.ProgrammeFilter{}
	if f != nil {
		own = *f
	}
	if own.Faculties != nil {
		return nil, inputError("filter.faculties", "is this unit already")
	}
	own.Faculties = []model.ID{unit}
	return r.Programmes(&own, o, page)
}
