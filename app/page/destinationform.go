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

// askDestinations is the form with its three questions. It is plain: it works without the app.
func askDestinations(r route.Route, d *destinationData) app.UI {
	l, w := r.Lang, wishOf(r)
	blended := []choice{{blank, l.T("destination.blended.any")}, {"no", l.T("destination.blended.no")}, {"yes", l.T("destination.blended.yes")}}
	return app.Form().Class("destination-form").Action(attr.Of(r.Path())).Method("get").Body(
		question(l, "1", "destination.study", "destination.study.hint", app.Div().Class("destination-fields destination-study").Body(
			field("field", l.T("destination.field"), studyChoices(r, d)...),
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
	)
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
	return field(name, label, choicesOf(choices, chosen)...)
}

func field(name, label string, choices ...app.UI) app.UI {
	id := "destination-" + name
	return app.Div().Class("destination-field").Body(
		app.Label().For(attr.Of(id)).Text(label),
		app.Select().ID(attr.Of(id)).Name(attr.Of(name)).Body(choices...),
	)
}

func choicesOf(choices []choice, chosen string) []app.UI {
	drawn := make([]app.UI, len(choices))
	for i, c := range choices {
		option := app.Option().Value(attr.Of(c.value)).Text(c.text)
		if c.value == chosen {
			option = option.Attr("selected", attr.True())
		}
		drawn[i] = option
	}
	return drawn
}

// studyChoices are the university's programmes by level, then all fields of education by broad field.
func studyChoices(r route.Route, d *destinationData) []app.UI {
	l, chosen := r.Lang, r.Get("field")
	groups, known := []app.UI{app.Option().Value(attr.Of(blank)).Text(l.T("destination.study.any"))}, chosen == ""
	group := func(label string, choices []choice) {
		if len(choices) > 0 {
			groups = append(groups, app.OptGroup().Label(attr.Of(label)).Body(choicesOf(choices, chosen)...))
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
		group(l.Text(broad.Label), choices)
	}
	if !known { // what the address names and no list has, as it stands there
		groups = append(groups, app.Option().Value(attr.Of(chosen)).Attr("selected", attr.True()).Text(chosen))
	}
	return groups
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
	slices.SortFunc(choices, func(a, b choice) int { return strings.Compare(a.text, b.text) })
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
	rest := asked[min(mainLanguages, len(asked)):]
	slices.SortStableFunc(rest, func(a, b api.FacetValue) int { return strings.Compare(l.Text(a.Label), l.Text(b.Label)) })
	var rows, more []app.UI
	for i, v := range asked {
		if row := languageRow(l, d, w, v); i < mainLanguages || w.speaks(v.Value) != "" {
			rows = append(rows, row)
		} else {
			more = append(more, row)
		}
	}
	return app.Div().Class("destination-languages").Body(
		app.Div().Class("destination-tongues").Body(rows...),
		app.If(len(more) > 0, func() app.UI {
			return app.Details().Class("fold").Body(
				app.Summary().Body(app.Span().Text(l.T("destination.languages.more")), ui.Icon("down")),
				app.Div().Class("destination-tongues").Body(more...),
			)
		}),
	)
}

func languageRow(l i18n.Lang, d *destinationData, w wish, v api.FacetValue) app.UI {
	id, chosen := "destination-"+v.Value, ""
	choices := []choice{{blank, "–"}}
	for _, level := range d.items("cefr") {
		choices = append(choices, choice{v.Value + "-" + level.Value, l.Text(level.Label)})
	}
	if level := w.speaks(v.Value); level != "" {
		chosen = v.Value + "-" + level
	}
	return app.Div().Class("destination-tongue").Body(
		app.Label().For(attr.Of(id)).Text(l.Text(v.Label)),
		app.Select().ID(attr.Of(id)).Name("language").Body(choicesOf(choices, chosen)...),
	)
}
