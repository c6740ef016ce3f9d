package ui

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/app/state"
)

// pause is how long typing must rest before anything is looked for.
const pause = 120 * time.Millisecond

// Suggest is a search field that offers nodes while one types, by kind, and the last searches before that (ARIA combobox
// with a list). Without WebAssembly it is a plain search field, whose form the server answers.
type Suggest struct {
	app.Compo

	ID, Name, Text, Hint string
	// Route is the page of the field. End is the parameter of it that a chosen node fills; where it is empty, a chosen
	// node's own page is shown.
	Route route.Route
	End   string
	// Required says that the form is not to be sent without a text.
	Required bool

	typed  string
	found  Found
	recent []string
	active int // of the options; -1 for none
	shown  showing
}

// showing is what stands under the field.
type showing int

const (
	showsNothing showing = iota
	showsRecent
	showsFound
)

// Render draws the field and, while there is something to offer, the list.
func (c *Suggest) Render() app.UI {
	options := c.options()
	open := options.count > 0
	input := app.Input().Type("search").ID(attr.Of(c.ID)).Name(attr.Of(c.Name)).Value(attr.Of(c.Text)).DataSet("text", attr.Of(c.Text)).Placeholder(attr.Of(c.Hint)).
		Attr("autocomplete", "off").Attr("autocapitalize", "none").Attr("spellcheck", "false").Attr("enterkeyhint", "search").Attr("maxlength", "200").
		Attr("role", "combobox").Aria("autocomplete", "list").Aria("expanded", attr.Bool(open)).Aria("controls", attr.Of(c.ID+"-list")).
		OnInput(c.onInput).OnKeyDown(c.onKey).OnFocus(c.onFocus).OnBlur(c.onBlur)
	if c.End == "" {
		input = input.Aria("keyshortcuts", "/")
	}
	if c.Required {
		input = input.Attr("required", attr.True())
	}
	if open && c.active >= 0 {
		input = input.Aria("activedescendant", attr.Of(c.option(c.active)))
	}
	return app.Div().Class("suggest").Body(
		input,
		app.Div().ID(attr.Of(c.ID+"-list")).Class(attr.Of(listClass(open))).Attr("role", "listbox").Aria("label", attr.Of(c.Route.Lang.T("suggest.label"))).
			OnClick(c.onClick).Body(options.drawn...),
		app.Div().Class("suggest-says").Attr("role", "status").Body(c.says(options.count)),
	)
}

// OnMount keeps what was searched for, as OnNav does.
func (c *Suggest) OnMount(app.Context) { c.remember() }

// OnNav closes the list, and keeps what was searched for: the field in the header sees every page.
func (c *Suggest) OnNav(app.Context) {
	c.typed, c.shown, c.active = "", showsNothing, -1
	c.remember()
}

func (c *Suggest) remember() {
	if c.ID != headerSearch || !app.IsClient {
		return
	}
	here := app.Window().URL()
	if r, ok := route.Parse(here.Path, here.RawQuery); ok && r.Page == route.Search {
		state.Searched(r.Get("q"))
	}
}

func listClass(open bool) string {
	if open {
		return "suggest-list is-open"
	}
	return "suggest-list"
}

func (c *Suggest) option(i int) string { return c.ID + "-" + strconv.Itoa(i) }

// says tells how many options there are, and what to do where there are none.
func (c *Suggest) says(count int) app.UI {
	l := c.Route.Lang
	switch {
	case c.shown != showsFound:
		return none()
	case count == 0:
		return app.P().Class("suggest-none").Body(app.Strong().Text(l.T("search.empty.title")), app.Text(" "+l.T("suggest.none")))
	}
	return Hidden(l.N("count.result", c.found.Total))
}

// onFocus offers the last searches where nothing is typed.
func (c *Suggest) onFocus(ctx app.Context, _ app.Event) {
	if ctx.JSSrc().Get("value").String() == "" {
		c.offerRecent()
	}
}

func (c *Suggest) offerRecent() {
	if c.End == "" {
		c.recent, c.shown, c.active = state.Recent(), showsRecent, -1
	}
}

// onInput looks for what the text may mean: at once among what is on this device and, once typing rests, everywhere. What was found for an older text is dropped.
func (c *Suggest) onInput(ctx app.Context, _ app.Event) {
	text := strings.TrimSpace(ctx.JSSrc().Get("value").String())
	c.typed, c.active = text, -1
	if len([]rune(text)) < 2 {
		c.found, c.shown = Found{}, showsNothing
		if text == "" {
			c.offerRecent()
		}
		return
	}
	if found, ok := findHere(text, mostOfKind); ok {
		c.found, c.shown = found, showsFound
	}
	ctx.After(pause, func(ctx app.Context) {
		if c.typed == text {
			ctx.Async(func() {
				found, err := find(text, mostOfKind)
				ctx.Dispatch(func(app.Context) {
					// Without an answer the form still works; a list in which somebody walks already stays as it is.
					if c.typed == text && err == nil && c.active < 0 {
						c.found, c.shown = found, showsFound
					}
				})
			})
		}
	})
}

// onKey walks through the list, opens what is active, and closes the list; see Holds for the keys.
func (c *Suggest) onKey(ctx app.Context, e app.Event) {
	n := c.options().count
	if n == 0 {
		return
	}
	switch e.Get("key").String() {
	case "ArrowDown", "ArrowUp", "Escape", "Enter":
		e.PreventDefault()
	}
	switch e.Get("key").String() {
	case "ArrowDown":
		c.active = (c.active + 1) % n
	case "ArrowUp":
		c.active = (max(c.active, 0) + n - 1) % n
	case "Escape":
		c.shown = showsNothing
	case "Enter":
		if c.active < 0 {
			c.shown = showsNothing
			ctx.JSSrc().Get("form").Call("requestSubmit")
			return
		}
		app.Window().GetElementByID(c.option(c.active)).Call("click")
		return
	default:
		return
	}
	if c.active >= 0 {
		if active := app.Window().GetElementByID(c.option(c.active)); active.Truthy() {
			active.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	}
}

// onClick keeps what was chosen as a search, or forgets all searches. Links lead on by themselves.
func (c *Suggest) onClick(_ app.Context, e app.Event) {
	option := e.Get("target").Call("closest", "[role=option]")
	if !option.Truthy() {
		return
	}
	if option.Get("dataset").Get("forget").Truthy() {
		state.ForgetRecent()
		c.recent, c.active = nil, -1
		return
	}
	if text := option.Get("dataset").Get("search"); text.Truthy() {
		state.Searched(text.String())
	}
	c.shown = showsNothing
}

// onBlur closes the list, after a click on one of its options had its chance.
func (c *Suggest) onBlur(ctx app.Context, _ app.Event) {
	ctx.After(200*time.Millisecond, func(app.Context) {
		if field := app.Window().GetElementByID(c.ID); !field.Truthy() || !field.Equal(app.Window().Get("document").Get("activeElement")) {
			c.shown = showsNothing
		}
	})
}
