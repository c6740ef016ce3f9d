// Package store keeps records durably. It holds the contract that every implementation fulfils (package storetest checks
// it) and what they share: the documents' form and the errors.
//
// One record is one document, and every write changes one whole record, so nothing here needs a transaction over several
// of them. Reads of the application do not come here: the catalogue answers them, and reads the store only at its start
// and to follow what other processes write.
package store

import (
	"context"

	"vinculum/graph/model"
)

// Store keeps records. All methods may be called at the same time; every error is a *model.Error or the context's.
//
// UNAVAILABLE means that the database cannot be reached or is locked now. The store needs no restart: it answers again
// when the database does. A write that ended with UNAVAILABLE may or may not have happened; a write that ended without an
// error is on disk, and survives the end of this process and, where the database is replicated, of the primary.
type Store interface {
	// Load yields every record of the kind in the order of their ids (bytewise). Unreadable documents are left out and
	// named by id in the error that follows all others; an error from yield ends the stream and is returned as it is.
	// Records saved while the stream runs may or may not be in it: take a mark by Now first and read Changes afterwards.
	Load(ctx context.Context, kind model.Kind, yield func(model.Record) error) error

	// Get reads one record. NOT_FOUND where there is none, or where it was deleted.
	Get(ctx context.Context, id model.ID) (model.Record, error)

	// Save writes records, each by compare-and-swap: the stored version must be the record's Version, 0 meaning that none
	// is stored. Where that succeeds, Version and Updated are set in the record; it must not be used elsewhere meanwhile.
	// Each record stands by itself: those that conflict are left as they are and named in one CONFLICT error (by id, or,
	// where a unique identifier belongs to another record, by field and value), and all others are saved. Of records in
	// one call, none can count on an identifier that another one gives up.
	Save(ctx context.Context, recs ...model.Record) error

	// Delete removes the record if it has that version: CONFLICT if it has another one, NOT_FOUND if it is not there. Its
	// id and version stay behind, without content, so that other processes learn of the deletion and versions go on
	// where the id is used again.
	Delete(ctx context.Context, id model.ID, version int64) error

	// Now is a mark from which Changes gives everything that a Load begun later may have missed.
	Now(ctx context.Context) (Mark, error)

	// Changes yields what changed since the mark, by this process or any other, and gives the mark to go on from. It
	// yields a record's newest state only, misses no change, and may repeat changes that were known before the mark was
	// taken: compare versions. The mark is good to go on from whatever the error: after UNAVAILABLE, or an error of
	// yield, it is the old one; after unreadable documents, which the error names, the new one.
	Changes(ctx context.Context, since Mark, yield func(Change) error) (Mark, error)

	// Ping says whether the database answers now.
	Ping(ctx context.Context) error

	// Close waits for what is running and lets go of the database.
	Close() error
}

// Change is the newest state of a record that was saved or deleted.
type Change struct {
	ID      model.ID
	Version int64
	// Record is nil where the record was deleted.
	Record model.Record
}

// Mark is a point in the history of a store. It means nothing to another store. The zero Mark lies before every change.
type Mark struct {
	// At is the point, in microseconds since 1970 UTC by the database's own reckoning.
	At int64
	// Seen holds the changes close to the point that were given already, where a store cannot tell that by At alone.
	Seen map[model.ID]Stamp
}

// Stamp tells one save of a record from every other.
type Stamp struct{ Version, Updated int64 }
