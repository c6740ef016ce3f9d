package page

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
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
	about := map[model.ID]*attr.Markup{}
	for _, f := range list {
		subject := api.Ref{}
		if f.Subject != nil {
			subject = *f.Subject
		}
		if about[subject.ID] == nil {
			subjects = append(subjects, subject)
			about[subject.ID] = new(attr.Markup)
		}
		writeFigure(about[subject.ID], l, f)
	}
	m := new(attr.Markup).Begin("ul", "class", "figure-groups")
	for _, s := range subjects {
		m.Begin("li", "class", "card figure-group")
		if s.ID != "" {
			ui.WriteKindIcon(m.Begin("h3"), s.Kind.Model())
			ui.WriteNodeLink(m, l, s).End("h3")
		}
		m.Begin("ul").Add(about[s.ID]).End("ul", "li")
	}
	return m.End("ul").UI()
}

func writeFigure(m *attr.Markup, l i18n.Lang, f figure) {
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
	m.Begin("li", "class", "figure").Begin("p", "class", "figure-value")
	if f.Qualifier != nil && !f.Qualifier.IsZero() {
		m.Begin("span", "class", "qualifier").Say(l.Text(*f.Qualifier) + " ").End("span")
	}
	m.Say(value).End("p").Begin("div", "class", "figure-words").Begin("p").Say(meaning).End("p")
	if f.Note != nil && !f.Note.IsZero() {
		m.Begin("p", "class", "hint").Say(l.Text(*f.Note)).End("p")
	}
	writeSources(m, l, f.Sources)
	m.End("div", "li")
}
