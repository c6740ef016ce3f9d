package ui

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/route"
)

// rewritten is the address that the page on the screen has given itself, and the one that it was reached by.
var rewritten struct{ from, to string }

// Rewrite gives the page on the screen another route in the place of its own, such as that of the part of a map that is
// seen now: its address can be kept, shared, gone back to and read in the other language. Nothing is drawn. Where the
// visitor is on the way to another page, the address is that page's already, and stays.
func Rewrite(r route.Route) {
	address := r.String()
	here := app.Window().URL()
	shown := root().Get("dataset").Get("shown").String()
	if here.RequestURI() != shown {
		return
	}
	if rewritten.to != shown {
		rewritten.from = shown
	}
	rewritten.to = address
	root().Call("setAttribute", "data-shown", address)
	leadOver(r)
	if here.Fragment != "" {
		address += "#" + here.Fragment
	}
	app.Window().Get("history").Call("replaceState", nil, "", address)
}

// Address is the address that the page which was reached by a URL has by now.
func Address(reached string) string {
	if reached == rewritten.from && reached != "" {
		return rewritten.to
	}
	return reached
}

// InView is the whole address that a link or a form leads to, with the view of the page's map as it is now where it would go back
// to the view that the page was reached by: a filter leaves the map where it has been moved to.
func InView(from app.Value, to string) string {
	was, wasRead := parsed(rewritten.from)
	now, nowRead := parsed(rewritten.to)
	next, nextRead := parsed(to)
	if !wasRead || !nowRead || !nextRead || next.Path() != now.Path() || !from.Call("closest", "#main").Truthy() {
		return to
	}
	for _, name := range []string{"at", "zoom"} {
		if next.Get(name) != was.Get(name) || now.Get(name) == "" {
			return to
		}
		next = next.With(name, now.Get(name))
	}
	if u, err := url.Parse(to); err == nil {
		if u, err = u.Parse(next.String()); err == nil {
			return u.String()
		}
	}
	return to
}

// parsed is the route of an address; false where it has none.
func parsed(address string) (route.Route, bool) {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return route.Route{}, false
	}
	return route.Parse(u.Path, u.RawQuery)
}

// MarkShown says on the root element which URL the page on the screen is of: the location runs ahead of it while an answer
// is on its way.
func MarkShown(address string) {
	if r, ok := parsed(address); ok && rewritten.from != "" {
		leadOver(r) // go-app writes what differs from the page that it drew before, and does not know it rewritten
	}
	rewritten.from, rewritten.to = "", ""
	root().Call("setAttribute", "data-shown", address)
}

// leadOver lets the header lead to a route in the other language.
func leadOver(r route.Route) {
	if link := app.Window().Get("document").Call("querySelector", ".tool-lang"); link.Truthy() {
		link.Call("setAttribute", "href", r.In(r.Lang.Other()).String())
	}
}

// Replace goes to an address of the app in the place of the current one in the history.
func Replace(address string) {
	app.Window().Get("history").Call("replaceState", nil, "", address)
	app.Window().Call("dispatchEvent", app.Window().Get("PopStateEvent").New("popstate"))
}

// root is the root element of the document.
func root() app.Value { return app.Window().Get("document").Get("documentElement") }
