package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// destinationResults are what was found: what is compared, then a list or a map, then what another question would add.
func destinationResults(r route.Route, d *destinationData) []app.UI {
	l := r.Lang
	onMap := r.Get("view") == "map"
	body := []app.UI{
		app.Div().Class("section-head").Body(
			app.H2().Aria("live", "polite").Text(l.N("destination.count", d.Found.TotalCount)),
			destinationTabs(r, onMap),
		),
		app.P().Class("hint prose").Text(orderWords(r, d)),
		&destinationSide{Route: r, Data: d},
	}
	var found []app.UI
	if onMap {
		found = destinationWorld(r, d)
	} else {
		items := make([]app.UI, len(d.Found.Nodes))
		for i := range d.Found.Nodes {
			items[i] = destinationCard(r, &d.Found.Nodes[i])
		}
		found = []app.UI{app.Ol().Class("destinations").Body(items...), ui.Pager(r, d.Found.PageInfo)}
	}
	body = append(body, app.Div().Class("destination-found").Body(append(found, compareBar(r))...))
	return append(body, ui.FictionalNote(l, "fictional.agreements"), destinationMisses(r, d))
}

// destinationTabs lead to the list and to the map of the same question.
func destinationTabs(r route.Route, onMap bool) app.UI {
	tab := func(to route.Route, key string, on bool) app.UI {
		link := ui.Go(to, r.Lang.T(key)).Class("tab").Rel("nofollow")
		if on {
			return link.Aria("current", attr.True())
		}
		return link
	}
	plain := r.With("view", "").With("at", "").With("zoom", "")
	return app.Nav().Class("tabs").Aria("label", attr.Of(r.Lang.T("destination.views"))).Body(
		tab(plain, "destination.list", !onMap), tab(plain.With("view", "map"), "destination.map", onMap))
}

// destinationCard shows a destination. But for the button it is made of markup: element by element ten of them take too long.
func destinationCard(r route.Route, n *destination) app.UI {
	l, ref := r.Lang, n.Institution.Ref
	m := new(attr.Markup).Begin("div", "class", "destination-body").Begin("div", "class", "destination-score").Add(destinationPlaces(l, n)).Add(destinationFit(l, n)).End("div")
	m.Add(destinationReasons(l, n)).Add(destinationFacts(l, n)).Add(destinationPoints(l, n)).End("div")
	name := ui.WriteNodeLink(new(attr.Markup).Begin("div").Begin("h3"), l, ref).End("h3")
	if place := destinationPlace(l, n); place != "" {
		name.Begin("ul", "class", "meta").Begin("li").Begin("bdi").Say(place).End("bdi", "li", "ul")
	}
	return app.Li().Class("card destination").Body(
		app.Div().Class("destination-head").Body(name.End("div").UI(), ui.SaveFound(l, ref, questionOf(r))),
		m.UI(),
		new(attr.Markup).Begin("p", "class", "destination-ways").Add(compareToggle(r, ref)).End("p").UI(),
	)
}

// destinationReasons are why it fits.
func destinationReasons(l i18n.Lang, n *destination) *attr.Markup {
	m := new(attr.Markup).Begin("ul", "class", "destination-reasons")
	for _, reason := range n.Reasons {
		if !elsewhere[reason.Code] {
			m.Add(drawReason(reason.Code, l.Text(reason.Text)))
		}
	}
	return m.End("ul")
}

// destinationFacts are what a student asks next.
func destinationFacts(l i18n.Lang, n *destination) *attr.Markup {
	m := new(attr.Markup).Begin("dl", "class", "facts")
	fact := func(term string, value *attr.Markup) {
		if value != nil {
			m.Begin("div").Begin("dt").Say(l.T(term)).End("dt").Begin("dd").Add(value).End("dd", "div")
		}
	}
	words := func(text string) *attr.Markup {
		if text == "" {
			return nil
		}
		return new(attr.Markup).Begin("bdi").Say(text).End("bdi")
	}
	fact("destination.scholarships", refLinks(l, n.Scholarships))
	fact("agreement.length", words(stay(l, n)))
	fact("destination.went", words(went(l, n)))
	fact("destination.ask", volunteersLink(l, n))
	fact("destination.agreement", agreementLinks(l, n))
	fact("destination.deadlines", askOffice(l, n))
	return m.End("dl")
}

// elsewhere are the reasons that a card tells in other places than among the others.
var elsewhere = map[string]bool{"PLACES_LEFT": true, "PLACES_TAKEN": true, "PLACES_AGREED": true, "SCHOLARSHIP": true, "WENT": true, "VOLUNTEERS": true}

// neutral are the reasons that say what is so, without being an advantage.
var neutral = map[string]bool{"LANGUAGE_ASKED": true, "YEARS": true, "YEAR_LAST": true, "BLENDED": true}

func drawReason(code, text string) *attr.Markup {
	class, icon := "", "check"
	if neutral[code] {
		class, icon = "is-neutral", "info"
	}
	return ui.WriteIcon(new(attr.Markup).Begin("li", "class", class), icon).Begin("span").Say(text).End("span", "li")
}

// orderWords say what the destinations have in common, and how they are ordered.
func orderWords(r route.Route, d *destinationData) string {
	l, w := r.Lang, wishOf(r)
	key := "destination.meets"
	if len(w.languages) == 0 {
		key = "destination.unasked"
	}
	words := l.T(key) + " "
	if len(w.languages) > 0 && r.Get("view") != "map" { // the map does not know
		words += languagesAsked(l, d, w)
	}
	return words + l.T("destination.order")
}

// languagesAsked counts how many of the destinations on the page ask for each language that is spoken.
func languagesAsked(l i18n.Lang, d *destinationData, w wish) string {
	counts := make([]string, len(w.languages))
	for i, s := range w.languages {
		name, n := d.facetLabel(l, "languages", s.Language), 0
		for _, found := range d.Found.Nodes {
			if len(found.Matches) > 0 && slices.ContainsFunc(found.Matches[0].Condition.Languages, func(c spoken) bool { return l.Text(c.Language.Label) == name }) {
				n++
			}
		}
		if counts[i] = l.N("destination.wants", n); n == 0 {
			counts[i] = l.T("destination.wants.none")
		}
		counts[i] += " " + name
	}
	return l.T("destination.asked", l.Number(len(d.Found.Nodes)), strings.Join(counts, ", ")) + " "
}

// stay is how long one stays under the agreement that fits best.
func stay(l i18n.Lang, n *destination) string {
	if len(n.Matches) == 0 {
		return ""
	}
	return length(l, &n.Matches[0].Condition)
}

// askOffice leads to who knows what agreements do not say: semesters and deadlines.
func askOffice(l i18n.Lang, n *destination) *attr.Markup {
	m, ask := new(attr.Markup), l.T("destination.deadlines.ask")
	if n.Institution.Website == "" {
		return m.Begin("a", "href", route.To(l, n.Institution.ID).String()).Say(ask).End("a")
	}
	return ui.WriteOutside(m, n.Institution.Website, ask)
}

func destinationPlace(l i18n.Lang, n *destination) string {
	if n.Institution.Place == nil {
		return ""
	}
	return placeText(l, &n.Institution.Place.Place)
}

// destinationPlaces says how many places are left, as far as that is known.
func destinationPlaces(l i18n.Lang, n *destination) *attr.Markup {
	class, words := "destination-left", ""
	switch {
	case n.Left == nil:
		words = l.N("agreement.places", n.Agreed)
	case *n.Left == 0:
		class, words = "destination-left is-full", l.N("destination.full", n.Agreed)
	default:
		words = l.T("destination.left", l.Number(*n.Left), l.N("destination.places", n.Agreed))
	}
	return new(attr.Markup).Begin("p", "class", class).Say(words).End("p")
}

// went says how many went before; "" for nobody.
func went(l i18n.Lang, n *destination) string {
	if n.Went == 0 {
		return ""
	}
	return l.N("destination.people", n.Went)
}

// destinationFit shows how well it fits, as a number and a bar.
func destinationFit(l i18n.Lang, n *destination) *attr.Markup {
	fit := strconv.Itoa(n.Fit)
	return new(attr.Markup).Begin("p", "class", "destination-fit").Begin("span").Say(l.T("destination.fit", fit)).End("span").
		Begin("svg", "class", "bar", "aria-hidden", "true", "viewBox", "0 0 100 10", "preserveAspectRatio", "none").
		Begin("rect", "height", "10", "width", fit).End("rect", "svg", "p")
}

// destinationPoints says how the fit adds up; nothing where nothing adds to it.
func destinationPoints(l i18n.Lang, n *destination) *attr.Markup {
	rows := new(attr.Markup)
	for _, reason := range n.Reasons {
		if reason.Points > 0 {
			rows.Begin("tr").Begin("th", "scope", "row").Say(l.Text(reason.Text)).End("th").Begin("td", "class", "number").Say("+"+strconv.Itoa(reason.Points)).End("td", "tr")
		}
	}
	m := new(attr.Markup)
	if rows.String() == "" {
		return m
	}
	m.Begin("details", "class", "fold").Begin("summary").Begin("span").Say(l.T("destination.why")).End("span")
	ui.WriteIcon(ui.WriteHidden(m, ui.RefName(l, n.Institution.Ref)), "down").End("summary")
	return m.Begin("table", "class", "table destination-points").Begin("caption", "class", "sr-only").Say(l.T("destination.fit", strconv.Itoa(n.Fit))).End("caption").
		Begin("tbody").Add(rows).End("tbody", "table", "details")
}

// volunteersLink leads to the alumni who offer to tell about the institution; nil where there is none.
func volunteersLink(l i18n.Lang, n *destination) *attr.Markup {
	if n.Volunteers.TotalCount == 0 {
		return nil
	}
	to := listBy(l, model.KindAlumnus, "exchanges", string(n.Institution.ID)).Toggle("mentorTopics", string(model.TopicStudyAbroad))
	return new(attr.Markup).Begin("a", "href", to.String()).Say(l.N("destination.volunteers", n.Volunteers.TotalCount)).End("a")
}

// agreementLinks lead to the agreements that fit, each once.
func agreementLinks(l i18n.Lang, n *destination) *attr.Markup {
	var refs []api.Ref
	seen := map[model.ID]bool{}
	for _, m := range n.Matches {
		if ref := m.Agreement; !seen[ref.ID] {
			seen[ref.ID] = true
			refs = append(refs, shortAgreement(ref))
		}
	}
	return refLinks(l, refs)
}

// shortAgreement calls an agreement by what stands in brackets at the end of its name: the unit that exchanges.
func shortAgreement(ref api.Ref) api.Ref {
	short := func(name string) string {
		if i := strings.LastIndexByte(name, '('); i >= 0 {
			return strings.TrimSuffix(name[i+1:], ")")
		}
		return name
	}
	ref.Name = model.Text{EN: short(ref.Name.EN), NL: short(ref.Name.NL)}
	return ref
}

// refLinks are links to nodes in a row; nil for none.
func refLinks(l i18n.Lang, refs []api.Ref) *attr.Markup {
	if len(refs) == 0 {
		return nil
	}
	m := new(attr.Markup).Begin("span")
	for i, ref := range refs {
		if i > 0 {
			m.Say(", ")
		}
		ui.WriteNodeLink(m, l, ref)
	}
	return m.End("span")
}

// mostLanguages is how many languages are named that would each add institutions.
const mostLanguages = 8

// destinationMisses says what another question would add, with the way to it.
func destinationMisses(r route.Route, d *destinationData) app.UI {
	var items []app.UI
	var languages []string
	for _, m := range d.Found.Misses {
		if m.Need == "LANGUAGE" && m.Value != "" {
			languages = append(languages, d.facetLabel(r.Lang, "languages", m.Value)+" ("+r.Lang.Number(m.Institutions)+")")
		} else if item := destinationRelaxed(r, m); item != nil {
			items = append(items, app.Li().Body(item))
		}
	}
	if len(languages) > 0 {
		items = append(items, app.Li().Text(r.Lang.T("destination.miss.languages", strings.Join(languages[:min(mostLanguages, len(languages))], ", "))))
	}
	switch {
	case len(items) == 0 && d.Found.TotalCount > 0:
		return app.If(false, nil)
	case len(items) == 0:
		plain := route.At(r.Lang, route.Destinations).With("field", wishOf(r).field).With("year", d.Found.Year).With("kind", r.Get("kind"))
		items = append(items, app.Li().Text(r.Lang.T("destination.miss.many")), app.Li().Body(ui.Go(plain, r.Lang.T("destination.miss.plain"))))
	}
	return ui.Section(r.Lang.T("destination.misses"), app.Ul().Class("destination-misses").Body(items...))
}

// destinationRelaxed says what another answer to one need would add, and leads to it where it is a question; nil for what
// this page does not know.
func destinationRelaxed(r route.Route, m destinationMiss) app.UI {
	l, to, text := r.Lang, r.With("at", "").With("zoom", ""), ""
	n := l.N("count.institution", m.Institutions)
	switch m.Need {
	case "YEAR":
		to, text = to.With("year", m.Value), l.T("destination.miss.year", m.Value, n)
	case "FIELD":
		level := ""
		if n := wishOf(r).level; n != 0 {
			level = strconv.Itoa(n)
		}
		to, text = to.With("field", "").With("level", level), l.T("destination.miss.field", n)
	case "LEVEL":
		to, text = to.With("field", wishOf(r).field).With("level", ""), l.T("destination.miss.level", n)
	case "LANGUAGE":
		to, text = to.With("language", ""), l.T("destination.miss.language", n)
	case "COUNTRY":
		to, text = to.With("country", ""), l.T("destination.miss.country", n)
	case "BLENDED":
		to, text = to.With("blended", ""), l.T("destination.miss.blended", n)
	default:
		return nil
	}
	return ui.Go(to, text).Rel("nofollow")
}
