package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/graph/model"
)

// Icon is a sign of the sprite web/icons.svg. It says nothing to a screen reader: words stand beside it.
func Icon(name string) app.UI {
	return app.Elem("svg").XMLNS("http://www.w3.org/2000/svg").Class("icon").Aria("hidden", attr.True()).Attr("viewBox", "0 0 24 24").Body(
		app.Elem("use").XMLNS("http://www.w3.org/2000/svg").Attr("href", attr.Of("/static/icons.svg#"+name)),
	)
}

// KindIcon is the sign of a kind of node in the kind's colour.
func KindIcon(k model.Kind) app.UI {
	return app.Span().Class(attr.Of("kind-icon k-" + string(k))).Body(Icon(string(k)))
}
