package page

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
	"vinculum/app/route"
)

// takeOver lets the app follow the links and forms of its own pages; all others stay the browser's. go-app would take
// every link, also those with Shift held and those that lead out. Following is called before each navigation.
func takeOver(ctx app.Context, following func()) {
	follow := func(event app.Value, address string) {
		to, err := url.Parse(address)
		if err != nil || to.Host != app.Window().URL().Host || to.Fragment != "" {
			return
		}
		if _, ok := route.Parse(to.Path, to.RawQuery); !ok {
			return
		}
		event.Call("preventDefault")
		if address == app.Window().Get("location").Get("href").String() {
			scrollTo(0)
			return
		}
		ctx.Dispatch(func(ctx app.Context) {
			following()
			ctx.NavigateTo(to)
		})
	}
	app.Window().Set("onclick", app.FuncOf(func(_ app.Value, args []app.Value) any {
		if link := linkOf(args[0]); link != nil {
			follow(args[0], link.Get("href").String())
		}
		return nil
	}))
	app.Window().Set("onsubmit", app.FuncOf(func(_ app.Value, args []app.Value) any {
		if form := args[0].Get("target"); form.Get("method").String() == "get" {
			fields := app.Window().Get("URLSearchParams").New(app.Window().Get("FormData").New(form))
			follow(args[0], form.Get("action").String()+"?"+fields.Call("toString").String())
		}
		return nil
	}))
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

// focusMain puts the focus on the content, without moving the page.
func focusMain() {
	if main := app.Window().GetElementByID("main"); main.Truthy() {
		main.Call("focus", map[string]any{"preventScroll": true})
	}
}

// focusLost says whether what had the focus is gone.
func focusLost() bool {
	document := app.Window().Get("document")
	return document.Get("activeElement").Equal(document.Get("body"))
}

func scrollTo(y int) { app.Window().Call("scrollTo", 0, y) }

// describe keeps the head of the document true: title, language, description and addresses.
func describe(v View) {
	if app.IsServer {
		return
	}
	c, document := v.content(), app.Window().Get("document")
	document.Set("title", fullTitle(c))
	document.Get("documentElement").Set("lang", string(v.Route.Lang))
	set := func(selector, attribute, value string) {
		if element := document.Call("querySelector", selector); element.Truthy() {
			element.Call("setAttribute", attribute, value)
		}
	}
	origin := app.Window().Get("location").Get("origin").String()
	set("meta[name=description]", "content", c.Description)
	set("link[rel=canonical]", "href", origin+v.Route.String())
	for _, l := range i18n.Langs {
		set("link[hreflang="+string(l)+"]", "href", origin+v.Route.In(l).String())
	}
	set("link[hreflang=x-default]", "href", origin+v.Route.In(i18n.Langs[0]).String())
}
