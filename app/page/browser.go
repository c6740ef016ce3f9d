package page

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
)

// takeOver lets the app follow the links and forms of its own pages; all others stay the browser's. go-app would take
// every link, also those with Shift held and those that lead out. Follow goes to another address, stay to one at which what is
// open stays open; both hear from which link or form.
func takeOver(ctx app.Context, follow func(ctx app.Context, from app.Value, to *url.URL), stay func(from app.Value, address string)) {
	lead := func(event, from app.Value, address string) {
		address = ui.InView(from, address)
		to, err := url.Parse(address)
		if err != nil || to.Host != app.Window().URL().Host || to.Fragment != "" {
			return
		}
		if _, ok := route.Parse(to.Path, to.RawQuery); !ok {
			return
		}
		event.Call("preventDefault")
		if stays, ok := ui.Stays(from, address); ok {
			ctx.Dispatch(func(app.Context) { stay(from, stays) })
			return
		}
		closePanels(from)
		if address == app.Window().Get("location").Get("href").String() {
			scrollTo(0)
			return
		}
		ctx.Dispatch(func(ctx app.Context) { follow(ctx, from, to) })
	}
	app.Window().Set("onclick", app.FuncOf(func(_ app.Value, args []app.Value) any {
		if ui.Holds(args[0]) {
			args[0].Call("preventDefault")
		}
		if link := linkOf(args[0]); link != nil {
			lead(args[0], link, addressOf(link))
		}
		return nil
	}))
	app.Window().Set("onsubmit", app.FuncOf(func(_ app.Value, args []app.Value) any {
		if form := args[0].Get("target"); form.Get("method").String() == "get" {
			to := form.Get("action").String()
			if asked := app.Window().Get("URLSearchParams").New(app.Window().Get("FormData").New(form)).Call("toString").String(); asked != "" {
				to += "?" + asked
			}
			lead(args[0], form, to)
		}
		return nil
	}))
	hold := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if ui.Holds(args[0]) {
			args[0].Call("preventDefault")
		} else if args[0].Get("type").String() == "keydown" {
			searchKey(args[0])
		}
		return nil
	})
	app.Window().Call("addEventListener", "keydown", hold)
	app.Window().Call("addEventListener", "mousedown", hold)
}

// searchKey takes the key / to the search field of the page, unless something is being typed or lies over the page.
func searchKey(event app.Value) {
	if event.Get("key").String() != "/" || event.Get("defaultPrevented").Bool() || event.Get("isComposing").Bool() {
		return
	}
	for _, key := range []string{"metaKey", "ctrlKey", "altKey"} {
		if event.Get(key).Bool() {
			return
		}
	}
	target := event.Get("target")
	if target.Get("closest").Truthy() && target.Call("closest", "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable], dialog[open], [aria-modal=true]").Truthy() {
		return
	}
	field := app.Window().Get("document").Call("querySelector", "form[role=search] input[type=search]")
	if field.Truthy() {
		event.Call("preventDefault")
		field.Call("focus")
		field.Call("select")
	}
}

// closePanels closes what opened over the page when something in it was chosen; the focus goes back to what opened it.
func closePanels(from app.Value) {
	panel := from.Call("closest", "details[name=chip][open]")
	if !panel.Truthy() {
		return
	}
	panel.Set("open", false)
	panel.Call("querySelector", "summary").Call("focus", map[string]any{"preventScroll": true})
}

// linkOf is the link that a plain click is on, or nil.
func linkOf(event app.Value) app.Value {
	for _, key := range []string{"metaKey", "ctrlKey", "shiftKey", "altKey", "defaultPrevented"} {
		if event.Get(key).Bool() {
			return nil
		}
	}
	if event.Get("button").Int() != 0 {
		return nil
	}
	link := event.Get("target").Call("closest", "a[href]:not([download]):not([target]):not([data-reload])")
	if !link.Truthy() {
		return nil
	}
	return link
}

// addressOf is where a link leads, of HTML or of a picture.
func addressOf(link app.Value) string {
	href := link.Get("href")
	if href.Type() != app.TypeString { // SVG's links have an object
		href = app.Window().Get("URL").New(href.Get("baseVal"), app.Window().Get("location")).Get("href")
	}
	return href.String()
}

// focusMain puts the focus on the content, without moving the page.
func focusMain() {
	if main := app.Window().GetElementByID("main"); main.Truthy() {
		main.Call("focus", map[string]any{"preventScroll": true})
	}
}

// showAnswer puts the focus on the page's answer to what was asked, or on what it asks back, and brings it into sight; false
// where the page marks neither.
func showAnswer() bool {
	answer := app.Window().Get("document").Call("querySelector", "[data-answer]")
	if !answer.Truthy() {
		return false
	}
	answer.Call("focus", map[string]any{"preventScroll": true})
	if answer.Call("getBoundingClientRect").Get("top").Float() > 0.6*app.Window().Get("innerHeight").Float() {
		answer.Call("scrollIntoView")
	}
	return true
}

// focusLost says whether what had the focus is gone.
func focusLost() bool {
	document := app.Window().Get("document")
	return document.Get("activeElement").Equal(document.Get("body"))
}

// spot is an element of the page that has an equal after the next drawing, which may replace it.
type spot struct {
	selector string // "" for none
	nth      int    // of what the selector means and can be seen
}

// focusedValue is the value of a facet, or what else bears data-value, that has the focus.
func focusedValue() spot { return focusedBy("", "data-value") }

// focusedPlace is a focusedValue, or the link in the page's content that has the focus.
func focusedPlace() spot {
	if value := focusedValue(); value.selector != "" {
		return value
	}
	return focusedBy("#main ", "href")
}

// focusedBy is what has the focus, by one of its attributes.
func focusedBy(within, attribute string) (s spot) {
	focused := app.Window().Get("document").Get("activeElement")
	if !focused.Truthy() {
		return s
	}
	value := focused.Call("getAttribute", attribute)
	if !value.Truthy() {
		return s
	}
	s.selector = within + "[" + attribute + `="` + app.Window().Get("CSS").Call("escape", value).String() + `"]`
	for i, v := range s.visible() {
		if v.Equal(focused) {
			s.nth = i
		}
	}
	return s
}

// visible are the elements that the selector means and that can be seen.
func (s spot) visible() (seen []app.Value) {
	if s.selector == "" {
		return nil
	}
	found := app.Window().Get("document").Call("querySelectorAll", s.selector)
	for i := range found.Length() {
		if v := found.Index(i); v.Call("checkVisibility").Bool() {
			seen = append(seen, v)
		}
	}
	return seen
}

// refocus gives the focus back, if it is lost, to what stands at the spot now.
func refocus(s spot) {
	if s.selector == "" || !focusLost() {
		return
	}
	if seen := s.visible(); len(seen) > 0 {
		seen[min(s.nth, len(seen)-1)].Call("focus", map[string]any{"preventScroll": true})
	}
}

func scrollTo(y int) { app.Window().Call("scrollTo", 0, y) }

// markPartial says on the root element whether the page on the screen is to be completed by an answer that is on its way.
func markPartial(is bool) {
	app.Window().Get("document").Get("documentElement").Call("toggleAttribute", "data-partial", is)
}

// settleFields lets every field hold what the page says (its data-text). go-app sets a field's value only where the page
// says something else than the page before, and knows nothing of what was typed since. The field in use keeps its text.
func settleFields() {
	document := app.Window().Get("document")
	fields := document.Call("querySelectorAll", "input:not([type=hidden])")
	for i := range fields.Length() {
		if field := fields.Index(i); !field.Equal(document.Get("activeElement")) {
			text := "" // go-app leaves out an empty attribute
			if says := field.Get("dataset").Get("text"); says.Truthy() {
				text = says.String()
			}
			field.Set("value", text)
		}
	}
}

// name keeps the title and the language of the document.
func name(v View) {
	document := app.Window().Get("document")
	document.Set("title", fullTitle(*v.content()))
	// A language that is set anew lets the browser work out the styles of the whole page once more, even if it is the same.
	if root, lang := document.Get("documentElement"), string(v.Route.Lang); root.Get("lang").String() != lang {
		root.Set("lang", lang)
		manifest := document.Call("querySelector", "link[rel=manifest]")
		manifest.Call("setAttribute", "href", manifest.Get("dataset").Get(lang))
	}
}

// describe keeps the rest of the head of the document as the server would write it: description and addresses.
func describe(v View) {
	c := *v.content()
	inHead("meta", "name", "description").Call("setAttribute", "content", described(c))
	if c.Status != 200 {
		inHead("meta", "name", "robots").Call("setAttribute", "content", "noindex")
		removeAll("link[rel=canonical], link[hreflang]")
		return
	}
	inHead("meta", "name", "robots").Call("setAttribute", "content", "all")
	origin := app.Window().Get("location").Get("origin").String()
	inHead("link", "rel", "canonical").Call("setAttribute", "href", origin+v.Route.String())
	alternate := func(lang string, r route.Route) {
		link := inHead("link", "hreflang", lang)
		link.Call("setAttribute", "rel", "alternate")
		link.Call("setAttribute", "href", origin+r.String())
	}
	if !v.Route.Translated() {
		removeAll("link[hreflang]")
		return
	}
	for _, l := range i18n.Langs {
		alternate(string(l), v.Route.In(l))
	}
	alternate("x-default", v.Route.In(i18n.Langs[0]))
}

// removeAll removes what a selector means.
func removeAll(selector string) {
	stale := app.Window().Get("document").Call("querySelectorAll", selector)
	for i := range stale.Length() {
		stale.Index(i).Call("remove")
	}
}

// inHead is the element of the document's head whose key attribute is the name; it is made where there is none.
func inHead(tag, key, name string) app.Value {
	document := app.Window().Get("document")
	if element := document.Call("querySelector", tag+"["+key+"="+name+"]"); element.Truthy() {
		return element
	}
	element := document.Call("createElement", tag)
	element.Call("setAttribute", key, name)
	document.Get("head").Call("append", element)
	return element
}
