package page

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// places remembers how far each page was scrolled, so that Back leads to the place that was left. The browser's own
// memory acts before the page is drawn again, when there is nothing to scroll yet. The zero value remembers nothing.
type places struct {
	byURL map[string]int
	// followed says that the navigation under way follows a link or a form; otherwise it goes through the history.
	followed bool
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
func (p *places) follow() { p.followed = true }

// leave notes where a page is left.
func (p *places) leave(url string) {
	if p.byURL != nil && url != "" {
		p.byURL[url] = app.Window().Get("scrollY").Int()
	}
}

// returning is where the page goes on: where it was left, if the visitor comes back to it through the history, else the top.
func (p *places) returning(url string) (y int, back bool) {
	followed := p.followed
	p.followed = false
	if followed {
		return 0, false
	}
	return p.byURL[url], true
}
