package page

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// places remembers how far each page was scrolled, so that Back leads to the place that was left. The browser's own
// memory acts before the page is drawn again, when there is nothing to scroll yet. The zero value is empty.
type places struct {
	byURL map[string]int
	back  bool // the navigation under way goes through the history
}

// watch begins to listen for navigation through the history, before go-app hears of it.
func (p *places) watch() {
	p.byURL = map[string]int{}
	history := app.Window().Get("history")
	history.Set("scrollRestoration", "manual")
	app.Window().Call("addEventListener", "popstate", app.FuncOf(func(app.Value, []app.Value) any {
		p.back = true
		return nil
	}), true)
	// A page that is loaded anew is the browser's to scroll.
	app.Window().Call("addEventListener", "pagehide", app.FuncOf(func(app.Value, []app.Value) any {
		history.Set("scrollRestoration", "auto")
		return nil
	}))
}

// leave notes where a page is left.
func (p *places) leave(url string) {
	if p.byURL != nil && url != "" {
		p.byURL[url] = app.Window().Get("scrollY").Int()
	}
}

// returning is where the page goes on: where it was left, if the visitor comes back to it through the history, else the top.
func (p *places) returning(url string) (y int, back bool) {
	back, p.back = p.back, false
	if back {
		return p.byURL[url], true
	}
	return 0, false
}
