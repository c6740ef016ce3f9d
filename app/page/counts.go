package page

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// kindCount is how many nodes of a kind there are.
type kindCount struct {
	kind  model.Kind
	count int
}

// kindCounts are the kinds that have nodes, in the model's order.
func kindCounts(counts []api.FacetValue) []kindCount {
	var out []kindCount
	for _, k := range model.NodeKinds {
		for _, c := range counts {
			if api.KindOf(c.Value) == k && c.Count > 0 {
				out = append(out, kindCount{k, c.Count})
			}
		}
	}
	return out
}

// kindTiles leads to the list of each kind that has nodes, with how many there are.
func kindTiles(l i18n.Lang, counts []api.FacetValue) app.UI {
	var tiles []app.UI
	for _, c := range kindCounts(counts) {
		tiles = append(tiles, app.Li().Body(app.A().Href(attr.Of(route.ListOf(l, c.kind).String())).Class("tile").Body(
			ui.KindIcon(c.kind), app.Span().Class("tile-count").Text(l.Number(c.count)), app.Span().Class("tile-kind").Text(ui.KindPlural(l, c.kind)))))
	}
	return app.Ul().Class("tiles").Body(tiles...)
}

// places around the centre of the picture of the home page.
const (
	orbitPlaces = 12
	orbitCentre = 200
)

// orbit is the picture of the home page: the university in the middle of everything it is linked with. Each kind around
// it is a link to its list, with how many there are, drawn larger where there are more: a list and a picture at once.
func orbit(l i18n.Lang, counts []api.FacetValue) app.UI {
	lines := new(attr.Markup).Begin("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "orbit-lines", "aria-hidden", "true", "viewBox", "0 0 400 400", "preserveAspectRatio", "none")
	items := new(attr.Markup).Begin("ul")
	item := func(class string, to route.Route, icon string) *attr.Markup {
		items.Begin("li", "class", class).Begin("a", "href", to.String())
		return ui.WriteIcon(items.Begin("span", "class", "orbit-dot"), icon).End("span").Begin("span", "class", "orbit-name")
	}
	item("orbit-centre", route.At(l, route.Explore).With("from", "institution:leiden"), "institution").Say(l.T("home.orbit.centre")).End("span", "a", "li")
	centre, all := strconv.Itoa(orbitCentre), kindCounts(counts)
	for i, c := range all[:min(orbitPlaces, len(all))] {
		class := "orbit-item orbit-" + strconv.Itoa(i) + " orbit-size-" + strconv.Itoa(magnitude(c.count)) + " k-" + string(c.kind)
		item(class, route.ListOf(l, c.kind), string(c.kind)).Begin("b").Say(l.Number(c.count)).End("b").Say(" "+countName(l, c)).End("span", "a", "li")
		x, y := orbitAt(i)
		lines.Begin("line", "x1", centre, "y1", centre, "x2", strconv.Itoa(x), "y2", strconv.Itoa(y)).End("line")
	}
	return new(attr.Markup).Begin("nav", "class", "orbit", "aria-label", l.T("home.here")).Add(lines.End("svg")).Add(items.End("ul")).End("nav").UI()
}

func countName(l i18n.Lang, c kindCount) string {
	if c.count == 1 {
		return ui.KindName(l, c.kind)
	}
	return ui.KindPlural(l, c.kind)
}

// orbitAt is where the i-th of the places around the centre lies, in the picture's units; every other one lies further in.
// The styles place the links at the same points.
func orbitAt(i int) (x, y int) {
	radius := 172.0
	if i%2 == 1 {
		radius = 112
	}
	turn := 2 * math.Pi * (float64(i)/orbitPlaces - 0.25)
	return orbitCentre + int(math.Round(radius*math.Cos(turn))), orbitCentre + int(math.Round(radius*math.Sin(turn)))
}

// magnitude is the number of digits of a count, at most 5.
func magnitude(n int) int {
	digits := 1
	for ; n >= 10 && digits < 5; n /= 10 {
		digits++
	}
	return digits
}
