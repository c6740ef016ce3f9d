// Package plantest finds differences between two executors of one GraphQL schema. It makes random valid queries for any
// schema and compares what both answer, byte for byte once the errors are ordered. The planning executor is tested with it
// against gqlgen's own; package sample beside it is the schema made for that.
package plantest

import (
	"math/rand/v2"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// Options bound the queries and fill them with values. The zero value is usable.
type Options struct {
	// Depth is how deep selection sets nest; 6 unless given.
	Depth int
	// Fields is about how many fields a query selects, those of a fragment counted at each spread; 40 unless given.
	Fields int
	// Nodes is about how many values an answer may have when every list has four elements; 3,000 unless given.
	Nodes int
	// NoIntrospection leaves __schema and __type out; __typename stays.
	NoIntrospection bool
	// Split allows a response key to be selected for one object through two interfaces of which neither implements the
	// other. gqlgen does not merge such fields: it executes both and writes the first, so that selections get lost, errors
	// double, and whether a null is reported twice depends on which one is first.
	Split bool
	// Avoid leaves fields out: those that cost much or that a test is not about.
	Avoid func(typeName, fieldName string) bool
	// Values gives a plausible value for a scalar or enum type where an argument or an input field has that name, or false
	// to let the generator choose. Values are as JSON decodes them: string, int, float64, bool, nil, lists and maps.
	Values func(r *rand.Rand, typeName, argumentName string) (any, bool)
}

// attempts is how often Query tries before it settles for the smallest query there is. The generator makes few invalid
// queries, so that two in a row are rare already.
const attempts = 10

// Query makes a random valid query operation for the schema, with the name of the operation to run where the document has
// several, and the variables. Equal states of r make equal queries.
func Query(r *rand.Rand, schema *ast.Schema, o Options) (query, operationName string, variables map[string]any) {
	for range attempts {
		query, operationName, variables = generate(r, schema, o)
		if Valid(schema, query) {
			return query, operationName, variables
		}
	}
	return "{ __typename }", "", nil
}

// Valid tells whether the query may be executed, by the rules that gqlgen's executor applies.
func Valid(schema *ast.Schema, query string) bool {
	return check(schema, query) == nil
}

// check parses and validates a query.
func check(schema *ast.Schema, query string) error {
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		return err
	}
	if errs := validator.ValidateWithRules(schema, doc, rules.NewDefaultRules()); len(errs) > 0 {
		return errs
	}
	return nil
}

// Source turns bytes into randomness, so that a fuzzer that changes a byte changes one decision of the generator: each draw
// takes a byte while there are some, and then follows from all of them.
func Source(data []byte) *rand.Rand {
	seed := uint64(14695981039346656037)
	for _, b := range data {
		seed = (seed ^ uint64(b)) * 1099511628211
	}
	return rand.New(&byteSource{data: data, then: rand.NewPCG(seed, uint64(len(data)))})
}

type byteSource struct {
	data []byte
	then *rand.PCG
}

// Uint64 spreads one byte over all the bits, since draws use either the upper or the lower ones, and sees to it that none is
// zero in its middle, which would be drawn again.
func (s *byteSource) Uint64() uint64 {
	if len(s.data) == 0 {
		return s.then.Uint64()
	}
	b := s.data[0]
	s.data = s.data[1:]
	return uint64(b)*0x0101010101010101 ^ 0x0000550000005500
}
