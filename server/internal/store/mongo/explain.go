package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// explain finds out why writes failed. New records whose id was used by a deleted one are written now, with a version
// that goes on from it; all others are conflicts.
func (s *Store) explain(ctx context.Context, k model.Kind, failed []*pending, conflicts *store.Conflicts) error {
	ids := make([]model.ID, len(failed))
	for i, p := range failed {
		ids[i] = p.rec.GetID()
	}
	stored, err := s.stored(ctx, k, ids)
	if err != nil {
		return err
	}
	holders, err := s.holders(ctx, k, failed)
	if err != nil {
		return err
	}
	for _, p := range failed {
		h, again := stored[p.rec.GetID()], false
		if p.seen() == 0 && h.deleted {
			p.restamp(store.Stamp{Version: h.Version + 1, Updated: max(p.stamp.Updated, h.Updated+1)})
			match := bson.D{{Key: "version", Value: h.Version}, {Key: "deleted", Value: true}}
			rest, err := s.swapOne(ctx, k, p, match)
			if err != nil {
				return err
			}
			again = len(rest) == 0
		}
		if !again {
			blame(p, holders, conflicts)
		}
	}
	return nil
}

// blame notes the conflict: the identifier that another record holds, or else the version.
func blame(p *pending, holders map[string]model.ID, conflicts *store.Conflicts) {
	id := p.rec.GetID()
	for _, ident := range store.Identifiers(p.rec) {
		if holder := holders[store.IdentifierKey(ident)]; holder != "" && holder != id {
			conflicts.Taken(id, ident, holder)
			return
		}
	}
	conflicts.Changed(id)
}

// holders finds which records hold the identifiers of the failed writes.
func (s *Store) holders(ctx context.Context, k model.Kind, failed []*pending) (map[string]model.ID, error) {
	var keys []string
	for _, p := range failed {
		for _, ident := range store.Identifiers(p.rec) {
			keys = append(keys, store.IdentifierKey(ident))
		}
	}
	found := map[string]model.ID{}
	if len(keys) == 0 {
		return found, nil
	}
	filter := bson.D{{Key: "identifiers", Value: bson.D{{Key: "$in", Value: keys}}}}
	err := s.find(ctx, k, filter, options.Find().SetProjection(bson.D{{Key: "identifiers", Value: 1}}), func(raw bson.Raw) error {
		var doc struct {
			Identifiers []string `bson:"identifiers"`
		}
		if err := bson.Unmarshal(raw, &doc); err != nil {
			return err
		}
		for _, key := range doc.Identifiers {
			found[key] = idOf(k, raw)
		}
		return nil
	})
	return found, err
}
