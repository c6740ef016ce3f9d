package catalogue

import "vinculum/graph/model"

// interner makes equal strings share their bytes: a hundred thousand alumni name the same few thousand places,
// programmes, employers and given names.
type interner map[string]string

func (in interner) text(s string) string {
	if s == "" {
		return ""
	}
	if kept, ok := in[s]; ok {
		return kept
	}
	in[s] = s
	return s
}

func (in interner) id(id *model.ID) { *id = model.ID(in.text(string(*id))) }

func (in interner) alumnus(a *model.Alumnus) {
	a.Origin = model.Origin(in.text(string(a.Origin)))
	for _, s := range []*string{&a.Given, &a.Prefix, &a.Family, &a.Home.City, &a.Home.Country} {
		*s = in.text(*s)
	}
	for i := range a.Languages {
		l := &a.Languages[i]
		l.Language, l.Level = in.text(l.Language), in.text(l.Level)
	}
	for i := range a.Studies {
		s := &a.Studies[i]
		in.id(&s.Programme)
		in.id(&s.Faculty)
		s.Degree = in.text(s.Degree)
	}
	for i := range a.Exchanges {
		in.id(&a.Exchanges[i].Institution)
	}
	for i := range a.Work {
		j := &a.Work[i]
		in.id(&j.Employer)
		j.Sector = model.Sector(in.text(string(j.Sector)))
		j.Title = model.Text{EN: in.text(j.Title.EN), NL: in.text(j.Title.NL)}
		j.City, j.Country = in.text(j.City), in.text(j.Country)
	}
	for i := range a.Memberships {
		in.id(&a.Memberships[i].Network)
	}
	if a.Mentoring != nil {
		for i, t := range a.Mentoring.Topics {
			a.Mentoring.Topics[i] = model.MentorTopic(in.text(string(t)))
		}
	}
}
