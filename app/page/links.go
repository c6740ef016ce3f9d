package page

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/route"
	"vinculum/app/ui"
)

// linksSize is how many neighbours a page of a group shows.
const linksSize = 50

type linksData struct {
	Node *linksNode `json:"node"`
}

// linksNode is a node with a page of its neighbours.
type linksNode struct {
	api.Ref
	Relations struct {
		Neighbours api.Neighbours `json:"neighbours"`
	} `json:"relations"`
}

// links asks for one group of a node's links, paged.
func links(r route.Route) Request {
	query := api.Document(`query Links($id: ID!, $kind: LinkKind!, $direction: LinkDirection!, $neighbour: Kind!, $asOf: Date, $history: Boolean!, $names: NameLanguage!,
			$first: Int, $after: String, $last: Int, $before: String) {
		node(id: $id) { ...Ref relations {
			neighbours(linkKinds: [$kind], kinds: [$neighbour], direction: $direction, asOf: $asOf, history: $history, namesIn: $names,
					first: $first, after: $after, last: $last, before: $before) {
				totalCount pageInfo { ...Page } edges { node { ...Ref } link { since until note { en nl } } }
			}
		} } }`, api.RefFields, api.PageFields)
	v := day(r, paging(r, linksSize))
	g := r.Group
	v["id"], v["kind"], v["direction"], v["neighbour"], v["names"] = string(r.ID()), string(g.Kind), string(g.Direction), api.Enum(g.Neighbour), namesIn(r)
	return ask(r, query, v, drawLinks)
}

func drawLinks(r route.Route, d *linksData) Content {
	l := r.Lang
	if d.Node == nil {
		return missing(r, "error.node.title", "error.node.text")
	}
	label := ui.GroupName(l, r.Group.Kind, r.Group.Direction)
	home := r
	home.Page = route.Node
	name, n := ui.RefName(l, d.Node.Ref), d.Node.Relations.Neighbours
	body := []app.UI{
		app.Header().Class("page-head").Body(
			app.P().Class("kicker back").Body(ui.Icon("left"), ui.Go(home.With("", ""), name)),
			app.H1().Body(ui.KindIcon(r.Group.Neighbour), app.Span().Class("group-name").Body(
				app.Span().Text(label), ui.Hidden(": "), app.Span().Class("group-kind").Text(ui.KindPlural(l, r.Group.Neighbour)))),
		),
		app.Div().Class("section-head").Body(app.P().Class("total").Text(l.N("count.link", n.TotalCount)), ui.DayForm(r.With("after", ""))),
	}
	if n.TotalCount == 0 {
		body = append(body, ui.Empty(l.T("node.links.none.title"), l.T("node.links.none.text"),
			ui.Go(r.With("asOf", "").With("history", "1"), l.T("node.links.none.all")).Class("button button-quiet")))
	} else {
		body = append(body, app.Div().Class("card card-list").Body(ui.Neighbours(l, n)), ui.Pager(r, n.PageInfo))
	}
	return Content{Status: 200, Title: strings.Join([]string{name, label}, ": "),
		Description: l.T("share.links", name, label, ui.KindPlural(l, r.Group.Neighbour), l.N("count.link", n.TotalCount)), Body: app.Div().Class("page").Body(body...)}
}
