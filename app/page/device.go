package page

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// What the app tells the script that ties the site to the device, and hears from it (see device.js). Where that is not
// there, the app works without.

// own calls a function of window.vinculum.
func own(name string, args ...any) {
	if vinculum := app.Window().Get("vinculum"); vinculum.Truthy() && vinculum.Get(name).Truthy() {
		vinculum.Call(name, args...)
	}
}

// reached says whether a request could reach the server.
func reached(ok bool) { own("reach", ok) }

// keepPage lets the browser keep the page of a URL that the app has drawn.
func keepPage(url string) { own("keep", url) }

// whenOnline calls a function whenever the server can be reached again.
func whenOnline(call func()) {
	app.Window().Call("addEventListener", "vinculum:online", app.FuncOf(func(app.Value, []app.Value) any {
		call()
		return nil
	}))
}
