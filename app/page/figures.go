package page

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// figure is a published number.
type figure struct {
	Subject   *api.Ref     `json:"subject"`
	Meaning   model.Text   `json:"meaning"`
	Value     float64      `json:"value"`
	Unit      string       `json:"unit"`
	Qualifier *model.Text  `json:"qualifier"`
	Year      int          `json:"year"`
	Note      *model.Text  `json:"note"`
	Sources   []api.Source `json:"sources"`
}

// figures lists published numbers by what they are about, each with who published it.
func figures(l i18n.Lang, list []figure) app.UI {
	var subjects []api.Ref
	about := map[model.ID][]app.UI{}
	for _, f := range list {
		subject := api.Ref{}
		if f.Subject != nil {
			subject = *f.Subject
		}
		if about[subject.ID] == nil {
			subjects = append(subjects, subject)
		}
		about[subject.ID] = append(about[subject.ID], drawFigure(l, f))
	}
	var groups []app.UI
	for _, s := range subjects {
		groups = append(groups, app.Li().Class("card figure-group").Body(
			app.If(s.ID != "", func() app.UI { return app.H3().Body(ui.KindIcon(s.Kind.Model()), ui.NodeLink(l, s)) }),
			app.Ul().Body(about[s.ID]...),
		))
	}
	return app.Ul().Class("figure-groups").Body(groups...)
}

func drawFigure(l i18n.Lang, f figure) app.UI {
	value := l.Decimal(f.Value)
	switch f.Unit {
	case "":
	case "%":
		value += "%"
	default:
		value += " " + f.Unit
	}
	meaning := l.Text(f.Meaning)
	if f.Year > 0 {
		meaning += " (" + strconv.Itoa(f.Year) + ")"
	}
	return app.Li().Class("figure").Body(
		app.P().Class("figure-value").Body(
			app.If(f.Qualifier != nil && !f.Qualifier.IsZero(), func() app.UI { return app.Span().Class("qualifier").Text(l.Text(*f.Qualifier) + " ") }),
			app.Text(value),
		),
		app.Div().Class("figure-words").Body(
			app.P().Text(meaning),
			app.If(f.Note != nil && !f.Note.IsZero(), func() app.UI { return app.P().Class("hint").Text(l.Text(*f.Note)) }),
			app.If(len(f.Sources) > 0, func() app.UI { return sourceList(l, f.Sources) }),
		),
	)
}
