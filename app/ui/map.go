package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/atlas"
	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// WorldPoint is something on a map of the world.
type WorldPoint struct {
	ID   string // tells it from the others; its mark, or that of many of which it is the biggest, bears it as data-id
	Name string
	Town string // where it is, which names several that are gathered; its own name where it is empty
	// Lat and Lon say where it is, in degrees (WGS 84).
	Lat, Lon float64
	// Count is by how much it is bigger than others, 1 at least.
	Count int
	// Link is the address it leads to; "" for nowhere.
	Link string
}

// WorldMap shows points on the world, gathered where they are too close together to be told apart. The server draws the
// view that the page's parameters "at" (latitude and longitude) and "zoom" choose, Europe without them; what is gathered
// leads to a closer view. In the browser it is moved and zoomed at once (web/draw/map.js), and gathered anew as it goes.
//
// It must stand beside a table of the same points: what lies outside of the view is not in the picture.
type WorldMap struct {
	app.Compo

	// Route is the page. Its links to other views keep its other parameters.
	Route route.Route
	// Label says what is shown, to those who cannot see it.
	Label string
	// Unit is the key of the words for a number of what is counted, such as "count.agreement"; see i18n.Lang.N.
	Unit string
	// Kind gives the colour.
	Kind model.Kind
	// Points are the points, in any order.
	Points []WorldPoint

	seen    frame      // as last measured in the browser; zero before
	drawn   []mark     // the marks that stand in the picture
	focused int        // the place in the list of points of the mark that had the focus when they were drawn; -1 for none
	drawing app.Value  // the picture's script, nil before it runs
	hearing []app.Func // what the script calls
	opened  string     // the view that it was opened with
}

// frame is what is seen of the drawing.
type frame struct {
	atlas.Box
	pixels float64 // per unit
}

// view is the view that the page's address chooses.
func (c *WorldMap) view() atlas.View {
	if v, ok := atlas.Parse(c.Route.Get("at"), c.Route.Get("zoom")); ok {
		return v
	}
	return atlas.Europe
}

// The size of the picture's frame for which the server draws, in CSS pixels; styles enlarge what is small on phones.
const usualWidth, usualHeight = 760, 540

// usual is the frame in which the server draws a view: the view's box and what a frame shows around it.
func usual(v atlas.View) frame {
	b := v.Box()
	pixels := min(usualWidth/b.Width, usualHeight/b.Height)
	centre := b.Centre()
	width, height := max(b.Width, usualWidth/pixels), b.Height*1.5
	return frame{atlas.Box{X: centre.X - width/2, Y: centre.Y - height/2, Width: width, Height: height}, pixels}
}

// Render draws the picture and what moves it.
func (c *WorldMap) Render() app.UI {
	view, l := c.view(), c.Route.Lang
	seen := usual(view)
	size := 1 / seen.pixels
	if c.seen.pixels > 0 {
		seen = c.seen
	}
	box := view.Box()
	class := "map k-" + string(c.Kind)
	if box.Width > box.Height {
		class += " map-wide"
	}
	return app.Div().Class(attr.Of(class)).Body(
		shape("svg").Class("map-world").Attr("viewBox", attr.Of("0 0 "+decimals(box.Width)+" "+decimals(box.Height))).
			Attr("role", "group").Aria("label", attr.Of(c.Label)).DataSet("left", attr.Of(decimals(box.X))).DataSet("top", attr.Of(decimals(box.Y))).
			DataSet("size", attr.Of(decimals(size))).Body(
			shape("g").Class("map-scene").Body(
				shape("g").Attr("transform", attr.Of("translate("+decimals(-box.X)+" "+decimals(-box.Y)+")")).Body(
					shape("use").Class("map-land").Attr("href", "/static/world.svg#land"),
					shape("use").Class("map-borders").Attr("href", "/static/world.svg#borders"),
					c.marks(seen, size),
				),
			),
		),
		app.Div().Class("map-views").Body(c.button(atlas.Europe, l.T("map.europe")), c.button(atlas.World, l.T("map.world"))),
		app.Div().Class("map-controls").Body(
			c.control(atlas.View{Centre: view.Centre, Zoom: view.Zoom + 1}, "in", "+", l.T("map.closer")),
			c.control(atlas.View{Centre: view.Centre, Zoom: max(0, view.Zoom-1)}, "out", "−", l.T("map.farther")),
		),
	)
}

// control is a link to a closer or a wider view; in the browser it zooms at once.
func (c *WorldMap) control(v atlas.View, zoom, sign, label string) app.UI {
	return app.A().Href(attr.Of(c.to(v).String())).Class("map-control").Rel("nofollow").DataSet("zoom", attr.Of(zoom)).
		Aria("label", attr.Of(label)).Title(attr.Of(label)).Text(sign)
}

// button is a link to one of the views that have a name; in the browser it goes there at once.
func (c *WorldMap) button(v atlas.View, name string) app.UI {
	b := v.Box()
	return app.A().Href(attr.Of(c.to(v).String())).Class("map-view").Rel("nofollow").DataSet("view", attr.Of(boxText(b))).Text(name)
}

// boxText writes a box for the picture's script.
func boxText(b atlas.Box) string {
	return decimals(b.X) + " " + decimals(b.Y) + " " + decimals(b.Width) + " " + decimals(b.Height)
}

// to is the page with another view.
func (c *WorldMap) to(v atlas.View) route.Route {
	return c.Route.With("at", v.At()).With("zoom", v.Level())
}

// shape is an element of a picture.
func shape(tag string) app.HTMLElem {
	return app.Elem(tag).XMLNS("http://www.w3.org/2000/svg")
}
