package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// row is a row of the table of records.
type row struct {
	id      model.ID
	version int64
	doc     sql.RawBytes // nil where the record was deleted; good until the next row is read
}

// rows streams the answer of a query for id, version and document. An error of each is returned as it is.
func rows(ctx context.Context, q queryer, each func(row) error, query string, args ...any) error {
	found, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return failure(ctx, err)
	}
	defer found.Close()
	var r row
	for found.Next() {
		if err := found.Scan((*string)(&r.id), &r.version, &r.doc); err != nil {
			return failure(ctx, err)
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return failure(ctx, found.Err())
}

// queryer is a pool or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Load streams the rows of a kind: its ids lie between "kind:" and "kind;", the next character.
func (s *Store) Load(ctx context.Context, kind model.Kind, yield func(model.Record) error) error {
	return s.decoded(ctx, newDecoder(kind).decode, yield, "SELECT id, version, document FROM record WHERE id > ? AND id < ? AND document IS NOT NULL ORDER BY id",
		string(kind)+":", string(kind)+";")
}

// Get reads one row.
func (s *Store) Get(ctx context.Context, id model.ID) (model.Record, error) {
	if !id.Valid() {
		return nil, store.NotFound(id)
	}
	var rec model.Record
	err := s.decoded(ctx, decode, func(r model.Record) error {
		rec = r
		return nil
	}, "SELECT id, version, document FROM record WHERE id = ? AND document IS NOT NULL", string(id))
	if err == nil && rec == nil {
		err = store.NotFound(id)
	}
	return rec, err
}

// decoded decodes and yields the records of a query. Documents that cannot be decoded are left out, and named in the error
// at the end.
func (s *Store) decoded(ctx context.Context, decode func(model.ID, []byte) (model.Record, error), yield func(model.Record) error, query string, args ...any) error {
	var bad store.Unreadable
	err := rows(ctx, s.read, func(r row) error {
		rec, err := decode(r.id, r.doc)
		if err != nil {
			bad.Add(r.id, err)
			return nil
		}
		return yield(rec)
	}, query, args...)
	if err != nil {
		return err
	}
	return bad.Err()
}

// decode is store.Decode, whose documents are called otherwise.
func decode(id model.ID, doc []byte) (model.Record, error) { return store.Decode(id, bson.Raw(doc)) }

// Now is the mark of the last write.
func (s *Store) Now(ctx context.Context) (store.Mark, error) {
	var m store.Mark
	err := s.read.QueryRowContext(ctx, "SELECT at FROM mark").Scan(&m.At)
	return m, failure(ctx, err)
}

// Changes reads what lies above the mark, and the last mark, in one transaction: both tell of the same state.
func (s *Store) Changes(ctx context.Context, since store.Mark, yield func(store.Change) error) (store.Mark, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return since, failure(ctx, err)
	}
	defer tx.Rollback()
	var next store.Mark
	if err := tx.QueryRowContext(ctx, "SELECT at FROM mark").Scan(&next.At); err != nil {
		return since, failure(ctx, err)
	}
	var bad store.Unreadable
	err = rows(ctx, tx, func(r row) error {
		c := store.Change{ID: r.id, Version: r.version}
		if r.doc != nil {
			rec, err := decode(r.id, r.doc)
			if err != nil {
				bad.Add(r.id, err)
				return nil
			}
			c.Record = rec
		}
		return yield(c)
	}, "SELECT id, version, document FROM record WHERE updated > ? ORDER BY updated, id", since.At)
	if err != nil {
		return since, err
	}
	return next, bad.Err()
}

// storedVersion reads which version is stored inside a write's transaction; deleted where it is a deletion's, false where the
// id was never used.
func storedVersion(ctx context.Context, tx *sql.Tx, id model.ID) (version int64, deleted, ok bool, err error) {
	err = tx.QueryRowContext(ctx, "SELECT version, document IS NULL FROM record WHERE id = ?", string(id)).Scan(&version, &deleted)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, false, nil
	}
	return version, deleted, err == nil, err
}
