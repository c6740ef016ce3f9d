// Package state keeps on the device what the app remembers of its visitor: nothing of it leaves the browser.
package state
