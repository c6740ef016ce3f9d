package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// row is a node in a list, with the facts that the lists of some kinds show.
type row struct {
	api.Ref
	Summary          *model.Text `json:"summary"`
	Type             *api.Code   `json:"type"`
	Scope            *api.Code   `json:"scope"`
	Status           *api.Code   `json:"status"`
	Level            *api.Code   `json:"level"`
	Field            *api.Code   `json:"field"`
	Place            *api.Place  `json:"place"`
	Town             *api.Place  `json:"town"` // of institutions, where other kinds are asked for too
	LocalName        string      `json:"localName"`
	ErasmusCode      string      `json:"erasmusCode"`
	Founded          model.Date  `json:"founded"`
	Ended            model.Date  `json:"ended"`
	PublishedMembers int         `json:"publishedMembers"`
	FirstYear        string      `json:"firstYear"`
	LastYear         string      `json:"lastYear"`
	Faculty          *api.Ref    `json:"faculty"`
	Languages        []api.Code  `json:"languages"`
	Partners         []struct {
		Institution *struct {
			Place *api.Place `json:"place"`
		} `json:"institution"`
	} `json:"partners"`
	Studies []struct {
		Degree    string `json:"degree"`
		Graduated int    `json:"graduated"`
		Programme *struct {
			Name model.Text `json:"name"`
		} `json:"programme"`
	} `json:"studies"`
	Work []struct {
		Title    model.Text `json:"title"`
		Until    model.Date `json:"until"`
		Employer *struct {
			Name model.Text `json:"name"`
		} `json:"employer"`
	} `json:"work"`
	Mentoring *struct {
		Capacity int `json:"capacity"`
	} `json:"mentoring"`
}

// rows lists nodes.
func rows(l i18n.Lang, nodes []row) app.UI {
	items := make([]app.UI, len(nodes))
	for i := range nodes {
		items[i] = drawRow(l, &nodes[i])
	}
	return app.Ul().Class("rows").Body(items...)
}

// drawRow is made of markup: element by element a page of rows takes too long.
func drawRow(l i18n.Lang, n *row) app.UI {
	m := ui.WriteKindIcon(new(attr.Markup).Begin("li", "class", "row"), n.Kind.Model()).Begin("div", "class", "row-words")
	ui.WriteNodeLink(m.Begin("div", "class", "row-name"), l, n.Ref)
	if n.LocalName != "" && n.LocalName != l.Text(n.Name) { // in its own language
		m.Begin("bdi", "class", "row-local").Say(n.LocalName).End("bdi")
	}
	if tone, words := n.badge(l); words != "" {
		ui.WriteBadge(m, tone, words)
	}
	m.End("div")
	n.writeFacts(m, l)
	if words := n.summary(l); words != "" {
		m.Begin("p", "class", "row-summary").Say(words).End("p")
	}
	return m.End("div", "li").UI()
}

// writeFacts writes a line of short facts; nothing where there are none.
func (n *row) writeFacts(m *attr.Markup, l i18n.Lang) {
	facts := n.facts(l)
	if len(facts) == 0 && n.ErasmusCode == "" {
		return
	}
	m.Begin("ul", "class", "meta")
	for _, f := range facts {
		m.Begin("li").Begin("bdi").Say(f).End("bdi", "li")
	}
	if n.ErasmusCode != "" {
		m.Begin("li").Begin("code").Say(n.ErasmusCode).End("code", "li")
	}
	m.End("ul")
}

// badge is a mark beside the name; "" for none.
func (n *row) badge(l i18n.Lang) (tone, words string) {
	switch {
	case n.Status != nil:
		return statusTone(*n.Status), l.Text(n.Status.Label)
	case n.Mentoring != nil:
		return "good", l.T("alumnus.mentor")
	case n.Ended != 0:
		return "quiet", l.T("ended")
	}
	return "", ""
}

// summary is left out of the lists of people and agreements, whose facts say the same.
func (n *row) summary(l i18n.Lang) string {
	if n.Summary == nil || n.Kind.Model() == model.KindAgreement {
		return ""
	}
	return l.Text(*n.Summary)
}

// facts are short facts in words; the Erasmus code, which is none, stands behind them.
func (n *row) facts(l i18n.Lang) []string {
	facts := []string{codeText(l, n.Type), codeText(l, n.Scope), codeText(l, n.Level), placeText(l, n.Place), placeText(l, n.Town), codeText(l, n.Field)}
	if n.Faculty != nil {
		facts = append(facts, l.Text(n.Faculty.Name))
	}
	facts = append(facts, labels(l, n.Languages))
	if n.PublishedMembers > 0 {
		facts = append(facts, l.N("count.member", n.PublishedMembers))
	}
	if n.FirstYear != "" {
		facts = append(facts, n.partnerPlace(l), n.FirstYear+" – "+n.LastYear)
	}
	facts = append(facts, n.study(l), n.work(l))
	return slices.DeleteFunc(facts, func(f string) bool { return f == "" })
}

// partnerPlace is where the other side of an agreement is.
func (n *row) partnerPlace(l i18n.Lang) string {
	if len(n.Partners) < 2 || n.Partners[1].Institution == nil {
		return ""
	}
	return placeText(l, n.Partners[1].Institution.Place)
}

func (n *row) study(l i18n.Lang) string {
	if len(n.Studies) == 0 {
		return ""
	}
	s := n.Studies[0]
	words := s.Degree
	if s.Programme != nil {
		words = l.Text(s.Programme.Name) + " (" + s.Degree + ")"
	}
	return words + ", " + strconv.Itoa(s.Graduated)
}

func (n *row) work(l i18n.Lang) string {
	if len(n.Work) == 0 || n.Work[0].Until != 0 {
		return ""
	}
	j := n.Work[0]
	if j.Employer == nil {
		return l.Text(j.Title)
	}
	return l.T("alumnus.job", l.Text(j.Title), l.Text(j.Employer.Name))
}

// codeText is a code in words; "" for none.
func codeText(l i18n.Lang, c *api.Code) string {
	if c == nil {
		return ""
	}
	return l.Text(c.Label)
}

func placeWords(l i18n.Lang, p *api.Place) app.UI { return ui.Words(placeText(l, p)) }

// placeText is a town and its country.
func placeText(l i18n.Lang, p *api.Place) string {
	switch {
	case p == nil:
		return ""
	case p.Country == nil:
		return l.Text(model.Town(p.City))
	case p.City == "":
		return l.Text(p.Country.Label)
	}
	return l.Text(model.Town(p.City)) + ", " + l.Text(p.Country.Label)
}

func labels(l i18n.Lang, codes []api.Code) string {
	words := make([]string, len(codes))
	for i, c := range codes {
		words[i] = l.Text(c.Label)
	}
	return strings.Join(words, ", ")
}

// statusTone is the tone of an agreement's status.
func statusTone(c api.Code) string {
	switch model.AgreementStatus(c.Value) {
	case model.StatusInEffect, model.StatusUpcoming:
		return "good"
	case model.StatusExpiring, model.StatusProposed, model.StatusDraft:
		return "warn"
	}
	return "quiet"
}
