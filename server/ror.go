package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"vinculum/graph/model"
	"vinculum/server/internal/ror"
	"vinculum/server/internal/store"
	"vinculum/server/internal/transfer"
)

// importROR reads a ROR dump: it plans what would change, prints what is rejected and why, and writes the rest.
func importROR(ctx context.Context, st store.Store, dump io.Reader) error {
	stop := errors.New("stop")
	existing := func(yield func(*model.Institution, error) bool) {
		err := st.Load(ctx, model.KindInstitution, func(rec model.Record) error {
			if !yield(rec.(*model.Institution), nil) {
				return stop
			}
			return nil
		})
		if err != nil && !errors.Is(err, stop) {
			yield(nil, err)
		}
	}
	plan, err := ror.NewPlan(ctx, dump, existing)
	if err != nil {
		return err
	}
	for _, r := range plan.Rejected {
		fmt.Fprintln(os.Stderr, "rejected:", printable(r.String()))
	}
	shown := newProgress(os.Stderr)
	_, err = transfer.Write(ctx, st, func(_ context.Context, yield func(model.Record) error) error {
		for _, i := range plan.Save {
			if err := yield(i); err != nil {
				return err
			}
		}
		return nil
	}, shown.done)
	shown.end()
	if err == nil {
		fmt.Fprintf(os.Stderr, "%d created, %d updated, %d unchanged, %d rejected\n", plan.Created, plan.Updated, plan.Unchanged, len(plan.Rejected))
	}
	return err
}

// printable leaves out what would steer a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s)
}
