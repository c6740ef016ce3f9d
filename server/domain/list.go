package domain

import (
	"fmt"
	"slices"

	"vinculum/graph/model"
	"vinculum/server/internal/catalogue"
)

// The facets that questions outside the lists count by too.
const (
	FacetCountries = "countries"
	FacetFaculties = "faculties"
	FacetSectors   = "sectors"
	FacetFields    = "fields"
)

// query gathers a list's filters under the names of the API, which are the catalogue's names of its fields.
type query struct{ catalogue.Query }

func newQuery(page model.PageArgs) *query {
	return &query{catalogue.Query{Where: map[catalogue.Field][]string{}, Ranges: map[catalogue.Field][2]int{}, Page: page}}
}

// anyOf asks for one of the values. An empty list that was given asks for nothing that exists, so it is no filter.
func anyOf[T ~string](q *query, field catalogue.Field, values []T) {
	for _, v := range values {
		q.Where[field] = append(q.Where[field], string(v))
	}
}

func anyInt(q *query, field catalogue.Field, values []int) {
	for _, v := range values {
		q.Where[field] = append(q.Where[field], fmt.Sprint(v))
	}
}

// whether asks for a yes or a no.
func whether(q *query, field catalogue.Field, v *bool) {
	if v != nil {
		q.Where[field] = []string{fmt.Sprint(*v)}
	}
}

// between asks for numbers from one to the other, both inclusive and both optional.
func between[T ~int | ~int16](q *query, field catalogue.Field, from, to *T) {
	var span [2]int // 0 is open
	if from != nil {
		span[0] = int(*from)
	}
	if to != nil {
		span[1] = int(*to)
	}
	if from != nil || to != nil {
		q.Ranges[field] = span
	}
}

// text asks for words of the name.
func (q *query) text(s *string) {
	if s != nil {
		q.Text = *s
	}
}

// order sets the order, if one is asked for.
func order[F ~string](q *query, field F, direction model.Direction) {
	q.Order = string(field)
	q.Descending = direction == model.Descending
}

// run answers the query with a page of the list; facets are counted when asked for.
func run[T model.Node](list *catalogue.List[T], q *query, facets ...catalogue.Field) (model.Connection[T], error) {
	page, err := list.Query(q.Query)
	if err != nil {
		return model.Connection[T]{}, err
	}
	c := connection(page)
	c.Count = func(fields []string) ([]*model.Facet, error) {
		chosen, err := choose(facets, fields)
		if err != nil {
			return nil, err
		}
		return list.Facets(q.Query, chosen), nil
	}
	return c, nil
}

// choose picks the facets that were asked for by name; all of them where none were.
func choose(facets []catalogue.Field, names []string) ([]catalogue.Field, error) {
	if len(names) == 0 {
		return facets, nil
	}
	chosen := make([]catalogue.Field, len(names))
	for i, name := range names {
		if chosen[i] = catalogue.Field(name); !slices.Contains(facets, chosen[i]) {
			return nil, inputError(fmt.Sprintf("fields[%d]", i), "%.40q is not a field that this list counts by; those are %v", name, facets)
		}
	}
	return chosen, nil
}

// connection turns a page of the catalogue into one of the API.
func connection[T any](page catalogue.Page[T]) model.Connection[T] {
	return model.Connection[T]{Nodes: page.Items, TotalCount: page.Total, HasNext: page.HasNext, HasPrevious: page.HasPrevious, CursorOf: page.Cursor}
}
