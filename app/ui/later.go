package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Later lets what is folded away wait until what is seen is on the screen. A component keeps one, calls its Init and Mount
// from OnInit and OnMount, and draws its placeholder while it waits. The first page of the running app waits for nothing:
// it takes the place of one that is whole already.
type Later struct{ waits bool }

// running says that the app has taken its first page over.
var running bool

// Running is called when the app has taken its first page over.
func Running() { running = true }

// Init begins to wait.
func (x *Later) Init() { x.waits = app.IsClient && running }

// Again waits once more, when there is something else to draw.
func (x *Later) Again(ctx app.Context) {
	x.Init()
	x.Mount(ctx)
}

// Mount ends the waiting when the page is painted.
func (x *Later) Mount(ctx app.Context) {
	if x.waits {
		AfterPaint(ctx, func(app.Context) { x.waits = false })
	}
}

// Waits says whether to draw the placeholder.
func (x *Later) Waits() bool { return x.waits }

// Placeholder stands for what waits. What stands there already while other contents wait bears its class, too.
func (x *Later) Placeholder() app.UI { return app.Div().Class("is-later") }
