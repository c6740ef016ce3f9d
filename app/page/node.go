package page

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// groupFirst is how many neighbours each group of links shows on a node's page.
const groupFirst = 6

// nodePages are the pages of a node by its kind: what else to ask than what every node has, and how to draw it.
var nodePages = map[model.Kind]func(route.Route) Request{
	model.KindInstitution:  node("Institution", institutionFields, drawInstitution),
	model.KindUnit:         node("Unit", unitFields, drawUnit),
	model.KindProgramme:    node("Programme", programmeFields, drawProgramme),
	model.KindAlumnus:      node("Alumnus", alumnusFields, drawAlumnus),
	model.KindNetwork:      node("Network", bodyFields+networkFields, drawNetwork),
	model.KindConsortium:   node("Consortium", bodyFields+consortiumFields, drawConsortium),
	model.KindAgreement:    node("Agreement", agreementFields, drawAgreement),
	model.KindEvent:        node("Event", bodyFields+typeField, drawBody),
	model.KindPublication:  node("Publication", bodyFields+typeField+` perYear`, drawBody),
	model.KindFund:         node("Fund", bodyFields+typeField+fundFields, drawFund),
	model.KindService:      node("Service", bodyFields+typeField, drawBody),
	model.KindOrganisation: node("Organisation", bodyFields+` type: sector { label { en nl } }`, drawBody),
}

var nodeFields = `node(id: $id) {
	...Ref summary { en nl } note { en nl } sources { title url checked }
	relations { groups(asOf: $asOf, history: $history) {
		kind direction neighbourKind totalCount
		neighbours(namesIn: $names, first: ` + strconv.Itoa(groupFirst) + `) { edges { node { ...Ref } link { since until note { en nl } } } }
	} }
}`

// nodeData is the answer to a node's query: what every node has, and what this kind has.
type nodeData[F any] struct {
	Node  *nodeFacts `json:"node"`
	Facts F          `json:"facts"`
}

// nodeAnswer is a nodeData of any kind, whose parts can be filled.
type nodeAnswer interface{ parts() (*nodeFacts, any) }

func (d *nodeData[F]) parts() (*nodeFacts, any) {
	d.Node = new(nodeFacts)
	return d.Node, &d.Facts
}

// nodeFacts are what the page of every node shows.
type nodeFacts struct {
	api.Ref
	Summary   *model.Text  `json:"summary"`
	Note      *model.Text  `json:"note"`
	Sources   []api.Source `json:"sources"`
	Relations struct {
		Groups []api.Group `json:"groups"`
	} `json:"relations"`
}

// portrait is what the page of one kind adds to what every node's page shows.
type portrait struct {
	marks    []app.UI         // badges under the name
	local    string           // the name in the node's own language
	facts    []ui.Fact        // terms and values
	sections []app.UI         // parts before the links
	covered  []model.LinkKind // links that those parts show already
}

// node makes the page of a kind.
func node[F any](typeName, fields string, draw func(i18n.Lang, *nodeFacts, *F) portrait) func(route.Route) Request {
	query := api.Document(`query Node($id: ID!, $asOf: Date, $history: Boolean!, $names: NameLanguage!) {
		`+nodeFields+` facts: node(id: $id) { ... on `+typeName+` { `+fields+` } } }`, api.RefFields)
	return func(r route.Route) Request {
		return ask(r, query, day(r, map[string]any{"id": string(r.ID()), "names": namesIn(r)}), func(r route.Route, d *nodeData[F]) Content {
			if d.Node == nil {
				return missing(r, "error.node.title", "error.node.text")
			}
			return drawNode(r, d.Node, draw(r.Lang, d.Node, &d.Facts))
		})
	}
}

func drawNode(r route.Route, n *nodeFacts, p portrait) Content {
	l, name := r.Lang, ui.RefName(r.Lang, n.Ref)
	body := []app.UI{nodeHead(r, n, p), fictionalNote(l, n.Ref), ui.Facts(p.facts...)}
	body = append(body, p.sections...)
	body = append(body, nodeLinks(r, n, p), nodeSources(l, n))
	description := l.T("node.description", name, ui.KindName(l, r.Kind))
	if n.Summary != nil && !n.Summary.IsZero() {
		description = introduced(name, l.Text(*n.Summary))
	}
	return Content{Status: 200, Title: name, Description: description, Body: app.Article().Class("page page-node").Body(body...)}
}

func nodeHead(r route.Route, n *nodeFacts, p portrait) app.UI {
	l := r.Lang
	return app.Header().Class("node-head").Body(
		ui.KindIcon(r.Kind),
		app.P().Class("kicker").Body(ui.Go(route.ListOf(l, r.Kind), ui.KindName(l, r.Kind))),
		app.H1().Dir("auto").Text(ui.RefName(l, n.Ref)),
		ui.SaveButton(l, n.Ref),
		app.If(p.local != "" && p.local != l.Text(n.Name), func() app.UI { return app.P().Class("local-name").Dir("auto").Text(p.local) }),
		app.Div().Class("marks").Body(append(p.marks, ui.Fictional(l, n.Origin))...),
		app.If(n.Summary != nil, func() app.UI { return app.P().Class("lead").Text(l.Text(*n.Summary)) }),
		app.P().Class("ways").Body(
			ui.Button(app.A().Href(attr.Of(route.At(l, route.Explore).With("from", string(n.ID)).String())).Body(ui.Icon("network"), app.Span().Text(l.T("node.explore")))),
			app.A().Href(attr.Of(route.At(l, route.Path).With("from", string(n.ID)).String())).Class("button button-quiet").Body(ui.Icon("path"), app.Span().Text(l.T("node.path"))),
		),
	)
}

func fictionalNote(l i18n.Lang, ref api.Ref) app.UI {
	switch {
	case ref.Origin != model.OriginGenerated:
		return app.If(false, nil)
	case ref.Kind.Model() == model.KindAlumnus:
		return ui.FictionalNote(l, "fictional.person")
	case ref.Kind.Model() == model.KindAgreement:
		return ui.FictionalNote(l, "fictional.agreement")
	}
	return ui.FictionalNote(l, "fictional.node")
}

// nodeLinks shows the links that no other part of the page shows, on the chosen day.
func nodeLinks(r route.Route, n *nodeFacts, p portrait) app.UI {
	l := r.Lang
	var groups []api.Group
	for _, g := range n.Relations.Groups {
		if !contains(p.covered, g.Kind) {
			groups = append(groups, g)
		}
	}
	if len(groups) == 0 && len(p.covered) > 0 {
		return app.If(false, nil)
	}
	body := []app.UI{app.Div().Class("section-head").Body(app.H2().Text(l.T("node.links")), ui.DayForm(r))}
	if len(groups) == 0 {
		body = append(body, ui.Empty(l.T("node.links.none.title"), l.T("node.links.none.text"),
			ui.Go(r.With("asOf", "").With("history", "1"), l.T("node.links.none.all")).Class("button button-quiet")))
	} else {
		body = append(body, ui.LinkGroups(r, groups))
	}
	return app.Section().Class("section").Body(body...)
}

func contains(kinds []model.LinkKind, k model.LinkKind) bool {
	for _, c := range kinds {
		if c == k {
			return true
		}
	}
	return false
}

// fewSources is how many sources a page names at once; more are folded away.
const fewSources = 5

func nodeSources(l i18n.Lang, n *nodeFacts) app.UI {
	var body []app.UI
	if n.Note != nil && !n.Note.IsZero() {
		body = append(body, app.P().Class("node-note").Text(l.Text(*n.Note)))
	}
	if few := n.Sources[:min(fewSources, len(n.Sources))]; len(n.Sources) <= fewSources+1 {
		body = append(body, sourceList(l, n.Sources))
	} else {
		body = append(body, sourceList(l, few), app.Details().Class("fold").Body(
			app.Summary().Body(app.Span().Text(l.T("node.sources.more", l.Number(len(n.Sources)-fewSources))), ui.Icon("down")), sourceList(l, n.Sources[fewSources:])))
	}
	if len(n.Sources) == 0 && len(body) < 2 {
		return app.If(false, nil)
	}
	return app.Section().Class("section sources").Body(append([]app.UI{app.H2().Text(l.T("node.sources"))}, body...)...)
}

// sourceList names sources, with the address and the day where they are known.
func sourceList(l i18n.Lang, sources []api.Source) app.UI {
	if len(sources) == 0 {
		return app.If(false, nil)
	}
	return writeSources(new(attr.Markup), l, sources).UI()
}

func writeSources(m *attr.Markup, l i18n.Lang, sources []api.Source) *attr.Markup {
	if len(sources) == 0 {
		return m
	}
	m.Begin("ul", "class", "source-list")
	for _, s := range sources {
		m.Begin("li")
		if s.URL != "" {
			ui.WriteOutside(m, s.URL, s.Title)
		} else {
			m.Begin("bdi").Say(s.Title).End("bdi")
		}
		if s.Checked != 0 {
			m.Begin("span", "class", "time").Say(l.T("source.checked", l.Date(s.Checked))).End("span")
		}
		m.End("li")
	}
	return m.End("ul")
}
