package catalogue

import (
	"strconv"
	"strings"

	"vinculum/graph/model"
)

func institutionSpec() *spec[*model.Institution] {
	type T = *model.Institution
	return &spec[T]{
		kind:   model.KindInstitution,
		name:   titleName[T],
		dutch:  titleDutch[T],
		orders: []ordering[T]{{OrderFounded, func(i T) int { return int(i.Founded) }}},
		texts: func(i T, _ *env, name, context func(string)) {
			name(i.Name.EN)
			name(i.Name.NL)
			name(i.LocalName)
			for _, alias := range i.Aliases {
				name(alias)
			}
			context(i.Place.City)
			context(i.ErasmusCode)
		},
		keys: func(i T, add func(string)) {
			for _, id := range i.Identifiers() {
				add(identifierKey(id.Scheme, id.Value))
			}
		},
		fields: []field[T]{
			{name: "countries", title: model.Text{EN: "Country", NL: "Land"}, label: from("countries"),
				values: func(i T, _ *env, add func(string)) { add(i.Place.Country) }},
			{name: "consortia", title: model.Text{EN: "Member of", NL: "Lid van"}, label: titled,
				values: func(i T, e *env, add func(string)) {
					for _, l := range i.Links {
						if l.Kind == model.LinkMemberOf && l.To.Kind() == model.KindConsortium && l.Since.Begins(e.today) && !l.Until.Ends(e.today) {
							add(string(l.To))
						}
					}
				}},
			{name: "withAgreement", title: model.Text{EN: "Agreement in effect", NL: "Geldende overeenkomst"}, label: yesOrNo,
				values: func(i T, e *env, add func(string)) { add(strconv.FormatBool(e.hasAgreement(i.ID))) }},
			originField[T](),
		},
	}
}

// identifierKey is the key by which an institution is found for an identifier; how codes are spaced and written does not matter.
func identifierKey(scheme, value string) string {
	return scheme + " " + strings.ToLower(strings.Join(strings.Fields(value), ""))
}

func agreementSpec() *spec[*model.Agreement] {
	type T = *model.Agreement
	return &spec[T]{
		kind:  model.KindAgreement,
		name:  func(a T, e *env) string { return agreementTitle(a, e.institution).In("en") },
		dutch: func(a T, e *env) string { return agreementTitle(a, e.institution).In("nl") },
		orders: []ordering[T]{
			{OrderLastYear, func(a T) int { _, last := a.Years(); return int(last) }},
			{OrderSigned, func(a T) int { return int(a.Signed) }},
		},
		texts: func(a T, e *env, name, context func(string)) {
			title := agreementTitle(a, e.institution)
			name(title.EN)
			name(title.NL)
			for _, p := range a.Partners {
				context(p.IIACode)
				if i := e.institution(p.Institution); i != nil {
					context(i.LocalName)
					context(i.Place.City)
					context(strings.Join(i.Aliases, " "))
				}
			}
		},
		fields: agreementFields(),
	}
}

func agreementFields() []field[*model.Agreement] {
	type T = *model.Agreement
	return []field[T]{
		{name: "statuses", title: model.Text{EN: "Status", NL: "Status"}, label: from("agreementStatus"),
			values: func(a T, e *env, add func(string)) { add(string(a.Status(e.today))) }},
		{name: "institutions", title: model.Text{EN: "Institution", NL: "Instelling"}, label: titled,
			values: func(a T, _ *env, add func(string)) {
				for _, p := range a.Partners {
					add(string(p.Institution))
				}
			}},
		{name: "partners", title: model.Text{EN: "Partner", NL: "Partner"}, label: titled,
			values: eachPartner(func(p *model.AgreementPartner, _ *env) string { return string(p.Institution) })},
		{name: "countries", title: model.Text{EN: "Country of the partner", NL: "Land van de partner"}, label: from("countries"),
			values: eachPartner(func(p *model.AgreementPartner, e *env) string { return e.country(p.Institution) })},
		{name: "fields", title: model.Text{EN: "Field of education", NL: "Vakgebied"}, label: from("isced"), shown: broad,
			values: eachCondition(func(k *model.Condition, add func(string)) {
				for _, s := range k.SubjectAreas {
					widening(s.ISCED, add)
				}
			})},
		{name: "types", title: model.Text{EN: "Kind of mobility", NL: "Soort mobiliteit"}, label: from("conditionType"),
			values: eachCondition(func(k *model.Condition, add func(string)) { add(string(k.Type)) })},
		{name: "levels", title: model.Text{EN: "Level of study", NL: "Studieniveau"}, label: from("eqf"),
			values: eachCondition(func(k *model.Condition, add func(string)) {
				for _, l := range k.EQF {
					add(strconv.Itoa(l))
				}
			})},
		{name: "languages", title: model.Text{EN: "Language", NL: "Taal"}, label: from("languages"),
			values: eachCondition(func(k *model.Condition, add func(string)) {
				for _, l := range k.Languages {
					add(l.Language)
				}
			})},
		{name: "faculties", title: model.Text{EN: "Faculty", NL: "Faculteit"}, label: titled,
			values: firstUnit},
		{name: "ends", title: model.Text{EN: "Last academic year", NL: "Laatste academisch jaar"}, label: academicYear,
			values: lastYear},
		originField[T](),
	}
}

func firstUnit(a *model.Agreement, _ *env, add func(string)) {
	if len(a.Partners) > 0 {
		add(string(a.Partners[0].UnitID))
	}
}

// eachPartner adds a value of every partner but the first, which keeps the agreement.
func eachPartner(value func(*model.AgreementPartner, *env) string) func(*model.Agreement, *env, func(string)) {
	return func(a *model.Agreement, e *env, add func(string)) {
		for i := 1; i < len(a.Partners); i++ {
			add(value(&a.Partners[i], e))
		}
	}
}

func eachCondition(values func(*model.Condition, func(string))) func(*model.Agreement, *env, func(string)) {
	return func(a *model.Agreement, _ *env, add func(string)) {
		for i := range a.Conditions {
			values(&a.Conditions[i], add)
		}
	}
}

func lastYear(a *model.Agreement, _ *env, add func(string)) {
	if _, last := a.Years(); last != 0 {
		add(strconv.Itoa(int(last)))
	}
}

func academicYear(_ *View, value string) model.Text {
	year, _ := strconv.Atoi(value)
	return model.Text{EN: model.AcademicYear(year).String()}
}

// agreementTitle names an agreement by its partners: "Leiden University – University of Cologne (Law)".
func agreementTitle(a *model.Agreement, institution func(model.ID) *model.Institution) model.Text {
	if len(a.Partners) != 2 {
		return a.Title()
	}
	in := func(lang string) string {
		var names [2]string
		for i, p := range a.Partners {
			names[i] = p.Institution.Slug()
			if known := institution(p.Institution); known != nil {
				names[i] = known.Name.In(lang)
			}
		}
		title := names[0] + " – " + names[1]
		if unit := a.Partners[0].Unit.In(lang); unit != "" {
			title += " (" + unit + ")"
		}
		return title
	}
	t := model.Text{EN: in("en"), NL: in("nl")}
	if t.NL == t.EN {
		t.NL = ""
	}
	return t
}
