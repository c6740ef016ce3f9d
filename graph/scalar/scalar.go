// Package scalar writes and reads GraphQL's own scalars where the API's rules differ from gqlgen's: an empty string is
// null. Only what generated code refers to belongs here.
package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"vinculum/graph/plan"
)

// MarshalString writes a string; "" is null. Fields that cannot be null must not be empty.
func MarshalString(s string) graphql.Marshaler {
	if s == "" {
		return graphql.Null
	}
	return graphql.MarshalString(s)
}

// AppendString appends what MarshalString writes, and nothing for null.
func AppendString(b []byte, s string) []byte {
	if s == "" {
		return b
	}
	return plan.AppendString(b, s)
}

// UnmarshalString reads a string.
func UnmarshalString(v any) (string, error) { return graphql.UnmarshalString(v) }
