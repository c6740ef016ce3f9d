package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// writer saves records one after another in a transaction, by statements prepared once.
type writer struct {
	ctx            context.Context
	tx             *sql.Tx
	at             int64
	conflicts      *store.Conflicts
	insert, update *sql.Stmt
}

// save writes one record and gives its new stamp, or notes the conflict and gives none.
func (w *writer) save(rec model.Record, doc bson.Raw) (store.Stamp, error) {
	id, seen := rec.GetID(), rec.Head().Version
	idents := store.Identifiers(rec)
	for _, ident := range idents {
		holder, err := w.holder(ident)
		if err != nil {
			return store.Stamp{}, err
		}
		if holder != "" && holder != id {
			w.conflicts.Taken(id, ident, holder)
			return store.Stamp{}, nil
		}
	}
	stamp, err := w.swap(id, seen, doc)
	switch {
	case err != nil:
		return store.Stamp{}, err
	case stamp.Version == 0:
		w.conflicts.Changed(id)
		return store.Stamp{}, nil
	}
	if id.Kind() == model.KindInstitution {
		err = w.setIdentifiers(id, idents)
	}
	return stamp, err
}

// swap writes the document if the stored version is the one that was seen; else its stamp is zero.
func (w *writer) swap(id model.ID, seen int64, doc bson.Raw) (store.Stamp, error) {
	stamp := store.Stamp{Version: seen + 1, Updated: w.at}
	if seen != 0 {
		return w.replace(id, seen, false, stamp, doc)
	}
	store.SetStamp(doc, stamp)
	if err := w.prepare(&w.insert, "INSERT INTO record (id, version, updated, document) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"); err != nil {
		return store.Stamp{}, err
	}
	res, err := w.insert.ExecContext(w.ctx, string(id), stamp.Version, stamp.Updated, []byte(doc))
	if wrote, err := wroteOne(res, err); wrote || err != nil {
		return stamp, err
	}
	version, deleted, _, err := storedVersion(w.ctx, w.tx, id)
	if err != nil || !deleted {
		return store.Stamp{}, err
	}
	stamp.Version = version + 1 // goes on from the deleted record's
	return w.replace(id, version, true, stamp, doc)
}

// replace changes the row that has the version and is, or is not, a deleted record's.
func (w *writer) replace(id model.ID, seen int64, deleted bool, stamp store.Stamp, doc bson.Raw) (store.Stamp, error) {
	store.SetStamp(doc, stamp)
	err := w.prepare(&w.update, "UPDATE record SET version = ?, updated = ?, document = ? WHERE id = ? AND version = ? AND (document IS NULL) = ?")
	if err != nil {
		return store.Stamp{}, err
	}
	res, err := w.update.ExecContext(w.ctx, stamp.Version, stamp.Updated, []byte(doc), string(id), seen, deleted)
	if wrote, err := wroteOne(res, err); !wrote || err != nil {
		return store.Stamp{}, err
	}
	return stamp, nil
}

func wroteOne(res sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

func (w *writer) holder(ident model.Identifier) (id model.ID, err error) {
	err = w.tx.QueryRowContext(w.ctx, "SELECT id FROM identifier WHERE scheme = ? AND value = ?", ident.Scheme, ident.Value).Scan((*string)(&id))
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return id, err
}

func (w *writer) setIdentifiers(id model.ID, idents []model.Identifier) error {
	if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM identifier WHERE id = ?", string(id)); err != nil {
		return err
	}
	for _, i := range idents {
		_, err := w.tx.ExecContext(w.ctx, "INSERT OR REPLACE INTO identifier (scheme, value, id) VALUES (?, ?, ?)", i.Scheme, i.Value, string(id))
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) prepare(stmt **sql.Stmt, query string) (err error) {
	if *stmt == nil {
		*stmt, err = w.tx.PrepareContext(w.ctx, query)
	}
	return err
}

// close lets go of the prepared statements.
func (w *writer) close() {
	for _, s := range []*sql.Stmt{w.insert, w.update} {
		if s != nil {
			s.Close()
		}
	}
}
