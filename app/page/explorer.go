package page

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// explorer is the picture of the linked graph with all that is around it. On the server it draws itself once. In the browser
// it takes over what the server drew; from then on the picture and the tables are kept by web/draw/graph.js, and what the
// visitor does changes the route. Changes that the graph at hand can answer happen at once; for the others the app goes to
// the new address, whose answer comes in as Data.
type explorer struct {
	app.Compo

	Route route.Route
	Data  *exploreData

	route   route.Route // what is shown, which may be ahead of Route
	taken   *exploreData
	graph   *exploreGraph
	places  explorePlaces
	shown   shown
	stops   []model.Date
	picture app.UI // as it stood when the component began
	tables  app.UI
	later   ui.Later // what is folded away
	browser exploreBrowser
}

// take makes the graph of new data, or follows a new route. It says whether the graph is new.
func (c *explorer) take() bool {
	c.route = c.Route
	anew := c.taken != c.Data
	if anew {
		c.taken, c.graph = c.Data, newExploreGraph(c.Data)
		c.stops = exploreStops(c.graph)
		c.places.measure(c.route, c.graph)
	}
	c.shown = c.graph.visible(c.route)
	return anew
}

// OnInit draws on the server; in the browser it takes over what the server drew.
func (c *explorer) OnInit() {
	c.take()
	c.later.Init()
	if !app.IsServer {
		c.begin()
		return
	}
	if len(c.graph.nodes) > fewNodes { // where so many go takes too long for a request: the app works it out
		c.picture, c.tables = pictureMarkup(c.route, nil, nil, shown{}).UI(), tablesMarkup(c.route, c.graph, c.shown).UI()
		return
	}
	c.places.set(c.graph)
	c.drawItself()
}

// Render draws what is around the picture; the picture and the tables stay as they are.
func (c *explorer) Render() app.UI {
	if c.graph == nil { // drawn without being mounted, as the server does
		c.OnInit()
	}
	r, l, g := c.route, c.route.Lang, c.graph
	class := "explore"
	if r.Get("view") == "table" {
		class = "explore is-table"
	}
	return app.Div().Class(attr.Of(class)).OnClick(c.onClick).OnInput(c.onInput).OnChange(c.onChange).Body(
		c.head(),
		exploreLegend(r, g, c.shown),
		explorePathBox(r, g, c.Data),
		app.Div().Class("explore-main").Body(
			app.Div().Class("explore-stage").Body(
				app.Div().ID("explore-host").Class("explore-host").DataSet("label", attr.Of(l.T("explore.picture"))).DataSet("help", attr.Of(l.T("explore.help"))).Body(
					c.picture,
					app.Div().Class("explore-zoom needs-app").Body(zoomButton("in", "plus", l.T("explore.zoom.in")), zoomButton("out", "minus", l.T("explore.zoom.out")), zoomButton("fit", "fit", l.T("explore.zoom.fit"))),
					app.P().Class("sr-only").Aria("live", "polite"),
				),
				exploreTime(r, g.today, c.stops, c.browser.playing),
			),
			explorePanel(r, g, c.shown),
		),
		exploreMore(r, g, c.shown),
		app.P().Class("hint explore-help needs-app").DataSet("help", attr.Of(l.T("explore.help"))), // shown by the style sheet: no keys without the app
		c.tables,
	)
}

func (c *explorer) head() app.UI {
	l := c.route.Lang
	title := c.title()
	if len(c.graph.nodes) > 0 {
		title = l.T("explore.of", title)
	}
	return app.Header().Class("page-head explore-head").Body(
		app.H1().Body(ui.Icon("explore"), app.Span().Text(title)),
		app.Div().Class("explore-tools").Body(
			ui.Go(route.At(l, route.Explore), l.T("explore.anew")).Class("button button-quiet"), c.linkKinds(), c.exports(), exploreViews(c.route)),
	)
}

// title is what the picture is about: the first node begun with.
func (c *explorer) title() string {
	if len(c.graph.nodes) == 0 {
		return c.route.Lang.T("explore.title")
	}
	return c.graph.title(c.route.Lang, 0)
}

func zoomButton(what, icon, name string) app.UI {
	return app.Button().Type("button").DataSet("zoom", attr.Of(what)).Title(attr.Of(name)).Aria("label", attr.Of(name)).Body(ui.Icon(icon))
}

// exploreViews choose between the picture with its tables and the tables alone.
func exploreViews(r route.Route) app.UI {
	l := r.Lang
	view := func(value, word string) app.UI {
		a := app.A().Href(attr.Of(r.With("view", value).String())).Rel("nofollow").Class("explore-view").Text(l.T(word))
		if r.Get("view") == value {
			return a.Aria("current", attr.True())
		}
		return a.Aria("current", "false")
	}
	return app.Div().Class("explore-views").Body(view("", "explore.view.picture"), view("table", "explore.view.table"))
}

// folded is a chip with what stands in its panel, once that need not wait.
func (c *explorer) folded(class string, summary app.HTMLSummary, title string, values func() app.UI) app.UI {
	panel := []app.UI{app.P().Class("panel-title").Text(title)}
	if c.later.Waits() {
		panel = append(panel, c.later.Placeholder())
	} else {
		panel = append(panel, values())
	}
	return app.Details().Class(attr.Of(class)).Attr("name", "chip").Body(summary, app.Div().Class("panel").Body(panel...))
}

// linkKinds is the chip that chooses the kinds of links.
func (c *explorer) linkKinds() app.UI {
	l := c.route.Lang
	_, kinds := c.graph.kinds()
	out := 0
	for _, k := range kinds {
		if c.route.Has("hide", string(k)) {
			out++
		}
	}
	summary := app.Summary().Body(app.Span().Text(l.T("explore.linkkinds")), app.If(out > 0, func() app.UI {
		return app.Span().Class("chip-count").Body(app.Text("−"+l.Number(out)), ui.Hidden(l.T("explore.hidden")))
	}), ui.Icon("down"))
	return c.folded("chip", summary, l.T("explore.linkkinds"), func() app.UI { return exploreLinkKinds(c.route, kinds) })
}

// exports is the chip that saves what is shown as a file; only the running app can.
func (c *explorer) exports() app.UI {
	l := c.route.Lang
	summary := app.Summary().Title(attr.Of(l.T("explore.save"))).Aria("label", attr.Of(l.T("explore.save"))).Body(ui.Icon("download"), ui.Icon("down"))
	return c.folded("chip needs-app", summary, l.T("explore.save.title"), func() app.UI { return exploreFormatList(l) })
}

// exploreFormatList are the formats that what is shown is saved in.
func exploreFormatList(l i18n.Lang) app.UI {
	items := new(attr.Markup).Begin("ul", "class", "values")
	for _, format := range exploreFormats {
		items.Begin("li").Begin("button", "type", "button", "class", "value", "data-act", "save", "data-id", format)
		ui.WriteIcon(items, "download").Begin("span", "class", "value-label").Say(l.T("explore.save."+format)).End("span", "button", "li")
	}
	return items.End("ul").UI()
}

// exploreMore says what is left out because nodes have too many links, and leads to more.
func exploreMore(r route.Route, g *exploreGraph, s shown) app.UI {
	l := r.Lang
	left := 0
	for i, n := range g.nodes {
		if s.nodes[i] && g.isOpen(r, i) && n.degree > n.known {
			left += n.degree - n.known
		}
	}
	next := map[string]string{"": "150", "150": "all"}[r.Get("each")]
	box := app.Div().Class("explore-more")
	switch {
	case left == 0 && !g.truncated:
		return app.Div().Class("explore-no-more") // what stands after it keeps its place: the tables are markup, which cannot move
	case next == "":
		return box.Body(app.P().Class("hint").Text(l.T("explore.most", strconv.Itoa(len(g.nodes)))))
	}
	return box.Body(app.Span().Text(l.N("explore.left", left)), ui.Go(r.With("each", next), l.T("explore.more")).Class("button button-quiet").Rel("nofollow"))
}
