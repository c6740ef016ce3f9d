package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// RefName is how a node is called where many are: a programme with its degree.
func RefName(l i18n.Lang, ref api.Ref) string {
	name := l.Text(ref.Name)
	if ref.Degree != "" {
		return name + " (" + ref.Degree + ")"
	}
	return name
}

// Name writes a name so that its direction of writing stays its own.
func Name(name string) app.UI { return app.Bdi().Text(name) }

// NodeLink leads to a node by its name.
func NodeLink(l i18n.Lang, ref api.Ref) app.UI {
	return app.A().Href(attr.Of(route.To(l, ref.ID).String())).Class("node-link").Body(Name(RefName(l, ref)))
}

// WriteNodeLink writes a NodeLink.
func WriteNodeLink(m *attr.Markup, l i18n.Lang, ref api.Ref) *attr.Markup {
	return m.Begin("a", "href", route.To(l, ref.ID).String(), "class", "node-link").Begin("bdi").Say(RefName(l, ref)).End("bdi", "a")
}

// Go is a link within the app.
func Go(to route.Route, text string) app.HTMLA {
	return app.A().Href(attr.Of(to.String())).Text(text)
}

// Outside is a link to another site.
func Outside(address, text string) app.UI {
	return app.A().Href(attr.External(address)).Rel("noopener external").Class("outside").Body(Name(text), Icon("external"))
}

// WriteOutside writes an Outside link.
func WriteOutside(m *attr.Markup, address, text string) *attr.Markup {
	m.Begin("a", "href", attr.Web(address), "rel", "noopener external", "class", "outside").Begin("bdi").Say(text).End("bdi")
	return WriteIcon(m, "external").End("a")
}

// KindName is what one of a kind is called.
func KindName(l i18n.Lang, k model.Kind) string { return l.T("kind." + string(k) + ".one") }

// KindPlural is what many of a kind are called.
func KindPlural(l i18n.Lang, k model.Kind) string { return l.T("kind." + string(k) + ".other") }

// Badge is a short mark beside a name. Tone is a constant: "", "good", "warn" or "quiet".
func Badge(tone, text string) app.UI {
	return app.Span().Class(attr.Of("badge badge-" + tone)).Text(text)
}

// WriteBadge writes a Badge.
func WriteBadge(m *attr.Markup, tone, text string) *attr.Markup {
	return m.Begin("span", "class", "badge badge-"+tone).Say(text).End("span")
}

// Fictional marks what was made up.
func Fictional(l i18n.Lang, o model.Origin) app.UI {
	if o != model.OriginGenerated {
		return none()
	}
	return app.Span().Class("badge badge-fictional").Title(attr.Of(l.T("fictional.why"))).Text(l.T("fictional"))
}

// Hidden is text for screen readers.
func Hidden(text string) app.UI { return app.Span().Class("sr-only").Text(text) }

// WriteHidden writes a Hidden text.
func WriteHidden(m *attr.Markup, text string) *attr.Markup {
	return m.Begin("span", "class", "sr-only").Say(text).End("span")
}

// Meta is a line of short facts; empty ones are left out.
func Meta(facts ...app.UI) app.UI {
	facts = app.FilterUIElems(facts...)
	if len(facts) == 0 {
		return none()
	}
	return app.Ul().Class("meta").Body(each(facts, func(f app.UI) app.UI { return app.Li().Body(f) })...)
}

// Words is a short fact in words, or nothing.
func Words(text string) app.UI {
	if text == "" {
		return none()
	}
	return app.Bdi().Text(text)
}
