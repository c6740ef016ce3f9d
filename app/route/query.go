package route

import (
	"net/url"
	"slices"
	"strings"

	"vinculum/app/atlas"
	"vinculum/graph/model"
)

// maxValues bounds how often a parameter may come, and maxValue how long a value may be, in bytes.
const (
	maxValues = 20
	maxValue  = 300
)

// pageParams are the parameters of each page; a list also knows the facets of its kind.
var pageParams = map[Page][]string{
	Search:  {"q", "kind", "after"},
	Node:    {"asOf", "history"},
	Links:   {"asOf", "history", "after", "before"},
	Path:    {"from", "to", "asOf"},
	Explore: {"from", "expand", "fold", "hide", "people", "each", "asOf", "pathFrom", "pathTo", "selected", "view"},
	List:    {"q", "sort", "after", "before"},
	Map:     {"kind", "q", "sort", "at", "zoom"},

	// A study is a field or a programme with both (0421-7:law-llm), a language comes with its level (en-C1).
	Destinations: {"field", "level", "language", "year", "kind", "country", "blended", "view", "compare", "after", "before", "at", "zoom"},
}

// facets are the fields by which the lists of each kind are filtered, in the order in which they are offered.
var facets = map[model.Kind][]string{
	model.KindInstitution:  {"countries", "consortia", "withAgreement"},
	model.KindConsortium:   {"types", "scopes"},
	model.KindNetwork:      {"types", "scopes"},
	model.KindProgramme:    {"faculties", "levels", "fields", "languages"},
	model.KindUnit:         {"types"},
	model.KindAgreement:    {"statuses", "countries", "fields", "types", "levels", "languages", "faculties", "partners"},
	model.KindAlumnus:      {"countries", "places", "sectors", "faculties", "decades", "mentor", "mentorTopics", "exchanges", "languages", "networks", "programmes", "employers"},
	model.KindFund:         {"types"},
	model.KindService:      {"types"},
	model.KindEvent:        {"types"},
	model.KindPublication:  {"types"},
	model.KindOrganisation: {"types"},
}

// Facets are the fields by which the list of a kind is filtered, in the order in which they are offered.
func Facets(k model.Kind) []string { return facets[k] }

// known keeps the parameters that the page knows and that are not empty; a query that cannot be read is none. A date that
// is no full date is left out.
func known(p Page, k model.Kind, rawQuery string) url.Values {
	all, err := url.ParseQuery(rawQuery)
	if err != nil {
		return nil
	}
	if p == Map {
		k = layer(all.Get("kind"))
	}
	kept := url.Values{}
	for name, values := range all {
		if !slices.Contains(pageParams[p], name) && (p != List && p != Map || !slices.Contains(facets[k], name)) {
			continue
		}
		for _, v := range values {
			v = strings.TrimSpace(strings.ToValidUTF8(v, ""))
			if fits := len(v) > 0 && len(v) <= maxValue && len(kept[name]) < maxValues; !fits || name == "asOf" && !fullDate(v) || p == Explore && !explores(name, v) {
				continue
			}
			kept.Add(name, v)
		}
	}
	if _, ok := atlas.Parse(kept.Get("at"), kept.Get("zoom")); (p == Map || p == Destinations) && !ok {
		kept.Del("at")
		kept.Del("zoom")
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}

// Layers are the kinds that a map shows, the first one unless its parameter "kind" names another.
var Layers = []model.Kind{model.KindAgreement, model.KindInstitution, model.KindAlumnus}

func layer(name string) model.Kind {
	if k := model.Kind(name); slices.Contains(Layers, k) {
		return k
	}
	return Layers[0]
}

// Listed is the kind of which the page shows a list, whose facets it knows: that of a list or of a map's layer; "" for others.
func (r Route) Listed() model.Kind {
	if r.Page == Map {
		return layer(r.Get("kind"))
	}
	return r.Kind
}

func fullDate(s string) bool {
	d, err := model.ParseDate(s)
	return err == nil && d.Exact()
}

// Get is the first value of a parameter, or "".
func (r Route) Get(name string) string { return r.Query.Get(name) }

// Has says whether a parameter has the value.
func (r Route) Has(name, value string) bool { return slices.Contains(r.Query[name], value) }

// With sets a parameter to one value; "" takes it out. Changing what is chosen goes back to the first page.
func (r Route) With(name, value string) Route {
	r.Query = r.copied(name)
	if value != "" {
		r.Query.Set(name, value)
	}
	return r
}

// Toggle adds a value to a parameter, or takes it out where it is there.
func (r Route) Toggle(name, value string) Route {
	had := r.Has(name, value)
	r.Query = r.copied("")
	if !had {
		r.Query.Add(name, value)
		return r
	}
	left := slices.DeleteFunc(r.Query[name], func(v string) bool { return v == value })
	if r.Query[name] = left; len(left) == 0 {
		r.Query.Del(name)
	}
	return r
}

// Filters are the facets of a list of which something is chosen.
func (r Route) Filters() []string {
	var names []string
	for _, name := range facets[r.Listed()] {
		if len(r.Query[name]) > 0 {
			names = append(names, name)
		}
	}
	return names
}

// Unfiltered is the list with nothing chosen, in the same order, or the map with the same layer and view.
func (r Route) Unfiltered() Route {
	all := r.Query
	r.Query = nil
	for _, name := range []string{"sort", "kind", "at", "zoom"} {
		r = r.With(name, all.Get(name))
	}
	return r
}

// copied is the query without the paging and the named parameter, safe to change.
func (r Route) copied(without string) url.Values {
	q := url.Values{}
	for name, values := range r.Query {
		if name != "after" && name != "before" && name != without {
			q[name] = slices.Clone(values)
		}
	}
	return q
}

// Names are the names of the parameters, in order.
func (r Route) Names() []string {
	names := make([]string, 0, len(r.Query))
	for name := range r.Query {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
