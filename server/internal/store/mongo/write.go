package mongo

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// maxBatch is how many records one bulk write holds: it ends well within writeTimeout.
const maxBatch = 2000

// tries is how often a write is repeated that the database took back because it stood in another one's way.
const tries = 8

// pending is a record on its way into its collection.
type pending struct {
	rec   model.Record
	doc   bson.Raw
	stamp store.Stamp
}

// seen is the version that the write counts on.
func (p *pending) seen() int64 { return p.rec.Head().Version }

// restamp gives the write its version and mark.
func (p *pending) restamp(s store.Stamp) {
	p.stamp = s
	store.SetStamp(p.doc, s)
}

// done tells the record that it was written.
func (p *pending) done() {
	head := p.rec.Head()
	head.Version, head.Updated = p.stamp.Version, p.stamp.Updated
}

// Save writes the records in batches of one kind.
func (s *Store) Save(ctx context.Context, recs ...model.Record) error {
	var conflicts store.Conflicts
	for len(recs) > 0 {
		kind, n := recs[0].Kind(), 1
		for n < len(recs) && n < maxBatch && recs[n].Kind() == kind {
			n++
		}
		if err := s.saveBatch(ctx, kind, recs[:n], &conflicts); err != nil {
			return err
		}
		recs = recs[n:]
	}
	return conflicts.Err()
}

func (s *Store) saveBatch(caller context.Context, k model.Kind, recs []model.Record, conflicts *store.Conflicts) error {
	batch := make([]*pending, len(recs))
	for i, rec := range recs {
		doc, err := store.Encode(rec)
		if err != nil {
			return err
		}
		batch[i] = &pending{rec: rec, doc: doc}
	}
	if k == model.KindInstitution { // before the mark is taken
		select {
		case s.alone <- struct{}{}:
			defer func() { <-s.alone }()
		case <-caller.Done():
			return caller.Err()
		}
	}
	ctx, cancel := context.WithTimeout(caller, writeTimeout)
	defer cancel()
	if err := s.index(ctx, k); err != nil {
		return failure(caller, err)
	}
	c, err := s.clock(ctx)
	if err != nil {
		return failure(caller, err)
	}
	for _, p := range batch {
		head := p.rec.Head()
		stamp := store.Stamp{Version: head.Version + 1, Updated: c.now}
		if head.Version != 0 {
			stamp.Updated = max(stamp.Updated, head.Updated+1)
		}
		p.restamp(stamp)
	}
	failed, err := s.swapAll(ctx, k, batch)
	if err == nil && len(failed) > 0 {
		err = s.explain(ctx, k, failed, conflicts)
	}
	return failure(caller, err)
}

// swapAll writes what it can and gives the rest: writes that met another version, or an identifier in use.
func (s *Store) swapAll(ctx context.Context, k model.Kind, batch []*pending) (failed []*pending, err error) {
	if len(batch) == 1 && batch[0].seen() != 0 {
		return s.swapOne(ctx, k, batch[0], bson.D{{Key: "version", Value: batch[0].seen()}, live})
	}
	batch, failed, err = s.sift(ctx, k, batch)
	if err != nil || len(batch) == 0 {
		return failed, err
	}
	for try := range tries {
		again, lost, err := s.bulk(ctx, k, batch)
		failed = append(failed, lost...)
		if err != nil || len(again) == 0 {
			return failed, err
		}
		batch = again
		stepBack(ctx, try)
	}
	return nil, busy()
}

// bulk writes what it can and gives the rest: writes to try again, and writes that lost.
func (s *Store) bulk(ctx context.Context, k model.Kind, batch []*pending) (again, lost []*pending, err error) {
	writes := make([]mongo.WriteModel, len(batch))
	for i, p := range batch {
		if p.seen() == 0 {
			writes[i] = mongo.NewInsertOneModel().SetDocument(p.doc)
			continue
		}
		// The bulk's result does not tell which replacement met no document of its version. As an upsert, it then
		// tries to insert the id a second time and fails by name; the id is there, since no document ever goes away.
		filter := bson.D{{Key: "_id", Value: p.rec.GetID()}, {Key: "version", Value: p.seen()}}
		writes[i] = mongo.NewReplaceOneModel().SetFilter(filter).SetReplacement(p.doc).SetUpsert(true)
	}
	_, err = s.collection(k).BulkWrite(ctx, writes, options.BulkWrite().SetOrdered(false))
	var refused mongo.BulkWriteException
	if err != nil && (!errors.As(err, &refused) || refused.WriteConcernError != nil) {
		return nil, nil, err
	}
	written := make([]bool, len(batch))
	for i := range written {
		written[i] = true
	}
	for _, w := range refused.WriteErrors {
		written[w.Index] = false
		switch {
		case w.Code == duplicateKey:
			lost = append(lost, batch[w.Index])
		case slices.Contains(deadlock, w.Code):
			again = append(again, batch[w.Index])
		default:
			return nil, nil, err
		}
	}
	for i, p := range batch {
		if written[i] {
			p.done()
		}
	}
	return again, lost, nil
}

// sift takes out replacements whose record is not there in the version they count on.
func (s *Store) sift(ctx context.Context, k model.Kind, batch []*pending) (good, failed []*pending, err error) {
	var ids []model.ID
	for _, p := range batch {
		if p.seen() != 0 {
			ids = append(ids, p.rec.GetID())
		}
	}
	if len(ids) == 0 {
		return batch, nil, nil
	}
	stored, err := s.stored(ctx, k, ids)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range batch {
		h := stored[p.rec.GetID()]
		if p.seen() != 0 && (h.Version != p.seen() || h.deleted) {
			failed = append(failed, p)
		} else {
			good = append(good, p)
		}
	}
	return good, failed, nil
}

// swapOne replaces the document if it matches; else it gives the write back as failed.
func (s *Store) swapOne(ctx context.Context, k model.Kind, p *pending, match bson.D) (failed []*pending, err error) {
	filter := append(bson.D{{Key: "_id", Value: p.rec.GetID()}}, match...)
	for try := range tries {
		res, err := s.collection(k).ReplaceOne(ctx, filter, p.doc)
		switch {
		case err == nil && res.MatchedCount == 1:
			p.done()
			return nil, nil
		case err == nil || mongo.IsDuplicateKeyError(err):
			return []*pending{p}, nil
		case !isDeadlock(err):
			return nil, err
		}
		stepBack(ctx, try)
	}
	return nil, busy()
}

// stepBack waits a while, up to twice as long after each try, so that those who stood in each other's way come back one by one.
func stepBack(ctx context.Context, try int) {
	select {
	case <-ctx.Done(): // the next try says so
	case <-time.After(rand.N(50 * time.Millisecond << try)):
	}
}
