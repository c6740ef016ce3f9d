// Package open opens the store that an address names, so that programs need not know which implementations there are.
package open

import (
	"context"
	"strings"

	"vinculum/server/internal/store"
	"vinculum/server/internal/store/mongo"
	"vinculum/server/internal/store/sqlite"
)

// Store opens the MongoDB that a URI (mongodb:// or mongodb+srv://) names, and else the SQLite file at the path. A file
// is made where there is none. UNAVAILABLE where the database cannot be reached; BAD_USER_INPUT where the address is wrong.
func Store(ctx context.Context, address string) (store.Store, error) {
	if IsMongo(address) {
		s, err := mongo.Open(ctx, address)
		if err != nil {
			return nil, err // not s: a nil *mongo.Store would be a Store that is not nil
		}
		return s, nil
	}
	s, err := sqlite.Open(ctx, address)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// IsMongo says whether the address is a MongoDB URI, which may hold a password and must not be shown.
func IsMongo(address string) bool {
	return strings.HasPrefix(address, "mongodb://") || strings.HasPrefix(address, "mongodb+srv://")
}
