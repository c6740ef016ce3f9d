package page

import (
	"encoding/json"
	"sync/atomic"

	"vinculum/app/api"
	"vinculum/app/local"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// localDestinations answers where one can go: the form from what never varies, the destinations by the rules of the model.
func localDestinations(g *local.Graph, r route.Route) (any, bool) {
	d, q, ok := localQuestion(g, r)
	if !ok {
		return nil, false
	}
	answer, ok := g.Destinations(q)
	if !ok {
		return nil, false
	}
	size := destinationSize
	if r.Get("view") == "map" {
		size = destinationMap
	}
	from, to, info, ok := pageOf(r, size).Places(len(answer.Destinations))
	if !ok {
		return nil, false
	}
	d.data["found"] = object{"totalCount": len(answer.Destinations), "year": q.Year.String(), "pageInfo": info, "misses": answer.Misses,
		"nodes": d.rows(answer.Destinations[from:to])}
	if ids := comparedIDs(r); len(ids) > 0 {
		for _, id := range ids {
			q.Institutions = append(q.Institutions, model.ID(id.(string)))
		}
		compared, _ := g.Destinations(q)
		d.data["compared"] = object{"nodes": d.rows(compared.Destinations)}
	}
	return d.data, true
}

// localQuestion is what is asked, with what the form offers; false where the graph cannot know.
func localQuestion(g *local.Graph, r route.Route) (d destinationAnswer, q model.DestinationQuestion, ok bool) {
	form, ok := formOf(g, r)
	if !ok {
		return d, q, false
	}
	d = destinationAnswer{graph: g, data: object{}, form: form.offers}
	for part, text := range form.parts {
		d.data[part] = text
	}
	q, ok = d.question(wishOf(r))
	return d, q, ok && q.Check(d.knows) == nil
}

// knownForm is what the form of a graph offers: as it goes into answers, and as it is read. It is kept, because every
// answer holds it and reading it takes longer than the rest.
type knownForm struct {
	graph  *local.Graph
	key    string
	parts  map[string]json.RawMessage
	offers destinationData
}

var lastForm atomic.Pointer[knownForm]

func formOf(g *local.Graph, r route.Route) (*knownForm, bool) {
	key := destinations(route.At(r.Lang, route.Destinations)).Key()
	if kept := lastForm.Load(); kept != nil && kept.graph == g && kept.key == key {
		return kept, true
	}
	answer, ok := g.Fixed(key)
	form := &knownForm{graph: g, key: key}
	if !ok || api.Decode(answer, &form.parts) != nil || api.Decode(answer, &form.offers) != nil {
		return nil, false
	}
	lastForm.Store(form)
	return form, true
}

// destinationAnswer is an answer in the making.
type destinationAnswer struct {
	graph *local.Graph
	data  object
	form  destinationData
}

// question is what is asked; false where the graph cannot know.
func (d *destinationAnswer) question(w wish) (model.DestinationQuestion, bool) {
	q := model.DestinationQuestion{Field: w.field, Level: w.level, Languages: w.languages, Country: w.country, Kind: w.kind,
		Year: model.AcademicYearOf(d.graph.Today()) + 1}
	if w.blended != "" {
		blended := w.blended == "yes"
		q.Blended = &blended
	}
	var err error
	if w.year != "" {
		q.Year, err = model.ParseAcademicYear(w.year)
	}
	return q, err == nil
}

// knows says whether a code is one of its list, as far as the graph knows.
func (d *destinationAnswer) knows(list, code string) bool {
	switch list {
	case "countries", "languages":
		return d.graph.Has(model.KindAgreement, list, code)
	}
	for _, c := range d.form.Codes {
		for _, item := range c.Items {
			if c.Name == list && item.Value == code {
				return true
			}
		}
	}
	return false
}

// label is how a code reads.
func (d *destinationAnswer) label(list, value string) model.Text {
	switch list {
	case "countries", "languages":
		return d.graph.Label(model.KindAgreement, list, value)
	case string(model.KindFund):
		ref, _ := d.graph.Ref(model.ID(value))
		return ref.Name
	}
	for _, c := range d.form.Codes {
		for _, item := range c.Items {
			if c.Name == list && item.Value == value {
				return item.Label
			}
		}
	}
	return model.Text{EN: value}
}

func (d *destinationAnswer) rows(found []*model.Destination) []object {
	rows := make([]object, len(found))
	for i, n := range found {
		var reasons, matches []object
		for _, r := range n.Reasons {
			reasons = append(reasons, object{"code": r.Code, "text": r.Sentence(d.label), "points": r.Points})
		}
		for _, m := range n.Matches {
			agreement, _ := d.graph.Ref(m.Agreement)
			var conditions []json.RawMessage
			_ = json.Unmarshal(d.graph.Facts(m.Agreement)["conditions"], &conditions) // none: the agreement came after the facts
			if m.Condition < len(conditions) {
				matches = append(matches, object{"agreement": agreement, "condition": conditions[m.Condition]})
			}
		}
		rows[i] = object{"institution": facts(d.graph, n.Institution, "...Ref website place"), "fit": n.Fit, "agreed": n.Agreed, "taken": n.Taken, "left": n.Left,
			"reasons": reasons, "scholarships": deref(d.graph.Refs(n.Scholarships)), "went": n.Went, "volunteers": object{"totalCount": n.Volunteers}, "matches": matches}
	}
	return rows
}
