//go:build js

package api

import (
	"errors"
	"syscall/js"

	"vinculum/graph/model"
)

// endpoint is where the API answers.
const endpoint = "/graphql"

// patience is how long an answer may take, in milliseconds.
const patience = 15000

// Fetch asks the API from the browser and waits for the answer; the caller runs it in a goroutine of its own. What keeps
// the answer from coming (no network, a time-out, a broken proxy) is a *model.Error of code UNAVAILABLE.
func Fetch(query string, variables map[string]any) ([]byte, error) {
	body, err := Encode(query, variables)
	if err != nil {
		return nil, err
	}
	options := map[string]any{
		"method":      "POST",
		"credentials": "same-origin",
		"headers":     map[string]any{"Content-Type": "application/json", "Accept": "application/graphql-response+json, application/json;q=0.9"},
		"body":        string(body),
		"signal":      js.Global().Get("AbortSignal").Call("timeout", patience),
	}
	response, err := await(js.Global().Call("fetch", endpoint, options))
	if err == nil {
		var text js.Value
		if text, err = await(response.Call("text")); err == nil {
			return []byte(text.String()), nil
		}
	}
	return nil, &model.Error{Code: model.Unavailable, Message: "the server cannot be reached", Cause: err}
}

// Get reads a file of the site and waits for it, as Fetch does.
func Get(address string) ([]byte, error) {
	options := map[string]any{"credentials": "same-origin", "signal": js.Global().Get("AbortSignal").Call("timeout", 4*patience)}
	response, err := await(js.Global().Call("fetch", address, options))
	if err == nil && !response.Get("ok").Bool() {
		err = errors.New(response.Get("statusText").String())
	}
	if err == nil {
		var buffer js.Value
		if buffer, err = await(response.Call("arrayBuffer")); err == nil {
			from := js.Global().Get("Uint8Array").New(buffer)
			b := make([]byte, from.Length())
			js.CopyBytesToGo(b, from)
			return b, nil
		}
	}
	return nil, &model.Error{Code: model.Unavailable, Message: "the server cannot be reached", Cause: err}
}

// Kept is the answer that stands in a page which the browser has kept for when there is no network; nil where it kept none.
func Kept(address, elementID string) []byte {
	own := js.Global().Get("vinculum")
	if own.Get("cachedPage").Type() != js.TypeFunction {
		return nil
	}
	html, err := await(own.Call("cachedPage", address))
	if err != nil || html.Type() != js.TypeString {
		return nil
	}
	document := js.Global().Get("DOMParser").New().Call("parseFromString", html, "text/html")
	element := document.Call("getElementById", elementID)
	if element.IsNull() {
		return nil
	}
	return []byte(element.Get("textContent").String())
}

// await waits for a promise. Both callbacks are passed: one alone would leave a rejection unheard and this goroutine waiting.
func await(promise js.Value) (js.Value, error) {
	type result struct {
		value js.Value
		err   error
	}
	done := make(chan result, 1)
	resolve := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- result{value: args[0]}
		return nil
	})
	defer resolve.Release()
	reject := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- result{err: errors.New(args[0].Call("toString").String())}
		return nil
	})
	defer reject.Release()
	promise.Call("then", resolve, reject)
	r := <-done
	return r.value, r.err
}
