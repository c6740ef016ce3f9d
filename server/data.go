package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v3"

	"vinculum/graph/model"
	"vinculum/server/internal/generate"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store"
	"vinculum/server/internal/transfer"
)

func generateCommand() *cli.Command {
	return &cli.Command{
		Name:  "generate",
		Usage: "write the reference data and generated people and agreements into the store",
		Description: `Real institutions, consortia, networks and programmes come from the program itself; alumni, employers,
agreements and mobilities are made up and marked as such. The same seed, numbers and day give the same records,
so a run that was interrupted can be run again. Records that are there and not named stay.

   vinculum generate --alumni 1000000     a million alumni`,
		Flags: append(storeFlags(), generatorFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			return withStore(ctx, cmd, func(st store.Store) error {
				report, err := fill(ctx, st, generatorOptions(cmd))
				if err == nil {
					printReport(report)
				}
				return err
			})
		},
	}
}

// fillIfEmpty makes the data set on the first start, and completes one whose making was interrupted.
func fillIfEmpty(ctx context.Context, st store.Store, opt generate.Options) error {
	rec, err := st.Get(ctx, model.DatasetID)
	switch {
	case err == nil:
		set := rec.(*model.Dataset)
		if set.Complete {
			return nil
		}
		opt.Seed, opt.Alumni, opt.AsOf = set.Seed, set.Alumni, set.AsOf
	case model.CodeOf(err) != model.NotFound:
		return err
	default:
		if empty, err := isEmpty(ctx, st); err != nil || !empty {
			return err
		}
	}
	fmt.Fprintln(os.Stderr, "the store is empty; making the data set (once):")
	_, err = fill(ctx, st, opt)
	return err
}

func isEmpty(ctx context.Context, st store.Store) (bool, error) {
	found := errors.New("found")
	err := st.Load(ctx, model.KindInstitution, func(model.Record) error { return found })
	if errors.Is(err, found) {
		return false, nil
	}
	return err == nil, err
}

// fill writes the whole data set. The dataset record says that it is complete only when everything else is there.
func fill(ctx context.Context, st store.Store, opt generate.Options) (transfer.Report, error) {
	curated, err := reference.Records()
	if err != nil {
		return transfer.Report{}, err
	}
	set := func(complete bool) *model.Dataset {
		d := &model.Dataset{Seed: opt.Seed, Alumni: opt.Alumni, AsOf: opt.AsOf, Complete: complete}
		d.ID, d.Origin = model.DatasetID, model.OriginGenerated
		return d
	}
	one := func(d *model.Dataset) transfer.Source {
		return func(_ context.Context, yield func(model.Record) error) error { return yield(d) }
	}
	if _, err := transfer.Write(ctx, st, one(set(false)), nil); err != nil {
		return transfer.Report{}, err
	}
	shown := newProgress(os.Stderr)
	report, err := transfer.Write(ctx, st, func(ctx context.Context, yield func(model.Record) error) error {
		for _, rec := range curated {
			if err := yield(rec); err != nil {
				return err
			}
		}
		return generate.Records(ctx, opt, curated, yield, shown.total)
	}, shown.done)
	shown.end()
	if err != nil {
		return report, err
	}
	_, err = transfer.Write(ctx, st, one(set(true)), nil)
	return report, err
}

func exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "write records as newline-delimited JSON",
		ArgsUsage: "[file]",
		Description: `One record a line, to the file or to standard output. Kinds come in an order in which they can be imported,
records by id. Access tokens are never exported.

   vinculum export all.ndjson
   vinculum export --kinds network,consortium | jq .name.en`,
		Flags: append(storeFlags(), &cli.StringFlag{Name: "kinds", Usage: "kinds of records, separated by commas; all unless given"}),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			kinds, err := kindsOf(cmd.String("kinds"))
			if err != nil {
				return err
			}
			return withStore(ctx, cmd, func(st store.Store) error { return export(ctx, st, cmd.Args().First(), kinds) })
		},
	}
}

func export(ctx context.Context, st store.Store, file string, kinds []model.Kind) (err error) {
	var out io.Writer = os.Stdout
	if file != "" && file != "-" {
		f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
		if err != nil {
			return err
		}
		defer func() {
			if closing := f.Close(); err == nil {
				err = closing
			}
		}()
		out = f
	}
	shown := newProgress(os.Stderr)
	lines, err := transfer.Export(ctx, st, out, kinds, shown.done)
	shown.end()
	if err == nil {
		fmt.Fprintf(os.Stderr, "%d records exported\n", lines)
	}
	return err
}

func kindsOf(list string) ([]model.Kind, error) {
	all := transfer.ExportKinds()
	if list == "" {
		return all, nil
	}
	var kinds []model.Kind
	for name := range strings.SplitSeq(list, ",") {
		kind := model.Kind(strings.TrimSpace(name))
		if !slices.Contains(all, kind) {
			return nil, fmt.Errorf("--kinds names %q; the kinds are %v", name, all)
		}
		kinds = append(kinds, kind)
	}
	return kinds, nil
}

func printReport(r transfer.Report) {
	fmt.Fprintf(os.Stderr, "%d created, %d updated, %d unchanged\n", r.Created, r.Updated, r.Unchanged)
}
