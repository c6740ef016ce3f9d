package state

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
)

// Device keeps saved items in the browser's own storage (see stored and store in boot.js). On the server it is empty.
type Device struct{}

const (
	savedKey = "saved"
	// changed is the event by which parts of a page hear of a change; other tabs hear of it by the browser's own.
	changed = "vinculum:saved"
)

// Read gives the stored text.
func (Device) Read() string { return read(savedKey) }

// Write stores the text and lets everything that listens know. A private window may refuse.
func (Device) Write(text string) bool {
	if !write(savedKey, text) {
		return false
	}
	window := app.Window()
	window.Call("dispatchEvent", window.Get("Event").New(changed))
	return true
}

// read gives the text of a name in the browser's storage; "" where there is none.
func read(name string) string {
	if app.IsServer {
		return ""
	}
	if text := app.Window().Get("vinculum").Call("stored", name); text.Truthy() {
		return text.String()
	}
	return ""
}

// write keeps a text under a name; false where the browser keeps nothing.
func write(name, text string) bool {
	return app.IsClient && app.Window().Get("vinculum").Call("store", name, text).Bool()
}

// Here are the items of this device.
func Here() Saved { return Saved{Device{}} }

// Watch calls a function when items of this device change, in this tab or another; stop ends that.
func Watch(call func()) (stop func()) {
	window := app.Window()
	heard := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if key := args[0].Get("key"); !key.Truthy() || key.String() == "vinculum."+savedKey {
			call()
		}
		return nil
	})
	for _, event := range []string{changed, "storage"} {
		window.Call("addEventListener", event, heard)
	}
	return func() {
		for _, event := range []string{changed, "storage"} {
			window.Call("removeEventListener", event, heard)
		}
		heard.Release()
	}
}

// KeepPages asks the service worker to keep the pages of all saved items in a language.
func KeepPages(l i18n.Lang) {
	pages := Here().Pages(l)
	all := make([]any, len(pages))
	for i, p := range pages {
		all[i] = p
	}
	if save := app.Window().Get("vinculum").Get("save"); save.Truthy() {
		app.Window().Get("vinculum").Call("save", all)
	}
}
