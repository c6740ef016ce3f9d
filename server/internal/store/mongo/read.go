package mongo

import (
	"context"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// streamBatch is how many documents a stream asks for at a time.
const streamBatch = 2000

// live matches records, not what is left of deleted ones.
var live = bson.E{Key: "deleted", Value: bson.D{{Key: "$exists", Value: false}}}

// head is what a document says of itself, a deleted record's too.
type head struct {
	id model.ID
	store.Stamp
	deleted bool
}

var headFields = bson.D{{Key: "version", Value: 1}, {Key: "updated", Value: 1}, {Key: "deleted", Value: 1}}

// find streams documents. The bytes are good until each returns, whose errors are returned as they are. Every answer of
// the server has readTimeout; the stream as a whole may take any time.
func (s *Store) find(ctx context.Context, k model.Kind, filter bson.D, o *options.FindOptionsBuilder, each func(bson.Raw) error) error {
	ask, cancel := context.WithTimeout(ctx, readTimeout)
	cursor, err := s.collection(k).Find(ask, filter, o.SetBatchSize(streamBatch))
	cancel()
	if err != nil {
		return failure(ctx, err)
	}
	defer func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTimeout)
		defer cancel()
		cursor.Close(end)
	}()
	for {
		ask, cancel := ctx, func() {}
		if cursor.RemainingBatchLength() == 0 { // the next one comes from the server
			ask, cancel = context.WithTimeout(ctx, readTimeout)
		}
		ok := cursor.Next(ask)
		cancel()
		if !ok {
			return failure(ctx, cursor.Err())
		}
		if err := each(cursor.Current); err != nil {
			return err
		}
	}
}

// heads reads the heads of the documents that match.
func (s *Store) heads(ctx context.Context, k model.Kind, filter bson.D, each func(head) error) error {
	return s.find(ctx, k, filter, options.Find().SetProjection(headFields), func(raw bson.Raw) error {
		return each(headOf(k, raw))
	})
}

// headOf reads a head from a document; what is missing or of a wrong type is zero.
func headOf(k model.Kind, raw bson.Raw) head {
	h := head{id: idOf(k, raw)}
	h.Version, _ = raw.Lookup("version").AsInt64OK()
	h.Updated, _ = raw.Lookup("updated").AsInt64OK()
	h.deleted, _ = raw.Lookup("deleted").BooleanOK()
	return h
}

// idOf reads a document's id. One that cannot be an id of the collection gives "kind:?", under which no document is read.
func idOf(k model.Kind, raw bson.Raw) model.ID {
	id, _ := raw.Lookup("_id").StringValueOK()
	if !strings.HasPrefix(id, string(k)+":") {
		id = string(k) + ":?"
	}
	return model.ID(id)
}

// Load streams a collection along its index of ids.
func (s *Store) Load(ctx context.Context, kind model.Kind, yield func(model.Record) error) error {
	return store.Decoded(ctx, func(ctx context.Context, add func(model.ID, bson.Raw) error) error {
		o := options.Find().SetSort(bson.D{{Key: "_id", Value: 1}})
		return s.find(ctx, kind, bson.D{live}, o, func(raw bson.Raw) error { return add(idOf(kind, raw), raw) })
	}, yield)
}

// Get reads one document.
func (s *Store) Get(ctx context.Context, id model.ID) (model.Record, error) {
	if !id.Valid() {
		return nil, store.NotFound(id)
	}
	var rec model.Record
	err := store.Decoded(ctx, func(ctx context.Context, add func(model.ID, bson.Raw) error) error {
		return s.find(ctx, id.Kind(), bson.D{{Key: "_id", Value: id}, live}, options.Find().SetLimit(1), func(raw bson.Raw) error { return add(id, raw) })
	}, func(r model.Record) error {
		rec = r
		return nil
	})
	if err == nil && rec == nil {
		err = store.NotFound(id)
	}
	return rec, err
}
