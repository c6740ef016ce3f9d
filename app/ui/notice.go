package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
)

// FictionalNote says that the people or agreements shown here are made up.
func FictionalNote(l i18n.Lang, key string) app.UI {
	return app.P().Class("note note-fictional").Body(Icon("info"), app.Span().Text(l.T(key)))
}

// Empty says that there is nothing, why that may be, and what to do now.
func Empty(title, hint string, ways ...app.UI) app.UI {
	return app.Div().Class("empty").Body(
		Icon("empty"),
		app.P().Class("empty-title").Text(title),
		app.P().Text(hint),
		app.Div().Class("ways").Body(ways...),
	)
}

// Section is a part of a page under a heading.
func Section(title string, body ...app.UI) app.UI {
	return app.Section().Class("section").Body(append([]app.UI{app.H2().Text(title)}, body...)...)
}

// Button is a link that looks like a button.
func Button(link app.HTMLA) app.UI { return link.Class("button") }
