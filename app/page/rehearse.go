package page

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
	"vinculum/app/local"
)

// A browser compiles a function when it is called for the first time, and once more, well, when it was called often; and it
// looks for the font of a script when a letter of it is shown for the first time. So the first page of a kind would take about
// twice as long as the second. The app therefore answers and draws some pages that nobody sees, step by step whenever the
// browser is idle, and goes through them twice.

// rehearsed are pages as visitors go to them, one of every kind that the graph on this device answers.
var rehearsed = []string{"", "/institutions", "/agreements?countries=DE", "/institutions/leiden", "/networks/lu-pride", "/search?q=leidne", "/path?from=network:lu-pride&to=consortium:leru",
	"/map", "/destinations", "/statistics", "/explore?from=network:lu-pride"}

// rehearsedQuestion is a page of destinations. What that takes is readied last, and before for those who look at the form.
const rehearsedQuestion = "/destinations?field=0421&language=en-C1"

// Rehearsal are the requests of the pages that the app rehearses.
func Rehearsal(l i18n.Lang) (requests []Request) {
	for _, address := range append(rehearsed, rehearsedQuestion) {
		requests = append(requests, rehearsedRequest(l, address))
	}
	return requests
}

func rehearsedRequest(l i18n.Lang, address string) Request {
	path, query, _ := strings.Cut("/"+string(l)+address, "?")
	q, _ := Match(path, query)
	return q
}

// rehearse goes through the pages, once the graph is there.
func rehearse(l i18n.Lang, g *local.Graph) {
	if !tellsIdle() {
		return
	}
	steps := []func(){func() { showLetters(g.Letters()) }}
	for _, address := range slices.Repeat(rehearsed, 2) {
		steps = append(steps, rehearsing(g, rehearsedRequest(l, address))...)
	}
	steps = append(steps, func() { rehearseDestinations(l, g) })
	whenIdle(steps...)
}

// rehearseDestinations readies what destinations are found by, and the first answer, where that was not done.
func rehearseDestinations(l i18n.Lang, g *local.Graph) {
	if g.DestinationsRead() {
		return
	}
	steps := []func(){func() { formOf(g) }, g.ReadDestinations}
	whenIdle(append(steps, rehearsing(g, rehearsedRequest(l, rehearsedQuestion))...)...)
}

// rehearsing are the steps of a page: its answer, and its drawing. What goes wrong in them is for those to see who ask for the
// page.
func rehearsing(g *local.Graph, q Request) []func() {
	var view View
	return []func(){func() {
		defer func() { _ = recover() }()
		view, _, _ = q.Locally(g)
	}, func() {
		defer func() { _ = recover() }()
		if view.drawing != nil {
			view.content()
		}
	}}
}

// showLetters lets the browser find the fonts of letters.
func showLetters(letters string) {
	document := app.Window().Get("document")
	p := document.Call("createElement", "p")
	p.Get("style").Set("cssText", "position: absolute; visibility: hidden")
	p.Set("textContent", letters)
	document.Get("body").Call("append", p)
	p.Call("getBoundingClientRect")
	p.Call("remove")
}
