package page

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const alumnusFields = `home { city country { label { en nl } } } languages { language { label { en nl } } level { label { en nl } } }
	studies { programme { ...Ref } faculty { ...Ref } degree started graduated }
	exchanges { institution { ...Ref } year months }
	work { employer { ...Ref } sector { label { en nl } } title { en nl } since until city country { label { en nl } } }
	contact { email phone website } memberships { network { ...Ref } since until }
	mentoring { topics { label { en nl } } capacity }`

type alumnus struct {
	Home      *api.Place `json:"home"`
	Languages []spoken   `json:"languages"`
	Studies   []struct {
		Programme *api.Ref `json:"programme"`
		Faculty   *api.Ref `json:"faculty"`
		Degree    string   `json:"degree"`
		Started   int      `json:"started"`
		Graduated int      `json:"graduated"`
	} `json:"studies"`
	Exchanges []struct {
		Institution *api.Ref `json:"institution"`
		Year        string   `json:"year"`
		Months      float64  `json:"months"`
	} `json:"exchanges"`
	Work []struct {
		Employer *api.Ref   `json:"employer"`
		Sector   api.Code   `json:"sector"`
		Title    model.Text `json:"title"`
		Since    model.Date `json:"since"`
		Until    model.Date `json:"until"`
		City     string     `json:"city"`
		Country  *api.Code  `json:"country"`
	} `json:"work"`
	Contact *struct {
		Email   string `json:"email"`
		Phone   string `json:"phone"`
		Website string `json:"website"`
	} `json:"contact"`
	Memberships []struct {
		Network *api.Ref   `json:"network"`
		Since   model.Date `json:"since"`
		Until   model.Date `json:"until"`
	} `json:"memberships"`
	Mentoring *struct {
		Topics   []api.Code `json:"topics"`
		Capacity int        `json:"capacity"`
	} `json:"mentoring"`
}

func drawAlumnus(l i18n.Lang, n *nodeFacts, a *alumnus) portrait {
	p := portrait{
		facts: []ui.Fact{
			ui.Say(l.T("alumnus.home"), placeText(l, a.Home)),
			ui.Say(l.T("fact.languages"), languages(l, a.Languages)),
		},
		covered: []model.LinkKind{model.LinkGraduatedFrom, model.LinkWorksAt, model.LinkStudiedAt, model.LinkMemberOf},
	}
	if c := a.Contact; c != nil {
		p.facts = append(p.facts, ui.Say(l.T("alumnus.email"), c.Email), ui.Say(l.T("alumnus.phone"), c.Phone), website(l, c.Website))
	}
	if m := a.Mentoring; m != nil {
		p.marks = append(p.marks, ui.Badge("good", l.T("alumnus.mentor")))
		p.facts = append(p.facts, ui.Say(l.T("alumnus.topics"), labels(l, m.Topics)), ui.Say(l.T("alumnus.capacity"), l.N("alumnus.students", m.Capacity)))
	}
	for _, s := range []struct {
		title string
		items []app.UI
	}{{"alumnus.studies", a.studies(l)}, {"alumnus.exchanges", a.exchanges(l)}, {"alumnus.work", a.work(l)}, {"alumnus.memberships", a.memberships(l)}} {
		if len(s.items) > 0 {
			p.sections = append(p.sections, ui.Section(l.T(s.title), app.Ul().Class("timeline").Body(s.items...)))
		}
	}
	if len(p.sections) == 0 {
		p.sections = append(p.sections, app.P().Class("hint").Text(l.T("alumnus.hidden")))
	}
	return p
}

// moment is an entry of a timeline: when, what, and more about it.
func moment(when string, what app.UI, more ...app.UI) app.UI {
	return app.Li().Body(app.Span().Class("timeline-when").Text(when), app.Div().Body(app.P().Class("timeline-what").Body(what), ui.Meta(more...)))
}

func refOr(l i18n.Lang, ref *api.Ref, words string) app.UI {
	if ref == nil {
		return ui.Words(words)
	}
	return ui.NodeLink(l, *ref)
}

func (a *alumnus) studies(l i18n.Lang) (items []app.UI) {
	for _, s := range a.Studies {
		when := strconv.Itoa(s.Graduated)
		if s.Started > 0 {
			when = strconv.Itoa(s.Started) + " – " + when
		}
		items = append(items, moment(when, refOr(l, s.Programme, s.Degree), refOr(l, s.Faculty, "")))
	}
	return items
}

func (a *alumnus) exchanges(l i18n.Lang) (items []app.UI) {
	for _, x := range a.Exchanges {
		months := ""
		if x.Months > 0 {
			months = l.T("alumnus.months", l.Decimal(x.Months))
		}
		items = append(items, moment(x.Year, refOr(l, x.Institution, l.T("agreement.partner.unknown")), ui.Words(months)))
	}
	return items
}

func (a *alumnus) work(l i18n.Lang) (items []app.UI) {
	for _, j := range a.Work {
		items = append(items, moment(l.Period(j.Since, j.Until), ui.Words(l.Text(j.Title)), refOr(l, j.Employer, ""),
			ui.Words(l.Text(j.Sector.Label)), placeWords(l, &api.Place{City: j.City, Country: j.Country})))
	}
	return items
}

func (a *alumnus) memberships(l i18n.Lang) (items []app.UI) {
	for _, m := range a.Memberships {
		if m.Network != nil {
			items = append(items, moment(l.Period(m.Since, m.Until), ui.NodeLink(l, *m.Network)))
		}
	}
	return items
}
