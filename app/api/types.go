// Package api is the app's side of the GraphQL API: the shapes that its queries share, how a response is read, and how
// the browser fetches one. It has no HTTP client of its own: the server answers in process, the browser has fetch.
package api

import (
	"encoding/json"
	"strings"

	"vinculum/graph/model"
)

// The fragments that queries share. A query names those it uses by Document.
const (
	// RefFields are what is needed to name a node and lead to it; they fill a Ref.
	RefFields = `fragment Ref on Node { id kind name { en nl } origin ... on Programme { degree } }`
	// FacetFields fill a Facet.
	FacetFields = `fragment Facets on Facet { field name { en nl } values { value label { en nl } count } }`
	// PageFields fill a PageInfo.
	PageFields = `fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }`
)

// Document puts a query together from its parts.
func Document(parts ...string) string { return strings.Join(parts, "\n") }

// Kind is a node's kind as the API writes it: INSTITUTION.
type Kind model.Kind

// UnmarshalJSON reads the API's enum value.
func (k *Kind) UnmarshalJSON(b []byte) error {
	var s string
	err := json.Unmarshal(b, &s)
	*k = Kind(KindOf(s))
	return err
}

// KindOf is the kind that the API's enum value names.
func KindOf(enum string) model.Kind { return model.Kind(strings.ToLower(enum)) }

// MarshalJSON writes the API's enum value.
func (k Kind) MarshalJSON() ([]byte, error) { return json.Marshal(Enum(model.Kind(k))) }

// Model is the kind as the model knows it.
func (k Kind) Model() model.Kind { return model.Kind(k) }

// Enum is a kind as the API reads it.
func Enum(k model.Kind) string { return strings.ToUpper(string(k)) }

// Ref is a node by its name.
type Ref struct {
	ID     model.ID     `json:"id"`
	Kind   Kind         `json:"kind"`
	Name   model.Text   `json:"name"`
	Origin model.Origin `json:"origin"`
	Degree string       `json:"degree"` // programmes only
}

// Code is a value of a code list with its label.
type Code struct {
	Value string     `json:"value"`
	Label model.Text `json:"label"`
}

// Place is a town.
type Place struct {
	City    string `json:"city"`
	Country *Code  `json:"country"`
}

// Source says where something was verified.
type Source struct {
	Title   string     `json:"title"`
	URL     string     `json:"url"`
	Checked model.Date `json:"checked"`
}

// Link is a dated link between two nodes.
type Link struct {
	Kind  model.LinkKind `json:"kind"`
	From  Ref            `json:"from"`
	To    Ref            `json:"to"`
	Since model.Date     `json:"since"`
	Until model.Date     `json:"until"`
	Note  *model.Text    `json:"note"`
}

// Neighbours are a page of a node's neighbours.
type Neighbours struct {
	Edges      []NeighbourEdge `json:"edges"`
	PageInfo   PageInfo        `json:"pageInfo"`
	TotalCount int             `json:"totalCount"`
}

// NeighbourEdge is a neighbour with the link that ties it.
type NeighbourEdge struct {
	Node Ref  `json:"node"`
	Link Link `json:"link"`
}

// Group is all links of a node of one kind and direction to neighbours of one kind, with the first of them.
type Group struct {
	Kind          model.LinkKind      `json:"kind"`
	Direction     model.LinkDirection `json:"direction"`
	NeighbourKind Kind                `json:"neighbourKind"`
	TotalCount    int                 `json:"totalCount"`
	Neighbours    Neighbours          `json:"neighbours"`
}

// PageInfo says where a page of a connection lies.
type PageInfo struct {
	HasNextPage     bool   `json:"hasNextPage"`
	HasPreviousPage bool   `json:"hasPreviousPage"`
	StartCursor     string `json:"startCursor"`
	EndCursor       string `json:"endCursor"`
}

// Facet counts the values of a field.
type Facet struct {
	Field  string       `json:"field"`
	Name   model.Text   `json:"name"`
	Values []FacetValue `json:"values"`
}

// FacetValue is a value with how often it occurs.
type FacetValue struct {
	Value string     `json:"value"`
	Label model.Text `json:"label"`
	Count int        `json:"count"`
}
