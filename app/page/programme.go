package page

import (
	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const programmeFields = `level { label { en nl } } field { label { en nl } } languages { label { en nl } } city
	faculty { ...Ref } institution { ...Ref } seenIn alumni(first: 1) { totalCount }`

type programme struct {
	Level       *api.Code  `json:"level"`
	Field       *api.Code  `json:"field"`
	Languages   []api.Code `json:"languages"`
	City        string     `json:"city"`
	Faculty     *api.Ref   `json:"faculty"`
	Institution *api.Ref   `json:"institution"`
	SeenIn      string     `json:"seenIn"`
	Alumni      counted    `json:"alumni"`
}

func drawProgramme(l i18n.Lang, n *nodeFacts, p *programme) portrait {
	facts := []ui.Fact{
		nodeFact(l, l.T("fact.faculty"), p.Faculty),
		nodeFact(l, l.T("fact.institution"), p.Institution),
		ui.Say(l.T("fact.degree"), n.Degree),
	}
	if p.Level != nil {
		facts = append(facts, ui.Say(l.T("fact.level"), l.Text(p.Level.Label)))
	}
	if p.Field != nil {
		facts = append(facts, ui.Say(l.T("fact.field"), l.Text(p.Field.Label)))
	}
	facts = append(facts,
		ui.Say(l.T("fact.languages"), labels(l, p.Languages)),
		ui.Say(l.T("fact.place"), l.Text(model.Town(p.City))),
		ui.Say(l.T("fact.seen"), p.SeenIn),
		countFact(l, model.KindAlumnus, "programmes", n.ID, p.Alumni.TotalCount))
	return portrait{facts: facts}
}
