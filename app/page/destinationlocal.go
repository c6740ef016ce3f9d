package page

import (
	"vinculum/app/i18n"
	"vinculum/app/local"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// localDestinations answers where one can go: the form from what never varies, the destinations by the rules of the model.
// It is nil where the graph cannot know.
func localDestinations(g *local.Graph, r route.Route) (any, bool) {
	a, q, ok := localQuestion(g, r)
	if !ok {
		return nil, false
	}
	answer, ok := g.Destinations(q)
	if !ok {
		return nil, false
	}
	size, rows := destinationSize, a.rows
	if r.Get("view") == "map" {
		size, rows = destinationMap, a.heads
	}
	from, to, info, ok := pageOf(r, size).Places(len(answer.Destinations))
	if !ok {
		return nil, false
	}
	d := a.form // a copy: what the form offers is shared
	d.Found = &foundDestinations{TotalCount: len(answer.Destinations), Year: q.Year.String(), PageInfo: info, Nodes: rows(answer.Destinations[from:to])}
	for _, m := range answer.Misses {
		d.Found.Misses = append(d.Found.Misses, destinationMiss{string(m.Need), m.Value, m.Institutions})
	}
	if ids := comparedIDs(r); len(ids) > 0 {
		for _, id := range ids {
			q.Institutions = append(q.Institutions, model.ID(id.(string)))
		}
		compared, _ := g.Destinations(q)
		d.Compared = &comparedDestinations{a.rows(compared.Destinations)}
	}
	return &d, true
}

// localQuestion is what is asked, with what the form offers; false where the graph cannot know.
func localQuestion(g *local.Graph, r route.Route) (a destinationAnswer, q model.DestinationQuestion, ok bool) {
	form, ok := formOf(g)
	if !ok {
		return a, q, false
	}
	a = destinationAnswer{graph: g, form: *form}
	q, ok = a.question(wishOf(r))
	return a, q, ok && q.Check(a.knows) == nil
}

// formOf is what the form of a graph offers.
func formOf(g *local.Graph) (*destinationData, bool) {
	q := destinations(route.At(i18n.Langs[0], route.Destinations))
	answer, ok := g.Fixed(q.Key(), q.blank)
	form, _ := answer.(*destinationData)
	return form, ok
}

// destinationAnswer is an answer in the making.
type destinationAnswer struct {
	graph *local.Graph
	form  destinationData
}

// question is what is asked; false where the graph cannot know.
func (a *destinationAnswer) question(w wish) (model.DestinationQuestion, bool) {
	q := model.DestinationQuestion{Field: w.field, Level: w.level, Languages: w.languages, Country: w.country, Kind: w.kind,
		Year: model.AcademicYearOf(a.graph.Today()) + 1}
	if w.blended != "" {
		blended := w.blended == "yes"
		q.Blended = &blended
	}
	var err error
	if w.year != "" {
		q.Year, err = model.ParseAcademicYear(w.year)
	}
	return q, err == nil && len(w.unread) == 0
}

// knows says whether a code is one of its list, as far as the graph knows.
func (a *destinationAnswer) knows(list, code string) bool {
	switch list {
	case "countries", "languages":
		return a.graph.Has(model.KindAgreement, list, code)
	}
	for _, c := range a.form.Codes {
		for _, item := range c.Items {
			if c.Name == list && item.Value == code {
				return true
			}
		}
	}
	return false
}

// label is how a code reads.
func (a *destinationAnswer) label(list, value string) model.Text {
	switch list {
	case "countries", "languages":
		return a.graph.Label(model.KindAgreement, list, value)
	case string(model.KindFund):
		ref, _ := a.graph.Ref(model.ID(value))
		return ref.Name
	}
	for _, c := range a.form.Codes {
		for _, item := range c.Items {
			if c.Name == list && item.Value == value {
				return item.Label
			}
		}
	}
	return model.Text{EN: value}
}

// heads are what the map shows of destinations.
func (a *destinationAnswer) heads(found []*model.Destination) []destination {
	rows := make([]destination, len(found))
	for i, n := range found {
		row := &rows[i]
		_ = a.graph.ReadFacts(n.Institution, &row.Institution) // none: the institution came after the facts
		row.Institution.Ref, _ = a.graph.Ref(n.Institution)
		row.Fit, row.Agreed, row.Taken, row.Left = n.Fit, n.Agreed, n.Taken, n.Left
	}
	return rows
}

// rows are what cards and the comparison show of destinations.
func (a *destinationAnswer) rows(found []*model.Destination) []destination {
	rows := a.heads(found)
	for i, n := range found {
		row := &rows[i]
		row.Scholarships, row.Went, row.Volunteers.TotalCount = deref(a.graph.Refs(n.Scholarships)), n.Went, n.Volunteers
		for _, r := range n.Reasons {
			row.Reasons = append(row.Reasons, destinationReason{string(r.Code), r.Sentence(a.label), r.Points})
		}
		for _, m := range n.Matches {
			var facts struct{ Conditions []condition }
			_ = a.graph.ReadFacts(m.Agreement, &facts) // none: the agreement came after the facts
			if m.Condition < len(facts.Conditions) {
				ref, _ := a.graph.Ref(m.Agreement)
				row.Matches = append(row.Matches, destinationMatch{ref, facts.Conditions[m.Condition]})
			}
		}
	}
	return rows
}
