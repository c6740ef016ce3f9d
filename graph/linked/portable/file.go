package portable

import (
	"encoding/json"

	"vinculum/graph/linked"
	"vinculum/graph/model"
	"vinculum/graph/model/names"
)

// Version is the form of the file. Readers refuse files of other versions.
const Version = 1

// Header is what a file says of itself and of all nodes together.
type Header struct {
	Version  int        `json:"version"`
	Revision string     `json:"revision"` // of the catalogue that it was written from
	Made     int64      `json:"made"`     // when, in seconds since 1970
	Today    model.Date `json:"today"`    // the day that statuses and numbers of people are of
	Nodes    int        `json:"nodes"`
	Lists    []List     `json:"lists"`
	// LinkKinds and Notes are what Links refers to by number.
	LinkKinds []model.LinkKind `json:"linkKinds"`
	Notes     []model.Text     `json:"notes"`
	// Answers are the keys of the answers, in the order of their lines.
	Answers []string `json:"answers"`
}

// List says how the nodes of a kind are listed.
type List struct {
	Kind   model.Kind `json:"kind"`
	Fields []Field    `json:"fields"`
	Orders []string   `json:"orders"` // beside the order of names
}

// Field is what a list can be filtered and counted by.
type Field struct {
	Name   string     `json:"name"`
	Title  model.Text `json:"title"`
	Values []Value    `json:"values"`
}

// Value is a value of a field.
type Value struct {
	Value string     `json:"value"`
	Label model.Text `json:"label"`
	// Uncounted values can be asked for, but facets do not offer them.
	Uncounted bool `json:"uncounted,omitempty"`
}

// Node is a node with what is needed to name, list and find it.
type Node struct {
	ID     model.ID     `json:"id"`
	Label  model.Text   `json:"label"` // what people call it
	Origin model.Origin `json:"origin"`
	Degree string       `json:"degree,omitempty"` // programmes
	Since  linked.Day   `json:"since,omitempty"`
	Until  linked.Day   `json:"until,omitempty"`
	// Name is the name in the form in which lists are sorted.
	Name string `json:"name"`
	// NameNL is the Dutch name in that form, where it is another one.
	NameNL string `json:"nameNL,omitempty"`
	// Values are, for each field of the list, the numbers of the node's values.
	Values [][]int `json:"values,omitempty"`
	// Keys are, for each order of the list, the number by which the node sorts; 0 where it is unknown.
	Keys []int `json:"keys,omitempty"`
	// Found is what the node is found by: names, and context.
	Found names.Document `json:"found"`
	// Peopled says that the node has, or had, links to people. People are how many on the file's day, by kind of link and
	// direction.
	Peopled bool     `json:"peopled,omitempty"`
	People  []People `json:"people,omitempty"`
}

// People is a number of links to people.
type People struct {
	Kind      model.LinkKind      `json:"kind"`
	Direction model.LinkDirection `json:"direction"`
	Count     int                 `json:"count"`
}

// Link is a link between two nodes, which it names by their numbers.
type Link struct {
	Kind, From, To int
	Since, Until   linked.Day
	Note           int // 0 for none: the first of the header's notes is empty
}

// The keys of what File.Fixed holds beside answers: the agreements (model.Agreement.Offered), and model.DestinationFacts.
const (
	Agreements   = "agreements"
	Destinations = "destinations"
)

// File is a graph that travels.
type File struct {
	Header
	Nodes []Node
	Links []Link
	// Facts are what pages show of each node, as the API writes it.
	Facts []json.RawMessage
	// Fixed are the answers to questions that never vary, by key.
	Fixed map[string]json.RawMessage
}
