package page

import (
	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const unitFields = `abbreviation website founded type { label { en nl } } institution { ...Ref } field { label { en nl } }
	place { city country { label { en nl } } } programmes(first: 1) { totalCount } alumni(first: 1) { totalCount }`

type unit struct {
	body
	Institution *api.Ref  `json:"institution"`
	Field       *api.Code `json:"field"`
	Programmes  counted   `json:"programmes"`
	Alumni      counted   `json:"alumni"`
}

// counted is a connection of which only the number matters.
type counted struct {
	TotalCount int `json:"totalCount"`
}

func drawUnit(l i18n.Lang, n *nodeFacts, u *unit) portrait {
	p := drawBody(l, n, &u.body)
	p.facts = append([]ui.Fact{nodeFact(l, l.T("fact.institution"), u.Institution)}, p.facts...)
	if u.Field != nil {
		p.facts = append(p.facts, ui.Say(l.T("fact.field"), l.Text(u.Field.Label)))
	}
	p.facts = append(p.facts,
		countFact(l, model.KindProgramme, "faculties", n.ID, u.Programmes.TotalCount),
		countFact(l, model.KindAlumnus, "faculties", n.ID, u.Alumni.TotalCount))
	return p
}

// nodeFact is a fact that is another node.
func nodeFact(l i18n.Lang, term string, ref *api.Ref) ui.Fact {
	if ref == nil {
		return ui.Fact{}
	}
	return ui.Fact{Term: term, Value: ui.NodeLink(l, *ref)}
}

// countFact is a number of nodes that leads to their list, filtered by the facet.
func countFact(l i18n.Lang, k model.Kind, facet string, id model.ID, n int) ui.Fact {
	if n == 0 {
		return ui.Fact{}
	}
	return ui.Fact{Term: ui.KindPlural(l, k), Value: ui.Go(listBy(l, k, facet, string(id)), l.Number(n))}
}

// listBy is the list of a kind, filtered by one facet.
func listBy(l i18n.Lang, k model.Kind, facet, value string) route.Route {
	return route.ListOf(l, k).With(facet, value)
}
