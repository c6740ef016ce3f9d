//go:build !js

package api

import "vinculum/graph/model"

// Fetch is for the browser only; the server answers in process.
func Fetch(string, map[string]any) ([]byte, error) {
	return nil, model.Errorf(model.Internal, "there is no browser to fetch with")
}
