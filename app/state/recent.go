package state

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

const (
	// recentKey is where the browser keeps the searches.
	recentKey = "recent"
	// mostRecent is how many searches are kept.
	mostRecent = 6
)

// Recent are the texts searched for last on this device, the newest first; none where the browser keeps nothing.
func Recent() []string {
	if !app.IsClient {
		return nil
	}
	var texts []string
	if json.Unmarshal([]byte(stored(recentKey)), &texts) != nil {
		return nil
	}
	return texts[:min(mostRecent, len(texts))]
}

// Searched keeps a text as the newest search.
func Searched(text string) {
	if app.IsClient {
		keep(recentKey, withNewest(Recent(), text))
	}
}

// ForgetRecent forgets all searches.
func ForgetRecent() {
	if app.IsClient {
		keep(recentKey, nil)
	}
}

// withNewest puts a text first, without the same text further down, and keeps as many as are kept.
func withNewest(texts []string, text string) []string {
	text = strings.TrimSpace(text)
	if text == "" {
		return texts
	}
	rest := slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return strings.EqualFold(t, text) })
	return slices.Insert(rest, 0, text)[:min(mostRecent, len(rest)+1)]
}

// stored reads the browser's storage; "" where there is nothing, or no storage (a browser may forbid it).
func stored(key string) (text string) {
	defer func() { _ = recover() }() // a JavaScript exception is a panic
	if v := app.Window().Get("localStorage").Call("getItem", key); v.Truthy() {
		text = v.String()
	}
	return text
}

// keep writes a list into the browser's storage, or removes it where it is empty. A private window or a full storage
// forgets.
func keep(key string, texts []string) {
	defer func() { _ = recover() }()
	storage := app.Window().Get("localStorage")
	if len(texts) == 0 {
		storage.Call("removeItem", key)
		return
	}
	b, err := json.Marshal(texts)
	if err == nil {
		storage.Call("setItem", key, string(b))
	}
}
