package page

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const agreementFields = `status { value label { en nl } } firstYear lastYear signed terminated
	partners { institution { ...Ref place { city country { label { en nl } } } } unitName { en nl } unit { ...Ref } iiaCode }
	conditions { type { label { en nl } } sending { ...Ref } receiving { ...Ref } firstYear lastYear placesPerYear monthsPerYear daysPerYear
		blended levels { label { en nl } } subjectAreas { field { value label { en nl } } clarification }
		languages { language { label { en nl } } level { label { en nl } } } info }`

type agreement struct {
	Status     api.Code    `json:"status"`
	FirstYear  string      `json:"firstYear"`
	LastYear   string      `json:"lastYear"`
	Signed     model.Date  `json:"signed"`
	Terminated model.Date  `json:"terminated"`
	Partners   []partner   `json:"partners"`
	Conditions []condition `json:"conditions"`
}

type partner struct {
	Institution *struct {
		api.Ref
		Place *api.Place `json:"place"`
	} `json:"institution"`
	UnitName *model.Text `json:"unitName"`
	Unit     *api.Ref    `json:"unit"`
	IIACode  string      `json:"iiaCode"`
}

type condition struct {
	Type          api.Code   `json:"type"`
	Sending       *api.Ref   `json:"sending"`
	Receiving     *api.Ref   `json:"receiving"`
	FirstYear     string     `json:"firstYear"`
	LastYear      string     `json:"lastYear"`
	PlacesPerYear int        `json:"placesPerYear"`
	MonthsPerYear float64    `json:"monthsPerYear"`
	DaysPerYear   float64    `json:"daysPerYear"`
	Blended       bool       `json:"blended"`
	Levels        []api.Code `json:"levels"`
	SubjectAreas  []struct {
		Field         api.Code `json:"field"`
		Clarification string   `json:"clarification"`
	} `json:"subjectAreas"`
	Languages []spoken `json:"languages"`
	Info      string   `json:"info"`
}

// spoken is a language with a level, where one is named.
type spoken struct {
	Language api.Code  `json:"language"`
	Level    *api.Code `json:"level"`
}

func drawAgreement(l i18n.Lang, n *nodeFacts, a *agreement) portrait {
	p := portrait{marks: []app.UI{ui.Badge(statusTone(a.Status), l.Text(a.Status.Label))}, covered: []model.LinkKind{model.LinkPartnerIn}}
	if a.FirstYear != "" {
		p.facts = append(p.facts, ui.Say(l.T("agreement.years"), a.FirstYear+" – "+a.LastYear))
	}
	p.facts = append(p.facts, ui.Say(l.T("agreement.signed"), l.Date(a.Signed)), ui.Say(l.T("agreement.terminated"), l.Date(a.Terminated)))
	var sides, conditions []app.UI
	for _, side := range a.Partners {
		sides = append(sides, drawPartner(l, side))
	}
	for i := range a.Conditions {
		conditions = append(conditions, drawCondition(l, &a.Conditions[i]))
	}
	p.sections = append(p.sections, ui.Section(l.T("agreement.partners"), app.Ul().Class("partners").Body(sides...)))
	if len(conditions) > 0 {
		p.sections = append(p.sections, ui.Section(l.T("agreement.conditions"), app.Ul().Class("conditions").Body(conditions...)))
	}
	return p
}

func drawPartner(l i18n.Lang, s partner) app.UI {
	if s.Institution == nil {
		return app.Li().Class("card").Text(l.T("agreement.partner.unknown"))
	}
	var faculty app.UI = app.If(false, nil)
	switch {
	case s.Unit != nil:
		faculty = app.P().Body(ui.NodeLink(l, *s.Unit))
	case s.UnitName != nil && !s.UnitName.IsZero():
		faculty = app.P().Text(l.Text(*s.UnitName))
	}
	return app.Li().Class("card partner").Body(
		ui.KindIcon(model.KindInstitution),
		app.Div().Body(
			app.P().Class("partner-name").Body(ui.NodeLink(l, s.Institution.Ref)),
			faculty,
			ui.Meta(placeWords(l, s.Institution.Place), identifier(s.IIACode)),
		),
	)
}

func identifier(code string) app.UI {
	if code == "" {
		return app.If(false, nil)
	}
	return app.Code().Text(code)
}

func drawCondition(l i18n.Lang, c *condition) app.UI {
	return app.Li().Class("card condition").Body(
		app.H3().Text(l.Text(c.Type.Label)),
		app.P().Class("direction").Body(side(l, c.Sending), ui.Icon("right"), ui.Hidden(l.T("agreement.to")), side(l, c.Receiving)),
		app.P().Class("places").Body(app.Strong().Text(l.N("agreement.places", c.PlacesPerYear))),
		ui.Facts(
			ui.Say(l.T("agreement.length"), length(l, c)),
			ui.Say(l.T("agreement.together"), together(l, c)),
			ui.Say(l.T("agreement.years"), c.FirstYear+" – "+c.LastYear),
			ui.Say(l.T("fact.level"), labels(l, c.Levels)),
			ui.Say(l.T("fact.field"), subjects(l, c)),
			ui.Say(l.T("agreement.languages"), languages(l, c.Languages)),
			ui.Say(l.T("agreement.info"), c.Info),
		),
	)
}

func side(l i18n.Lang, ref *api.Ref) app.UI {
	if ref == nil {
		return app.Span().Text(l.T("agreement.partner.unknown"))
	}
	return ui.NodeLink(l, *ref)
}

// length is how long one person stays, on an average: agreements give the sum over all places.
func length(l i18n.Lang, c *condition) (s string) {
	if total, unit := sum(c); total > 0 && c.PlacesPerYear > 0 {
		each := total / float64(c.PlacesPerYear)
		if s = l.T(unit+".other", l.Decimal(each)); each == 1 {
			s = l.T(unit+".one", l.Decimal(each))
		}
		if each != math.Trunc(each) {
			s = l.T("agreement.about", s)
		}
	}
	if c.Blended {
		s = strings.TrimPrefix(s+", "+l.T("agreement.blended"), ", ")
	}
	return s
}

// together is how long all people of a year stay, added up.
func together(l i18n.Lang, c *condition) string {
	if total, unit := sum(c); total > 0 {
		return l.T(unit, l.Decimal(total))
	}
	return ""
}

func sum(c *condition) (total float64, unit string) {
	if c.MonthsPerYear > 0 {
		return c.MonthsPerYear, "agreement.months"
	}
	return c.DaysPerYear, "agreement.days"
}

// subjects are the fields with what of them, where that is not the same again.
func subjects(l i18n.Lang, c *condition) string {
	var words []string
	for _, s := range c.SubjectAreas {
		w := l.Text(s.Field.Label)
		if s.Clarification != "" && !strings.EqualFold(s.Clarification, s.Field.Label.EN) && !strings.EqualFold(s.Clarification, w) {
			w += " (" + s.Clarification + ")"
		}
		words = append(words, w)
	}
	return strings.Join(words, ", ")
}

// skills is languages without what the levels mean: English (B2).
func skills(l i18n.Lang, list []spoken) string {
	return fluencies(l, list, func(level string) string {
		short, _, _ := strings.Cut(level, ":")
		return short
	})
}

// languages names languages with the levels that are asked for or reached.
func languages(l i18n.Lang, list []spoken) string {
	return fluencies(l, list, func(level string) string { return level })
}

// fluencies names languages with levels, in words that the function makes of theirs.
func fluencies(l i18n.Lang, list []spoken, level func(string) string) string {
	var words []string
	for _, s := range list {
		w := l.Text(s.Language.Label)
		if s.Level != nil {
			w += " (" + level(l.Text(s.Level.Label)) + ")"
		}
		words = append(words, w)
	}
	return strings.Join(words, ", ")
}
