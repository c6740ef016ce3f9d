package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Places are where the nodes of a list are.
type Places struct {
	// All are the places with a known point, in the order of NewPlaces.
	All []*PlaceCount
	// Unplaced is how many nodes are in none of them.
	Unplaced int
}

// PlaceCount is an institution or a town with how many nodes of a list belong there.
type PlaceCount struct {
	Value       string       // as filters take it
	Institution *Institution // nil for a town
	Place       Place
	Count       int
}

// NewPlaces puts the places of a list of so many nodes in order, those with the most nodes first, then by value; those
// without a point are left out. Every node belongs to one place at most.
func NewPlaces(all []*PlaceCount, nodes int) *Places {
	p := &Places{Unplaced: nodes}
	for _, c := range all {
		if c.Place.HasPoint() {
			p.All = append(p.All, c)
			p.Unplaced -= c.Count
		}
	}
	slices.SortFunc(p.All, func(a, b *PlaceCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return p
}

// Counts are the places with the most nodes, at most first of them.
func (p *Places) Counts(first int) ([]*PlaceCount, error) {
	if first < 1 || first > maxValues {
		return nil, &Error{Code: BadUserInput, Message: "the question is not valid",
			Fields: []FieldError{{"first", fmt.Sprintf("is %d; it must lie between 1 and %d", first, maxValues)}}}
	}
	return p.All[:min(first, len(p.All))], nil
}

// PlaceCount is how many places there are.
func (p *Places) PlaceCount() int { return len(p.All) }

// Key is what tells the town from all others, in a form that can be read: "DE:Berlin"; "" where the town or its country is
// not known.
func (p Place) Key() string {
	if p.City == "" || p.Country == "" {
		return ""
	}
	return p.Country + ":" + p.City
}

// Places are where the nodes of the whole list are.
func (c *Connection[T]) Places() (*Places, error) {
	if c.Where == nil {
		return &Places{Unplaced: c.TotalCount}, nil
	}
	return c.Where()
}
