package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/atlas"
)

// OnMount lets the picture be moved once its script is there.
func (c *WorldMap) OnMount(ctx app.Context) {
	vinculum := app.Window().Get("vinculum")
	if !vinculum.Truthy() {
		return
	}
	c.opened = c.opening()
	report := c.hears(func(_ app.Value, args []app.Value) any {
		f := frame{atlas.Box{X: args[0].Float(), Y: args[1].Float(), Width: args[2].Float(), Height: args[3].Float()}, args[4].Float()}
		moved := args[5].Bool()
		ctx.Dispatch(func(ctx app.Context) { c.rest(ctx, f, moved) })
		return nil
	})
	AfterPaint(ctx, func(ctx app.Context) { // the picture stands on the page before it is measured
		ctx.PreventUpdate()
		if c.Mounted() {
			c.draw(ctx, vinculum, report)
		}
	})
}

// draw brings the script, and gives the picture to it; the links of the picture lead to other views where it does not come.
func (c *WorldMap) draw(ctx app.Context, vinculum app.Value, report app.Func) {
	var ready, failed app.Func // one of them is called, also when the map is gone by then
	release := func() {
		ready.Release()
		failed.Release()
	}
	ready = app.FuncOf(func(_ app.Value, args []app.Value) any {
		release()
		drawing := args[0]
		ctx.Dispatch(func(app.Context) {
			if c.Mounted() && c.drawing == nil {
				c.drawing = drawing.Call("map", c.JSValue(), atlas.MaxZoom, report)
			}
		})
		return nil
	})
	failed = app.FuncOf(func(app.Value, []app.Value) any {
		release()
		return nil
	})
	vinculum.Call("draw").Call("then", ready, failed)
}

// hears is a function for the script to call, until the map is gone.
func (c *WorldMap) hears(f func(app.Value, []app.Value) any) app.Func {
	called := app.FuncOf(f)
	c.hearing = append(c.hearing, called)
	return called
}

// opening is the view that the page's address chooses, as text.
func (c *WorldMap) opening() string { return c.view().At() + " " + c.view().Level() }

// rest gathers what is seen now anew. The focus stays with the place that it is on, alone or among many. When the marks are
// drawn, the address says which view it is, so that it can be kept and shared.
func (c *WorldMap) rest(ctx app.Context, f frame, moved bool) {
	c.seen = f
	ctx.Defer(func(app.Context) {
		c.focus(c.focused)
		if moved && c.drawing != nil && c.seen == f {
			Rewrite(c.to(atlas.Seen(f.Box)))
		}
	})
}

// focusedPoint is the place in the list of points of the mark that has the focus; -1 for none.
func (c *WorldMap) focusedPoint() int {
	if c.drawing == nil {
		return -1
	}
	focused := app.Window().Get("document").Get("activeElement")
	if !focused.Truthy() || !c.JSValue().Call("contains", focused).Bool() {
		return -1
	}
	id := focused.Get("dataset").Get("id")
	if !id.Truthy() {
		return -1
	}
	return slices.IndexFunc(c.Points, func(p WorldPoint) bool { return p.ID == id.String() })
}

// focus puts the focus on the mark that a point stands in, or on the picture where it is out of sight.
func (c *WorldMap) focus(point int) {
	if point < 0 || c.drawing == nil {
		return
	}
	id := ""
	if i := slices.IndexFunc(c.drawn, func(m mark) bool { return slices.Contains(m.points, point) }); i >= 0 {
		id = c.Points[c.drawn[i].points[0]].ID
	}
	c.drawing.Call("focus", id)
}

// OnUpdate shows the new view where the page's address chooses another one than before.
func (c *WorldMap) OnUpdate(ctx app.Context) {
	if c.drawing == nil || c.opening() == c.opened {
		return
	}
	c.opened, c.seen = c.opening(), frame{}
	ctx.Defer(func(app.Context) { // when the markup says it
		if c.drawing != nil {
			c.drawing.Call("reset")
		}
	})
}

// OnNav goes back to the view of the address where that is chosen once more.
func (c *WorldMap) OnNav(app.Context) {
	here := app.Window().URL()
	query := here.Query()
	if c.drawing != nil && here.Path == c.Route.Path() && query.Get("at") == c.Route.Get("at") && query.Get("zoom") == c.Route.Get("zoom") {
		c.drawing.Call("reset")
	}
}

// OnDismount ends what the script does.
func (c *WorldMap) OnDismount() {
	if c.drawing != nil {
		c.drawing.Call("end")
		c.drawing = nil
	}
	for _, f := range c.hearing {
		f.Release()
	}
	c.hearing = nil
}
