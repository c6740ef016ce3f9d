// Package ui holds the parts that pages are made of. Each is a function of what it shows and has no state: the same part
// draws on the server and in the browser. Values that are not constants enter attributes through package attr only.
package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// none is what a part gives that has nothing to show; element bodies leave it out.
func none() app.UI { return app.If(false, nil) }

// each draws every item.
func each[T any](items []T, draw func(T) app.UI) []app.UI {
	drawn := make([]app.UI, len(items))
	for i, item := range items {
		drawn[i] = draw(item)
	}
	return drawn
}
