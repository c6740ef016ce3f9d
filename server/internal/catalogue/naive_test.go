package catalogue

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vinculum/graph/model"
	"vinculum/graph/model/names"
	"vinculum/server/internal/catalogue/textindex"
)

// naive answers the same questions from the plain records, by looking at every one of them. It shares no code with lists.
type naive struct {
	world    world
	audience model.Audience
	today    model.Date
}

func (n naive) hidden(id model.ID) bool {
	net, ok := n.world[id].(*model.Network)
	return !ok || net.Sensitive
}

func (n naive) see(r model.Record) model.Node {
	switch r := r.(type) {
	case *model.Alumnus:
		if v := r.For(n.audience, n.hidden); v != nil {
			return v
		}
		return nil
	case *model.Agreement:
		if v := r.For(n.audience); v != nil {
			return v
		}
		return nil
	case model.Node:
		return r
	}
	return nil
}

func (n naive) nodes(kind model.Kind) (out []model.Node) {
	for _, id := range n.world.ids(kind) {
		if v := n.see(n.world[id]); v != nil {
			out = append(out, v)
		}
	}
	return out
}

func (n naive) institutionName(id model.ID, lang string) string {
	if i, ok := n.world[id].(*model.Institution); ok {
		return i.Name.In(lang)
	}
	return id.Slug()
}

func (n naive) country(id model.ID) string {
	if i, ok := n.world[id].(*model.Institution); ok {
		return i.Place.Country
	}
	return ""
}

func (n naive) title(node model.Node, lang string) string {
	a, ok := node.(*model.Agreement)
	if !ok {
		return node.Title().In(lang)
	}
	t := n.institutionName(a.Partners[0].Institution, lang) + " – " + n.institutionName(a.Partners[1].Institution, lang)
	if u := a.Partners[0].Unit.In(lang); u != "" {
		t += " (" + u + ")"
	}
	return t
}

// values are a node's values of a field.
func (n naive) values(node model.Node, field Field) []string {
	set := map[string]bool{}
	add := func(s string) { set[s] = true }
	if field == "origins" {
		return []string{string(node.Head().Origin)}
	}
	switch r := node.(type) {
	case *model.Alumnus:
		n.alumnus(r, field, add)
	case *model.Institution:
		n.institution(r, field, add)
	case *model.Agreement:
		n.agreement(r, field, add)
	case *model.Network:
		add(map[Field]string{"types": string(r.Type), "scopes": string(r.Scope)}[field])
	case *model.Programme:
		switch field {
		case "languages":
			for _, l := range r.Languages {
				add(l)
			}
		case "fields":
			for i := 2; i <= len(r.ISCED); i++ {
				add(r.ISCED[:i])
			}
		default:
			add(map[Field]string{"faculties": string(r.Faculty), "levels": strconv.Itoa(r.EQF), "degrees": r.Degree, "institutions": string(r.Institution)}[field])
		}
	}
	delete(set, "")
	var out []string
	for v := range set {
		out = append(out, v)
	}
	return out
}

func (n naive) alumnus(a *model.Alumnus, field Field, add func(string)) {
	for _, s := range a.Studies {
		add(map[Field]string{"faculties": string(s.Faculty), "programmes": string(s.Programme), "degrees": s.Degree, "graduated": fmt.Sprint(s.Graduated),
			"decades": fmt.Sprint(s.Graduated)[:3] + "0"}[field])
	}
	for _, j := range a.Work {
		if field == "employers" {
			add(string(j.Employer))
		}
		if field == "sectors" && (j.Until == 0 || j.Until > n.today) {
			add(string(j.Sector))
		}
	}
	for _, x := range a.Exchanges {
		add(map[Field]string{"exchanges": string(x.Institution), "exchangeCountries": n.country(x.Institution)}[field])
	}
	for _, m := range a.Memberships {
		add(map[Field]string{"networks": string(m.Network)}[field])
	}
	for _, l := range a.Languages {
		add(map[Field]string{"languages": l.Language}[field])
	}
	if a.Mentoring != nil && field == "mentorTopics" {
		for _, t := range a.Mentoring.Topics {
			add(string(t))
		}
	}
	add(map[Field]string{"countries": a.Home.Country, "places": a.Home.Key(), "mentor": fmt.Sprint(a.Mentoring != nil)}[field])
}

func (n naive) institution(i *model.Institution, field Field, add func(string)) {
	switch field {
	case "countries":
		add(i.Place.Country)
	case "consortia":
		for _, l := range i.Links {
			if l.Since <= n.today && !l.Until.Ends(n.today) {
				add(string(l.To))
			}
		}
	case "withAgreement":
		has := false
		for _, node := range n.nodes(model.KindAgreement) {
			a := node.(*model.Agreement)
			st := a.Status(n.today)
			if (a.Partners[0].Institution == i.ID || a.Partners[1].Institution == i.ID) && (st == model.StatusInEffect || st == model.StatusExpiring) {
				has = true
			}
		}
		add(fmt.Sprint(has))
	}
}

func (n naive) agreement(a *model.Agreement, field Field, add func(string)) {
	partner := a.Partners[1].Institution
	add(map[Field]string{"statuses": string(a.Status(n.today)), "partners": string(partner), "countries": n.country(partner), "faculties": string(a.Partners[0].UnitID)}[field])
	if field == "institutions" {
		add(string(partner))
		add(string(a.Partners[0].Institution))
	}
	last := 0
	for _, k := range a.Conditions {
		last = max(last, int(k.LastYear))
		add(map[Field]string{"types": string(k.Type)}[field])
		for _, l := range k.EQF {
			add(map[Field]string{"levels": fmt.Sprint(l)}[field])
		}
		for _, l := range k.Languages {
			add(map[Field]string{"languages": l.Language}[field])
		}
		for _, s := range k.SubjectAreas {
			for i := 2; i <= len(s.ISCED) && field == "fields"; i++ {
				add(s.ISCED[:i])
			}
		}
	}
	if field == "ends" && last > 0 {
		add(fmt.Sprint(last))
	}
}

// tier is how well a text matches a node: looked up in an index of nothing but this node.
func (n naive) tier(node model.Node, q names.Query, typos bool) (names.Tier, bool) {
	b := textindex.NewBuilder(1)
	name := func(s string) {
		if s != "" {
			b.Name(0, s)
		}
	}
	switch r := node.(type) {
	case *model.Alumnus:
		name(r.FullName())
	case *model.Institution:
		name(r.Name.EN)
		name(r.Name.NL)
		b.Context(0, r.Place.City)
	case *model.Agreement:
		name(n.title(r, "en"))
		name(n.title(r, "nl"))
		for _, p := range r.Partners {
			if i, ok := n.world[p.Institution].(*model.Institution); ok {
				b.Context(0, i.Place.City)
			}
		}
	case *model.Programme:
		name(r.Name.EN)
		name(r.Name.NL)
		b.Context(0, r.Degree)
	case *model.Network:
		name(r.Name.EN)
		name(r.Name.NL)
		b.Context(0, r.Place.City)
	}
	ix := b.Build(1)
	for t, set := range ix.Match(q) {
		if set != nil {
			return names.Tier(t), true
		}
	}
	return names.TierTypos, typos && ix.Typos(q) != nil
}

// sortKey orders nodes of the kind as a list does.
func (n naive) sortKey(node model.Node, lang string) string {
	if a, ok := node.(*model.Alumnus); ok {
		return textindex.Fold(a.Family) + "\x00" + textindex.Fold(a.Given) + "\x00" + textindex.Fold(a.Prefix)
	}
	return textindex.Fold(n.title(node, lang))
}

func orderKey(node model.Node, order string) int {
	switch r := node.(type) {
	case *model.Alumnus:
		year := 0
		for _, s := range r.Studies {
			year = max(year, s.Graduated)
		}
		return year
	case *model.Institution:
		return int(r.Founded)
	case *model.Network:
		return int(r.Founded)
	case *model.Agreement:
		if order == OrderSigned {
			return int(r.Signed)
		}
		last := 0
		for _, k := range r.Conditions {
			last = max(last, int(k.LastYear))
		}
		return last
	}
	return 0
}

// texts gives the tier of every node that a text matches; nil for no text.
func (n naive) texts(nodes []model.Node, text string) map[model.ID]names.Tier {
	if text == "" {
		return nil
	}
	q, err := textindex.Parse(text)
	if err != nil {
		panic(err)
	}
	for _, typos := range []bool{false, true} {
		tiers := map[model.ID]names.Tier{}
		for _, node := range nodes {
			if t, ok := n.tier(node, q, typos); ok {
				tiers[node.GetID()] = t
			}
		}
		if typos || len(tiers) >= names.TypoThreshold {
			return tiers
		}
	}
	return nil
}

// passes says whether a node passes the filters, those on the field except left out.
func (n naive) passes(node model.Node, q Query, tiers map[model.ID]names.Tier, except Field) bool {
	if _, ok := tiers[node.GetID()]; tiers != nil && !ok {
		return false
	}
	if q.IDs != nil && !slices.Contains(q.IDs, node.GetID()) {
		return false
	}
	for f, wanted := range q.Where {
		if f != except && len(wanted) > 0 && !slices.ContainsFunc(n.values(node, f), func(v string) bool { return slices.Contains(wanted, v) }) {
			return false
		}
	}
	for f, r := range q.Ranges {
		if f != except && r != [2]int{} && !slices.ContainsFunc(n.values(node, f), func(v string) bool {
			x, _ := strconv.Atoi(v)
			return x >= r[0] && (r[1] == 0 || x <= r[1])
		}) {
			return false
		}
	}
	return true
}

// query is the whole list that passes the filters, in order.
func (n naive) query(kind model.Kind, q Query) []model.Node {
	nodes := n.nodes(kind)
	tiers := n.texts(nodes, q.Text)
	var out []model.Node
	for _, node := range nodes {
		if n.passes(node, q, tiers, "") {
			out = append(out, node)
		}
	}
	order := cmp.Or(q.Order, OrderName)
	if q.Order == "" && q.Text != "" {
		order = OrderRelevance
	}
	lang := "en"
	if order == OrderNameNL {
		lang = "nl"
	}
	slices.SortFunc(out, func(a, b model.Node) int {
		byName := cmp.Or(strings.Compare(n.sortKey(a, lang), n.sortKey(b, lang)), strings.Compare(string(a.GetID()), string(b.GetID())))
		switch {
		case order == OrderRelevance:
			return cmp.Or(cmp.Compare(tiers[a.GetID()], tiers[b.GetID()]), byName)
		case (order == OrderName || order == OrderNameNL) && q.Descending:
			return -byName
		case order == OrderName || order == OrderNameNL:
			return byName
		}
		x, y := orderKey(a, order), orderKey(b, order)
		if (x == 0) != (y == 0) {
			return cmp.Compare(y, x) // what is unknown last
		}
		if q.Descending {
			x, y = y, x
		}
		return cmp.Or(cmp.Compare(x, y), byName)
	})
	return out
}

// facet counts a field: "value count" lines, the most frequent first.
func (n naive) facet(kind model.Kind, q Query, field Field) []string {
	nodes := n.nodes(kind)
	tiers := n.texts(nodes, q.Text)
	counts := map[string]int{}
	for _, node := range nodes {
		if n.passes(node, q, tiers, field) {
			for _, v := range n.values(node, field) {
				if field != "fields" || len(v) == 2 {
					counts[v]++
				}
			}
		}
	}
	for _, asked := range q.Where[field] {
		for _, node := range nodes {
			if counts[asked] == 0 && slices.Contains(n.values(node, field), asked) && (field != "fields" || len(asked) == 2) {
				counts[asked] = 0
			}
		}
	}
	var values []string
	for v := range counts {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	for i, v := range values {
		values[i] = fmt.Sprint(v, " ", counts[v])
	}
	return values
}
