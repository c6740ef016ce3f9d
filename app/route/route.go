// Package route is the one table of the app's URLs, shared by the server and the browser: it reads a URL into a Route and
// writes a Route as a URL. A URL that it cannot read has no page.
//
//	/en                                             home
//	/en/search?q=köln&kind=institution              what a search finds
//	/en/networks?types=CHARTER                      the nodes of a kind, with facets
//	/en/networks/lu-pride?asOf=2022-06-01           a node
//	/en/networks/lu-pride/links/MEMBER_OF/in/alumnus  all its links of one kind, paged
//	/en/path?from=network:lu-pride&to=institution:cologne  how two nodes are linked
//	/en/explore?from=network:lu-pride               the linked graph, drawn
//	/en/map?kind=institution                        the world, with what is where
//	/en/destinations?field=0421&language=en-C1      where can I go?
//	/en/statistics                                  charts
//	/en/saved                                       what this device keeps
//	/en/about                                       about the data
package route

import (
	"net/url"
	"slices"
	"strings"

	"vinculum/app/i18n"
	"vinculum/graph/model"
)

// Page names what a URL shows.
type Page string

// The pages.
const (
	Home   Page = "home"
	Search Page = "search"
	List   Page = "list"
	Node   Page = "node"
	Links  Page = "links"
	Path   Page = "path"
	About  Page = "about"

	Explore      Page = "explore"
	Map          Page = "map"
	Destinations Page = "destinations"
	Statistics   Page = "statistics"
	Saved        Page = "saved"
)

// alone are the pages whose path is their name.
var alone = []Page{Search, Path, About, Explore, Map, Destinations, Statistics, Saved}

// Group chooses some of a node's links: those of one kind and direction, to neighbours of one kind.
type Group struct {
	Kind      model.LinkKind
	Direction model.LinkDirection
	Neighbour model.Kind
}

// Route is a page of the app with what chooses its content. Routes are values: the methods that change one return a copy.
type Route struct {
	Lang  i18n.Lang
	Page  Page
	Kind  model.Kind // List, Node, Links
	Slug  string     // Node, Links: the id behind its colon
	Group Group      // Links
	// Query holds the parameters; only those the page knows, none of them empty.
	Query url.Values
}

// Parse reads the path and the raw query of a URL; false where there is no such page.
func Parse(path, rawQuery string) (Route, bool) {
	segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
	lang, ok := i18n.Parse(segments[0])
	if !ok {
		return Route{}, false
	}
	r := Route{Lang: lang, Page: Home}
	if rest := segments[1:]; len(rest) > 0 && !r.parseRest(rest) {
		return Route{}, false
	}
	r.Query = known(r.Page, r.Kind, rawQuery)
	return r, true
}

func (r *Route) parseRest(s []string) bool {
	if p := Page(s[0]); len(s) == 1 && slices.Contains(alone, p) {
		r.Page = p
		return true
	}
	r.Kind = model.KindOfPlural(s[0])
	if r.Kind == "" {
		return false
	}
	r.Page = List
	if len(s) >= 2 {
		r.Page, r.Slug = Node, s[1]
		if !model.NewID(r.Kind, r.Slug).Valid(r.Kind) {
			return false
		}
	}
	if len(s) <= 2 {
		return true
	}
	return r.parseGroup(s[2:])
}

func (r *Route) parseGroup(s []string) bool {
	if len(s) != 4 || s[0] != "links" {
		return false
	}
	r.Page = Links
	r.Group = Group{Kind: model.LinkKind(s[1]), Direction: model.LinkDirection(strings.ToUpper(s[2])), Neighbour: model.Kind(s[3])}
	return slices.Contains(model.LinkKinds, r.Group.Kind) && (s[2] == "in" || s[2] == "out") && r.Group.Neighbour.IsNode()
}

// ID is the id of the node that the page is about.
func (r Route) ID() model.ID { return model.NewID(r.Kind, r.Slug) }

// Path is the URL's path.
func (r Route) Path() string {
	base := "/" + string(r.Lang)
	switch r.Page {
	case List:
		return base + "/" + r.Kind.Plural()
	case Node:
		return base + "/" + r.Kind.Plural() + "/" + r.Slug
	case Links:
		return base + "/" + r.Kind.Plural() + "/" + r.Slug + "/links/" + string(r.Group.Kind) + "/" +
			strings.ToLower(string(r.Group.Direction)) + "/" + string(r.Group.Neighbour)
	case Home:
		return base
	}
	return base + "/" + string(r.Page)
}

// String is the URL without its host.
func (r Route) String() string {
	if len(r.Query) == 0 {
		return r.Path()
	}
	return r.Path() + "?" + readable.Replace(r.Query.Encode())
}

// readable undoes the escapes that a query does not need, so that ids and years can be read in the address bar.
var readable = strings.NewReplacer("%3A", ":", "%2F", "/", "%2C", ",")

// To is the page of a node.
func To(lang i18n.Lang, id model.ID) Route {
	return Route{Lang: lang, Page: Node, Kind: id.Kind(), Slug: id.Slug()}
}

// ListOf is the list of a kind.
func ListOf(lang i18n.Lang, k model.Kind) Route { return Route{Lang: lang, Page: List, Kind: k} }

// At is one of the pages that stand alone.
func At(lang i18n.Lang, p Page) Route { return Route{Lang: lang, Page: p} }

// In is the same page in another language: of a list that is in the order of its language's names, the first page.
func (r Route) In(lang i18n.Lang) Route {
	if r.ByName() && r.Lang != lang {
		r = r.With("after", "")
	}
	r.Lang = lang
	return r
}

// Translated says that the page has an equal in the other language: the further pages of a list by names have none.
func (r Route) Translated() bool {
	return !r.ByName() || r.Get("after") == "" && r.Get("before") == ""
}

// ByName says that the route is a list in the order of names that differ by language. Those of alumni do not; texts are
// answered by relevance where no order is asked for.
func (r Route) ByName() bool {
	sort := r.Get("sort")
	return r.Page == List && r.Kind != model.KindAlumnus && (sort == "NAME" || sort == "-NAME" || sort == "" && r.Get("q") == "")
}

// LinksOf is the page with all links of a group of the route's node, of the same day.
func (r Route) LinksOf(g Group) Route {
	day := r.Query
	r.Page, r.Group, r.Query = Links, g, nil
	for _, name := range []string{"asOf", "history"} {
		if v := day.Get(name); v != "" {
			r = r.With(name, v)
		}
	}
	return r
}
