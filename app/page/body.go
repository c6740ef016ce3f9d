package page

import (
	"strconv"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const (
	bodyFields = `abbreviation localName website founded ended place { city country { label { en nl } } } `
	typeField  = `type { label { en nl } } `
)

// body is what networks, consortia, organisations, events, publications, funds and services have in common.
type body struct {
	Abbreviation string     `json:"abbreviation"`
	LocalName    string     `json:"localName"`
	Website      string     `json:"website"`
	Founded      model.Date `json:"founded"`
	Ended        model.Date `json:"ended"`
	Place        *api.Place `json:"place"`
	Type         *api.Code  `json:"type"`
	PerYear      int        `json:"perYear"` // publications
}

func drawBody(l i18n.Lang, n *nodeFacts, b *body) portrait {
	facts := []ui.Fact{}
	if b.Type != nil {
		facts = append(facts, ui.Say(l.T("fact.type"), l.Text(b.Type.Label)))
	}
	if b.Abbreviation != "" && b.Abbreviation != l.Text(n.Name) {
		facts = append(facts, ui.Say(l.T("fact.abbreviation"), b.Abbreviation))
	}
	facts = append(facts, ui.Say(l.T("fact.place"), placeText(l, b.Place)), ui.Say(l.T("fact.founded"), l.Date(b.Founded)))
	facts = append(facts, ui.Say(l.T("fact.ended"), l.Date(b.Ended)))
	if b.PerYear > 0 {
		facts = append(facts, ui.Say(l.T("fact.per-year"), strconv.Itoa(b.PerYear)))
	}
	p := portrait{local: b.LocalName, facts: append(facts, website(l, b.Website))}
	if b.Ended != 0 {
		p.marks = append(p.marks, ui.Badge("quiet", l.T("ended")))
	}
	return p
}

// website is the fact of a site, as a link that shows its host.
func website(l i18n.Lang, address string) ui.Fact {
	if address == "" {
		return ui.Fact{}
	}
	return ui.Fact{Term: l.T("fact.website"), Value: ui.Outside(address, hostOf(address))}
}
