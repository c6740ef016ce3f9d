package page

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/local"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

type pathData struct {
	Path      *local.Path `json:"path"`
	FromNode  *api.Ref    `json:"fromNode"`
	ToNode    *api.Ref    `json:"toNode"`
	FromFound found       `json:"fromFound"`
	ToFound   found       `json:"toFound"`
	Examples  []*api.Ref  `json:"examples"`
}

// path asks how two nodes are linked. Each of the two is an id, or a text for which nodes are offered; the document has
// only the parts that the two need.
func path(r route.Route) Request {
	v := map[string]any{}
	head, parts := "", ""
	both := true
	for _, end := range []string{"from", "to"} {
		text := r.Get(end)
		switch {
		case nodeID(text):
			v[end] = text
			head += ", $" + end + ": ID!"
			parts += " " + end + "Node: node(id: $" + end + ") { ...Ref }"
			continue
		case text != "":
			v[end] = clip(text, maxText)
			v["candidates"] = candidates
			head += ", $" + end + ": String!"
			parts += " " + end + "Found: search(text: $" + end + ", first: $candidates) { nodes { " + candidateFields + " } }"
		}
		both = false
	}
	if both {
		if asOf := r.Get("asOf"); asOf != "" {
			v["asOf"] = asOf
			head += ", $asOf: Date"
			parts += " path(from: $from, to: $to, asOf: $asOf) " + pathFields
		} else {
			parts += " path(from: $from, to: $to) " + pathFields
		}
	}
	if r.Get("from") == "" && r.Get("to") == "" {
		v["examples"] = exampleIDs()
		head += ", $examples: [ID!]!"
		parts += " examples: nodes(ids: $examples) { ...Ref }"
	}
	if v["candidates"] != nil {
		head += ", $candidates: Int"
	}
	return ask(r, api.Document("query Path("+head[2:]+") {"+parts+" }", api.RefFields), v, drawPath)
}

const pathFields = `{ nodes { ...Ref } links { kind from { ...Ref } to { ...Ref } since until note { en nl } } sentence { en nl } }`

// nodeID says whether a text is the id of a node rather than words.
func nodeID(text string) bool { return model.ID(text).Valid(model.NodeKinds...) }

func drawPath(r route.Route, d *pathData) Content {
	l := r.Lang
	title, description := l.T("path.title"), l.T("path.lead")
	body := []app.UI{
		app.Header().Class("page-head").Body(
			app.H1().Body(ui.Icon("path"), app.Span().Text(title)),
			app.P().Class("lead").Text(l.T("path.lead")),
		),
		pathForm(r, d),
	}
	instead := pathMeant(r, d)
	switch {
	case d.Path != nil:
		description = l.Text(d.Path.Sentence)
		title = l.T("path.of", ui.RefName(l, d.Path.Nodes[0]), ui.RefName(l, d.Path.Nodes[len(d.Path.Nodes)-1]))
		body = append(body, drawChain(r, d)...)
	case d.FromNode != nil && d.ToNode != nil:
		body = append(body, ui.Empty(l.T("path.none.title"), l.T("path.none.text"), ui.Go(route.To(l, d.FromNode.ID), ui.RefName(l, *d.FromNode)).Class("button button-quiet"),
			ui.Go(route.To(l, d.ToNode.ID), ui.RefName(l, *d.ToNode)).Class("button button-quiet")))
	case r.Get("from") == "" && r.Get("to") == "":
		body = append(body, ui.Section(l.T("path.examples"), pathExamples(l, d.Examples)))
	}
	return Content{Status: 200, Title: title, Description: description, Body: app.Div().Class("page page-path").Body(body...), Instead: instead}
}

// pathMeant is the page with the nodes in the place of the words that mean them beyond doubt; nil where there are none.
func pathMeant(r route.Route, d *pathData) *route.Route {
	to := r
	if node := d.FromFound.meant(r.Get("from")); node != "" {
		to = to.With("from", node)
	}
	if node := d.ToFound.meant(r.Get("to")); node != "" {
		to = to.With("to", node)
	}
	if to.String() == r.String() {
		return nil
	}
	return &to
}

// drawChain tells a path three times: as a sentence, as a picture and as a table.
func drawChain(r route.Route, d *pathData) []app.UI {
	l := r.Lang
	return []app.UI{
		app.Section().Class("section path-answer").Body(
			app.H2().Class("sr-only").TabIndex(-1).DataSet("answer", "yes").Text(l.T("path.answer")),
			ui.Told(l, l.Text(d.Path.Sentence), d.Path.Nodes),
			app.P().Class("total").Text(l.N("path.length", len(d.Path.Links))),
			ui.Chain(l, d.Path.Nodes, d.Path.Links),
		),
		app.If(len(d.Path.Links) > 0, func() app.UI {
			return app.Section().Class("section").Body(ui.ChainTable(l, d.Path.Links))
		}),
	}
}
