//go:build !js

package api

import "vinculum/graph/model"

// Fetch is for the browser only; the server answers in process.
func Fetch(string, map[string]any) ([]byte, error) {
	return nil, model.Errorf(model.Internal, "there is no browser to fetch with")
}

// Get reads a file of the site: in a browser.
func Get(string) ([]byte, error) {
	return nil, model.Errorf(model.Unavailable, "only a browser fetches files")
}

// Kept is the answer in a page that the browser has kept: in a browser.
func Kept(_, _ string) []byte { return nil }
