package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
)

const (
	// sheetID is the id of the sheet; a page whose address ends with it as fragment shows its sheet.
	sheetID = "filters"
	// FoundID is the id of what says how much a list has, to which the way out of the sheet leads.
	FoundID = "found"
	// narrow is where there is a sheet at all, as in the styles.
	narrow = "(max-width: 47.99rem)"
)

// Sheet holds the facets of a list. On a phone it is a sheet that covers the page, opened by a link to its fragment: so
// that it works before and without the app, Back closes it, and it can be linked to. The running app adds what a dialog
// needs: the rest of the page cannot be reached, Escape closes, the focus comes and goes, and choosing leaves it open.
// All that is chosen in it is one step in the history.
type Sheet struct {
	app.Compo

	Route  route.Route
	Facets []api.Facet
	Found  string // how much the list has, in words

	open   bool
	came   bool   // a step in the history opened it, which closing takes back
	before string // the address when it was opened
}

// openSheet is the button that opens the sheet, and says how much is chosen.
func openSheet(r route.Route) app.UI {
	l, chosen := r.Lang, 0
	for _, name := range r.Filters() {
		chosen += len(r.Query[name])
	}
	return app.A().ID(attr.Of("open-"+sheetID)).Href(attr.Of("#"+sheetID)).Class(attr.Of(chipClass(chosen > 0)+" chip-open")).Body(
		Icon("filter"), app.Span().Text(l.T("sheet.title")),
		app.If(chosen > 0, func() app.UI {
			return app.Span().Class("chip-count").Body(app.Text(l.Number(chosen)), Hidden(l.T("facet.chosen")))
		}),
	)
}

// Render draws the sheet, of which a wide window shows only the facets.
func (c *Sheet) Render() app.UI {
	l := c.Route.Lang
	sheet := app.Div().ID(attr.Of(sheetID)).Class("sheet").TabIndex(-1).OnKeyDown(c.onKey)
	if c.open {
		sheet = sheet.Class("is-open").Attr("role", "dialog").Aria("modal", attr.True()).Aria("labelledby", "filters-title")
	}
	return sheet.Body(
		app.A().Href(attr.Of("#"+FoundID)).Class("sheet-shade").TabIndex(-1).Aria("hidden", attr.True()).OnClick(c.onClose).Body(Hidden(l.T("sheet.close"))),
		app.Div().Class("sheet-box").Body(
			app.Div().Class("sheet-head").Body(
				app.H2().ID("filters-title").Text(l.T("sheet.title")),
				app.A().Href(attr.Of("#"+FoundID)).Class("tool").Title(attr.Of(l.T("sheet.close"))).OnClick(c.onClose).Body(Icon("close"), Hidden(l.T("sheet.close"))),
			),
			app.Div().Class("facets").Body(each(c.Facets, func(f api.Facet) app.UI { return facetChip(c.Route, f) })...),
			c.foot(l),
		),
	)
}

func (c *Sheet) foot(l i18n.Lang) app.UI {
	return app.Div().Class("sheet-foot").Body(
		app.If(len(c.Route.Filters()) > 0, func() app.UI {
			return Go(c.Route.Unfiltered(), l.T("facet.clear")).Class("button button-quiet").Rel("nofollow")
		}),
		app.A().Href(attr.Of("#"+FoundID)).Class("button sheet-apply").OnClick(c.onClose).Body(app.Span().Aria("live", "polite").Text(l.T("sheet.show", c.Found))),
	)
}

// OnMount opens the sheet where the address asks for it, as a page that was loaded with it does.
func (c *Sheet) OnMount(ctx app.Context) { c.follow(ctx, false) }

// OnNav opens and closes the sheet as the address says.
func (c *Sheet) OnNav(ctx app.Context) { c.follow(ctx, true) }

// OnUpdate keeps what is drawn anew out of reach too.
func (c *Sheet) OnUpdate(ctx app.Context) {
	if c.open {
		ctx.Defer(func(app.Context) { behind(true) })
	}
}

// OnResize closes the sheet where the window has become wide.
func (c *Sheet) OnResize(app.Context) {
	if c.open && !isNarrow() {
		c.leave()
	}
}

// OnDismount lets the next page be reached, also where OnNav has closed the sheet but a moment before.
func (c *Sheet) OnDismount() { behind(false) }

func (c *Sheet) follow(ctx app.Context, came bool) {
	if !app.IsClient {
		return
	}
	here := app.Window().URL()
	open := here.Fragment == sheetID && isNarrow()
	if open == c.open {
		return
	}
	if c.open = open; open {
		c.came, c.before = came, here.RequestURI()
	}
	ctx.Defer(func(app.Context) {
		behind(open)
		focused := "open-" + sheetID
		if open {
			focused = sheetID
		}
		if element := app.Window().GetElementByID(focused); element.Truthy() {
			element.Call("focus", map[string]any{"preventScroll": true})
		}
	})
}

func isNarrow() bool { return app.Window().Call("matchMedia", narrow).Get("matches").Bool() }

func (c *Sheet) onClose(_ app.Context, e app.Event) {
	if c.open {
		e.PreventDefault()
		c.leave()
	}
}

// onKey closes the sheet by Escape.
func (c *Sheet) onKey(_ app.Context, e app.Event) {
	if c.open && e.Get("key").String() == "Escape" {
		e.PreventDefault()
		c.leave()
	}
}

// leave goes back to the step before, or, where something was chosen since, keeps that as the step.
func (c *Sheet) leave() {
	here := app.Window().URL()
	if c.came && here.RequestURI() == c.before {
		app.Window().Get("history").Call("back")
		return
	}
	Replace(here.RequestURI())
}

// Stays is where a link in the open sheet leads so that the sheet stays open; false for every other link.
func Stays(link app.Value, address string) (string, bool) {
	if !link.Call("closest", ".sheet.is-open").Truthy() {
		return "", false
	}
	return address + "#" + sheetID, true
}

// behind puts everything but the sheet out of reach, or back into it.
func behind(sheet bool) {
	document := app.Window().Get("document")
	marked := document.Call("querySelectorAll", "[data-behind]")
	for i := range marked.Length() {
		marked.Index(i).Call("removeAttribute", "inert")
		marked.Index(i).Call("removeAttribute", "data-behind")
	}
	if !sheet {
		return
	}
	body := document.Get("body")
	for e := app.Window().GetElementByID(attr.Of(sheetID)); e.Truthy() && !e.Equal(body); e = e.Get("parentElement") {
		others := e.Get("parentElement").Get("children")
		for i := range others.Length() {
			if other := others.Index(i); !other.Equal(e) {
				other.Call("setAttribute", "inert", "")
				other.Call("setAttribute", "data-behind", "")
			}
		}
	}
}
