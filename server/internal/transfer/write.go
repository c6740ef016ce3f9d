// Package transfer moves records in and out of stores: newline-delimited JSON, from one store to another, and whole
// data sets on a first start. It knows the forms and the order of things; what makes a record valid is the model's
// business, and how it is kept the store's. Nothing that serves requests belongs here.
package transfer

import (
	"context"
	"encoding/json"
	"hash/maphash"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// Source yields records, in any order; those that others refer to best come first.
type Source func(ctx context.Context, yield func(model.Record) error) error

// Progress is told how many records of a kind have been handled so far.
type Progress func(kind model.Kind, done int)

// Report counts what a write did to the store's records.
type Report struct{ Created, Updated, Unchanged int }

// batch is how many records are saved at once.
const batch = 2000

// Write brings the store's records in line with the source: what is new is created, what differs is updated, and what
// is the same is left alone. So a run that was interrupted can be run again, with the same result. Records that the
// source does not name stay.
func Write(ctx context.Context, st store.Store, src Source, progress Progress) (Report, error) {
	w := writer{ctx: ctx, store: st, seed: maphash.MakeSeed(), have: map[model.Kind]map[model.ID]stored{}, done: map[model.Kind]int{}, progress: progress}
	if err := src(ctx, w.add); err != nil {
		return w.report, err
	}
	return w.report, w.flush()
}

// stored is what must be known of a record in the store: its version, and a digest of its export form.
type stored struct {
	version int64
	digest  uint64
}

type writer struct {
	ctx      context.Context
	store    store.Store
	seed     maphash.Seed
	have     map[model.Kind]map[model.ID]stored
	done     map[model.Kind]int
	pending  []model.Record
	progress Progress
	report   Report
}

func (w *writer) add(rec model.Record) error {
	have, err := w.known(rec.Kind())
	if err != nil {
		return err
	}
	w.done[rec.Kind()]++
	old, exists := have[rec.GetID()]
	digest, err := w.digest(rec)
	if err != nil {
		return err
	}
	if exists && old.digest == digest {
		w.report.Unchanged++
		return nil
	}
	rec.Head().Version = old.version
	if exists {
		w.report.Updated++
	} else {
		w.report.Created++
	}
	if w.pending = append(w.pending, rec); len(w.pending) >= batch {
		return w.flush()
	}
	return nil
}

// known is what the store has of a kind, read once when the first record of the kind comes.
func (w *writer) known(kind model.Kind) (map[model.ID]stored, error) {
	if have, ok := w.have[kind]; ok {
		return have, nil
	}
	if err := w.flush(); err != nil {
		return nil, err
	}
	have := map[model.ID]stored{}
	err := w.store.Load(w.ctx, kind, func(rec model.Record) error {
		digest, err := w.digest(rec)
		have[rec.GetID()] = stored{version: rec.Head().Version, digest: digest}
		return err
	})
	w.have[kind] = have
	return have, err
}

func (w *writer) digest(rec model.Record) (uint64, error) {
	line, err := json.Marshal(rec)
	return maphash.Bytes(w.seed, line), err
}

func (w *writer) flush() error {
	if len(w.pending) == 0 {
		return nil
	}
	err := w.store.Save(w.ctx, w.pending...)
	if w.progress != nil {
		kind := w.pending[len(w.pending)-1].Kind()
		w.progress(kind, w.done[kind])
	}
	w.pending = nil
	return err
}

// Stored is the source of all records of a store, of the kinds given.
func Stored(st store.Store, kinds ...model.Kind) Source {
	return func(ctx context.Context, yield func(model.Record) error) error {
		for _, kind := range kinds {
			if err := st.Load(ctx, kind, yield); err != nil {
				return err
			}
		}
		return nil
	}
}
