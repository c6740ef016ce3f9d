package page

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// exploreBrowser is what the picture has in the browser: the JavaScript object that draws (web/draw/graph.js).
type exploreBrowser struct {
	picture app.Value
	act     app.Func
	drawn   *exploreGraph // what the picture was given
	working bool          // on the layout
	playing bool
	writing string // the address that is about to be written
	gone    bool
}

const (
	// slice is how much of a frame the layout may take.
	slice = 8 * time.Millisecond
	// settling is how long the address waits for more changes: browsers allow only so many a minute.
	settling = 250 * time.Millisecond
	// beat is how long the play button stays with a day.
	beat = 650 * time.Millisecond
)

// begin takes over the picture and the tables that stand in the page, with the places of the nodes; without them the
// picture is empty until there is a layout.
func (c *explorer) begin() {
	picture, ok := attr.Standing(exploreSurface)
	tables, also := attr.Standing(exploreTables)
	if !ok || !also || len(c.graph.nodes) == 0 {
		c.picture, c.tables = pictureMarkup(c.route, nil, nil, shown{}).UI(), tablesMarkup(c.route, nil, shown{}).UI()
		c.places.set(c.graph)
		return
	}
	c.picture, c.tables = picture, tables
	nodes := app.Window().Get("document").Call("querySelectorAll", "#"+exploreSurface+" [data-node]")
	for i := range nodes.Length() {
		n := nodes.Index(i)
		place, ok := c.graph.index[model.ID(n.Call("getAttribute", "data-node").String())]
		x, y, found := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(n.Call("getAttribute", "transform").String(), "translate("), ")"), " ")
		px, err := strconv.ParseFloat(x, 64)
		py, err2 := strconv.ParseFloat(y, 64)
		if ok && found && err == nil && err2 == nil {
			c.places.take(place, px, py)
		}
	}
	c.places.set(c.graph)
}

// OnMount brings the script that draws, and gives it the graph.
func (c *explorer) OnMount(ctx app.Context) {
	c.later.Mount(ctx)
	if c.browser.picture != nil || !app.Window().Get("vinculum").Truthy() {
		return
	}
	c.browser.act = app.FuncOf(func(_ app.Value, args []app.Value) any {
		what, id := args[0].String(), args[1].String()
		ctx.Dispatch(func(ctx app.Context) { c.acted(ctx, what, id) })
		return nil
	})
	ready := app.FuncOf(func(_ app.Value, args []app.Value) any {
		drawing := args[0]
		ctx.Dispatch(func(ctx app.Context) {
			host := app.Window().GetElementByID("explore-host")
			if c.browser.gone || !host.Truthy() {
				return
			}
			c.browser.picture = drawing.Call("graph", host, c.browser.act)
			c.work(ctx)
		})
		return nil
	})
	failed := app.FuncOf(func(app.Value, []app.Value) any {
		ctx.Dispatch(func(app.Context) { c.drawItself() }) // a picture that does not move is better than none
		return nil
	})
	app.Window().Get("vinculum").Call("draw").Call("then", ready, failed)
}

// OnUpdate shows a new route or new data.
func (c *explorer) OnUpdate(ctx app.Context) {
	c.browser.writing = ""
	lang := c.route.Lang
	if lang != c.Route.Lang {
		c.taken = nil // the names: the library passes on data only where they differ
	}
	if c.take() {
		c.places.set(c.graph)
		c.busy(c.browser.picture != nil)
		ctx.Defer(func(app.Context) { settleSlider() })
	}
	switch {
	case c.browser.picture == nil:
		c.drawItself()
	case lang != c.route.Lang:
		c.tables = tablesMarkup(c.route, c.graph, c.shown).UI() // the headings, too
	}
	c.work(ctx)
}

// OnNav goes back to the route of the address where that is chosen once more.
func (c *explorer) OnNav(ctx app.Context) {
	here := app.Window().URL()
	if r, ok := route.Parse(here.Path, here.RawQuery); ok && r.String() == c.Route.String() && c.route.String() != c.Route.String() {
		c.OnUpdate(ctx)
	}
}

// drawItself draws the picture and the tables as the server does: while what draws them in the browser is not there.
func (c *explorer) drawItself() {
	c.places.layout.Run(nil)
	c.picture, c.tables = pictureMarkup(c.route, c.graph, &c.places, c.shown).UI(), tablesMarkup(c.route, c.graph, c.shown).UI()
}

// OnDismount lets go of the picture.
func (c *explorer) OnDismount() {
	c.browser.gone, c.browser.writing, c.browser.playing = true, "", false
	if c.browser.picture != nil {
		c.browser.picture.Call("end")
	}
}

// work goes on with the layout, a slice a frame, and shows what there is to show.
func (c *explorer) work(ctx app.Context) {
	if c.browser.picture == nil || c.browser.working || c.browser.gone {
		return
	}
	start := time.Now()
	if done := c.places.layout.Run(func() bool { return time.Since(start) < slice }); !done {
		c.browser.working = true
		ctx.After(time.Millisecond, func(ctx app.Context) {
			c.browser.working = false
			c.work(ctx)
		})
		return
	}
	c.present(ctx)
	c.busy(false)
}

// busy says whether the picture is still that of an older graph.
func (c *explorer) busy(is bool) {
	if host := app.Window().GetElementByID("explore-host"); host.Truthy() {
		host.Call("toggleAttribute", "aria-busy", is)
		if is {
			host.Call("setAttribute", "aria-busy", "true")
		}
	}
}

// present gives the picture what is shown, and the tables; those of a new graph, which stand below it, when it is on the
// screen.
func (c *explorer) present(ctx app.Context) {
	p, before := c.browser.picture, c.browser.drawn
	if before == c.graph {
		c.tell()
		c.fillTables()
		return
	}
	p.Call("show", c.graphJSON(), c.placesArray())
	c.browser.drawn = c.graph
	c.tell()
	if before != nil && (complete(c.route) || !app.Window().GetElementByID("explore-host").Get("dataset").Get("touched").Truthy()) {
		p.Call("fit", true)
	}
	ui.AfterPaint(ctx, func(ctx app.Context) {
		ctx.PreventUpdate()
		if !c.browser.gone {
			c.fillTables()
		}
	})
}
