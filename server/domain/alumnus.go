package domain

import (
	"vinculum/graph/model"
	"vinculum/server/internal/catalogue"
)

// Alumni lists alumni, by what the audience sees of them.
func (r *Reader) Alumni(f *model.AlumnusFilter, o *model.AlumnusOrder, page model.PageArgs) (*model.AlumnusConnection, error) {
	return r.alumni(newQuery(page), f, o)
}

// AlumniOf lists the alumni that a node ties together: who finished a programme, graduated at a unit, worked at an
// organisation or went to an institution on exchange.
func (r *Reader) AlumniOf(id model.ID, f *model.AlumnusFilter, o *model.AlumnusOrder, page model.PageArgs) (*model.AlumnusConnection, error) {
	fields := map[model.Kind]catalogue.Field{model.KindProgramme: "programmes", model.KindUnit: "faculties",
		model.KindOrganisation: "employers", model.KindInstitution: "exchanges"}
	q := newQuery(page)
	field := fields[id.Kind()]
	anyOf(q, field, []model.ID{id})
	if f != nil && len(map[catalogue.Field][]model.ID{"programmes": f.Programmes, "faculties": f.Faculties, "employers": f.Employers, "exchanges": f.Exchanges}[field]) > 0 {
		return nil, inputError("filter."+string(field), "is %s already", id)
	}
	return r.alumni(q, f, o)
}

func (r *Reader) alumni(q *query, f *model.AlumnusFilter, o *model.AlumnusOrder) (*model.AlumnusConnection, error) {
	if f != nil {
		q.text(f.Text)
		anyOf(q, "countries", f.Countries)
		anyOf(q, "faculties", f.Faculties)
		anyOf(q, "programmes", f.Programmes)
		between(q, "graduated", f.GraduatedFrom, f.GraduatedTo)
		anyOf(q, "sectors", f.Sectors)
		anyOf(q, "employers", f.Employers)
		anyOf(q, "exchanges", f.Exchanges)
		anyOf(q, "networks", f.Networks)
		anyOf(q, "languages", f.Languages)
		whether(q, "mentor", f.Mentor)
		anyOf(q, "mentorTopics", f.MentorTopics)
		anyOf(q, "places", f.Places)
	}
	if o != nil {
		order(q, o.Field, o.Direction)
	}
	c, err := run(r.view.Alumni(), q, "countries", "faculties", "programmes", "decades", "sectors", "employers", "exchanges",
		"networks", "languages", "mentor", "mentorTopics", "places")
	c.Where = func() (*model.Places, error) { return r.alumniPlaces(q.Query, c.TotalCount) }
	return &model.AlumnusConnection{Connection: c}, err
}
