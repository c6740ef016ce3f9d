package page

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// mostPlaces is how many places a map shows.
const mostPlaces = "500"

// placesFields fill a listedPlaces.
const placesFields = `totalCount facets { ...Facets } places { placeCount unplaced counts(first: ` + mostPlaces + `) {
	value count institution { id name { en nl } } place { city country { value label { en nl } } lat lon } } }`

// mapData is the answer to a map's query.
type mapData struct {
	List listedPlaces `json:"list"`
}

// listedPlaces are where the nodes of a list are.
type listedPlaces struct {
	TotalCount int         `json:"totalCount"`
	Facets     []api.Facet `json:"facets"`
	Places     struct {
		PlaceCount int        `json:"placeCount"`
		Unplaced   int        `json:"unplaced"`
		Counts     []mapCount `json:"counts"`
	} `json:"places"`
}

// mapCount is an institution or a town with how many nodes belong there.
type mapCount struct {
	Value       string `json:"value"`
	Count       int    `json:"count"`
	Institution *struct {
		ID   model.ID   `json:"id"`
		Name model.Text `json:"name"`
	} `json:"institution"`
	Place struct {
		City    string    `json:"city"`
		Country *api.Code `json:"country"`
		Lat     float64   `json:"lat"`
		Lon     float64   `json:"lon"`
	} `json:"place"`
}

// world asks where the nodes of a list are, with the filters that the list has too.
func world(r route.Route) Request {
	kind := r.Listed()
	query := api.Document(`query Map($filter: `+listSpecs[kind].filter+`) { list: `+kind.Plural()+`(filter: $filter, first: 0) { `+placesFields+` } }`, api.FacetFields)
	return ask(r, query, map[string]any{"filter": filterOf(r)}, drawMap)
}

func drawMap(r route.Route, d *mapData) Content {
	l, kind := r.Lang, r.Listed()
	found := d.List
	total := l.N("count."+string(kind), found.TotalCount)
	body := []app.UI{
		app.Header().Class("page-head").Body(app.H1().Text(l.T("map.title")), app.P().Class("lead").Text(l.T("map.lead"))),
		layers(r),
		listNote(route.ListOf(l, kind)),
		ui.Facets(r, ordered(kind, found.Facets), nil, total),
		ui.Chosen(r, found.Facets),
		app.P().ID(attr.Of(ui.FoundID)).TabIndex(-1).Class("total").Aria("live", "polite").Text(total + ", " + l.N("map.places", found.Places.PlaceCount)),
	}
	if len(found.Places.Counts) == 0 {
		body = append(body, ui.Empty(l.T("map.empty.title"), l.T("map.empty.text"), ui.Button(ui.Go(r.Unfiltered(), l.T("list.empty.all")))))
	} else {
		body = append(body, app.Div().Class("map-and-table").Body(
			app.Div().Class("map-side").Body(
				&ui.WorldMap{Route: r, Label: l.T("map.picture", total), Unit: "count." + string(kind), Kind: kind, Points: worldPoints(r, found.Places.Counts)},
				app.P().Class("hint map-hint").Body(app.Text(l.T("map.hint")), app.Span().Class("map-keys").Text(" "+l.T("map.hint.keys"))),
			),
			mapTable(r, found),
		))
	}
	return Content{Status: 200, Title: l.T("map.title"), Description: l.T("map.lead"), Body: app.Div().Class("page page-map").Body(body...)}
}

// layers chooses what the map shows; what it is filtered by goes with the layer.
func layers(r route.Route) app.UI {
	l := r.Lang
	var tabs []app.UI
	for _, k := range route.Layers {
		to := route.At(l, route.Map).With("kind", string(k)).With("at", r.Get("at")).With("zoom", r.Get("zoom"))
		link := app.A().Href(attr.Of(to.String())).Class("tab").Body(ui.KindIcon(k), app.Span().Text(l.T("map."+string(k))))
		if k == r.Listed() {
			link = link.Aria("current", "page")
		}
		tabs = append(tabs, app.Li().Body(link))
	}
	return app.Nav().Aria("label", attr.Of(l.T("map.layer"))).Body(app.Ul().Class("tabs").Body(tabs...))
}

// worldPoints are the places as points of a map.
func worldPoints(r route.Route, counts []mapCount) []ui.WorldPoint {
	points := make([]ui.WorldPoint, len(counts))
	for i, c := range counts {
		points[i] = ui.WorldPoint{ID: c.Value, Name: placeName(r.Lang, c), Town: r.Lang.Text(model.Town(c.Place.City)), Lat: c.Place.Lat, Lon: c.Place.Lon, Count: c.Count, Link: placePage(r, c).String()}
	}
	return points
}

func placeName(l i18n.Lang, c mapCount) string {
	if c.Institution != nil {
		return l.Text(c.Institution.Name)
	}
	return l.Text(model.Town(c.Place.City))
}

// placePage is the page of a place: the institution's own, or the list of the alumni who live in the town and fit the filters.
func placePage(r route.Route, c mapCount) route.Route {
	if c.Institution != nil {
		return route.To(r.Lang, c.Institution.ID)
	}
	return listOf(r).With("places", c.Value)
}

// listOf is the list with the filters of the map.
func listOf(r route.Route) route.Route {
	to := route.ListOf(r.Lang, r.Listed())
	for _, name := range append(r.Filters(), "q") {
		for _, v := range r.Query[name] {
			to = to.Toggle(name, v)
		}
	}
	return to
}

// mapTable is the same places as a table, the map's equal.
func mapTable(r route.Route, found listedPlaces) app.UI {
	l, kind := r.Lang, r.Listed()
	counts := slices.Clone(found.Places.Counts)
	if r.Get("sort") == "name" {
		slices.SortStableFunc(counts, func(a, b mapCount) int {
			return cmp.Compare(strings.ToLower(placeName(l, a)), strings.ToLower(placeName(l, b)))
		})
	}
	notes := []app.UI{ui.Go(listOf(r), l.T("map.list")).Class("button button-quiet")}
	if more := found.Places.PlaceCount; more > len(counts) {
		notes = append(notes, app.P().Class("hint").Text(l.T("map.more", l.Number(len(counts)))))
	}
	if n := found.Places.Unplaced; n > 0 {
		notes = append(notes, app.P().Class("hint").Text(l.T("map.unplaced", l.N("count."+string(kind), n))))
	}
	return app.Div().Class("map-twin").Body(
		app.Div().Class("table-scroll map-table").TabIndex(0).Attr("role", "region").Aria("label", attr.Of(l.T("map.table"))).Body(
			&mapRows{Route: r, Counts: counts},
		),
		app.Div().Class("map-notes").Body(notes...),
	)
}

// mapHeads writes the heads of the columns; two of them sort.
func mapHeads(m *attr.Markup, r route.Route) {
	l, byName := r.Lang, r.Get("sort") == "name"
	first, count := "map.place", "map.alumni"
	switch r.Listed() {
	case model.KindAgreement:
		first, count = "map.partner", "map.agreements"
	case model.KindInstitution:
		first, count = "map.here", ""
	}
	head := func(class, way string, to route.Route, key string) {
		m.Begin("th", "scope", "col", "class", class, "aria-sort", way).Begin("a", "href", to.String(), "rel", "nofollow").Say(l.T(key)).End("a", "th")
	}
	head("", sorted(byName, "ascending"), r.With("sort", "name"), first)
	m.Begin("th", "scope", "col").Say(l.T("map.country")).End("th")
	if count != "" {
		head("number", sorted(!byName, "descending"), r.With("sort", ""), count)
	}
}

func sorted(is bool, way string) string {
	if is {
		return way
	}
	return "none"
}

// mapRows are the table itself, of which the rows that have to be scrolled to wait until the page is painted.
type mapRows struct {
	app.Compo

	Route  route.Route
	Counts []mapCount

	later ui.Later
	seen  []mapCount // what was last to be drawn
}

// firstRows is more than there is room for without scrolling.
const firstRows = 16

// OnInit lets the rows wait.
func (c *mapRows) OnInit() {
	c.later.Init()
	c.seen = c.Counts
}

// OnMount ends the waiting.
func (c *mapRows) OnMount(ctx app.Context) { c.later.Mount(ctx) }

// OnUpdate lets the rows of other places wait too.
func (c *mapRows) OnUpdate(ctx app.Context) {
	if !reflect.DeepEqual(c.seen, c.Counts) {
		c.later.Again(ctx)
	}
	c.seen = c.Counts
}

// Render draws the rows.
func (c *mapRows) Render() app.UI {
	counts, class := c.Counts, "table"
	if c.later.Waits() && len(counts) > firstRows {
		counts, class = counts[:firstRows], "table is-later"
	}
	return mapRowsMarkup(c.Route, counts, class)
}

// mapRowsMarkup is the table as markup: of hundreds of rows it would take long, element by element.
func mapRowsMarkup(r route.Route, counts []mapCount, class string) app.UI {
	l := r.Lang
	m := new(attr.Markup).Begin("table", "class", class).Begin("caption").Say(l.T("map.table")).End("caption").Begin("thead").Begin("tr")
	mapHeads(m, r)
	m.End("tr", "thead").Begin("tbody")
	for _, c := range counts {
		where := ""
		if c.Place.Country != nil {
			where = l.Text(c.Place.Country.Label)
		}
		if c.Institution != nil && c.Place.City != "" {
			where = l.Text(model.Town(c.Place.City)) + ", " + where
		}
		m.Begin("tr").Begin("th", "scope", "row").Begin("a", "href", placePage(r, c).String()).Begin("bdi").Say(placeName(l, c)).End("bdi", "a", "th")
		m.Begin("td").Begin("bdi").Say(where).End("bdi", "td")
		if r.Listed() != model.KindInstitution {
			m.Begin("td", "class", "number").Say(l.Number(c.Count)).End("td")
		}
		m.End("tr")
	}
	return m.End("tbody", "table").UI()
}
