package page

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// destinationWorld shows the destinations on the map, and in a table that is its equal.
func destinationWorld(r route.Route, d *destinationData) []app.UI {
	l := r.Lang
	var points []ui.WorldPoint
	label := l.T("destination.map.table")
	table := new(attr.Markup).Begin("table", "class", "table destination-table").Begin("caption").Say(label).End("caption").Begin("thead").Begin("tr")
	for _, head := range []string{"kind.institution.one", "fact.place", "destination.places.title", "destination.fit.short", "destination.compare.title"} {
		table.Begin("th", "scope", "col").Say(l.T(head)).End("th")
	}
	table.End("tr", "thead").Begin("tbody")
	for i := range d.Found.Nodes {
		n := &d.Found.Nodes[i]
		if p := n.Institution.Place; p != nil && p.Lat != nil && p.Lon != nil {
			points = append(points, ui.WorldPoint{ID: string(n.Institution.ID), Name: l.Text(n.Institution.Name), Lat: *p.Lat, Lon: *p.Lon,
				Count: max(1, n.Agreed), Link: route.To(l, n.Institution.ID).String()})
		}
		ui.WriteNodeLink(table.Begin("tr").Begin("th", "scope", "row"), l, n.Institution.Ref).End("th")
		table.Begin("td").Begin("bdi").Say(destinationPlace(l, n)).End("bdi", "td").Begin("td").Add(destinationPlaces(l, n)).End("td")
		table.Begin("td", "class", "number").Say(strconv.Itoa(n.Fit)).End("td").Begin("td").Add(compareToggle(r, n.Institution.Ref)).End("td", "tr")
	}
	body := []app.UI{&ui.WorldMap{Route: r, Label: l.T("destination.map.label"), Unit: "destination.places", Kind: model.KindInstitution, Points: points}}
	if d.Found.TotalCount > len(d.Found.Nodes) {
		body = append(body, app.P().Class("hint").Text(l.T("destination.map.first", l.Number(destinationMap))), ui.Pager(r, d.Found.PageInfo))
	}
	return append(body, app.Div().Class("table-scroll").TabIndex(0).Attr("role", "region").Aria("label", attr.Of(label)).Body(table.End("tbody", "table").UI()))
}
