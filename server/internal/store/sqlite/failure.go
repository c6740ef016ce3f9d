package sqlite

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"vinculum/graph/model"
)

// failure gives an error of the driver one of our codes. Its text names tables and columns at most.
func failure(ctx context.Context, err error) error {
	var ours *model.Error
	var theirs *sqlite.Error
	switch {
	case err == nil || errors.As(err, &ours):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case !errors.As(err, &theirs):
		return &model.Error{Code: model.Internal, Message: "the database failed", Cause: err}
	}
	code, message := model.Unavailable, ""
	switch theirs.Code() & 0xff { // the upper bits say more of the same
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		message = "the database file is locked by another process"
	case sqlite3.SQLITE_FULL:
		message = "the disk with the database file is full"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		message = "the database file cannot be written"
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR:
		message = "the database file cannot be read or written"
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		message = "the database file is damaged, or no database"
	default:
		code, message = model.Internal, "the database failed"
	}
	return &model.Error{Code: code, Message: message, Cause: err}
}
