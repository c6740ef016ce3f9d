package mongo

import (
	"context"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"golang.org/x/sync/errgroup"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// polls is how many collections are asked at the same time.
const polls = 8

// Now is the time up to which all writes are settled.
func (s *Store) Now(ctx context.Context) (store.Mark, error) {
	c, err := s.clock(ctx)
	return store.Mark{At: c.settled}, err
}

// Changes reads which documents carry a mark above the old one less the overlap, and of these the ones it has not given
// yet. The new mark is taken before anything is read: what is written meanwhile lies above it, or in the overlap.
func (s *Store) Changes(ctx context.Context, since store.Mark, yield func(store.Change) error) (store.Mark, error) {
	next, err := s.Now(ctx)
	if err != nil {
		return since, err
	}
	next.Seen = map[model.ID]store.Stamp{}
	floor := min(since.At, next.At) - overlap.Microseconds() // a server's clock may have gone back
	changed := make([][]head, len(model.RecordKinds))
	group, asking := errgroup.WithContext(ctx)
	group.SetLimit(polls)
	for i, kind := range model.RecordKinds {
		group.Go(func() error {
			return s.heads(asking, kind, bson.D{{Key: "updated", Value: bson.D{{Key: "$gt", Value: floor}}}}, func(h head) error {
				changed[i] = append(changed[i], h)
				return nil
			})
		})
	}
	if err := group.Wait(); err != nil {
		return since, failure(ctx, err)
	}
	var bad store.Unreadable
	for i, kind := range model.RecordKinds {
		fresh := unseen(changed[i], since, next)
		for ids := range slices.Chunk(fresh, streamBatch) {
			if err := s.give(ctx, kind, ids, next, &bad, yield); err != nil {
				return since, err
			}
		}
	}
	return next, bad.Err()
}

// unseen sorts the heads: those that were given before stay in the next mark while they lie in its reach.
func unseen(heads []head, since, next store.Mark) (fresh []model.ID) {
	for _, h := range heads {
		if since.Seen[h.id] != h.Stamp {
			fresh = append(fresh, h.id)
		} else if h.Updated > next.At-overlap.Microseconds() {
			next.Seen[h.id] = h.Stamp
		}
	}
	return fresh
}

// give reads the documents and yields them as they are now, which may be later than when their heads were read.
func (s *Store) give(ctx context.Context, k model.Kind, ids []model.ID, next store.Mark, bad *store.Unreadable, yield func(store.Change) error) error {
	filter := bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: ids}}}}
	return s.find(ctx, k, filter, options.Find(), func(raw bson.Raw) error {
		h := headOf(k, raw)
		if h.Updated > next.At-overlap.Microseconds() {
			next.Seen[h.id] = h.Stamp
		}
		c := store.Change{ID: h.id, Version: h.Version}
		if !h.deleted {
			var err error
			if c.Record, err = store.Decode(c.ID, raw); err != nil {
				bad.Add(c.ID, err)
				return nil
			}
		}
		return yield(c)
	})
}
