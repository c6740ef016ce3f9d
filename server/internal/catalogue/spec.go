package catalogue

import (
	"unicode/utf8"

	"vinculum/graph/model"
	"vinculum/server/internal/catalogue/textindex"
)

// Field names something that a list can be filtered by or counted by.
type Field string

// The orders of lists, as the API names them. Every list has OrderName, and OrderRelevance where a text is asked for.
const (
	OrderName      = "NAME"
	OrderNameNL    = "NAME_NL" // the Dutch name; not alumni, whose names are the same in every language
	OrderRelevance = "RELEVANCE"
	OrderGraduated = "GRADUATED" // alumni: the year of the latest degree
	OrderFounded   = "FOUNDED"
	OrderLastYear  = "LAST_YEAR" // agreements
	OrderSigned    = "SIGNED"    // agreements
)

// spec says how the records of a kind are listed: it is all that a segment needs to know about them.
type spec[T model.Node] struct {
	kind   model.Kind
	fields []field[T]
	// orders are the orders beside those of names: each a number by which records sort, 0 where it is unknown. Equals sort by name.
	orders []ordering[T]
	// name is what the record is listed under. ownName says that it depends on nothing but the record, so that it need not be kept.
	name    func(T, *env) string
	ownName bool
	// dutch is what the record is listed under in Dutch; nil where that is the name.
	dutch func(T, *env) string
	// texts adds what the record can be searched by.
	texts  func(t T, e *env, name, context func(string))
	limits limits
	// keys adds what the record can be looked up by beside its id; nil for nothing.
	keys func(t T, add func(string))
}

// field is a field of a spec.
type field[T model.Node] struct {
	name  Field
	also  Field // another name of it, if any
	title model.Text
	// values adds the record's values; one that is added twice counts once.
	values func(t T, e *env, add func(string))
	// label says how a value reads; nil for as it is written.
	label func(v *View, value string) model.Text
	// shown says which values are listed in the facet; nil for all. Filters take the others too.
	shown func(value string) bool
}

// ordering is an order of a spec.
type ordering[T model.Node] struct {
	name string
	key  func(T) int
}

// fieldAt is the place of the field in the spec, -1 if it has none of this name.
func (s *spec[T]) fieldAt(name Field) int {
	for i := range s.fields {
		if f := &s.fields[i]; f.name == name || f.also == name && name != "" {
			return i
		}
	}
	return -1
}

// orderAt is the place of the order in the spec, -1 if it has none of this name.
func (s *spec[T]) orderAt(name string) int {
	for i := range s.orders {
		if s.orders[i].name == name {
			return i
		}
	}
	return -1
}

// maxSortKey bounds a sort key in bytes; names that differ only behind it are ordered by their ids.
const maxSortKey = 80

// sortKey is the record's name in the form in which names are compared.
func (s *spec[T]) sortKey(t T, e *env) string { return foldedName(s.name(t, e)) }

// foldedName is a name as sort keys have it.
func foldedName(name string) string {
	key := textindex.Fold(name)
	if len(key) <= maxSortKey {
		return key
	}
	n := maxSortKey
	for !utf8.RuneStart(key[n]) {
		n--
	}
	return key[:n]
}
