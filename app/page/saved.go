package page

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/state"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// saved asks nothing: what is shown is on the device.
func saved(r route.Route) Request { return ask(r, "", nil, drawSaved) }

func drawSaved(r route.Route, _ *struct{}) Content {
	l := r.Lang
	return Content{Status: 200, Title: l.T("nav.saved"), Description: l.T("saved.lead"), AtOnce: true, Body: app.Div().Class("page page-saved").Body(
		app.Header().Class("page-head").Body(
			app.H1().Text(l.T("save.title")),
			app.P().Class("lead").Text(l.T("saved.lead")),
			app.P().Class("without-scripts").Text(l.T("saved.scripts")),
		),
		&savedList{Lang: l},
	)}
}

// savedList lists the saved items by kind. A removed one leaves a way back in its place until the page is left.
type savedList struct {
	app.Compo

	Lang i18n.Lang

	shown     []state.Item // those of this visit, the removed ones too
	known     savedFacts
	forgotten bool
	stop      func()
}

// OnMount reads the items, and again when they change.
func (c *savedList) OnMount(ctx app.Context) {
	ctx.Dispatch(func(app.Context) { c.read() })
	ctx.Async(func() {
		_ = state.LoadGraph() // without it there are the names
		ctx.Dispatch(func(app.Context) { c.read() })
	})
	state.KeepPages(c.Lang)
	c.stop = state.Watch(func() { ctx.Dispatch(func(app.Context) { c.read() }) })
}

// OnDismount listens no longer.
func (c *savedList) OnDismount() {
	if c.stop != nil {
		c.stop()
	}
}

// read adds what has been saved to what is shown.
func (c *savedList) read() {
	for _, item := range state.Here().Items() {
		if !slices.ContainsFunc(c.shown, func(s state.Item) bool { return s.ID == item.ID }) {
			c.shown = append(c.shown, item)
		}
	}
	c.known.learn(state.Graph(), c.Lang, c.shown)
}

// Render draws the list, or says how to begin one.
func (c *savedList) Render() app.UI {
	l := c.Lang
	var body []app.UI
	for _, k := range model.NodeKinds {
		if items := c.of(k); len(items) > 0 {
			body = append(body, app.Section().Class("section").Body(
				app.H2().Class("saved-kind").Body(ui.KindIcon(k), app.Span().Text(ui.KindPlural(l, k))),
				app.If(k == model.KindInstitution && len(c.known.compared) > 1, c.compare),
				app.Ul().Class("rows").Body(items...)))
		}
	}
	if len(body) == 0 {
		body = append(body,
			app.Div().Class("saved-wait").Body(ui.Skeleton(route.At(l, route.Saved))),
			app.Div().Class("saved-empty").Body(ui.Empty(l.T("saved.empty.title"), l.T("saved.empty.text"),
				ui.Button(ui.Go(route.ListOf(l, model.KindInstitution), l.T("saved.empty.go"))))))
	}
	return app.Div().Class("saved").Body(append(body, c.device())...)
}

// of are the rows of a kind.
func (c *savedList) of(k model.Kind) []app.UI {
	l := c.Lang
	var rows []app.UI
	for _, item := range c.shown {
		if item.ID.Kind() != k {
			continue
		}
		ref := api.Ref{ID: item.ID, Kind: api.Kind(k), Name: item.Name}
		if !state.Here().Has(item.ID) {
			rows = append(rows, app.Li().Class("row saved-row is-removed").Body(
				app.Span().Attr("role", "status").Text(l.T("save.removed", l.Text(item.Name))),
				app.Button().Type("button").Class("button button-quiet").Text(l.T("save.undo")).OnClick(c.restore(item), app.EventScope("undo", item.ID))))
			continue
		}
		label := l.T("save.remove", l.Text(item.Name))
		rows = append(rows, app.Li().Class("row saved-row").Body(
			app.Div().Class("saved-words").Body(append([]app.UI{ui.NodeLink(l, ref)}, c.known.tell(l, item)...)...),
			app.Button().Type("button").Class("saved-remove").Aria("label", attr.Of(label)).Title(attr.Of(label)).
				Body(ui.Icon("close")).OnClick(c.remove(item), app.EventScope("remove", item.ID))))
	}
	return rows
}

// compare leads to a comparison of what was saved last, under the question that was asked last.
func (c *savedList) compare() app.UI {
	l, k := c.Lang, &c.known
	to := asking(l, k.question)
	about := ui.Go(to, k.asked[k.question]).Rel("nofollow")
	for _, id := range k.compared {
		to = to.Toggle("compare", string(id))
	}
	return app.P().Class("saved-compare").Body(
		ui.Go(to, l.T("saved.compare", l.Number(len(k.compared)))).Class("button button-quiet").Rel("nofollow"),
		app.If(k.asked[k.question] != "", func() app.UI { return app.Span().Class("hint").Body(app.Text(l.T("saved.for")+" "), about) }))
}

func (c *savedList) remove(item state.Item) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		state.Here().Remove(item.ID)
		c.changed(ctx)
	}
}

func (c *savedList) restore(item state.Item) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		state.Here().Put(item)
		c.changed(ctx)
	}
}

// changed tells the service worker, and gives the focus to the button that has taken the place of the one pressed.
func (c *savedList) changed(ctx app.Context) {
	state.KeepPages(c.Lang)
	row := app.Window().Get("document").Get("activeElement").Call("closest", ".saved-row")
	ctx.Defer(func(app.Context) {
		if row.Truthy() && row.Get("isConnected").Bool() {
			row.Call("querySelector", "button").Call("focus")
		}
	})
}

// device says what else the device keeps, and lets it be forgotten.
func (c *savedList) device() app.UI {
	l := c.Lang
	return app.Section().Class("section saved-device").Body(
		app.H2().Text(l.T("saved.device")),
		app.P().Class("prose").Text(l.T("saved.device.text")+" "+l.T("saved.people")),
		app.P().Class("ways").Body(app.Button().Type("button").Class("button button-quiet").Text(l.T("saved.forget")).OnClick(c.forget)),
		app.P().Attr("role", "status").Text(c.said()),
	)
}

func (c *savedList) forget(ctx app.Context, _ app.Event) {
	state.ForgetAsked()
	app.Window().Get("vinculum").Call("forget").Then(func(app.Value) {
		ctx.Dispatch(func(app.Context) { c.forgotten = true })
	})
}

func (c *savedList) said() string {
	if c.forgotten {
		return c.Lang.T("saved.forgotten")
	}
	return ""
}
