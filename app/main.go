// The web app, for the browser:
//
//	GOOS=js GOARCH=wasm go build -o web/app.wasm ./app
//
// The server does not run it: it imports package page and draws the same pages itself.
package main

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/page"
)

func main() {
	app.RouteWithRegexp("^/", func() app.Composer { return new(page.Root) })
	app.RunWhenOnBrowser()
}
