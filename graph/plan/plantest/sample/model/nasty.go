package model

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Nasty holds scalars at their worst.
type Nasty struct {
	Quotes, Control, Invalid, Separators, Script, Emoji, Long string

	Empty        string
	EmptyPointer *string
	NilPointer   *string

	BigInt, NegativeInt int
	Int32               int32
	Int64               *int64

	BigFloat, TinyFloat, NegativeFloat, WholeFloat float64
	ZeroFloat                                      *float64
	Nan                                            *float64
	NanNonNull                                     float64
	Infinite                                       []*float64
	Measure                                        float64

	Colour          Colour
	ColourPointer   *Colour
	NoColour        *Colour
	Stamp           Stamp
	BadStamp        *Stamp
	BadStampNonNull Stamp
	Date            Date
	DateEmpty       Date
	Even            int
	EvenPointer     *int
	Moment          time.Time
	MomentZero      time.Time
	Anything        any
	Nothing         any
	Mood            Mood
	MoodUnknown     *Mood
	Grade           Grade
	Season          *Season
	Yes             bool
	Maybe           *bool
	ID              ID
}

// Hollow holds the zero value of everything that must not be null.
type Hollow struct {
	Whole, Empty string
	Date         Date
	Pointer      *string
	Moment       time.Time
	Person       *Person
	Node         Node
	TypedNil     Node
	List         []string
	Again        *Hollow
}

// Lists holds lists of every kind.
type Lists struct {
	Ints, NoInts, NilInts, NilIntsOrNull []int
	MaybeInts                            []*int
	Texts                                []*string
	EmptyTexts                           []string
	Matrix                               [][]int
	Ragged                               [][]*string
	Cube                                 [][][]*bool
	People, NilPeople, NilPeopleOrNull   []*Person
	Holes, HolesNonNull                  []*Person
	Groups, GroupsWithHole               [][]*Person
	Addresses                            []Address
	AddressPointers                      []*Address
	Moods                                []Mood
	MoodsOrNull                          []*Mood
	Grades                               []Grade
	Seasons                              []Season
	Dates                                []*Date
	DatesNonNull                         []Date
	Colours                              []*Colour
	Stamps                               []Stamp
	Pointer, NilPointer                  *[]int
	Nodes, NodesNonNull                  []Node
	Things                               []Thing
	ThingGroups                          [][]Thing
	One                                  []*Person
	OneThing                             []Thing
	Anythings                            []any
	Hollows                              []*Hollow
}

// Failing is where failures hang; most of its fields are resolvers.
type Failing struct {
	Fine          string
	Hollow        *Hollow
	HollowNonNull *Hollow
	Again         *Failing
	AgainNonNull  *Failing
}

// MethodPanics panics with an error.
func (*Failing) MethodPanics() *string { panic(errors.New("the method fell over")) }

// MethodFails fails.
func (*Failing) MethodFails() (*int, error) { return nil, errors.New("the method failed") }

// MethodFailsNonNull fails with a value beside the error.
func (*Failing) MethodFailsNonNull(context.Context) (int, error) {
	return 7, fmt.Errorf("the method failed: %w", &Refusal{Path: "method"})
}

// Echo says what it was asked.
type Echo struct{}

// Method says what it was asked.
func (*Echo) Method(n int, text *string, moods []Mood) string { return Show(n, text, moods) }

// Insight is what a resolver saw.
type Insight struct {
	Path, Name, Alias, Object string
	Parents, Fields, All      []string
	Args                      string
	Operation, Variables      string
	IsResolver, IsMethod      bool
	Tag                       *string
}

// AllFields are the names of the fields below, whatever their type.
func (i *Insight) AllFields() []string { return i.All }

// Guarded holds fields that stand behind directives.
type Guarded struct {
	Passed, Upper   string
	UpperTwice      *string
	Refused         string
	Hidden          string
	Swapped         string
	SwappedList     []string
	RequiredPointer *Person
	RequiredThere   []*Person
	Person          *Person
	People          []*Person
	Again           *Guarded
	Watched         Watched
}

// RefusedNonNull is not reached.
func (*Guarded) RefusedNonNull() string { panic("reached a refused field") }

// HiddenNonNull is not reached.
func (*Guarded) HiddenNonNull() (string, error) { panic("reached a hidden field") }

// SwappedNonNull is answered, and what is answered is thrown away.
func (*Guarded) SwappedNonNull() int { return 1 }

// Required is a method whose flag says that there is nothing.
func (*Guarded) Required() (string, bool) { return "", false }

// Watched is watched everywhere.
type Watched struct {
	Seen  int
	Again *Watched
	List  []*Watched
}

// Stranger is a Node that the schema does not know.
type Stranger struct{}

// IsNode marks a Node.
func (*Stranger) IsNode() {}
