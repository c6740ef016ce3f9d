// Package sqlite keeps records in one SQLite file: nothing to install, durable, and open to a second process beside the
// running server.
//
// A row holds a record's BSON document; rows of deleted records keep id and version only. SQLite lets one transaction
// write at a time, and each takes the next mark inside its transaction. So marks grow in the order in which changes become
// visible, whatever any clock says, and whoever has read up to a mark has missed nothing below it.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// busyTimeout is how long a statement waits for another process's write; no write of ours holds the file for longer.
const busyTimeout = 3 * time.Second

// applicationID marks our files (PRAGMA application_id), so that no other program's database is written to: "Vncl".
const applicationID = 0x566e636c

// schemaVersion is the form of the tables (PRAGMA user_version).
const schemaVersion = 1

const schema = `
CREATE TABLE record (
  id       TEXT PRIMARY KEY,
  version  INTEGER NOT NULL,
  updated  INTEGER NOT NULL, -- the mark of the last change
  document BLOB              -- BSON; NULL where the record was deleted
) STRICT, WITHOUT ROWID;
CREATE INDEX record_updated ON record (updated);
CREATE TABLE identifier (
  scheme TEXT NOT NULL,
  value  TEXT NOT NULL,
  id     TEXT NOT NULL,
  PRIMARY KEY (scheme, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_id ON identifier (id);
CREATE TABLE mark (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  at  INTEGER NOT NULL -- the mark of the last write, in microseconds since 1970 where the clock allows
) STRICT;
INSERT INTO mark VALUES (1, 0);
`

// Store is a store in a file. Make it by Open.
type Store struct {
	read  *sql.DB // many connections, which cannot write
	write *sql.DB // one: SQLite has one writer, and waiting here is fairer than waiting for the file's lock
	now   func() time.Time
}

var _ store.Store = (*Store)(nil)

// Open opens the file, or makes it (readable by its owner only) together with its folder.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, cannotOpen(path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) // SQLite gives its own files beside it the same mode
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	f.Close()
	s := &Store{read: connect(path, "query_only(1)"), write: connect(path, "synchronous(FULL)"), now: time.Now}
	s.read.SetMaxOpenConns(4)
	s.read.SetMaxIdleConns(4)
	s.write.SetMaxOpenConns(1)
	if err := s.prepare(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func cannotOpen(path string, cause error) error {
	return &model.Error{Code: model.Unavailable, Message: fmt.Sprintf("the database file %s cannot be opened", path), Cause: cause}
}

// pageSize is that of a new file, in bytes. A record lies in the tree of the ids, which keeps up to a quarter of a page in
// place; in SQLite's usual 4,096 bytes most alumni would take a page of their own besides.
const pageSize = 16384

// connect makes a pool of connections to the file. It opens nothing yet.
func connect(path, pragma string) *sql.DB {
	q := url.Values{"_txlock": {"immediate"}, "_journal_mode": {"WAL"}, // applied after the pragmas, and page_size must come first
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", busyTimeout.Milliseconds()), fmt.Sprintf("page_size(%d)", pageSize), pragma}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+q.Encode())
	if err != nil {
		panic(err) // only an unknown driver's name can bring us here
	}
	return db
}

// prepare makes the tables in an empty file, and refuses a file that is not ours.
func (s *Store) prepare(ctx context.Context) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var app, version, tables int
		err := tx.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
			(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).Scan(&app, &version, &tables)
		switch {
		case err != nil:
			return err
		case tables == 0:
			_, err = tx.ExecContext(ctx, fmt.Sprintf("%s PRAGMA application_id = %d; PRAGMA user_version = %d;", schema, applicationID, schemaVersion))
			return err
		case app != applicationID:
			return model.Errorf(model.BadUserInput, "the database file belongs to another program")
		case version != schemaVersion:
			return model.Errorf(model.BadUserInput, "the database file has the form %d; this program reads form %d", version, schemaVersion)
		}
		return nil
	})
}

// Ping reads from the file.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.Now(ctx)
	return err
}

// Close waits for running statements and closes the file.
func (s *Store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }
