package page

import (
	"encoding/json"
	"net/url"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/state"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// Root is the app in the browser: it shows the page of the current URL. It begins with the answer that the server put
// into the page, so that taking over changes nothing on the screen, and from then on answers from the
// public graph on this device, or by the API. A visited page comes back from memory, so that going back is instant and the
// place on the page is kept.
type Root struct {
	app.Compo

	view    View
	shown   string   // the URL of the view; the page may have rewritten it since: see ui.Address
	wanted  string   // the URL of the newest navigation; answers to older ones are dropped
	onward  *url.URL // where to go from the next navigation
	loading bool
	visited visited
	places  places

	made    time.Time // when the graph was made that the view is from; zero for the API's answers
	partial bool      // the graph may lack something of the view
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
		c.view, c.loading = View{Route: request.Route}, true
		return
	}
	c.shown = here.RequestURI()
}

// OnMount takes over links and forms.
func (c *Root) OnMount(ctx app.Context) {
	takeOver(ctx, c.follow, c.stay)
	c.places.watch()
	tidyRarely()
	whenOnline(func() { ctx.Dispatch(c.refresh) })
	l := c.view.Route.Lang
	ctx.Async(func() {
		if state.LoadGraph() == nil { // without it, the API answers
			rehearse(l, state.Graph())
		}
	})
	app.Window().Get("document").Get("documentElement").Call("setAttribute", "data-app", "on")
	ui.MarkShown(c.shown)
	ui.Running()
}

// follow goes where a link or a form leads.
func (c *Root) follow(ctx app.Context, from app.Value, to *url.URL) {
	c.places.follow(from)
	if here := app.Window().URL(); to.RequestURI() == c.wanted && here.RequestURI() != c.wanted {
		c.onward = to // go-app goes nowhere where it believes to be: it hears first that the page has rewritten its address
		ui.Replace(here.String())
		return
	}
	ctx.NavigateTo(to)
}

// stay follows a link to an address that takes the place of the current one.
func (c *Root) stay(from app.Value, address string) {
	c.places.follow(from)
	ui.Replace(address)
}

// OnNav goes to the current URL: from memory, from the graph on this device, or by the API. An answer of the graph that
// may lack something is shown until the API's is there.
func (c *Root) OnNav(ctx app.Context) {
	if to := c.onward; to != nil {
		c.onward = nil
		ctx.NavigateTo(to)
		return
	}
	here := app.Window().URL()
	c.shown = ui.Adopt(c.shown)
	c.places.leave(c.shown)
	if c.wanted = here.RequestURI(); c.wanted == c.shown {
		c.loading = false
		if request, ok := Match(here.Path, here.RawQuery); ok && c.partial { // one went on before the API was asked
			c.fetch(ctx, here, request)
		}
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
	switch c.fromDevice(ctx, here, request) {
	case whole:
		return
	case partial:
		ui.AfterPaint(ctx, func(ctx app.Context) {
			ctx.PreventUpdate() // nothing has changed yet
			if c.wanted == here.RequestURI() {
				c.fetch(ctx, here, request)
			}
		})
		return
	}
	c.loading = c.shown != c.wanted
	c.wait(ctx, request)
	c.fetch(ctx, here, request)
}

// completeness is how much of an answer the graph on this device has.
type completeness int

const (
	nothing completeness = iota
	partial
	whole
)

// fromDevice shows what the graph on this device answers.
func (c *Root) fromDevice(ctx app.Context, here *url.URL, request Request) completeness {
	g := state.Graph()
	if g == nil {
		return nothing
	}
	view, all, ok := request.Locally(g)
	if !ok {
		return nothing
	}
	c.show(ctx, here, view)
	if all {
		c.made, c.partial = g.Made(), false
		return whole
	}
	c.made, c.partial = g.Made(), true
	markPartial(true)
	return partial
}

// slow is how long a page may take before its outline is shown in the place of the page before.
const slow = 100 * time.Millisecond

// wait shows the outline of another page that takes long to come. A change within a page leaves that where it is.
func (c *Root) wait(ctx app.Context, request Request) {
	old, err := url.Parse(c.shown)
	if !c.loading || err == nil && old.Path == request.Route.Path() {
		return
	}
	wanted := c.wanted
	ctx.After(slow, func(app.Context) {
		if c.loading && c.wanted == wanted {
			c.view, c.shown = View{Route: request.Route}, "" // Back leads to the page before once more
		}
	})
}

// fetch asks the API. Where it cannot be reached, the page comes from what the browser has kept of it, or from the graph.
func (c *Root) fetch(ctx app.Context, here *url.URL, request Request) {
	ctx.Async(func() {
		response, err := api.Fetch(request.Query, request.Variables)
		away := model.CodeOf(err) == model.Unavailable
		if err != nil && away && c.shown != here.RequestURI() {
			if kept := keptAnswer(request); kept != nil {
				response, err = kept, nil
			} else {
				_ = state.LoadGraph() // what it cannot load is not there to answer from
			}
		}
		ctx.Dispatch(func(ctx app.Context) {
			reached(!away)
			switch {
			case c.wanted != here.RequestURI(): // the visitor has gone on
				return
			case err == nil:
				c.fetched(ctx, here, request, response, !away)
			case c.shown == c.wanted: // the graph's answer stays
				if !c.goOn(c.view) {
					markPartial(false)
				}
			case !away || c.fromDevice(ctx, here, request) == nothing:
				c.show(ctx, here, request.Failed(err))
			default:
				c.goOn(c.view)
			}
		})
	})
}

// fetched shows an answer, and lets the browser keep the page if it is a new one. One that completes what is shown
// already moves nothing.
func (c *Root) fetched(ctx app.Context, here *url.URL, request Request, response []byte, fresh bool) {
	view := request.View(response)
	if c.goOn(view) {
		return
	}
	if fresh && view.content().Status == 200 {
		c.visited.put(request.Route.String(), response)
		keepPage(here.RequestURI())
	}
	if c.shown == c.wanted {
		place := focusedPlace()
		c.view, c.made, c.partial = view, time.Time{}, false
		name(view)
		ctx.Defer(func(app.Context) {
			refocus(place)
			markPartial(false)
		})
		c.describe(ctx)
		return
	}
	c.show(ctx, here, view)
}

// goOn leads to the page that the view names in its place, if it does.
func (c *Root) goOn(view View) bool {
	to, ok := view.Instead()
	if ok {
		c.places.goOn()
		ui.Replace(to.String())
	}
	return ok
}

// keptAnswer is the answer in the copy of a page that the browser has kept; nil where there is none.
func keptAnswer(request Request) []byte {
	var e embedded
	if json.Unmarshal(api.Kept(request.Route.String(), embeddedID), &e) != nil || e.URL != request.Route.String() {
		return nil
	}
	return e.Response
}

// refresh brings the newest graph and asks anew for what is shown, as when the network has come back.
func (c *Root) refresh(ctx app.Context) {
	state.RefreshGraph()
	c.visited = visited{}
	ctx.Async(func() {
		_ = state.LoadGraph() // the old one serves
		ctx.Dispatch(func(ctx app.Context) {
			shown, err := url.Parse(c.shown)
			if err != nil || ui.Address(c.shown) != app.Window().URL().RequestURI() { // the visitor is on the way to another page
				return
			}
			if request, ok := Match(shown.Path, shown.RawQuery); ok && request.Query != "" {
				c.fetch(ctx, shown, request)
			}
		})
	})
}

// show replaces the view. A page begins at its top, or where it was left when the visitor goes back to it; so does a page
// that is asked another question. A filter leaves it where it is. The focus goes to the content of a new page, as if it were
// loaded, or to the answer; a filter or a next page leaves it where it is, if that still exists.
func (c *Root) show(ctx app.Context, here *url.URL, view View) {
	old, err := url.Parse(c.shown)
	samePage := err == nil && old.Path == here.Path
	c.view, c.shown, c.loading, c.made, c.partial = view, here.RequestURI(), false, time.Time{}, false
	markPartial(false)
	name(view)
	turned := here.Query().Has("after") || here.Query().Has("before")
	asked, value := samePage && asksAnew(old, view.Route), focusedValue()
	ctx.Defer(func(app.Context) {
		refocus(value)
		anew := !samePage || c.places.anew
		y, back := c.places.returning(c.shown)
		if back || anew || turned || asked {
			scrollTo(y)
		}
		if (back || !asked || !showAnswer()) && (anew || focusLost()) {
			focusMain()
		}
		settleFields()
		ui.MarkShown(c.shown)
		whenIdle(tidy)
	})
	c.describe(ctx)
}

// describe describes the view in the head of the document when it is on the screen: nobody waits for that.
func (c *Root) describe(ctx app.Context) {
	view := c.view
	ui.AfterPaint(ctx, func(ctx app.Context) {
		ctx.PreventUpdate()
		if c.view.drawing == view.drawing {
			describe(view)
		}
	})
}

// Render draws the view in its shell.
func (c *Root) Render() app.UI {
	if c.view.drawing == nil {
		return ui.Shell(c.view.Route, true, ui.Skeleton(c.view.Route))
	}
	body := c.view.body()
	return ui.Shell(c.view.Route, c.loading, app.Div().Class("answer").Body(
		// The note has a place of its own: were it a child before the page, it would push the page into being drawn anew.
		app.Div().Class("answer-note").Body(
			app.If(!c.made.IsZero(), func() app.UI { return ui.FromDevice(c.view.Route.Lang, c.made, time.Now(), c.partial) })),
		body,
	))
}
