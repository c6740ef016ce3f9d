package attr

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Markup writes a piece of HTML or SVG that is too large to be made of elements: a picture of hundreds of nodes, a long
// table. Names of tags and attributes must be constants; every value and every text is escaped here, on the server and in
// the browser alike, because both read the result as markup. Every tag that is begun must be ended. It has one root.
type Markup struct{ b strings.Builder }

// Begin writes a start tag with attributes, given as names and values by turns. An attribute without a value is left out.
func (m *Markup) Begin(tag string, attributes ...string) *Markup {
	m.b.WriteByte('<')
	m.b.WriteString(tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		m.b.WriteByte(' ')
		m.b.WriteString(attributes[i])
		m.b.WriteString(`="`)
		m.b.WriteString(escape(attributes[i+1]))
		m.b.WriteByte('"')
	}
	m.b.WriteByte('>')
	return m
}

// Say writes a text.
func (m *Markup) Say(text string) *Markup {
	m.b.WriteString(escape(text))
	return m
}

// End writes the end tags of elements, the inner one first.
func (m *Markup) End(tags ...string) *Markup {
	for _, tag := range tags {
		m.b.WriteString("</")
		m.b.WriteString(tag)
		m.b.WriteByte('>')
	}
	return m
}

// Add writes what another piece holds.
func (m *Markup) Add(other *Markup) *Markup {
	m.b.WriteString(other.b.String())
	return m
}

// String is the markup, for a browser's insertAdjacentHTML.
func (m *Markup) String() string { return m.b.String() }

// UI is the markup as an element.
func (m *Markup) UI() app.UI { return app.Raw(m.b.String()) }

// Standing is the element of that id as it stands in the browser's document, where the server wrote it, to be taken over
// unchanged; false where there is none.
func Standing(id string) (app.UI, bool) {
	if !app.IsClient {
		return nil, false
	}
	element := app.Window().GetElementByID(id)
	if !element.Truthy() {
		return nil, false
	}
	return app.Raw(element.Get("outerHTML").String()), true
}
