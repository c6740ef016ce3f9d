package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
)

// tellsAge is from which age on a page says that it is a copy although there is a network: younger ones are as good as new.
const tellsAge = time.Hour

// FromDevice says that what follows comes from the copy on this device, how old that is, and what it may lack. While the
// network is there and the copy young, nobody needs to know; the style sheet hides it then.
func FromDevice(l i18n.Lang, made, now time.Time, partial bool) app.UI {
	class := "copy-note"
	if now.Sub(made) < tellsAge {
		class = "copy-note is-young"
	}
	words := l.T("copy.from")
	if partial {
		words = l.T("copy.without")
	}
	return app.P().Class(attr.Of(class)).Body(Icon("offline"), app.Span().Text(words+" "), Age(l, made, now))
}
