// Package page holds the pages of the app. A page is chosen by its route, asks the API one query, and draws the answer;
// the server and the browser do the same three steps with the same code:
//
//	request, ok := page.Match(path, rawQuery)   // which page, what to ask
//	response := …                               // the API's answer to request.Query with request.Variables
//	view := request.View(response)              // what to show, also when the answer is an error
//
// The server then writes view.Document; the browser mounts Root, which finds the server's answer in the page.
package page

import (
	"slices"
	"strings"

	"vinculum/app/api"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// Request is a page that was asked for, and the question to ask the API for it.
type Request struct {
	Route route.Route
	// Query is the GraphQL document, and Variables are its variables; an empty Query asks nothing, and View takes no response.
	Query     string
	Variables map[string]any
	// read makes a drawing of the API's response ([]byte), or of what the app itself has found (a pointer to the answer's struct).
	read func(answer any) (func() Content, error)
	// blank makes an answer's struct, to be filled.
	blank func() any
}

// Match finds the page of a URL; false where there is none.
func Match(path, rawQuery string) (Request, bool) {
	r, ok := route.Parse(path, rawQuery)
	if !ok {
		return Request{}, false
	}
	return For(r), true
}

// For is the page of a route.
func For(r route.Route) Request {
	switch r.Page {
	case route.Search:
		return search(r)
	case route.List:
		return list(r)
	case route.Node:
		return nodePages[r.Kind](r)
	case route.Links:
		return links(r)
	case route.Path:
		return path(r)
	case route.About:
		return about(r)
	case route.Explore:
		return explore(r)
	case route.Map:
		return world(r)
	case route.Destinations:
		return destinations(r)
	case route.Statistics:
		return charts(r)
	case route.Saved:
		return saved(r)
	}
	return home(r)
}

// Documents are the GraphQL documents that the pages ask, by examples of every kind of page.
func Documents() []string {
	examples := []string{"/en", "/en/about", "/en/search?q=a", "/en/search?q=a&kind=network"}
	for _, from := range []string{"", "from=a&", "from=network:a&"} {
		for _, rest := range []string{"", "to=a", "to=network:b", "to=network:b&asOf=2026-01-01"} {
			examples = append(examples, "/en/path?"+from+rest)
		}
	}
	for _, k := range route.Layers {
		examples = append(examples, "/en/map?kind="+string(k))
	}
	examples = append(examples, "/en/statistics")
	for _, rest := range []string{"", "?field=0421", "?view=map", "?compare=institution:a", "?view=map&compare=institution:a"} {
		examples = append(examples, "/en/destinations"+rest)
	}
	for _, k := range model.NodeKinds {
		examples = append(examples, "/en/"+k.Plural(), "/en/"+k.Plural()+"/a", "/en/"+k.Plural()+"/a/links/MEMBER_OF/in/alumnus")
	}
	for _, rest := range []string{"", "?from=a", "?from=network:a", "?from=network:a&pathFrom=network:a&pathTo=network:b"} {
		examples = append(examples, "/en/explore"+rest)
	}
	var out []string
	for _, example := range examples {
		path, query, _ := strings.Cut(example, "?")
		if r, ok := Match(path, query); ok && r.Query != "" && !slices.Contains(out, r.Query) {
			out = append(out, r.Query)
		}
	}
	return out
}

// ask makes a request whose answer fills a D, and says how to draw it.
func ask[D any](r route.Route, query string, variables map[string]any, draw func(route.Route, *D) Content) Request {
	return Request{Route: r, Query: query, Variables: variables, blank: func() any { return new(D) }, read: func(answer any) (func() Content, error) {
		d, found := answer.(*D)
		if !found {
			d = new(D)
		}
		if response, ok := answer.([]byte); ok && query != "" {
			if err := api.Decode(response, d); err != nil {
				return nil, err
			}
		}
		return func() Content { return draw(r, d) }, nil
	}}
}

// paging are the variables that choose a page of a connection of the given size.
func paging(r route.Route, size int) map[string]any {
	if before := r.Get("before"); before != "" {
		return map[string]any{"last": size, "before": before}
	}
	v := map[string]any{"first": size}
	if after := r.Get("after"); after != "" {
		v["after"] = after
	}
	return v
}

// namesIn is the language whose names put neighbours into order.
func namesIn(r route.Route) model.NameLanguage {
	if r.Lang == "nl" {
		return model.NamesNL
	}
	return model.NamesEN
}

// day puts the day on which links must hold, or all times, into the variables.
func day(r route.Route, v map[string]any) map[string]any {
	if asOf := r.Get("asOf"); asOf != "" {
		v["asOf"] = asOf
	}
	v["history"] = r.Get("history") != ""
	return v
}
