package catalogue

import (
	"slices"
	"strconv"

	"vinculum/graph/model"
)

func alumniSpec() *spec[*model.Alumnus] {
	type T = *model.Alumnus
	return &spec[T]{
		kind:    model.KindAlumnus,
		name:    func(a T, _ *env) string { return a.Family + "\x00" + a.Given + "\x00" + a.Prefix },
		ownName: true,
		texts:   func(a T, _ *env, name, _ func(string)) { name(a.FullName()) },
		orders:  []ordering[T]{{OrderGraduated, latestDegree}},
		fields:  append(slices.Concat(homeFields(), studyFields(), workFields()), originField[T]()),
	}
}

// homeFields are about where alumni live, what they speak and what they take part in.
func homeFields() []field[*model.Alumnus] {
	type T = *model.Alumnus
	return []field[T]{
		{name: "countries", title: model.Text{EN: "Country of residence", NL: "Woonland"}, label: from("countries"),
			values: func(a T, _ *env, add func(string)) { add(a.Home.Country) }},
		{name: "places", title: model.Text{EN: "Town of residence", NL: "Woonplaats"}, label: town,
			values: func(a T, _ *env, add func(string)) { add(a.Home.Key()) }},
		{name: "networks", title: model.Text{EN: "Network", NL: "Netwerk"}, label: titled,
			values: func(a T, _ *env, add func(string)) {
				for _, m := range a.Memberships {
					add(string(m.Network))
				}
			}},
		{name: "languages", title: model.Text{EN: "Language", NL: "Taal"}, label: from("languages"),
			values: func(a T, _ *env, add func(string)) {
				for _, l := range a.Languages {
					add(l.Language)
				}
			}},
	}
}

// studyFields are about degrees and exchanges.
func studyFields() []field[*model.Alumnus] {
	type T = *model.Alumnus
	return []field[T]{
		{name: "faculties", title: model.Text{EN: "Faculty", NL: "Faculteit"}, label: titled,
			values: eachStudy(func(s *model.Study) string { return string(s.Faculty) })},
		{name: "programmes", title: model.Text{EN: "Programme", NL: "Opleiding"}, label: titled,
			values: eachStudy(func(s *model.Study) string { return string(s.Programme) })},
		{name: "degrees", title: model.Text{EN: "Degree", NL: "Graad"}, label: from("degree"),
			values: eachStudy(func(s *model.Study) string { return s.Degree })},
		{name: "graduated", also: "years", title: model.Text{EN: "Year of graduation", NL: "Afstudeerjaar"},
			values: eachStudy(func(s *model.Study) string { return strconv.Itoa(s.Graduated) })},
		{name: "decades", title: model.Text{EN: "Decade of graduation", NL: "Decennium van afstuderen"}, label: decade,
			values: eachStudy(func(s *model.Study) string { return strconv.Itoa(s.Graduated / 10 * 10) })},
		{name: "exchanges", title: model.Text{EN: "Went on exchange to", NL: "Op uitwisseling naar"}, label: titled,
			values: func(a T, _ *env, add func(string)) {
				for _, x := range a.Exchanges {
					add(string(x.Institution))
				}
			}},
		{name: "exchangeCountries", title: model.Text{EN: "Country of exchange", NL: "Land van uitwisseling"}, label: from("countries"),
			values: func(a T, e *env, add func(string)) {
				for _, x := range a.Exchanges {
					add(e.country(x.Institution))
				}
			}},
	}
}

// workFields are about posts and mentoring.
func workFields() []field[*model.Alumnus] {
	type T = *model.Alumnus
	return []field[T]{
		{name: "sectors", title: model.Text{EN: "Sector", NL: "Sector"}, label: from("sector"), values: currentSectors},
		{name: "employers", title: model.Text{EN: "Employer", NL: "Werkgever"}, label: titled,
			values: func(a T, _ *env, add func(string)) {
				for i := range a.Work {
					add(string(a.Work[i].Employer))
				}
			}},
		{name: "mentor", title: model.Text{EN: "Mentor", NL: "Mentor"}, label: yesOrNo,
			values: func(a T, _ *env, add func(string)) { add(strconv.FormatBool(a.Mentoring != nil)) }},
		{name: "mentorTopics", title: model.Text{EN: "Can be asked about", NL: "Te vragen over"}, label: from("mentorTopic"),
			values: func(a T, _ *env, add func(string)) {
				if a.Mentoring != nil {
					for _, t := range a.Mentoring.Topics {
						add(string(t))
					}
				}
			}},
	}
}

// latestDegree is the year of the latest degree, 0 where the studies are not shown.
func latestDegree(a *model.Alumnus) (year int) {
	for i := range a.Studies {
		year = max(year, a.Studies[i].Graduated)
	}
	return year
}

func eachStudy(value func(*model.Study) string) func(*model.Alumnus, *env, func(string)) {
	return func(a *model.Alumnus, _ *env, add func(string)) {
		for i := range a.Studies {
			add(value(&a.Studies[i]))
		}
	}
}

// currentSectors are the sectors of the posts that are held today.
func currentSectors(a *model.Alumnus, e *env, add func(string)) {
	for i := range a.Work {
		if !a.Work[i].Until.Ends(e.today) {
			add(string(a.Work[i].Sector))
		}
	}
}

// originField counts records by where they come from.
func originField[T model.Node]() field[T] {
	return field[T]{name: "origins", title: model.Text{EN: "Origin", NL: "Herkomst"}, label: from("origin"),
		values: func(t T, _ *env, add func(string)) { add(string(t.Head().Origin)) }}
}
