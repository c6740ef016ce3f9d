package model

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// Node is anything with an id.
type Node interface{ IsNode() }

// Named is a node with a name.
type Named interface {
	Node
	IsNamed()
}

// Located is a node with an address.
type Located interface{ IsLocated() }

// Housed has an address.
type Housed interface{ IsHoused() }

// Thing is the union of what there is.
type Thing interface{ IsThing() }

// Person is a person. Squad is the team, answered by a resolver.
type Person struct {
	ID       ID
	Name     string
	Nickname *string
	Age      int
	Height   float64
	Active   bool
	Email    string
	Born     *Date
	Mood     Mood
	Grade    *Grade
	Season   *Season
	Joined   time.Time
	Address  Address
	Home     *Address
	Manager  *Person

	Number int
	Squad  *Team
	Known  []*Person
}

// IsNode marks a Node.
func (*Person) IsNode() {}

// IsNamed marks a Named.
func (*Person) IsNamed() {}

// IsLocated marks a Located.
func (*Person) IsLocated() {}

// IsHoused marks a Housed.
func (*Person) IsHoused() {}

// IsThing marks a Thing.
func (*Person) IsThing() {}

// Initials is a method without error.
func (p *Person) Initials() string {
	if p.Name == "" {
		return "?"
	}
	return p.Name[:1] + "."
}

// Motto is a method that fails for every fifth person and answers nil for every fourth.
func (p *Person) Motto() (*string, error) {
	if p.Number%5 == 4 {
		return nil, fmt.Errorf("%s has lost the motto", p.ID)
	}
	if p.Number%4 == 3 {
		return nil, nil
	}
	s := "Ever " + p.Name
	return &s, nil
}

// WhereAmI is a method that answers the path that its context knows.
func (p *Person) WhereAmI(ctx context.Context) string {
	return string(p.ID) + " at " + graphql.GetPath(ctx).String()
}

// Greeting is a method with arguments.
func (p *Person) Greeting(loud bool, name *string, times int) string {
	s := "hello " + p.Name
	if name != nil {
		s = "hello " + *name + ", I am " + p.Name
	}
	if loud {
		s = strings.ToUpper(s)
	}
	return strings.Repeat(s+" ", min(max(times, 1), 3))
}

// Vow is a method with a context, arguments and an error.
func (p *Person) Vow(ctx context.Context, to *ID, odd bool) (*string, error) {
	if odd && p.Number%2 == 1 {
		return nil, &Refusal{Path: graphql.GetPath(ctx).String()}
	}
	if to == nil {
		return nil, nil
	}
	s := string(*to) + "!"
	return &s, nil
}

// Secret is a method with a flag.
func (p *Person) Secret() (string, bool) { return "secret of " + p.Name, p.Number%2 == 0 }

// Oath is a method with a flag for a field that must not be null.
func (p *Person) Oath() (string, bool) { return "oath of " + p.Name, p.Number%3 != 2 }

// Refusal is an error of a type of its own.
type Refusal struct{ Path string }

// Error says where it was refused.
func (r *Refusal) Error() string { return "refused at " + r.Path }

// Address is a place, used by value and by pointer.
type Address struct {
	Street, City string
	Country      string
	Zip          *int
	Point        Point
}

// Line is a method of a value with an argument; a separator of one star makes it panic.
func (a Address) Line(separator string) string {
	if separator == "*" {
		panic(errors.New("no stars"))
	}
	return a.Street + separator + a.City
}

// Point is a value in a value.
type Point struct{ Lat, Lon float64 }

// Base is embedded by value.
type Base struct {
	Audit
	ID ID
}

// IsNode marks a Node.
func (*Base) IsNode() {}

// Audit is embedded in Base.
type Audit struct{ Version int }

// Label is promoted twice.
func (a Audit) Label() string { return fmt.Sprintf("v%d", a.Version) }

// Stamp is promoted twice and fails for version 3.
func (a *Audit) Stamp() (*Stamp, error) {
	if a.Version == 3 {
		return nil, errors.New("version 3 has no stamp")
	}
	s := Stamp(a.Version)
	return &s, nil
}

// Team embeds Base; Mascot may hold a typed nil.
type Team struct {
	Base
	Name    string
	Captain *Person
	Members []*Person
	Copies  []Person
	Rivals  []*Team
	Address *Address
	Mascot  Node
}

// IsNamed marks a Named.
func (*Team) IsNamed() {}

// IsLocated marks a Located.
func (*Team) IsLocated() {}

// IsHoused marks a Housed.
func (*Team) IsHoused() {}

// IsThing marks a Thing.
func (*Team) IsThing() {}

// Gadget is a value in its interfaces.
type Gadget struct {
	ID     ID
	Weight float64
	Parts  []Gadget
	Owner  *Person
}

// IsNode marks a Node.
func (Gadget) IsNode() {}

// IsThing marks a Thing.
func (Gadget) IsThing() {}

// Robot embeds a pointer that may be nil: then reading its power panics.
type Robot struct {
	*Engine
	ID      ID
	Name    string
	Builder Named
	Sees    []Thing
}

// Engine is what a robot embeds.
type Engine struct{ Power *int }

// IsNode marks a Node.
func (*Robot) IsNode() {}

// IsNamed marks a Named.
func (*Robot) IsNamed() {}

// IsThing marks a Thing.
func (*Robot) IsThing() {}

// Chain is a link that is followed by itself.
type Chain struct {
	Name  string
	Depth int
}

// Next is the next link.
func (c *Chain) Next() *Chain { return c }

// Maybe is the next link.
func (c *Chain) Maybe() (*Chain, error) { return c, nil }

// Fork is the next link several times, at most four.
func (c *Chain) Fork(width int) []*Chain {
	links := make([]*Chain, min(max(width, 0), 4))
	for i := range links {
		links[i] = c
	}
	return links
}

// PersonConnection is a page of people.
type PersonConnection struct {
	Edges      []*PersonEdge
	Nodes      []*Person
	PageInfo   *PageInfo
	TotalCount int
	Facets     []*Facet
}

// PersonEdge is a person's place in a page.
type PersonEdge struct {
	Cursor string
	Node   *Person
}

// PageInfo says where a page stands.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// Facet counts the values of a field.
type Facet struct {
	Name   string
	Values []*FacetValue
}

// FacetValue is the count of one value.
type FacetValue struct {
	Key   string
	Count int
}
