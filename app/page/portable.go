package page

import (
	"strings"

	"vinculum/app/api"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// FactsDocument asks for a page of the nodes of a kind, and of each what any page shows of it.
func FactsDocument(k model.Kind) string {
	r := route.ListOf("en", k)
	node := For(route.To("en", model.NewID(k, "a"))).Query
	head, relations, _ := strings.Cut(headOf(node), "relations {")
	fields := strings.Join([]string{head, relations[closing(relations)+1:], factsOf(node, k), nodesOf(For(r).Query)}, " ")
	if k == model.KindInstitution {
		fields += " place { lat lon }" // for maps
	}
	return api.Document(`query Facts($first: Int!, $after: String) {
		list: `+k.Plural()+`(first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes { `+fields+` } } }`, api.RefFields)
}

// fixedPages are pages that ask a question that never varies.
var fixedPages = []string{"/en", "/en/about", "/en/statistics", "/en/map", "/en/explore", "/en/path", "/en/destinations"}

// FixedRequests are the requests whose answers are the same for every visitor; Key names the answer of each.
func FixedRequests() (requests []Request) {
	for _, path := range fixedPages {
		if r, ok := Match(path, ""); ok && r.Query != "" {
			requests = append(requests, r)
		}
	}
	return requests
}
