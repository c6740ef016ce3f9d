package page

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// listSize is how many nodes a page of a list shows.
const listSize = 20

// listSpec says how the API lists a kind.
type listSpec struct {
	filter, order string // the names of the input types
	fields        string // what a row needs beyond a Ref
	orders        []ui.Order
}

var bodyOrders = []ui.Order{{Value: "NAME", Key: "order.name"}, {Value: "FOUNDED", Key: "order.oldest"}, {Value: "-FOUNDED", Key: "order.newest"}}

const (
	rowType  = `summary { en nl } type { label { en nl } }`
	rowPlace = ` place { city country { label { en nl } } }`
)

var listSpecs = map[model.Kind]listSpec{
	model.KindInstitution:  {"InstitutionFilter", "InstitutionOrder", `localName erasmusCode` + rowPlace, bodyOrders},
	model.KindConsortium:   {"ConsortiumFilter", "BodyOrder", rowType + ` scope { label { en nl } } founded ended publishedMembers`, bodyOrders},
	model.KindNetwork:      {"NetworkFilter", "BodyOrder", rowType + ` scope { label { en nl } } founded ended`, bodyOrders},
	model.KindUnit:         {"BodyFilter", "BodyOrder", rowType, bodyOrders},
	model.KindFund:         {"BodyFilter", "BodyOrder", rowType, bodyOrders},
	model.KindService:      {"BodyFilter", "BodyOrder", rowType, bodyOrders},
	model.KindEvent:        {"BodyFilter", "BodyOrder", rowType + rowPlace, bodyOrders},
	model.KindPublication:  {"BodyFilter", "BodyOrder", rowType, bodyOrders},
	model.KindOrganisation: {"BodyFilter", "BodyOrder", `summary { en nl } type: sector { label { en nl } }` + rowPlace, bodyOrders},
	model.KindProgramme: {"ProgrammeFilter", "ProgrammeOrder",
		`level { label { en nl } } field { label { en nl } } faculty { ...Ref } languages { label { en nl } }`,
		[]ui.Order{{Value: "NAME", Key: "order.name"}, {Value: "-NAME", Key: "order.name.back"}}},
	model.KindAgreement: {"AgreementFilter", "AgreementOrder",
		`summary { en nl } status { value label { en nl } } firstYear lastYear partners { institution { place { city country { label { en nl } } } } }`,
		[]ui.Order{{Value: "NAME", Key: "order.name"}, {Value: "LAST_YEAR", Key: "order.ends"}, {Value: "-SIGNED", Key: "order.signed"}}},
	model.KindAlumnus: {"AlumnusFilter", "AlumnusOrder",
		`place: home { city country { label { en nl } } } studies { degree graduated programme { name { en nl } } }
		 work { title { en nl } until employer { name { en nl } } } mentoring { capacity }`,
		[]ui.Order{{Value: "NAME", Key: "order.family"}, {Value: "-GRADUATED", Key: "order.latest"}, {Value: "GRADUATED", Key: "order.earliest"}}},
}

// listData is the answer to a list's query.
type listData struct {
	List struct {
		TotalCount int          `json:"totalCount"`
		PageInfo   api.PageInfo `json:"pageInfo"`
		Facets     []api.Facet  `json:"facets"`
		Nodes      []row        `json:"nodes"`
	} `json:"list"`
}

// list asks for the nodes of a kind that the route chooses.
func list(r route.Route) Request {
	s := listSpecs[r.Kind]
	query := api.Document(
		`query List($filter: `+s.filter+`, $order: `+s.order+`, $first: Int, $after: String, $last: Int, $before: String) {
			list: `+r.Kind.Plural()+`(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
				totalCount pageInfo { ...Page } facets { ...Facets } nodes { ...Ref `+s.fields+` }
			}
		}`, api.RefFields, api.PageFields, api.FacetFields)
	v := paging(r, listSize)
	v["filter"] = filterOf(r)
	if field, down := orderOf(r); field != "" {
		v["order"] = map[string]any{"field": field, "direction": direction(down)}
	}
	return ask(r, query, v, drawList)
}

// orderOf is the order that a route chooses; "" leaves it to the API. Names are in the order of the page's language.
func orderOf(r route.Route) (field string, down bool) {
	for _, o := range listSpecs[r.Kind].orders {
		if r.Get("sort") == o.Value {
			field, down = strings.CutPrefix(o.Value, "-")
		}
	}
	if namesIn(r) == model.NamesNL && r.ByName() {
		field = "NAME_NL"
	}
	return field, down
}

func direction(down bool) string {
	if down {
		return "DESC"
	}
	return "ASC"
}

func drawList(r route.Route, d *listData) Content {
	l, kind := r.Lang, r.Kind
	found := d.List
	name, total := ui.KindPlural(l, kind), l.N("count."+string(kind), found.TotalCount)
	body := []app.UI{
		app.Header().Class("page-head").Body(
			app.H1().Body(ui.KindIcon(kind), app.Span().Text(name)),
			app.P().Class("lead").Text(l.T("list."+string(kind)+".lead")),
		),
		listNote(r),
		ui.NameFilter(r),
		ui.Facets(r, ordered(kind, found.Facets), listSpecs[kind].orders, total),
		ui.Chosen(r, found.Facets),
		app.P().ID(attr.Of(ui.FoundID)).TabIndex(-1).Class("total").Aria("live", "polite").Text(total),
	}
	if found.TotalCount == 0 {
		body = append(body, ui.Empty(l.T("list.empty.title"), l.T("list.empty.text"), ui.Button(ui.Go(r.Unfiltered(), l.T("list.empty.all")))))
	} else {
		body = append(body, rows(l, found.Nodes), ui.Pager(r, found.PageInfo))
	}
	return Content{Status: 200, Title: name, Description: l.T("list."+string(kind)+".lead") + " " + l.N("count."+string(kind), found.TotalCount) + ".", Body: app.Div().Class("page").Body(body...)}
}

// listNote says of lists of made-up nodes that they are made up.
func listNote(r route.Route) app.UI {
	switch r.Kind {
	case model.KindAlumnus:
		return ui.FictionalNote(r.Lang, "fictional.people")
	case model.KindAgreement:
		return ui.FictionalNote(r.Lang, "fictional.agreements")
	}
	return app.If(false, nil)
}

// ordered puts facets into the order in which the kind offers them; what the app does not know is left out.
func ordered(k model.Kind, facets []api.Facet) []api.Facet {
	var out []api.Facet
	for _, name := range route.Facets(k) {
		for _, f := range facets {
			if f.Field == name {
				out = append(out, f)
			}
		}
	}
	return out
}
