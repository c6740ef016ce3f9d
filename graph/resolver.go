// Package graph is the GraphQL contract: one .graphqls file and one thin resolver file a noun. A resolver unpacks its
// arguments, calls one function of the domain and returns what it gives. Rules, data access and formatting belong elsewhere.
package graph

import (
	"context"

	"vinculum/server/domain"
)

// Resolver roots the resolvers. Each request carries its own reader in its context: the catalogue of the caller's
// audience, as it was when the request began.
type Resolver struct{}

func (r *Resolver) read(ctx context.Context) *domain.Reader { return domain.ReaderFrom(ctx) }
