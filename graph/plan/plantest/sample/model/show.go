package model

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// Filter is an input with defaults of every kind.
type Filter struct {
	Text    *string
	Min     int
	Max     *int
	Share   *float64
	Moods   []Mood
	Seasons []*Season
	Tags    []*string
	IDs     []ID
	On      *Date
	Even    *int
	Nested  *Filter
	Others  []*Filter
	Place   *PlaceInput
}

// PlaceInput is an input whose fields may be omitted.
type PlaceInput struct {
	City   string
	Street graphql.Omittable[*string]
	Zip    graphql.Omittable[*int]
	Floors graphql.Omittable[[]int]
	Height *int
}

// MarshalJSON tells omitted fields from null ones.
func (p PlaceInput) MarshalJSON() ([]byte, error) {
	set := map[string]any{"city": p.City, "height": p.Height}
	if v, ok := p.Street.ValueOK(); ok {
		set["street"] = v
	}
	if v, ok := p.Zip.ValueOK(); ok {
		set["zip"] = v
	}
	if v, ok := p.Floors.ValueOK(); ok {
		set["floors"] = v
	}
	return json.Marshal(set)
}

// Choice holds exactly one.
type Choice struct {
	ID    *ID
	Name  *string
	Place *PlaceInput
}

// Show writes values so that no two that a resolver could tell apart look alike: nil, empty and zero differ.
func Show(values ...any) string {
	parts := make([]string, len(values))
	for i, v := range values {
		text, err := json.Marshal(v)
		if err != nil {
			text = fmt.Appendf(nil, "%T %v", v, err)
		}
		parts[i] = string(text)
	}
	return strings.Join(parts, " ")
}

// Billboard is a Node that the schema does not know and that writes itself.
type Billboard struct{ Text string }

// IsNode marks a Node.
func (*Billboard) IsNode() {}

// MarshalGQL writes the text with a mark that no object would have.
func (b *Billboard) MarshalGQL(w io.Writer) { graphql.MarshalString("board: " + b.Text).MarshalGQL(w) }
