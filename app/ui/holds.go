package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Holds says whether the browser must not do what it does by itself on an event, since a part of the app acts on it. The
// handlers of the parts say so too, but may run when the event is over: this is asked while it lasts.
func Holds(event app.Value) bool {
	on := func(selector string) bool {
		target := event.Get("target")
		return target.Get("closest").Truthy() && target.Call("closest", selector).Truthy()
	}
	switch event.Get("type").String() {
	case "keydown":
		switch event.Get("key").String() {
		case "Enter":
			return on("[role=combobox][aria-expanded=true], .values-find")
		case "ArrowUp", "ArrowDown", "Escape":
			return on("[role=combobox][aria-expanded=true]")
		}
	case "mousedown": // the focus stays in the field
		return on("[role=listbox]")
	case "click":
		return on(`.sheet.is-open a[href="#` + FoundID + `"]`)
	}
	return false
}
