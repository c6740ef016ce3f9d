package page

import (
	"strings"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const networkFields = ` type { label { en nl } } scope { label { en nl } } audience { en nl } sensitive`

type network struct {
	body
	Scope     *api.Code    `json:"scope"`
	Audience  []model.Text `json:"audience"`
	Sensitive bool         `json:"sensitive"`
}

func drawNetwork(l i18n.Lang, n *nodeFacts, w *network) portrait {
	p := drawBody(l, n, &w.body)
	words := make([]string, len(w.Audience))
	for i, a := range w.Audience {
		words[i] = l.Text(a)
	}
	if w.Scope != nil {
		p.facts = append(p.facts, ui.Say(l.T("fact.scope"), l.Text(w.Scope.Label)))
	}
	p.facts = append(p.facts, ui.Say(l.T("fact.audience"), strings.Join(words, ", ")))
	if w.Sensitive {
		p.facts = append(p.facts, ui.Say(l.T("fact.members"), l.T("network.sensitive")))
	}
	return p
}

const consortiumFields = ` type { label { en nl } } scope { label { en nl } } publishedMembers statedAs`

type consortium struct {
	body
	Scope            *api.Code `json:"scope"`
	PublishedMembers int       `json:"publishedMembers"`
	StatedAs         string    `json:"statedAs"`
}

func drawConsortium(l i18n.Lang, n *nodeFacts, c *consortium) portrait {
	p := drawBody(l, n, &c.body)
	if c.Scope != nil {
		p.facts = append(p.facts, ui.Say(l.T("fact.scope"), l.Text(c.Scope.Label)))
	}
	if c.PublishedMembers > 0 {
		published := l.N("count.member", c.PublishedMembers)
		if c.StatedAs != "" {
			published += " (" + c.StatedAs + ")"
		}
		p.facts = append(p.facts, ui.Say(l.T("fact.published"), published))
	}
	return p
}
