package page

import (
	"net/url"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/route"
)

// questions are the parameters that put a page's question. With another question the page begins anew; its other
// parameters choose what is seen of the same answer, and leave it where it is.
func questions(p route.Page) []string {
	switch p {
	case route.Destinations:
		return asks
	case route.Explore, route.Path:
		return []string{"from", "to"}
	}
	return []string{"q"}
}

// asksAnew says whether a route asks its page another question than the address before.
func asksAnew(before *url.URL, now route.Route) bool {
	was := before.Query()
	for _, name := range questions(now.Page) {
		if !slices.Equal(was[name], now.Query[name]) {
			return true
		}
	}
	return now.Page == route.Search && was.Get("kind") != now.Get("kind")
}

// places remembers how far each page was scrolled, so that Back leads to the place that was left. The browser's own
// memory acts before the page is drawn again, when there is nothing to scroll yet. The zero value remembers nothing.
type places struct {
	byURL map[string]int
	next  step // of a click for which no navigation has begun
	step       // of the navigation under way
}

// step says how one gets to a page.
type step struct {
	// followed says that a link or a form is followed; otherwise it goes through the history.
	followed bool
	// anew says that what is followed leads to a page as such, as the navigation does, and not to another state of it.
	anew bool
}

// watch begins to remember.
func (p *places) watch() {
	p.byURL = map[string]int{}
	history := app.Window().Get("history")
	history.Set("scrollRestoration", "manual")
	// A page that is loaded anew is the browser's to scroll.
	app.Window().Call("addEventListener", "pagehide", app.FuncOf(func(app.Value, []app.Value) any {
		history.Set("scrollRestoration", "auto")
		return nil
	}))
}

// follow notes that a link or a form is followed now.
func (p *places) follow(from app.Value) {
	p.next = step{followed: true, anew: from.Call("closest", ".nav, .top, .foot").Truthy()}
}

// goOn notes that the navigation under way is led on to another address.
func (p *places) goOn() { p.next = step{followed: true, anew: p.anew} }

// leave begins a navigation, and notes where a page is left; "" for one that is not there yet.
func (p *places) leave(url string) {
	p.step, p.next = p.next, step{}
	if p.byURL != nil && url != "" {
		p.byURL[url] = app.Window().Get("scrollY").Int()
	}
}

// returning is where the page goes on: where it was left, if the visitor comes back to it through the history, else the top.
func (p *places) returning(url string) (y int, back bool) {
	if p.followed {
		return 0, false
	}
	return p.byURL[url], true
}
