package model

import "fmt"

// MaxPage is the largest page of a connection.
const MaxPage = 100

// DefaultPage is the size of a page when none is asked for.
const DefaultPage = 20

// PageArgs are the arguments of a Relay connection: forward by First and After, or backward by Last and Before.
type PageArgs struct {
	First, Last   *int
	After, Before *string
}

// PageInfo says where a page of a connection lies (Relay Cursor Connections).
type PageInfo struct {
	HasNextPage     bool    `json:"hasNextPage"`
	HasPreviousPage bool    `json:"hasPreviousPage"`
	StartCursor     *string `json:"startCursor"`
	EndCursor       *string `json:"endCursor"`
}

// Connection is a page of a list: its nodes and the total, and what is worked out when it is asked for: cursors and facets.
type Connection[T any] struct {
	Nodes      []T
	TotalCount int
	// HasNext and HasPrevious say whether there are nodes behind the page and before it.
	HasNext, HasPrevious bool
	// CursorOf gives the cursor of a node by its place on the page.
	CursorOf func(i int) string
	// Count counts the facets of the whole list by the fields given, or by all. Nil: the list has none.
	Count func(fields []string) ([]*Facet, error)
	// Where finds out where the nodes of the whole list are. Nil: nobody knows.
	Where func() (*Places, error)
}

// ConnectionEdge is a node of a connection with its cursor.
type ConnectionEdge[T any] struct {
	Node     T
	place    int
	cursorOf func(int) string
}

// Cursor is where the node lies.
func (e *ConnectionEdge[T]) Cursor() string { return e.cursorOf(e.place) }

// Edges are the page's nodes with their cursors.
func (c *Connection[T]) Edges() []ConnectionEdge[T] {
	edges := make([]ConnectionEdge[T], len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = ConnectionEdge[T]{n, i, c.CursorOf}
	}
	return edges
}

// PageInfo says where the page lies.
func (c *Connection[T]) PageInfo() *PageInfo {
	info := &PageInfo{HasNextPage: c.HasNext, HasPreviousPage: c.HasPrevious}
	if n := len(c.Nodes); n > 0 {
		start, end := c.CursorOf(0), c.CursorOf(n-1)
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// Facets are the facets of the whole list; BAD_USER_INPUT for a field that it does not count by.
func (c *Connection[T]) Facets(fields []string) ([]*Facet, error) {
	if c.Count == nil {
		return nil, nil
	}
	return c.Count(fields)
}

// Facet counts, for one field, how many nodes of the list have each value. Filters on the field itself are left out of its count.
type Facet struct {
	Field string
	Name  Text
	// All is every value that occurs, the most frequent first; Top labels them.
	All []*FacetValue
	// LabelOf gives a value its label: few of many values are shown.
	LabelOf func(value string) Text
}

// Top are the most frequent values with their labels, at most n.
func (f *Facet) Top(n int) []*FacetValue {
	top := f.All[:min(n, len(f.All))]
	for _, v := range top {
		v.Label = f.LabelOf(v.Value)
	}
	return top
}

// maxValues bounds how many values of a facet can be asked for.
const maxValues = 1000

// Values are the most frequent values, at most first of them.
func (f *Facet) Values(first int) ([]*FacetValue, error) {
	if first < 1 || first > maxValues {
		return nil, &Error{Code: BadUserInput, Message: "the question is not valid",
			Fields: []FieldError{{"first", fmt.Sprintf("is %d; it must lie between 1 and %d", first, maxValues)}}}
	}
	return f.Top(first), nil
}

// ValueCount is how many different values occur.
func (f *Facet) ValueCount() int { return len(f.All) }

// FacetValue is a value of a facet.
type FacetValue struct {
	Value string `json:"value"` // as filters take it
	Label Text   `json:"label"`
	Count int    `json:"count"`
}

// Direction is the direction of an order.
type Direction string

// The directions.
const (
	Ascending  Direction = "ASC"
	Descending Direction = "DESC"
)
