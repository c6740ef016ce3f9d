package page

import (
	"html"
	"strconv"
	"strings"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// The size of the cards that stand for pages elsewhere, in pixels: what networks and messengers ask for.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// longest is how many characters of a description search engines and messengers show.
const longest = 160

// CardPath is where the picture of a page is: a node has its own, links have their node's, and a person has that of the
// list, because a card is kept by whoever showed it. The server draws what stands there.
func CardPath(r route.Route) string {
	base := "/card/" + string(r.Lang)
	switch {
	case r.Slug != "" && r.Kind != model.KindAlumnus:
		return base + "/" + r.Kind.Plural() + "/" + r.Slug + ".png"
	case r.Kind != "":
		return base + "/" + r.Kind.Plural() + ".png"
	}
	return base + ".png"
}

// ChangesPath is where the feed of changes is.
func ChangesPath(l i18n.Lang) string { return "/" + string(l) + "/changes.atom" }

// described is a page's description as it may be shown elsewhere: one that is too long ends after a whole word.
func described(c Content) string { return shortened(c.Description, longest) }

// introduced is what a node's page is described by: a summary that says little on its own, or the same as others do, begins
// with the node's name.
func introduced(name, summary string) string {
	if len([]rune(summary)) < 105 {
		return name + ": " + summary
	}
	return summary
}

func shortened(text string, most int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	cut := string(runes[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,.;:–-") + "…"
}

// shared is what messengers and networks show of the page (the Open Graph protocol, https://ogp.me), and where the feed is.
func (v View) shared(line func(...string), s Shell, c Content) {
	l := v.Route.Lang
	property := func(name, value string) {
		line(`<meta property="og:`, name, `" content="`, html.EscapeString(value), `">`)
	}
	alt := l.T("share.card", l.T("home.title"))
	switch {
	case v.Route.Slug != "" && v.Route.Kind != model.KindAlumnus:
		alt = l.T("share.card.node", c.Title)
	case v.Route.Kind != "":
		alt = l.T("share.card", l.T("kind."+string(v.Route.Kind)+".other"))
	}
	property("site_name", "Vinculum")
	property("type", "website")
	property("title", c.Title)
	if c.Description != "" {
		property("description", described(c))
	}
	property("url", s.Origin+v.Route.String())
	property("locale", locales[l])
	property("locale:alternate", locales[l.Other()])
	property("image", s.Origin+CardPath(v.Route))
	property("image:type", "image/png")
	property("image:width", strconv.Itoa(CardWidth))
	property("image:height", strconv.Itoa(CardHeight))
	property("image:alt", alt)
	line(`<meta name="twitter:card" content="summary_large_image">`)
	line(`<link rel="alternate" type="application/atom+xml" title="`, html.EscapeString(l.T("feed.title")), `" href="`, ChangesPath(l), `">`)
}

// locales are the languages as the Open Graph protocol names them.
var locales = map[i18n.Lang]string{i18n.English: "en_GB", i18n.Dutch: "nl_NL"}
