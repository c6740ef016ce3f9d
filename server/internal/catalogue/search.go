package catalogue

import (
	"cmp"
	"slices"
	"strings"

	"vinculum/graph/model"
	"vinculum/graph/model/names"
	"vinculum/graph/model/order"
	"vinculum/server/internal/catalogue/textindex"
)

// Found is a page of what was searched for, and how much was found of each kind.
type Found struct {
	Page[model.Node]
	Facets []*model.Facet // one: the kinds, as GraphQL enum values
}

// searchOrder is the order of kinds within a tier: what there is little of and many look for comes first.
var searchOrder = []model.Kind{model.KindInstitution, model.KindConsortium, model.KindNetwork, model.KindProgramme, model.KindUnit,
	model.KindFund, model.KindService, model.KindEvent, model.KindPublication, model.KindOrganisation, model.KindAlumnus, model.KindAgreement}

// lane is a kind in a search.
type lane struct {
	kind model.Kind
	laneMatches
}

// laneMatches is what a list finds for a text.
type laneMatches interface {
	count() int
	addTypos()
	// walk gives hits whose key is the tier times span, plus at.
	walk(span, at int, after, before *order.Position, n int, backwards bool) []hit[model.Node]
}

// Search finds nodes of the kinds (none: all) by name: by tiers of textindex, then by kind, then by name. A text without
// a letter or digit finds nothing.
func (v *View) Search(text string, kinds []model.Kind, args model.PageArgs) (Found, error) {
	const scope = "SEARCH"
	w, err := newWindow(args, scope)
	if err != nil {
		return Found{}, err
	}
	q, err := textindex.Parse(text)
	if err != nil {
		return Found{}, err
	}
	var lanes []lane
	total := 0
	for _, k := range searchOrder {
		if len(kinds) == 0 || slices.Contains(kinds, k) {
			l := lane{k, v.lists[k].search(q)}
			lanes = append(lanes, l)
			total += l.count()
		}
	}
	if total < names.TypoThreshold {
		for _, l := range lanes {
			l.addTypos()
		}
	}
	found := Found{Page: page(w, scope, walkLanes(lanes)), Facets: []*model.Facet{v.kindFacet(lanes)}}
	for _, l := range lanes {
		found.Total += l.count()
	}
	return found, nil
}

func walkLanes(lanes []lane) walker[model.Node] {
	return func(after, before *order.Position, n int, backwards bool) []hit[model.Node] {
		var hits []hit[model.Node]
		for _, l := range lanes {
			hits = append(hits, l.walk(len(searchOrder), slices.Index(searchOrder, l.kind), after, before, n, backwards)...)
		}
		return merged(hits, order.Sequence{}, n, backwards)
	}
}

// merged brings hits from several places into order and keeps the first n.
func merged[T any](hits []hit[T], seq order.Sequence, n int, backwards bool) []hit[T] {
	type standing struct {
		hit[T]
		at order.Position
	}
	all := make([]standing, len(hits))
	for i, h := range hits {
		all[i] = standing{h, h.at()}
	}
	slices.SortFunc(all, func(a, b standing) int {
		if backwards {
			a, b = b, a
		}
		return seq.Compare(a.at, b.at)
	})
	hits = hits[:min(n, len(hits))]
	for i := range hits {
		hits[i] = all[i].hit
	}
	return hits
}

func (v *View) kindFacet(lanes []lane) *model.Facet {
	f := &model.Facet{Field: "kinds", Name: model.Text{EN: "Kind", NL: "Soort"},
		LabelOf: func(value string) model.Text { return v.labels.Label("kindPlural", strings.ToLower(value)) }}
	for _, l := range lanes {
		if n := l.count(); n > 0 {
			f.All = append(f.All, &model.FacetValue{Value: strings.ToUpper(string(l.kind)), Count: n})
		}
	}
	slices.SortFunc(f.All, func(a, b *model.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return f
}

// listMatches are what a text finds in a list.
type listMatches[T model.Node] struct {
	list *List[T]
	text names.Query
	matches
}

func (l *List[T]) search(q names.Query) laneMatches {
	return &listMatches[T]{l, q, l.match(q)}
}

func (m *listMatches[T]) count() int { return m.matches.count() }

func (m *listMatches[T]) addTypos() { m.list.addTypos(m.matches, m.text) }

func (m *listMatches[T]) walk(span, at int, after, before *order.Position, n int, backwards bool) []hit[model.Node] {
	var hits []hit[model.Node]
	for i, p := range m.list.parts {
		buckets := m.buckets(i)
		for b := range buckets {
			buckets[b].key = buckets[b].key*span + at
		}
		for _, h := range p.walk(m.list.spec, p.all, buckets, order.Sequence{}, after, before, n, backwards) {
			hits = append(hits, hit[model.Node]{h.rec, h.in, h.place, h.key})
		}
	}
	return hits
}
