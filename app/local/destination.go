package local

import (
	"encoding/json"

	"vinculum/graph/linked/portable"
	"vinculum/graph/model"
)

// Destinations finds where people of the home university can go; false where the graph does not know.
func (g *Graph) Destinations(q model.DestinationQuestion) (model.DestinationAnswer, bool) {
	if g.ReadDestinations(); g.destinations == nil {
		return model.DestinationAnswer{}, false
	}
	return g.destinations.Find(q), true
}

// DestinationsRead says whether that was done which the first answer about destinations takes.
func (g *Graph) DestinationsRead() bool { return g.destinations != nil }

// ReadDestinations reads what destinations are found by, where that was not done: the first answer takes a moment longer.
func (g *Graph) ReadDestinations() {
	g.reading.Do(func() {
		var agreements []*model.Agreement
		var facts model.DestinationFacts
		if json.Unmarshal(g.file.Fixed[portable.Agreements], &agreements) == nil && json.Unmarshal(g.file.Fixed[portable.Destinations], &facts) == nil {
			g.destinations = model.NewDestinationIndex(agreements, &facts)
		}
	})
}

// Label is how a value of a field of a list reads, such as a country or a language of agreements; its value where it is none.
func (g *Graph) Label(k model.Kind, field, value string) model.Text {
	if l := g.lists[k]; l != nil {
		if f := l.field(field); f >= 0 {
			if v := l.value(f, value); v >= 0 {
				return l.Fields[f].Values[v].Label
			}
		}
	}
	return model.Text{EN: value}
}

// Has says whether some node of the kind has the value in a field.
func (g *Graph) Has(k model.Kind, field, value string) bool {
	l := g.lists[k]
	if l == nil {
		return false
	}
	f := l.field(field)
	return f >= 0 && l.value(f, value) >= 0
}
