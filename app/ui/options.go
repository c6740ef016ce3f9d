package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/graph/model"
)

const (
	// mostGroups is how many kinds are offered while one types, and mostOfKind how many nodes of each at most.
	mostGroups = 4
	mostOfKind = 6
)

// options are the choices under a search field, in groups, and how many they are.
type options struct {
	drawn []app.UI
	count int
}

// options draws what the field offers now.
func (c *Suggest) options() options {
	var o options
	switch c.shown {
	case showsRecent:
		c.recentOptions(&o)
	case showsFound:
		c.foundOptions(&o)
	}
	return o
}

func (c *Suggest) recentOptions(o *options) {
	if len(c.recent) == 0 {
		return
	}
	l := c.Route.Lang
	var items []app.UI
	for _, text := range c.recent {
		to := route.At(l, route.Search).With("q", text)
		items = append(items, c.link(o, to, text, Icon("clock"), Name(text)))
	}
	items = append(items, c.mark(o, app.Button().Type("button").DataSet("forget", "yes").Class("suggest-option suggest-all").ID(attr.Of(c.option(o.count))).Attr("role", "option").TabIndex(-1).
		Aria("selected", attr.Bool(o.count == c.active)).Text(l.T("suggest.forget"))))
	o.drawn = append(o.drawn, c.group(0, app.Span().Text(l.T("suggest.recent")), items))
}

func (c *Suggest) foundOptions(o *options) {
	l, search := c.Route.Lang, route.At(c.Route.Lang, route.Search).With("q", c.typed)
	groups := c.found.Groups[:min(mostGroups, len(c.found.Groups))]
	each := max(3, mostOfKind/max(1, len(groups)))
	for i, g := range groups {
		nodes := g.Nodes[:min(each, len(g.Nodes))]
		var items []app.UI
		for _, ref := range nodes {
			items = append(items, c.node(o, ref))
		}
		if c.End == "" && g.Total > len(nodes) && len(c.found.Groups) > 1 {
			items = append(items, c.link(o, search.With("kind", string(g.Kind)), c.typed, app.Span().Class("suggest-more").Text(
				l.T("search.all.of", l.N("count."+string(g.Kind), g.Total)))))
		}
		label := KindPlural(l, g.Kind)
		if g.Total == 1 {
			label = KindName(l, g.Kind)
		}
		o.drawn = append(o.drawn, c.group(i, app.Span().Body(app.Text(label+" "), app.Span().Class("count").Text(l.Number(g.Total))), items))
	}
	if c.End == "" && o.count > 0 {
		o.drawn = append(o.drawn, c.link(o, search, c.typed, Icon("search"), app.Span().Text(l.T("suggest.all", l.N("count.result", c.found.Total)))))
	}
}

// group is a part of the list under a label.
func (c *Suggest) group(i int, label app.UI, items []app.UI) app.UI {
	id := c.ID + "-group-" + strconv.Itoa(i)
	return app.Div().Class("suggest-group").Attr("role", "group").Aria("labelledby", attr.Of(id)).Body(
		append([]app.UI{app.Div().ID(attr.Of(id)).Class("suggest-label").Attr("role", "presentation").Body(label)}, items...)...)
}

// node is an option that is a node: it leads to its page, or fills the end of the field's page. Names of people are not
// kept as searches.
func (c *Suggest) node(o *options, ref api.Ref) app.UI {
	l, kind := c.Route.Lang, ref.Kind.Model()
	name, to := RefName(l, ref), route.To(l, ref.ID)
	if c.End != "" {
		to = c.Route.With(c.End, string(ref.ID))
	}
	kept := name
	if kind == model.KindAlumnus || c.End != "" {
		kept = ""
	}
	return c.link(o, to, kept, KindIcon(kind), Marked(name, c.typed))
}

// link is an option that leads somewhere; kept is what to keep of it as a search.
func (c *Suggest) link(o *options, to route.Route, kept string, body ...app.UI) app.UI {
	link := app.A().Href(attr.Of(to.String())).ID(attr.Of(c.option(o.count))).Class("suggest-option").Attr("role", "option").TabIndex(-1).
		Aria("selected", attr.Bool(o.count == c.active)).DataSet("search", attr.Of(kept)).Body(body...)
	return c.mark(o, link)
}

// mark counts an option.
func (c *Suggest) mark(o *options, option app.UI) app.UI {
	o.count++
	return option
}
