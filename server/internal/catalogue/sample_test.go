package catalogue

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"vinculum/graph/model"
)

// labels labels every code by itself.
type labels struct{}

func (labels) Label(list, code string) model.Text { return model.Text{EN: list + " " + code} }

const today = model.Date(20261122)

// sample makes random records with few different values, so that they tie, overlap and refer to one another.
type sample struct{ *rand.Rand }

func newSample(seed uint64) sample { return sample{rand.New(rand.NewPCG(seed, 7))} }

func pick[T any](s sample, of ...T) T { return of[s.IntN(len(of))] }

func some[T any](s sample, most int, one func() T) []T {
	var out []T
	for range s.IntN(most + 1) {
		out = append(out, one())
	}
	return out
}

func (s sample) id(k model.Kind, of int) model.ID {
	return model.NewID(k, fmt.Sprintf("n%d", s.IntN(of)))
}

func (s sample) audience() model.Audience { return pick(s, model.Audiences...) }

func (s sample) base(id model.ID) model.Base {
	return model.Base{ID: id, Updated: int64(s.IntN(1000)), Origin: pick(s, model.OriginCurated, model.OriginGenerated)}
}

var (
	givens    = []string{"Anna", "Änne", "Bo", "Zoë", "Chloé", "Jan", "李", "Ανна"}
	families  = []string{"Berg", "Bergen", "Öztürk", "Oeztuerk", "Vries", "de Groot", "O'Brien", "小林"}
	places    = []string{"Köln", "Leiden", "Utrecht", "Århus", "København"}
	countries = []string{"NL", "DE", "DK", "FR"}
)

func (s sample) place() model.Place {
	return model.Place{City: pick(s, places...), Country: pick(s, countries...)}
}

func (s sample) alumnus(id model.ID) *model.Alumnus {
	a := &model.Alumnus{Base: s.base(id), Given: pick(s, givens...), Prefix: pick(s, "", "", "van der"), Family: pick(s, families...), Home: s.place()}
	a.Languages = some(s, 2, func() model.LanguageLevel { return model.LanguageLevel{Language: pick(s, "nl", "en", "de")} })
	a.Studies = some(s, 2, func() model.Study {
		return model.Study{Programme: s.id(model.KindProgramme, 6), Faculty: s.id(model.KindUnit, 4), Degree: pick(s, "BA", "MSc"), Graduated: 1990 + s.IntN(35)}
	})
	a.Exchanges = some(s, 2, func() model.Exchange {
		return model.Exchange{Institution: s.id(model.KindInstitution, 12), Year: 2010}
	})
	a.Work = some(s, 2, func() model.Job {
		return model.Job{Employer: s.id(model.KindOrganisation, 5), Sector: pick(s, model.Sectors...), Until: pick[model.Date](s, 0, 0, 20200101, 20270101)}
	})
	a.Memberships = some(s, 2, func() model.Membership { return model.Membership{Network: s.id(model.KindNetwork, 8)} })
	if s.IntN(3) == 0 {
		a.Mentoring = &model.Mentoring{Topics: some(s, 2, func() model.MentorTopic { return pick(s, model.MentorTopics...) })}
	}
	a.Shown = model.Visibility{Basics: s.audience(), Studies: s.audience(), Work: s.audience(), Contact: s.audience(), Memberships: s.audience(), Mentoring: s.audience()}
	return a
}

func (s sample) institution(id model.ID) *model.Institution {
	i := &model.Institution{Base: s.base(id), Name: model.Text{EN: "University of " + pick(s, places...), NL: pick(s, "", "Universiteit van "+pick(s, places...), "Ålborg")}, Place: s.place(), Founded: model.NewDate(1400+s.IntN(5)*100, 0, 0)}
	i.Links = some(s, 2, func() model.Link {
		return model.Link{Kind: model.LinkMemberOf, To: s.id(model.KindConsortium, 3), Since: pick[model.Date](s, 0, 2020), Until: pick[model.Date](s, 0, 20230101, 2027)}
	})
	if s.IntN(2) == 0 {
		i.SCHAC = "hei-" + id.Slug() + ".example"
	}
	return i
}

func (s sample) agreement(id model.ID) *model.Agreement {
	home, other := model.ID("institution:n0"), model.NewID(model.KindInstitution, fmt.Sprintf("n%d", 1+s.IntN(11)))
	a := &model.Agreement{Base: s.base(id), Stage: pick(s, model.StageDraft, model.StageProposed, model.StageApproved, model.StageApproved, model.StageTerminated)}
	a.Partners = []model.AgreementPartner{{Institution: home, UnitID: s.id(model.KindUnit, 4), Unit: model.Text{EN: pick(s, "", "Law"), NL: pick(s, "", "Recht")},
		Contacts: []model.OfficeContact{{Name: "contact of " + string(id)}}}, {Institution: other}}
	if a.Stage == model.StageTerminated {
		a.Terminated = 20250101
	}
	a.Signed = pick[model.Date](s, 0, 20190101, 20210101)
	a.Conditions = some(s, 2, func() model.Condition {
		k := model.Condition{Type: pick(s, model.ConditionTypes...), Sending: home, Receiving: other, FirstYear: model.AcademicYear(2018 + s.IntN(12)), PlacesPerYear: 1}
		k.LastYear = k.FirstYear + model.AcademicYear(s.IntN(8))
		k.EQF = some(s, 2, func() int { return 6 + s.IntN(3) })
		k.SubjectAreas = some(s, 2, func() model.SubjectArea { return model.SubjectArea{ISCED: pick(s, "02", "023", "0231", "04", "0421")} })
		k.Languages = some(s, 1, func() model.LanguageLevel { return model.LanguageLevel{Language: pick(s, "en", "de")} })
		return k
	})
	return a
}

func (s sample) body() model.Body {
	return model.Body{Name: model.Text{EN: pick(s, "Pride", "Women in Science", "Leiden Network", "Köln Circle"), NL: pick(s, "", "Pride", "Zuidkring", "Bèta’s")}, Founded: pick[model.Date](s, 0, 1990, 2001), Place: s.place()}
}

// record makes a record with the id.
func (s sample) record(id model.ID) model.Record {
	switch id.Kind() {
	case model.KindAlumnus:
		return s.alumnus(id)
	case model.KindInstitution:
		return s.institution(id)
	case model.KindAgreement:
		return s.agreement(id)
	case model.KindNetwork:
		return &model.Network{Base: s.base(id), Body: s.body(), Type: pick(s, model.NetworkTypes[:3]...), Scope: pick(s, model.Scopes[:2]...), Sensitive: s.IntN(3) == 0}
	case model.KindConsortium:
		return &model.Consortium{Base: s.base(id), Body: s.body(), Type: pick(s, model.ConsortiumTypes[:3]...), Scope: pick(s, model.Scopes[:2]...)}
	case model.KindOrganisation:
		return &model.Organisation{Base: s.base(id), Body: s.body(), Sector: pick(s, model.Sectors[:4]...)}
	case model.KindUnit:
		return &model.Unit{Base: s.base(id), Name: model.Text{EN: "Faculty " + id.Slug()}, Type: model.UnitFaculty, Institution: "institution:n0"}
	case model.KindProgramme:
		return &model.Programme{Base: s.base(id), Name: model.Text{EN: pick(s, "Law", "Physics", "Law and Society"), NL: pick(s, "", "Recht", "Natuurkunde")}, Degree: pick(s, "BA", "MSc"), EQF: 6 + s.IntN(2),
			ISCED: pick(s, "", "0421", "0533"), Languages: some(s, 2, func() string { return pick(s, "nl", "en") }), Faculty: s.id(model.KindUnit, 4), Institution: "institution:n0"}
	case model.KindMobility:
		m := &model.Mobility{Base: s.base(id), Agreement: s.id(model.KindAgreement, 25), Type: pick(s, model.ConditionTypes...), Sending: "institution:n0",
			Receiving: model.NewID(model.KindInstitution, fmt.Sprintf("n%d", 1+s.IntN(11))), Year: model.AcademicYear(2020 + s.IntN(3))}
		if s.IntN(2) == 0 {
			m.Sending, m.Receiving = m.Receiving, m.Sending
		}
		return m
	}
	return nil
}

// population is how many records of a kind there may be.
var population = map[model.Kind]int{model.KindInstitution: 12, model.KindConsortium: 3, model.KindNetwork: 8, model.KindUnit: 4, model.KindProgramme: 6,
	model.KindOrganisation: 5, model.KindAgreement: 25, model.KindAlumnus: 80, model.KindMobility: 40}

// anyID is the id of a record that there may be.
func (s sample) anyID() model.ID {
	kinds := []model.Kind{model.KindInstitution, model.KindConsortium, model.KindNetwork, model.KindUnit, model.KindProgramme,
		model.KindOrganisation, model.KindAgreement, model.KindAlumnus, model.KindAlumnus, model.KindAlumnus, model.KindMobility}
	k := pick(s, kinds...)
	return s.id(k, population[k])
}

// world is records by id, and a Loader.
type world map[model.ID]model.Record

func (s sample) world() world {
	w := world{}
	for k, n := range population {
		for i := range n {
			if s.IntN(8) > 0 {
				id := model.NewID(k, fmt.Sprintf("n%d", i))
				w[id] = s.record(id)
			}
		}
	}
	return w
}

func (w world) Load(_ context.Context, kind model.Kind, yield func(model.Record) error) error {
	for _, id := range w.ids(kind) {
		if err := yield(w[id]); err != nil {
			return err
		}
	}
	return nil
}

func (w world) ids(kind model.Kind) (ids []model.ID) {
	for id := range w {
		if id.Kind() == kind {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// edit makes random changes and brings them into the world.
func (s sample) edit(w world, n int) []Change {
	changes := make([]Change, n)
	for i := range changes {
		changes[i].ID = s.anyID()
		if s.IntN(4) > 0 {
			changes[i].Record = s.record(changes[i].ID)
			w[changes[i].ID] = changes[i].Record
		} else {
			delete(w, changes[i].ID)
		}
	}
	return changes
}

// newTestSet makes a set that keeps counts and results of few records already, so that small worlds exercise them.
func newTestSet(l limits) *Set {
	s := New(Options{Today: today, Labels: labels{}, Home: "institution:n0"})
	s.limits = l
	s.reset(&contents{})
	return s
}
