package page

import (
	"math"
	"strconv"

	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
)

// The ids of the parts of the page that the app takes over as the server wrote them.
const (
	exploreSurface = "explore-surface"
	exploreTables  = "explore-tables"
)

// pictureMarkup is the picture as the server draws it: what is visible, each node a link to its page. A nil graph gives
// the empty picture that the app fills.
func pictureMarkup(r route.Route, g *exploreGraph, p *explorePlaces, s shown) *attr.Markup {
	m := new(attr.Markup).Begin("div", "id", exploreSurface, "class", "explore-surface")
	if g == nil {
		return m.Begin("svg", "class", "explore-svg", "xmlns", "http://www.w3.org/2000/svg").End("svg").Begin("canvas", "hidden", "hidden").End("canvas", "div")
	}
	left, top, right, bottom := p.bounds(s)
	m.Begin("svg", "class", "explore-svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", number(left)+" "+number(top)+" "+number(right-left)+" "+number(bottom-top))
	m.Begin("g", "class", "explore-world").Begin("g", "class", "explore-links")
	for i, k := range g.links {
		if s.links[i] {
			d, x, y := linkPath(g, p, i)
			if k.onPath {
				m.Begin("g", "class", "e is-path").Begin("path", "d", d).End("path")
				m.Begin("text", "text-anchor", "middle", "x", number(x), "y", number(y-3)).Say(r.Lang.T("link."+string(k.kind))).End("text", "g")
				continue
			}
			m.Begin("g", "class", "e").Begin("path", "d", d).End("path", "g")
		}
	}
	m.End("g").Begin("g", "class", "explore-nodes")
	for i := range g.nodes {
		if s.nodes[i] {
			nodeMarkup(m, r, g, p, i)
		}
	}
	return m.End("g", "g", "svg").Begin("canvas", "hidden", "hidden").End("canvas", "div")
}

func nodeMarkup(m *attr.Markup, r route.Route, g *exploreGraph, p *explorePlaces, i int) {
	n, at, radius := g.nodes[i], p.at(i), p.radius[i]
	class, id := "n k-"+string(n.Kind), string(n.ID)
	if r.Has("from", id) || g.isOpen(r, i) {
		class += " is-strong is-major"
	}
	if n.onPath {
		class += " is-path is-major"
	}
	if r.Get("selected") == id {
		class += " is-selected is-major"
	}
	size := radius * 1.2
	m.Begin("a", "href", route.To(r.Lang, n.ID).String(), "class", class, "data-node", id, "transform", "translate("+number(at.X)+" "+number(at.Y)+")")
	m.Begin("circle", "class", "n-ring", "r", number(radius+5)).End("circle").Begin("circle", "class", "n-disc", "r", number(radius)).End("circle")
	m.Begin("use", "href", "/static/icons.svg#"+string(n.Kind), "x", number(-size/2), "y", number(-size/2), "width", number(size), "height", number(size)).End("use")
	m.Begin("text", "text-anchor", "middle")
	y, dy := number(radius+6), "0.95em"
	for _, line := range p.lines[i] {
		m.Begin("tspan", "x", "0", "y", y, "dy", dy).Say(line).End("tspan")
		y, dy = "", "1.08em"
	}
	m.End("text", "a")
}

// linkPath is the way of a link from rim to rim of its nodes, bent where several tie the same two, and its middle.
func linkPath(g *exploreGraph, p *explorePlaces, i int) (d string, x, y float64) {
	k := g.links[i]
	a, b := p.at(k.from), p.at(k.to)
	apart := max(1, math.Hypot(b.X-a.X, b.Y-a.Y))
	ux, uy := (b.X-a.X)/apart, (b.Y-a.Y)/apart
	ra, rb := min(p.radius[k.from]+2, apart/2), min(p.radius[k.to]+2, apart/2)
	x1, y1, x2, y2 := a.X+ux*ra, a.Y+uy*ra, b.X-ux*rb, b.Y-uy*rb
	bend := linkBend(g, i)
	cx, cy := (x1+x2)/2-uy*bend, (y1+y2)/2+ux*bend
	return "M" + number(x1) + " " + number(y1) + "Q" + number(cx) + " " + number(cy) + " " + number(x2) + " " + number(y2), (x1+x2)/4 + cx/2, (y1+y2)/4 + cy/2
}

// linkBend is how far the middle of a link lies beside the straight line: the first link of a pair is straight.
func linkBend(g *exploreGraph, i int) float64 {
	k := g.links[i]
	n := (k.parallel + 1) / 2
	if (k.parallel%2 == 1) != (k.from > k.to) {
		n = -n
	}
	return float64(n) * 26
}

func number(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// tablesMarkup are the tables of the nodes and the links that are shown; with empty bodies where the app is to fill them.
func tablesMarkup(r route.Route, g *exploreGraph, s shown) *attr.Markup {
	m := new(attr.Markup).Begin("div", "id", exploreTables, "class", "explore-tables")
	var nodes, links []*attr.Markup
	if g != nil {
		nodes, links = nodeRows(r, g, s), linkRows(r.Lang, g, s)
	}
	tableMarkup(m, r.Lang, "nodes", nodes, "explore.node", "explore.kind", "explore.links", "explore.do")
	tableMarkup(m, r.Lang, "links", links, "path.from", "path.link", "path.to", "path.when")
	return m.End("div")
}

func tableMarkup(m *attr.Markup, l i18n.Lang, name string, rows []*attr.Markup, heads ...string) {
	title := l.T("explore.table." + name)
	m.Begin("section", "class", "explore-table").Begin("h2").Say(title).End("h2")
	m.Begin("div", "class", "table-scroll", "tabindex", "0", "role", "region", "aria-label", title).Begin("table", "class", "table").Begin("caption", "class", "sr-only").Say(title).End("caption").Begin("thead").Begin("tr")
	for _, head := range heads {
		m.Begin("th", "scope", "col").Say(l.T(head)).End("th")
	}
	m.End("tr", "thead").Begin("tbody", "id", "explore-"+name)
	for _, row := range rows {
		m.Add(row)
	}
	m.End("tbody", "table", "div", "section")
}

// nodeRows are the rows of the nodes that are shown, each with the way to add its neighbours or to take them out.
func nodeRows(r route.Route, g *exploreGraph, s shown) []*attr.Markup {
	l := r.Lang
	var rows []*attr.Markup
	for i := range g.nodes {
		n := &g.nodes[i]
		if !s.nodes[i] {
			continue
		}
		id, m := string(n.ID), new(attr.Markup)
		m.Begin("tr", "data-id", id).Begin("td")
		linkMarkup(m, l, g, i)
		m.End("td").Begin("td").Say(ui.KindName(l, n.Kind.Model())).End("td").Begin("td", "class", "number").Say(l.Number(n.degree)).End("td").Begin("td")
		to, word := exploreExpand(r, id), "explore.expand"
		if g.isOpen(r, i) {
			to, word = exploreFold(r, id), "explore.fold"
		}
		m.Begin("a", "href", to.String(), "rel", "nofollow", "class", "explore-do").Say(l.T(word)).Begin("span", "class", "sr-only").Say(" "+g.title(l, i)).End("span", "a", "td", "tr")
		rows = append(rows, m)
	}
	return rows
}

// linkRows are the rows of the links that are shown.
func linkRows(l i18n.Lang, g *exploreGraph, s shown) []*attr.Markup {
	var rows []*attr.Markup
	for i, k := range g.links {
		if !s.links[i] {
			continue
		}
		m := new(attr.Markup)
		m.Begin("tr", "data-from", string(g.nodes[k.from].ID), "data-to", string(g.nodes[k.to].ID)).Begin("td")
		linkMarkup(m, l, g, k.from)
		m.End("td").Begin("td").Say(l.T("link." + string(k.kind))).End("td").Begin("td")
		linkMarkup(m, l, g, k.to)
		m.End("td").Begin("td", "class", "explore-when").Say(l.Period(k.since, k.until)).End("td", "tr")
		rows = append(rows, m)
	}
	return rows
}

func linkMarkup(m *attr.Markup, l i18n.Lang, g *exploreGraph, i int) {
	m.Begin("a", "href", route.To(l, g.nodes[i].ID).String(), "class", "node-link").Begin("bdi").Say(g.title(l, i)).End("bdi", "a")
}
