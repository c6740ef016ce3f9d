package page

import (
	"encoding/json"
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/ui"
)

// Root is the app in the browser: it shows the page of the current URL. It begins with the answer that the server put
// into the page, so that taking over changes nothing on the screen, and from then on fetches answers itself. A visited
// page comes back from memory, so that going back is instant and the place on the page is kept.
type Root struct {
	app.Compo

	view    View
	shown   string // the URL of the view
	wanted  string // the URL of the newest navigation; answers to older ones are dropped
	loading bool
	visited visited
	places  places
}

// OnInit takes the answer that stands in the page.
func (c *Root) OnInit() {
	if !app.IsClient {
		return
	}
	here := app.Window().URL()
	request, ok := Match(here.Path, here.RawQuery)
	var e embedded
	if element := app.Window().GetElementByID(embeddedID); element.Truthy() {
		_ = json.Unmarshal([]byte(element.Get("textContent").String()), &e) // an unreadable page has no answer: it is fetched
	}
	switch {
	case !ok:
		c.view = NotFound(here.Path)
	case e.URL == request.Route.String() && (e.Response != nil || request.Query == ""):
		c.view = request.View(e.Response)
		if e.Status == 200 {
			c.visited.put(request.Route.String(), e.Response)
		}
	default:
		c.view, c.loading = View{Route: request.Route, content: nil}, true
		return
	}
	c.shown = here.RequestURI()
}

// OnMount takes over links and forms.
func (c *Root) OnMount(ctx app.Context) {
	takeOver(ctx, c.places.follow)
	c.places.watch()
	app.Window().Get("document").Get("documentElement").Call("setAttribute", "data-app", "on")
	markShown(c.shown)
}

// OnNav goes to the current URL.
func (c *Root) OnNav(ctx app.Context) {
	here := app.Window().URL()
	c.places.leave(c.shown)
	if c.wanted = here.RequestURI(); c.wanted == c.shown {
		c.loading = false
		return
	}
	request, ok := Match(here.Path, here.RawQuery)
	if !ok {
		c.show(ctx, here, NotFound(here.Path))
		return
	}
	if response, ok := c.visited.get(request.Route.String()); ok || request.Query == "" {
		c.show(ctx, here, request.View(response))
		return
	}
	c.loading = true
	c.fetch(ctx, here, request)
}

func (c *Root) fetch(ctx app.Context, here *url.URL, request Request) {
	ctx.Async(func() {
		response, err := api.Fetch(request.Query, request.Variables)
		ctx.Dispatch(func(ctx app.Context) {
			switch {
			case c.wanted != here.RequestURI(): // the visitor has gone on
				return
			case err != nil:
				c.show(ctx, here, request.Failed(err))
				return
			}
			view := request.View(response)
			if view.content().Status == 200 {
				c.visited.put(request.Route.String(), response)
			}
			c.show(ctx, here, view)
		})
	})
}

// show replaces the view. A page begins at its top, or where it was left when the visitor goes back to it. The focus goes
// to the content of a new page, as if it were loaded; a filter or a next page leaves it where it is, if that still exists.
func (c *Root) show(ctx app.Context, here *url.URL, view View) {
	old, err := url.Parse(c.shown)
	samePage := err == nil && old.Path == here.Path
	c.view, c.shown, c.loading = view, here.RequestURI(), false
	describe(view)
	turned := here.Query().Has("after") || here.Query().Has("before")
	ctx.Defer(func(app.Context) {
		if y, back := c.places.returning(c.shown); back || !samePage || turned {
			scrollTo(y)
		}
		if !samePage || focusLost() {
			focusMain()
		}
		settleFields()
		markShown(c.shown)
	})
}

// Render draws the view in its shell.
func (c *Root) Render() app.UI {
	if c.view.content == nil {
		return ui.Shell(c.view.Route, true, app.Div().Class("page"))
	}
	return ui.Shell(c.view.Route, c.loading, c.view.content().Body)
}
