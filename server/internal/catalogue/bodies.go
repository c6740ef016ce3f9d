package catalogue

import (
	"strconv"

	"vinculum/graph/model"
)

// titleName and titleDutch list a node under its English and its Dutch title.
func titleName[T model.Node](t T, _ *env) string  { return t.Title().In("en") }
func titleDutch[T model.Node](t T, _ *env) string { return t.Title().In("nl") }

// bodySpec lists records that have a Body; fields come before the ones that all have.
func bodySpec[T model.Node](kind model.Kind, body func(T) *model.Body, fields ...field[T]) *spec[T] {
	return &spec[T]{
		kind:   kind,
		name:   titleName[T],
		dutch:  titleDutch[T],
		orders: []ordering[T]{{OrderFounded, func(t T) int { return int(body(t).Founded) }}},
		texts: func(t T, _ *env, name, context func(string)) {
			b := body(t)
			for _, n := range []string{b.Name.EN, b.Name.NL, b.Abbreviation, b.LocalName} {
				name(n)
			}
			for _, alias := range b.Aliases {
				name(alias)
			}
			context(b.Place.City)
		},
		fields: append(fields, originField[T]()),
	}
}

// types is the field for what something is.
func types[T model.Node](list string, value func(T) string) field[T] {
	return field[T]{name: "types", title: model.Text{EN: "Type", NL: "Soort"}, label: from(list),
		values: func(t T, _ *env, add func(string)) { add(value(t)) }}
}

// scopes is the field for how far something reaches.
func scopes[T model.Node](value func(T) model.Scope) field[T] {
	return field[T]{name: "scopes", title: model.Text{EN: "Reach", NL: "Reikwijdte"}, label: from("scope"),
		values: func(t T, _ *env, add func(string)) { add(string(value(t))) }}
}

func networkSpec() *spec[*model.Network] {
	return bodySpec(model.KindNetwork, func(n *model.Network) *model.Body { return &n.Body },
		types("networkType", func(n *model.Network) string { return string(n.Type) }),
		scopes(func(n *model.Network) model.Scope { return n.Scope }))
}

func consortiumSpec() *spec[*model.Consortium] {
	return bodySpec(model.KindConsortium, func(k *model.Consortium) *model.Body { return &k.Body },
		types("consortiumType", func(k *model.Consortium) string { return string(k.Type) }),
		scopes(func(k *model.Consortium) model.Scope { return k.Scope }))
}

func organisationSpec() *spec[*model.Organisation] {
	return bodySpec(model.KindOrganisation, func(o *model.Organisation) *model.Body { return &o.Body },
		types("sector", func(o *model.Organisation) string { return string(o.Sector) }))
}

func eventSpec() *spec[*model.Event] {
	return bodySpec(model.KindEvent, func(e *model.Event) *model.Body { return &e.Body },
		types("eventType", func(e *model.Event) string { return string(e.Type) }))
}

func publicationSpec() *spec[*model.Publication] {
	return bodySpec(model.KindPublication, func(p *model.Publication) *model.Body { return &p.Body },
		types("publicationType", func(p *model.Publication) string { return string(p.Type) }))
}

func fundSpec() *spec[*model.Fund] {
	return bodySpec(model.KindFund, func(f *model.Fund) *model.Body { return &f.Body },
		types("fundType", func(f *model.Fund) string { return string(f.Type) }))
}

func serviceSpec() *spec[*model.Service] {
	return bodySpec(model.KindService, func(s *model.Service) *model.Body { return &s.Body },
		types("serviceType", func(s *model.Service) string { return string(s.Type) }))
}

func unitSpec() *spec[*model.Unit] {
	type T = *model.Unit
	return &spec[T]{
		kind:   model.KindUnit,
		name:   titleName[T],
		dutch:  titleDutch[T],
		orders: []ordering[T]{{OrderFounded, func(u T) int { return int(u.Founded) }}},
		texts: func(u T, _ *env, name, context func(string)) {
			name(u.Name.EN)
			name(u.Name.NL)
			name(u.Abbreviation)
			for _, alias := range u.Aliases {
				name(alias)
			}
			context(u.Place.City)
		},
		fields: []field[T]{
			types("unitType", func(u T) string { return string(u.Type) }),
			{name: "institutions", title: model.Text{EN: "Institution", NL: "Instelling"}, label: titled,
				values: func(u T, _ *env, add func(string)) { add(string(u.Institution)) }},
			originField[T](),
		},
	}
}

func programmeSpec() *spec[*model.Programme] {
	type T = *model.Programme
	return &spec[T]{
		kind:  model.KindProgramme,
		name:  titleName[T],
		dutch: titleDutch[T],
		texts: func(p T, _ *env, name, context func(string)) {
			name(p.Name.EN)
			name(p.Name.NL)
			for _, alias := range p.Aliases {
				name(alias)
			}
			context(p.Degree)
			context(p.City)
		},
		fields: []field[T]{
			{name: "faculties", title: model.Text{EN: "Faculty", NL: "Faculteit"}, label: titled,
				values: func(p T, _ *env, add func(string)) { add(string(p.Faculty)) }},
			{name: "institutions", title: model.Text{EN: "Institution", NL: "Instelling"}, label: titled,
				values: func(p T, _ *env, add func(string)) { add(string(p.Institution)) }},
			{name: "degrees", title: model.Text{EN: "Degree", NL: "Graad"}, label: from("degree"),
				values: func(p T, _ *env, add func(string)) { add(p.Degree) }},
			{name: "levels", title: model.Text{EN: "Level", NL: "Niveau"}, label: from("eqf"),
				values: func(p T, _ *env, add func(string)) { add(strconv.Itoa(p.EQF)) }},
			{name: "fields", title: model.Text{EN: "Field of education", NL: "Vakgebied"}, label: from("isced"), shown: broad,
				values: func(p T, _ *env, add func(string)) { widening(p.ISCED, add) }},
			{name: "languages", title: model.Text{EN: "Language", NL: "Taal"}, label: from("languages"),
				values: func(p T, _ *env, add func(string)) {
					for _, l := range p.Languages {
						add(l)
					}
				}},
			originField[T](),
		},
	}
}
