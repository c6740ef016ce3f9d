package mongo

import (
	"context"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// Delete replaces the document by what stays of a deleted record.
func (s *Store) Delete(caller context.Context, id model.ID, version int64) error {
	if !id.Valid() {
		return store.NotFound(id)
	}
	ctx, cancel := context.WithTimeout(caller, writeTimeout)
	defer cancel()
	c, err := s.clock(ctx)
	if err != nil {
		return failure(caller, err)
	}
	rest := bson.D{{Key: "_id", Value: id}, {Key: "version", Value: version + 1}, {Key: "updated", Value: c.now}, {Key: "deleted", Value: true}}
	res, err := s.collection(id.Kind()).ReplaceOne(ctx, bson.D{{Key: "_id", Value: id}, {Key: "version", Value: version}, live}, rest)
	if err != nil || res.MatchedCount == 1 {
		return failure(caller, err)
	}
	stored, err := s.stored(ctx, id.Kind(), []model.ID{id})
	if err != nil {
		return failure(caller, err)
	}
	if h, ok := stored[id]; !ok || h.deleted {
		return store.NotFound(id)
	}
	var conflicts store.Conflicts
	conflicts.Changed(id)
	return conflicts.Err()
}

// stored reads the heads of the documents that are there.
func (s *Store) stored(ctx context.Context, k model.Kind, ids []model.ID) (map[model.ID]head, error) {
	found := make(map[model.ID]head, len(ids))
	for some := range slices.Chunk(ids, maxBatch) {
		err := s.heads(ctx, k, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: some}}}}, func(h head) error {
			found[h.id] = h
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
