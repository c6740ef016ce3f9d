package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
)

// Chosen lists what a list is filtered by; each can be taken out, and all at once. Label finds the words for a value.
func Chosen(r route.Route, facets []api.Facet) app.UI {
	l := r.Lang
	var chips []app.UI
	add := func(to route.Route, text string) {
		chips = append(chips, app.Li().Body(app.A().Href(attr.Of(to.String())).Class("chosen").Rel("nofollow").Body(
			Hidden(l.T("facet.remove")), app.Bdi().Text(text), Icon("close"))))
	}
	if q := r.Get("q"); q != "" {
		add(r.With("q", ""), "“"+q+"”")
	}
	for _, name := range r.Filters() {
		for _, v := range r.Query[name] {
			add(r.Toggle(name, v), labelOf(l, facets, name, v))
		}
	}
	if len(chips) == 0 {
		return none()
	}
	if len(chips) > 1 {
		chips = append(chips, app.Li().Body(Go(r.Unfiltered(), l.T("facet.clear")).Class("clear")))
	}
	return app.Ul().Class("chosen-list").Aria("label", attr.Of(l.T("facet.chosen.list"))).Body(chips...)
}

// labelOf says what a chosen value means; a value that occurs nowhere is shown as it stands in the address.
func labelOf(l i18n.Lang, facets []api.Facet, field, v string) string {
	for _, f := range facets {
		if f.Field != field {
			continue
		}
		for _, fv := range f.Values {
			if fv.Value == v {
				return l.Text(f.Name) + ": " + l.Text(fv.Label)
			}
		}
		return l.Text(f.Name) + ": " + v
	}
	return v
}
