package page

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// become follows a route that the graph at hand answers. The address follows when there is a moment of rest.
func (c *explorer) become(ctx app.Context, to route.Route) {
	c.route, c.shown = to, c.graph.visible(to)
	c.tell()
	address := to.String()
	c.browser.writing = address
	ctx.After(settling, func(app.Context) {
		if c.browser.writing == address {
			c.write()
			c.fillTables()
		}
	})
}

// write puts the route into the address.
func (c *explorer) write() {
	if c.browser.writing == "" {
		return
	}
	c.browser.writing = ""
	ui.Rewrite(c.route)
}

// visit goes to a route: at once where the graph at hand answers it, else by its address.
func (c *explorer) visit(ctx app.Context, to route.Route) {
	if sameQuestion(c.route, to, c.dayMatters()) {
		c.become(ctx, to)
		return
	}
	c.write()
	link := app.Window().Get("document").Call("createElement", "a")
	link.Set("href", to.String())
	app.Window().Get("document").Get("body").Call("append", link)
	link.Call("click")
	link.Call("remove")
}

// dayMatters says whether another day may need another graph: the path is of a day, and so is the choice of neighbours
// where a node has too many.
func (c *explorer) dayMatters() bool {
	if complete(c.route) {
		return true
	}
	for i, n := range c.graph.nodes {
		if c.graph.isOpen(c.route, i) && n.degree > n.known {
			return true
		}
	}
	return false
}

// acted does what the visitor did in the picture.
func (c *explorer) acted(ctx app.Context, what, id string) {
	i, ok := c.graph.index[model.ID(id)]
	switch {
	case what == "leave":
		if next := app.Window().Get("document").Call("querySelector", ".explore-panel a, #explore-stop, #"+exploreTables+" .table-scroll"); next.Truthy() {
			next.Call("focus")
		}
	case what == "select" && !ok:
		c.become(ctx, c.route.With("selected", ""))
	case !ok:
	case what == "open":
		c.visit(ctx, route.To(c.route.Lang, model.ID(id)))
	case what == "fold":
		c.visit(ctx, exploreFold(c.route, id))
	case what == "pick":
		c.visit(ctx, explorePick(c.route, id).With("selected", id))
	case what == "expand", what == "tap" && !c.graph.isOpen(c.route, i) && c.hides(i):
		c.visit(ctx, exploreExpand(c.route, id))
	default:
		c.become(ctx, c.route.With("selected", id))
	}
}

// hides says whether a node has links that the picture does not show.
func (c *explorer) hides(i int) bool {
	return c.graph.nodes[i].degree > c.graph.linksShown(c.shown, i)
}

// onClick takes the links that the graph at hand answers, and the buttons.
func (c *explorer) onClick(ctx app.Context, e app.Event) {
	target := e.Get("target")
	if button := target.Call("closest", "[data-act]"); button.Truthy() {
		switch id := button.Get("dataset").Get("id"); button.Get("dataset").Get("act").String() {
		case "save":
			c.save(id.String())
		case "play":
			c.browser.playing = !c.browser.playing
			c.play(ctx)
		}
		return
	}
	link := linkOf(e.Value)
	if link == nil || link.Get("tagName").String() != "A" || link.Get("origin").String() != app.Window().Get("location").Get("origin").String() {
		return // also the links of the picture, which are not of HTML
	}
	to, ok := route.Parse(link.Get("pathname").String(), strings.TrimPrefix(link.Get("search").String(), "?"))
	if ok && to.Page == route.Explore && sameQuestion(c.route, to, c.dayMatters()) {
		e.PreventDefault()
		c.become(ctx, to)
	} else {
		c.write()
	}
}

// onInput follows the slider: what is at hand is shown at once.
func (c *explorer) onInput(ctx app.Context, e app.Event) {
	if field := e.Get("target"); field.Get("id").String() == "explore-stop" {
		c.browser.playing = false
		at, _ := strconv.Atoi(field.Get("value").String())
		c.stopAt(ctx, at)
	}
}

// onChange asks again where the slider came to rest, if the graph at hand is not the one of that day.
func (c *explorer) onChange(ctx app.Context, e app.Event) {
	if e.Get("target").Get("id").String() == "explore-stop" && !sameQuestion(c.Route, c.route, c.dayMatters()) {
		to := c.route
		c.write()
		c.route = c.Route
		c.visit(ctx, to)
	}
}

func (c *explorer) stopAt(ctx app.Context, at int) {
	if at < 0 || at >= len(c.stops) {
		return
	}
	asOf := c.stops[at].String()
	if at == len(c.stops)-1 {
		asOf = ""
	}
	c.become(ctx, c.route.With("asOf", asOf))
}

// play goes from day to day until today; from today it begins anew.
func (c *explorer) play(ctx app.Context) {
	if !c.browser.playing || c.browser.gone {
		return
	}
	at := stopOf(c.stops, exploreDay(c.route, c.graph.today))
	if at == len(c.stops)-1 {
		at = -1
	}
	c.stopAt(ctx, at+1)
	if c.browser.playing = at+1 < len(c.stops)-1; c.browser.playing {
		ctx.After(beat, c.play)
	}
}

// save writes what is shown as a file.
func (c *explorer) save(format string) {
	if format == "png" {
		if c.browser.picture != nil {
			c.browser.picture.Call("png", exploreFileName(c.title(), format))
		}
		return
	}
	g := exportGraph(c.route, c.graph, &c.places, c.shown, app.Window().Get("location").Get("origin").String(), c.title())
	if content, media, ok := exploreFile(g, format); ok {
		app.Window().Get("vinculum").Get("drawing").Call("save", string(content), exploreFileName(c.title(), format), media)
	}
}
