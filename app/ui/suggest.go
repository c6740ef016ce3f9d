package ui

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/route"
)

const (
	// suggestions is how many nodes are offered while one types.
	suggestions = 7
	// pause is how long typing must rest before the API is asked.
	pause = 120 * time.Millisecond
)

const suggestQuery = `query Suggest($text: String!, $first: Int) { search(text: $text, first: $first) { nodes { ...Ref } } }`

// Suggest is a search field that offers nodes while one types (ARIA combobox with a list). Without WebAssembly it is a
// plain search field, whose form the server answers.
type Suggest struct {
	app.Compo

	ID, Name, Text, Hint string
	// Route is the page of the field. End is the parameter of it that a chosen node fills; where it is empty, a chosen
	// node's own page is shown.
	Route route.Route
	End   string

	typed  string
	found  []api.Ref
	active int // of found; -1 for none
	open   bool
}

// Render draws the field and, while there is something to offer, the list.
func (c *Suggest) Render() app.UI {
	open := c.open && len(c.found) > 0
	input := app.Input().Type("search").ID(attr.Of(c.ID)).Name(attr.Of(c.Name)).Value(attr.Of(c.Text)).DataSet("text", attr.Of(c.Text)).Placeholder(attr.Of(c.Hint)).
		Attr("autocomplete", "off").Attr("autocapitalize", "none").Attr("spellcheck", "false").Attr("enterkeyhint", "search").Attr("maxlength", "200").
		Attr("role", "combobox").Aria("autocomplete", "list").Aria("expanded", attr.Bool(open)).Aria("controls", attr.Of(c.ID+"-list")).
		OnInput(c.onInput).OnKeyDown(c.onKey).OnBlur(c.onBlur)
	if open && c.active >= 0 {
		input = input.Aria("activedescendant", attr.Of(c.option(c.active)))
	}
	return app.Div().Class("suggest").Body(
		input,
		app.Div().ID(attr.Of(c.ID+"-list")).Class(attr.Of(listClass(open))).Attr("role", "listbox").Aria("label", attr.Of(c.Route.Lang.T("suggest.label"))).
			Body(c.options(open)...),
	)
}

// OnNav closes the list.
func (c *Suggest) OnNav(app.Context) { c.typed, c.open = "", false }

func listClass(open bool) string {
	if open {
		return "suggest-list is-open"
	}
	return "suggest-list"
}

func (c *Suggest) option(i int) string { return c.ID + "-" + strconv.Itoa(i) }

func (c *Suggest) options(open bool) []app.UI {
	if !open {
		return nil
	}
	l := c.Route.Lang
	var options []app.UI
	for i, ref := range c.found {
		to := route.To(l, ref.ID)
		if c.End != "" {
			to = c.Route.With(c.End, string(ref.ID))
		}
		options = append(options, app.A().Href(attr.Of(to.String())).ID(attr.Of(c.option(i))).Class("suggest-option").Attr("role", "option").TabIndex(-1).
			Aria("selected", attr.Bool(i == c.active)).Body(
			KindIcon(ref.Kind.Model()), Name(RefName(l, ref)), app.Span().Class("stop-kind").Text(KindName(l, ref.Kind.Model())),
		))
	}
	return options
}

// onInput asks for what the text may mean once typing rests. An answer to an older text is dropped.
func (c *Suggest) onInput(ctx app.Context, e app.Event) {
	text := strings.TrimSpace(ctx.JSSrc().Get("value").String())
	c.typed, c.active = text, -1
	if len([]rune(text)) < 2 {
		c.open, c.found = false, nil
		return
	}
	ctx.After(pause, func(ctx app.Context) {
		if c.typed == text {
			ctx.Async(func() { c.fetch(ctx, text) })
		}
	})
}

func (c *Suggest) fetch(ctx app.Context, text string) {
	var d struct {
		Search struct {
			Nodes []api.Ref `json:"nodes"`
		} `json:"search"`
	}
	response, err := api.Fetch(api.Document(suggestQuery, api.RefFields), map[string]any{"text": text, "first": suggestions})
	if err == nil {
		err = api.Decode(response, &d)
	}
	ctx.Dispatch(func(app.Context) {
		if c.typed == text && err == nil { // without an answer the form still works
			c.found, c.open, c.active = d.Search.Nodes, true, -1
		}
	})
}

// onKey walks through the list, opens what is active, and closes the list.
func (c *Suggest) onKey(ctx app.Context, e app.Event) {
	if !c.open || len(c.found) == 0 {
		return
	}
	switch e.Get("key").String() {
	case "ArrowDown":
		c.active = (c.active + 1) % len(c.found)
	case "ArrowUp":
		c.active = (max(c.active, 0) + len(c.found) - 1) % len(c.found)
	case "Escape":
		c.open = false
	case "Enter":
		if c.active < 0 {
			c.open = false
			return // the form is sent
		}
		app.Window().GetElementByID(c.option(c.active)).Call("click")
		c.open = false
	default:
		return
	}
	e.PreventDefault()
}

// onBlur closes the list, after a click on one of its options had its chance.
func (c *Suggest) onBlur(ctx app.Context, e app.Event) {
	ctx.After(200*time.Millisecond, func(app.Context) { c.open = false })
}
