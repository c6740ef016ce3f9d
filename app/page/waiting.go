package page

import (
	"strings"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
)

// ShellDocument is the page that a browser without a connection opens in the place of one that it has not kept: the app
// starts in it and shows the page of the address from what is on the device. It holds no answer, and says in words what
// to do where the app cannot start.
func ShellDocument(s Shell, l i18n.Lang) string {
	v, c := View{Route: route.At(l, route.Home)}, Content{Status: 503, AtOnce: true, Body: ui.Waiting(l)}
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"" + string(l) + "\">\n<head>\n")
	v.head(&b, s, c)
	b.WriteString("</head>\n<body>\n" + ui.Markup(ui.Shell(v.Route, false, c.Body)) + "\n</body>\n</html>\n")
	return b.String()
}

// start is when the app is to start, for boot.js.
func (c Content) start() string {
	if c.AtOnce {
		return "now"
	}
	return "idle"
}
