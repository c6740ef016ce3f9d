package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/graph/model"
)

// Icon is a sign of the sprite web/icons.svg. It says nothing to a screen reader: words stand beside it.
func Icon(name string) app.UI {
	return WriteIcon(new(attr.Markup), name).UI()
}

// WriteIcon writes an Icon.
func WriteIcon(m *attr.Markup, name string) *attr.Markup {
	return m.Begin("svg", "xmlns", svgSpace, "class", "icon", "aria-hidden", "true", "viewBox", "0 0 24 24").
		Begin("use", "href", "/static/icons.svg#"+name).End("use", "svg")
}

// KindIcon is the sign of a kind of node in the kind's colour.
func KindIcon(k model.Kind) app.UI { return WriteKindIcon(new(attr.Markup), k).UI() }

// WriteKindIcon writes a KindIcon.
func WriteKindIcon(m *attr.Markup, k model.Kind) *attr.Markup {
	return WriteIcon(m.Begin("span", "class", "kind-icon k-"+string(k)), string(k)).End("span")
}
