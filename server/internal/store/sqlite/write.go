package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// maxBatch is how many records one transaction writes: enough to make the cost of a commit small, few enough to let
// other processes write in between.
const maxBatch = 5000

// change runs a transaction that may write. It waits for other writers first, so that what it reads stays true.
func (s *Store) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return failure(ctx, err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return failure(ctx, err)
	}
	return failure(ctx, tx.Commit())
}

// nextMark takes the transaction's mark: the time, or where a clock went back, just more than the last one.
func (s *Store) nextMark(ctx context.Context, tx *sql.Tx) (at int64, err error) {
	err = tx.QueryRowContext(ctx, "UPDATE mark SET at = max(at + 1, ?) RETURNING at", s.now().UnixMicro()).Scan(&at)
	return at, err
}

// Save writes the records in transactions of up to maxBatch.
func (s *Store) Save(ctx context.Context, recs ...model.Record) error {
	var conflicts store.Conflicts
	for batch := range slices.Chunk(recs, maxBatch) {
		if err := s.saveBatch(ctx, batch, &conflicts); err != nil {
			return err
		}
	}
	return conflicts.Err()
}

func (s *Store) saveBatch(ctx context.Context, recs []model.Record, conflicts *store.Conflicts) error {
	docs := make([]bson.Raw, len(recs))
	for i, rec := range recs {
		var err error
		if docs[i], err = store.Encode(rec); err != nil {
			return err
		}
	}
	saved := make([]store.Stamp, len(recs)) // zero where not saved
	err := s.change(ctx, func(tx *sql.Tx) error {
		at, err := s.nextMark(ctx, tx)
		if err != nil {
			return err
		}
		w := writer{ctx: ctx, tx: tx, at: at, conflicts: conflicts}
		defer w.close()
		for i, rec := range recs {
			if saved[i], err = w.save(rec, docs[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, rec := range recs {
		if saved[i].Version != 0 {
			head := rec.Head()
			head.Version, head.Updated = saved[i].Version, saved[i].Updated
		}
	}
	return nil
}

// Delete empties the row.
func (s *Store) Delete(ctx context.Context, id model.ID, version int64) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		at, err := s.nextMark(ctx, tx)
		if err != nil {
			return err
		}
		stored, deleted, found, err := storedVersion(ctx, tx, id)
		switch {
		case err != nil:
			return err
		case !found || deleted:
			return store.NotFound(id)
		case stored != version:
			var c store.Conflicts
			c.Changed(id)
			return c.Err()
		}
		if _, err := tx.ExecContext(ctx, "UPDATE record SET version = version + 1, updated = ?, document = NULL WHERE id = ?", at, string(id)); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM identifier WHERE id = ?", string(id))
		return err
	})
}
