package ui

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/route"
)

// address is that of the page on the screen.
var address struct {
	drawn string // for which it was drawn
	known string // by which the app's root knows it
	now   string // which it has given itself since
}

// Rewrite gives the page on the screen another route in the place of its own, such as that of the part of a map that is
// seen now: its address can be kept, shared, gone back to and read in the other language. Nothing is drawn. Where the
// visitor is on the way to another page, the address is that page's already, and stays.
func Rewrite(r route.Route) {
	here := app.Window().URL()
	if here.RequestURI() != root().Get("dataset").Get("shown").String() {
		return
	}
	address.now = r.String()
	root().Call("setAttribute", "data-shown", address.now)
	leadOver(r)
	to := address.now
	if here.Fragment != "" {
		to += "#" + here.Fragment
	}
	app.Window().Get("history").Call("replaceState", nil, "", to)
}

// Address is the address that the page which the app's root knows by another one has by now.
func Address(known string) string {
	if known == address.known {
		return address.now
	}
	return known
}

// Adopt is the Address, by which the app's root knows the page from now on.
func Adopt(known string) string {
	now := Address(known)
	if now != known {
		address.known = now
	}
	return now
}

// InView is the whole address that a link or a form leads to, with the view of the page's map as it is now where it would go
// back to the view that the page was drawn with: a filter leaves the map where it has been moved to.
func InView(from app.Value, to string) string {
	was, wasRead := parsed(address.drawn)
	now, nowRead := parsed(address.now)
	next, nextRead := parsed(to)
	if !wasRead || !nowRead || !nextRead || address.drawn == address.now || next.Path() != now.Path() || !from.Call("closest", "#main").Truthy() {
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
func parsed(to string) (route.Route, bool) {
	u, err := url.Parse(to)
	if err != nil {
		return route.Route{}, false
	}
	return route.Parse(u.Path, u.RawQuery)
}

// MarkShown says on the root element for which address the page on the screen was drawn: the location runs ahead of it while
// an answer is on its way.
func MarkShown(drawn string) {
	if r, ok := parsed(drawn); ok && address.drawn != address.now {
		leadOver(r) // go-app writes what differs from the page that it drew before, and does not know it rewritten
	}
	address.drawn, address.known, address.now = drawn, drawn, drawn
	root().Call("setAttribute", "data-shown", drawn)
}

// leadOver lets the header lead to a route in the other language.
func leadOver(r route.Route) {
	if link := app.Window().Get("document").Call("querySelector", ".tool-lang"); link.Truthy() {
		link.Call("setAttribute", "href", r.In(r.Lang.Other()).String())
	}
}

// Replace goes to an address of the app in the place of the current one in the history.
func Replace(to string) {
	app.Window().Get("history").Call("replaceState", nil, "", to)
	app.Window().Call("dispatchEvent", app.Window().Get("PopStateEvent").New("popstate"))
}

// root is the root element of the document.
func root() app.Value { return app.Window().Get("document").Get("documentElement") }
