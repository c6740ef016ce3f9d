package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
	"vinculum/app/route"
)

// Waiting is the content of a page that only the app can show: its outline, and words in its place where the app cannot
// start.
func Waiting(l i18n.Lang) app.UI {
	return app.Div().Class("page waiting").Body(
		app.Div().Class("waiting-app").Body(Skeleton(route.At(l, route.Home))),
		app.Div().Class("waiting-words page-message").Body(
			app.H1().Text(l.T("state.unkept.title")),
			app.P().Class("lead").Text(l.T("state.unkept.text")),
			app.P().Class("ways").Body(Button(Go(route.At(l, route.Home), l.T("error.home")))),
		),
	)
}
