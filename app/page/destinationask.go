package page

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/app/state"
	"vinculum/app/ui"
)

// destinationAsk is the form. What was asked last stays on this device, and the next form begins with it, until the visitor
// starts over.
type destinationAsk struct {
	app.Compo

	Route route.Route
	Data  *destinationData

	later ui.Later // it is folded away where there are answers
	drawn struct { // the fields as they stand, also while other ones wait
		key   string
		route route.Route
		data  *destinationData
	}
	last string // the question that this device remembers, where the address asks none
}

// destinationFields are the fields of the form.
type destinationFields struct {
	app.Compo

	Route route.Route
	Data  *destinationData
}

// OnUpdate lets every field hold what another question says, whatever was chosen before.
func (c *destinationFields) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { resetDestinations() })
}

// Render draws the fields.
func (c *destinationFields) Render() app.UI {
	return app.Form().ID("destination-form").Class("destination-form").Action(attr.Of(c.Route.Path())).Method("get").Body(askDestinations(c.Route, c.Data)...)
}

// OnInit lets a form that is folded away wait.
func (c *destinationAsk) OnInit() {
	if questionOf(c.Route) != "" {
		c.later.Init()
	}
}

// OnMount remembers what is asked, or begins with what was asked last, unless somebody is filling in the form already; and
// readies what a first answer needs.
func (c *destinationAsk) OnMount(ctx app.Context) {
	c.later.Mount(ctx)
	if c.remember() {
		return
	}
	l := c.Route.Lang
	ctx.Async(func() {
		_ = state.LoadGraph() // without it, the API answers
		if g := state.Graph(); g != nil {
			rehearseDestinations(l, g)
		}
	})
	last := state.Asked()
	ctx.Dispatch(func(app.Context) {
		if active := app.Window().Get("document").Get("activeElement"); !active.Truthy() || !active.Call("closest", ".destination-form").Truthy() {
			c.last = last
		}
	})
}

// OnUpdate remembers another question, and lets the fields say in a moment what that asks. Whatever else changes on the page
// leaves them as they stand: somebody may be filling them in.
func (c *destinationAsk) OnUpdate(ctx app.Context) {
	if c.remember() && c.key(c.Route) != c.drawn.key {
		c.later.Again(ctx)
	}
}

// key tells questions apart, and the languages that they are put in.
func (c *destinationAsk) key(r route.Route) string {
	return string(r.Lang) + " " + c.Data.Dataset.Today.String() + " " + questionOf(r)
}

// remember says whether the address asks something.
func (c *destinationAsk) remember() bool {
	question := questionOf(c.Route)
	if question != "" {
		state.Ask(question)
	}
	return question != ""
}

// Render draws the form with what there is to say about its answers.
func (c *destinationAsk) Render() app.UI {
	if c.later.Waits() && c.drawn.data == nil {
		return c.later.Placeholder()
	}
	r, d, l := c.Route, c.Data, c.Route.Lang
	over := ui.Go(route.At(l, route.Destinations), l.T("destination.over")).OnClick(c.startOver)
	var note app.UI = app.If(false, nil)
	switch {
	case questionOf(r) != "":
		note = app.P().Class("destination-note").Body(over)
	case c.last != "":
		r = timely(asking(l, c.last), d.Dataset.Today)
		note = app.P().Class("destination-note").Body(
			app.Span().Text(l.T("destination.last")), ui.Go(r, d.asked(l, wishOf(r))).Rel("nofollow"), over)
	}
	class := "destination-ask is-later"
	if !c.later.Waits() {
		class = "destination-ask"
		if key := c.key(r); key != c.drawn.key {
			c.drawn.key, c.drawn.route, c.drawn.data = key, r, d
		}
	}
	return app.Div().Class(attr.Of(class)).Body(note, &destinationFields{Route: c.drawn.route, Data: c.drawn.data})
}

// startOver forgets what was asked last, and empties the form.
func (c *destinationAsk) startOver(ctx app.Context, _ app.Event) {
	state.ForgetAsked()
	c.last = ""
	ctx.Defer(func(app.Context) { resetDestinations() })
}

// resetDestinations lets every field of the form hold what the page says, whatever was chosen before.
func resetDestinations() {
	if form := app.Window().GetElementByID("destination-form"); form.Truthy() {
		form.Call("reset")
	}
}
