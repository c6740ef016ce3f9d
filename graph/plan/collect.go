package plan

import (
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// collector collects the fields of a selection as graphql.CollectFields does, with the same order and the same merging, but
// without its doubling: that takes a field's selection once more for every fragment around it, so that a short document
// with fragments within fragments would fill the memory.
type collector struct {
	document   *ast.QueryDocument
	conditions map[string]any
	visited    map[string]bool
}

// collect gives the fields that are asked of a type that is, or implements, one of the names.
func (c *collector) collect(set ast.SelectionSet, names []string) []graphql.CollectedField {
	fields := make([]graphql.CollectedField, 0, len(set))
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if c.included(s.Directives) {
				merge(&fields, graphql.CollectedField{Field: s, Selections: s.SelectionSet})
			}
		case *ast.InlineFragment:
			if c.included(s.Directives) && fits(s.TypeCondition, names) {
				mergeAll(&fields, c.collect(s.SelectionSet, names))
			}
		case *ast.FragmentSpread:
			if c.visited[s.Name] || !c.included(s.Directives) {
				continue
			}
			c.visited[s.Name] = true
			if fragment := c.document.Fragments.ForName(s.Name); fits(fragment.TypeCondition, names) {
				mergeAll(&fields, c.collect(fragment.SelectionSet, names))
			}
		}
	}
	return fields
}

// included decides @skip and @include.
func (c *collector) included(directives ast.DirectiveList) bool {
	decide := func(name string, otherwise bool) bool {
		d := directives.ForName(name)
		if d == nil {
			return otherwise
		}
		value, err := d.Arguments.ForName("if").Value.Value(c.conditions)
		decision, ok := value.(bool)
		if err != nil || !ok {
			panic(notCovered{})
		}
		return decision
	}
	return !decide("skip", false) && decide("include", true)
}

// fits says whether a fragment on a type applies to an object with these names.
func fits(condition string, names []string) bool {
	return condition == "" || slices.Contains(names, condition)
}

func mergeAll(fields *[]graphql.CollectedField, more []graphql.CollectedField) {
	for _, f := range more {
		merge(fields, f)
	}
}

// merge adds a field, or what it selects to the field of the same key and a related type that is there.
func merge(fields *[]graphql.CollectedField, f graphql.CollectedField) {
	for i := range *fields {
		there := &(*fields)[i]
		if there.Name == f.Name && there.Alias == f.Alias && related(there.ObjectDefinition, f.ObjectDefinition) {
			there.Selections = append(slices.Clip(there.Selections), f.Selections...)
			return
		}
	}
	*fields = append(*fields, f)
}

// related says whether gqlgen takes fields of the two types for the same.
func related(a, b *ast.Definition) bool {
	return a == b || a != nil && b != nil && (a.Name == b.Name || slices.Contains(a.Interfaces, b.Name) || slices.Contains(b.Interfaces, a.Name))
}
