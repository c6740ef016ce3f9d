package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
)

// news says what the device has found out about the site: that there is no connection, that the page is a kept copy, that
// a new version waits. All of it stands in every page, and the style sheet shows what device.js says is so; a region that
// is there from the start is read out when something appears in it.
func news(l i18n.Lang) app.UI {
	return app.Div().Class("news").Attr("role", "status").Body(
		app.P().Class("news-line news-offline").Body(Icon("offline"), app.Span().Text(l.T("state.offline"))),
		app.P().Class("news-line news-kept").Body(app.Span().Text(l.T("state.kept")), app.Span().Class("kept-at")),
		app.Div().Class("news-line news-update").Body(
			app.Span().Text(l.T("update.text")),
			act("update-now", "button", l.T("update.now")),
			act("update-later", "button button-quiet", l.T("update.later")),
		),
	)
}

// InstallHint offers to install the app, where the browser can and the visitor has used the site for a while.
func InstallHint(l i18n.Lang) app.UI {
	return app.Section().Class("install card").Aria("label", attr.Of(l.T("install.title"))).Body(
		Icon("install"),
		app.Div().Class("install-words").Body(
			app.P().Class("install-title").Text(l.T("install.title")),
			app.P().Class("install-ask").Text(l.T("install.text")),
			app.P().Class("install-ios").Text(l.T("install.ios")),
		),
		app.P().Class("ways").Body(
			act("install-now", "button install-ask", l.T("install.now")),
			act("install-later", "button button-quiet", l.T("install.later")),
		),
	)
}

// Install says how to install the app on this device. It offers what the browser can do at any time, also to those who
// declined the hint.
func Install(l i18n.Lang) app.UI {
	return app.Div().Class("install-how prose").Body(
		app.P().Class("install-menu").Text(l.T("install.menu")),
		app.P().Class("install-ios").Text(l.T("install.ios")),
		app.P().Class("install-ask").Text(l.T("install.text")),
		app.P().Class("install-ask ways").Body(act("install-now", "button", l.T("install.now"))),
		app.P().Class("install-done").Text(l.T("install.done")),
	)
}

// act is a button that device.js listens to.
func act(what, class, text string) app.UI {
	return app.Button().Type("button").Class(attr.Of(class)).DataSet("do", attr.Of(what)).Text(text)
}

// Age says how old an answer is: what was made at some time, as seen now.
func Age(l i18n.Lang, made, now time.Time) app.UI {
	return app.Span().Class("age").Text(ageText(l, made, now))
}

func ageText(l i18n.Lang, made, now time.Time) string {
	switch age := now.Sub(made); {
	case age < time.Minute:
		return l.T("age.now")
	case age < time.Hour:
		return l.N("age.minute", int(age.Minutes()))
	case age < 24*time.Hour:
		return l.N("age.hour", int(age.Hours()))
	default:
		return l.N("age.day", int(age.Hours())/24)
	}
}
