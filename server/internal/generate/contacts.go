package generate

import "vinculum/graph/model"

// contacts are one or two people at the international office, the one who signs first.
func (w *world) contacts(d dice, i *model.Institution) []model.OfficeContact {
	roles := []model.Text{
		{EN: "Head of the international office", NL: "Hoofd international office"},
		{EN: "Exchange coordinator", NL: "Uitwisselingscoördinator"},
	}
	origin := w.lists.namesOf(i.Place.Country)
	if origin == nil && i.Place.Country != home {
		return []model.OfficeContact{{Name: "International Office", Role: roles[1], Email: "international.office@example.org"}}
	}
	var list []model.OfficeContact
	for n := range d.between(1, len(roles)) {
		given, family := w.lists.name(d, origin, gender(d.IntN(2)), w.opt.AsOf.Year()-d.between(28, 62))
		list = append(list, model.OfficeContact{
			Name:  given + " " + family.whole(),
			Role:  roles[n],
			Email: mailName(given) + "." + mailName(family.whole()) + "@example.org",
		})
	}
	return list
}

// namesOf are the names of a country, or of one that has its main language; nil for the Netherlands and where there are none.
func (l *lists) namesOf(code string) *origin {
	if o := l.byCountry[code]; o != nil || code == home {
		return o
	}
	for _, o := range l.origins.items {
		if spoken := l.countries[code].languages; len(spoken) > 0 && spoken[0] == o.language {
			return o
		}
	}
	return nil
}
