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
	var rows, heads []app.UI
	for i := range d.Found.Nodes {
		n := &d.Found.Nodes[i]
		if p := n.Institution.Place; p != nil && p.Lat != nil && p.Lon != nil {
			points = append(points, ui.WorldPoint{ID: string(n.Institution.ID), Name: l.Text(n.Institution.Name), Lat: *p.Lat, Lon: *p.Lon,
				Count: max(1, n.Agreed), Link: route.To(l, n.Institution.ID).String()})
		}
		rows = append(rows, app.Tr().Body(
			app.Th().Scope("row").Body(ui.NodeLink(l, n.Institution.Ref)), app.Td().Body(destinationPlace(l, n)), app.Td().Body(destinationPlaces(l, n)),
			app.Td().Class("number").Text(strconv.Itoa(n.Fit)), app.Td().Body(compareToggle(r, n.Institution.Ref))))
	}
	for _, head := range []string{"kind.institution.one", "fact.place", "destination.places.title", "destination.fit.short", "destination.compare.title"} {
		heads = append(heads, app.Th().Scope("col").Text(l.T(head)))
	}
	body := []app.UI{&ui.WorldMap{Route: r, Label: l.T("destination.map.label"), Unit: "destination.places", Kind: model.KindInstitution, Points: points}}
	if d.Found.TotalCount > len(d.Found.Nodes) {
		body = append(body, app.P().Class("hint").Text(l.T("destination.map.first", l.Number(destinationMap))), ui.Pager(r, d.Found.PageInfo))
	}
	label := l.T("destination.map.table")
	return append(body, app.Div().Class("table-scroll").TabIndex(0).Attr("role", "region").Aria("label", attr.Of(label)).Body(app.Table().Class("table destination-table").Body(
		app.Caption().Text(label), app.THead().Body(app.Tr().Body(heads...)), app.TBody().Body(rows...))))
}
