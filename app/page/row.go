package page

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
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

func drawRow(l i18n.Lang, n *row) app.UI {
	return app.Li().Class("row").Body(
		ui.KindIcon(n.Kind.Model()),
		app.Div().Class("row-words").Body(
			app.Div().Class("row-name").Body(ui.NodeLink(l, n.Ref), localName(l, n), n.badge(l)),
			ui.Meta(n.facts(l)...),
			n.summary(l),
		),
	)
}

// localName is the name in the node's own language, where that is another one.
func localName(l i18n.Lang, n *row) app.UI {
	if n.LocalName == "" || n.LocalName == l.Text(n.Name) {
		return app.If(false, nil)
	}
	return app.Bdi().Class("row-local").Text(n.LocalName)
}

func (n *row) badge(l i18n.Lang) app.UI {
	switch {
	case n.Status != nil:
		return statusBadge(l, *n.Status)
	case n.Mentoring != nil:
		return ui.Badge("good", l.T("alumnus.mentor"))
	case n.Ended != 0:
		return ui.Badge("quiet", l.T("ended"))
	}
	return app.If(false, nil)
}

// summary is left out of the lists of people and agreements, whose facts say the same.
func (n *row) summary(l i18n.Lang) app.UI {
	if n.Summary == nil || n.Summary.IsZero() || n.Kind.Model() == model.KindAgreement {
		return app.If(false, nil)
	}
	return app.P().Class("row-summary").Text(l.Text(*n.Summary))
}

func (n *row) facts(l i18n.Lang) []app.UI {
	facts := []app.UI{codeWords(l, n.Type), codeWords(l, n.Scope), codeWords(l, n.Level), placeWords(l, n.Place), placeWords(l, n.Town), codeWords(l, n.Field)}
	if n.Faculty != nil {
		facts = append(facts, ui.Words(l.Text(n.Faculty.Name)))
	}
	if n.ErasmusCode != "" {
		facts = append(facts, app.Code().Text(n.ErasmusCode))
	}
	if len(n.Languages) > 0 {
		facts = append(facts, ui.Words(labels(l, n.Languages)))
	}
	if n.PublishedMembers > 0 {
		facts = append(facts, ui.Words(l.N("count.member", n.PublishedMembers)))
	}
	if n.FirstYear != "" {
		facts = append(facts, n.partnerPlace(l), ui.Words(n.FirstYear+" – "+n.LastYear))
	}
	return append(facts, n.studyWords(l), n.workWords(l))
}

// partnerPlace is where the other side of an agreement is.
func (n *row) partnerPlace(l i18n.Lang) app.UI {
	if len(n.Partners) < 2 || n.Partners[1].Institution == nil {
		return app.If(false, nil)
	}
	return placeWords(l, n.Partners[1].Institution.Place)
}

func (n *row) studyWords(l i18n.Lang) app.UI {
	if len(n.Studies) == 0 {
		return app.If(false, nil)
	}
	s := n.Studies[0]
	words := s.Degree
	if s.Programme != nil {
		words = l.Text(s.Programme.Name) + " (" + s.Degree + ")"
	}
	return ui.Words(words + ", " + strconv.Itoa(s.Graduated))
}

func (n *row) workWords(l i18n.Lang) app.UI {
	if len(n.Work) == 0 || n.Work[0].Until != 0 {
		return app.If(false, nil)
	}
	j := n.Work[0]
	if j.Employer == nil {
		return ui.Words(l.Text(j.Title))
	}
	return ui.Words(l.T("alumnus.job", l.Text(j.Title), l.Text(j.Employer.Name)))
}

func codeWords(l i18n.Lang, c *api.Code) app.UI {
	if c == nil {
		return app.If(false, nil)
	}
	return ui.Words(l.Text(c.Label))
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

// statusBadge shows where an agreement stands.
func statusBadge(l i18n.Lang, c api.Code) app.UI {
	tone := "quiet"
	switch model.AgreementStatus(c.Value) {
	case model.StatusInEffect, model.StatusUpcoming:
		tone = "good"
	case model.StatusExpiring, model.StatusProposed, model.StatusDraft:
		tone = "warn"
	}
	return ui.Badge(tone, l.Text(c.Label))
}
