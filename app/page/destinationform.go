package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// mainLanguages is how many languages the form offers at once: those that most agreements ask for.
const mainLanguages = 6

// blank is the value of a choice that is none: go-app writes no empty value, and routes take spaces off.
const blank = " "

// choice is one of the values of a selection.
type choice struct{ value, text string }

// askDestinations are the three questions of the form. It is plain: it works without the app.
func askDestinations(r route.Route, d *destinationData) []app.UI {
	l, w := r.Lang, wishOf(r)
	blended := []choice{{blank, l.T("destination.blended.any")}, {"no", l.T("destination.blended.no")}, {"yes", l.T("destination.blended.yes")}}
	return []app.UI{
		question(l, "1", "destination.study", "destination.study.hint", app.Div().Class("destination-fields destination-study").Body(
			field("field", l.T("destination.field"), func(m *attr.Markup) { studyChoices(m, r, d) }),
			selection("level", l.T("destination.level"), levelChoices(l, d, w), r.Get("level")),
		)),
		question(l, "2", "destination.languages", "destination.languages.hint", languageRows(l, d, w)),
		question(l, "3", "destination.when", "destination.when.hint", app.Div().Class("destination-fields").Body(
			selection("year", l.T("destination.year"), yearChoices(d, w), yearChosen(d, w)),
			selection("country", l.T("destination.country"), countryChoices(l, d, w), w.country),
			selection("kind", l.T("destination.kind"), kindChoices(l, d), string(w.kind)),
			selection("blended", l.T("destination.blended"), blended, w.blended),
		)),
		app.Div().Class("destination-go").Body(app.Button().Type("submit").Class("button").Body(ui.Icon("plane"), app.Span().Text(l.T("destination.go")))),
	}
}

// question is one of the three, with its number.
func question(l i18n.Lang, number, title, hint string, fields app.UI) app.UI {
	return app.FieldSet().Class("destination-question").Body(
		app.Legend().Body(app.Span().Class("destination-number").Aria("hidden", attr.True()).Text(number), app.Span().Text(l.T(title))),
		app.P().Class("hint").Text(l.T(hint)),
		fields,
	)
}

// selection is a labelled list of choices.
func selection(name, label string, choices []choice, chosen string) app.UI {
	return field(name, label, func(m *attr.Markup) { options(m, choices, chosen) })
}

// byText puts choices into the order of what is read.
func byText(choices []choice) {
	slices.SortStableFunc(choices, func(a, b choice) int { return i18n.Compare(a.text, b.text) })
}

func field(name, label string, choices func(*attr.Markup)) app.UI {
	m := new(attr.Markup)
	writeField(m, "destination-field", "destination-"+name, name, label, choices)
	return m.UI()
}

// writeField writes a labelled field with choices, of which there are hundreds on the page.
func writeField(m *attr.Markup, class, id, name, label string, choices func(*attr.Markup)) {
	m.Begin("div", "class", class).Begin("label", "for", id).Say(label).End("label").Begin("select", "id", id, "name", name)
	choices(m)
	m.End("select", "div")
}

func options(m *attr.Markup, choices []choice, chosen string) {
	for _, c := range choices {
		selected := ""
		if c.value == chosen {
			selected = "selected"
		}
		m.Begin("option", "value", c.value, "selected", selected).Say(c.text).End("option")
	}
}

// studyChoices are the university's programmes by level, then all fields of education by broad field.
func studyChoices(m *attr.Markup, r route.Route, d *destinationData) {
	l, chosen := r.Lang, r.Get("field")
	options(m, []choice{{blank, l.T("destination.study.any")}}, "")
	known := chosen == ""
	group := func(label string, choices []choice) {
		if len(choices) > 0 {
			m.Begin("optgroup", "label", label)
			options(m, choices, chosen)
			m.End("optgroup")
			known = known || slices.ContainsFunc(choices, func(c choice) bool { return c.value == chosen })
		}
	}
	for _, level := range d.items("eqf") {
		var choices []choice
		for _, p := range d.Programmes.Nodes {
			if p.Level != nil && p.Field != nil && p.Level.Value == level.Value {
				choices = append(choices, choice{p.Field.Value + "-" + level.Value + ":" + p.ID.Slug(), ui.RefName(l, p.Ref)})
			}
		}
		byText(choices)
		group(l.T("destination.study.programmes", l.Text(level.Label)), choices)
	}
	fields := d.items("isced")
	for _, broad := range fields {
		var choices []choice
		for _, f := range fields {
			if len(broad.Value) == 2 && strings.HasPrefix(f.Value, broad.Value) && (detailed(f.Value) || f.Value == chosen) {
				choices = append(choices, choice{f.Value, l.Text(f.Label)})
			}
		}
		byText(choices)
		group(l.Text(broad.Label), choices)
	}
	if !known { // what the address names and no list has, as it stands there
		options(m, []choice{{chosen, chosen}}, chosen)
	}
}

// detailed says whether an ISCED-F code is of a field that is not divided further, and is not "not further defined".
func detailed(code string) bool { return len(code) == 4 && code[3] != '0' }

// levelChoices are the levels of studies that send people; another is offered where the address names it.
func levelChoices(l i18n.Lang, d *destinationData, w wish) []choice {
	choices := []choice{{blank, l.T("destination.level.any")}}
	for _, level := range d.items("eqf") {
		if n, _ := strconv.Atoi(level.Value); n >= 6 || n != 0 && n == w.level {
			choices = append(choices, choice{level.Value, l.Text(level.Label)})
		}
	}
	return choices
}

// yearChoices are this academic year and the next four, and the one that was asked for.
func yearChoices(d *destinationData, w wish) []choice {
	var choices []choice
	now := model.AcademicYearOf(d.Dataset.Today)
	for y := now; y <= now+4; y++ {
		choices = append(choices, choice{y.String(), y.String()})
	}
	if chosen := yearChosen(d, w); !slices.Contains(choices, choice{chosen, chosen}) {
		choices = append(choices, choice{chosen, chosen})
	}
	return choices
}

func yearChosen(d *destinationData, w wish) string {
	if w.year != "" {
		return w.year
	}
	return (model.AcademicYearOf(d.Dataset.Today) + 1).String()
}

func countryChoices(l i18n.Lang, d *destinationData, w wish) []choice {
	var choices []choice
	for _, v := range d.facet("countries") {
		choices = append(choices, choice{v.Value, l.Text(v.Label)})
	}
	byText(choices)
	choices = append([]choice{{blank, l.T("destination.country.any")}}, choices...)
	if w.country != "" && d.facetLabel(l, "countries", w.country) == w.country {
		choices = append(choices, choice{w.country, w.country})
	}
	return choices
}

func kindChoices(l i18n.Lang, d *destinationData) []choice {
	var choices []choice
	for _, k := range d.items("conditionType") {
		choices = append(choices, choice{k.Value, l.Text(k.Label)})
	}
	return choices
}

// languageRows has a row for each language: how well it is spoken. The languages that most agreements ask for come first, the
// others are folded away, but for those that are spoken.
func languageRows(l i18n.Lang, d *destinationData, w wish) app.UI {
	asked := slices.Clone(d.facet("languages"))
	for _, s := range w.languages {
		if !slices.ContainsFunc(asked, func(v api.FacetValue) bool { return v.Value == s.Language }) {
			asked = append(asked, api.FacetValue{Value: s.Language, Label: model.Text{EN: s.Language}})
		}
	}
	main := min(mainLanguages, len(asked))
	for _, part := range [][]api.FacetValue{asked[:main], asked[main:]} {
		slices.SortStableFunc(part, func(a, b api.FacetValue) int { return i18n.Compare(l.Text(a.Label), l.Text(b.Label)) })
	}
	rows, more, folded := new(attr.Markup).Begin("div", "class", "destination-tongues"), new(attr.Markup).Begin("div", "class", "destination-tongues"), false
	for i, v := range asked {
		if i < main || w.speaks(v.Value) != "" {
			languageRow(rows, l, d, w, v)
		} else {
			languageRow(more, l, d, w, v)
			folded = true
		}
	}
	return app.Div().Class("destination-languages").Body(
		rows.End("div").UI(),
		app.If(folded, func() app.UI {
			return app.Details().Class("fold").Body(
				app.Summary().Body(app.Span().Text(l.T("destination.languages.more")), ui.Icon("down")),
				more.End("div").UI(),
			)
		}),
	)
}

func languageRow(m *attr.Markup, l i18n.Lang, d *destinationData, w wish, v api.FacetValue) {
	chosen := ""
	choices := []choice{{blank, "–"}}
	for _, level := range d.items("cefr") {
		choices = append(choices, choice{v.Value + "-" + level.Value, l.Text(level.Label)})
	}
	if level := w.speaks(v.Value); level != "" {
		chosen = v.Value + "-" + level
	}
	writeField(m, "destination-tongue", "destination-"+v.Value, "language", l.Text(v.Label), func(m *attr.Markup) { options(m, choices, chosen) })
}
