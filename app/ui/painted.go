package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// painted are to be called when what is drawn now is on the screen.
var painted struct {
	waiting []func()
	call    app.Func
}

// AfterPaint calls f when what is drawn now is on the screen, or after a moment where nothing is painted, as in a tab that
// nobody sees. Nothing is drawn anew if the component is gone by then.
func AfterPaint(ctx app.Context, f func(app.Context)) {
	ctx.Defer(func(ctx app.Context) {
		painted.waiting = append(painted.waiting, func() { ctx.Dispatch(f) })
		if len(painted.waiting) > 1 {
			return
		}
		if painted.call == nil {
			painted.call = app.FuncOf(func(app.Value, []app.Value) any {
				now := painted.waiting
				painted.waiting = nil
				for _, f := range now {
					f()
				}
				return nil
			})
		}
		app.Window().Get("vinculum").Call("painted", painted.call)
	})
}
