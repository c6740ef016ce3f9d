package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
	"vinculum/server/internal/store/open"
	"vinculum/server/internal/transfer"
)

func importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "read records from newline-delimited JSON, or institutions from a ROR dump",
		ArgsUsage: "<file>",
		Description: `The file (or - for standard input) is checked whole before anything is written; a bad line is named by its number
and field. What is there and the same is left alone, so an interrupted import can be run again. A running server sees
the records at once.

   vinculum import all.ndjson
   vinculum import --format ror v1.60-ror-data_schema_v2.json

ROR institutions are matched with those that are there by ROR id, domain, or name and country; only what is empty is
filled in.`,
		Flags: append(storeFlags(), &cli.StringFlag{Name: "format", Value: "ndjson", Usage: "ndjson or ror", Validator: oneOf("format", "no variable", "ndjson", "ror")}),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 1 {
				return fmt.Errorf("name one file to import, or - for standard input")
			}
			in, err := seekable(cmd.Args().First())
			if err != nil {
				return err
			}
			defer in.Close()
			return withStore(ctx, cmd, func(st store.Store) error {
				if cmd.String("format") == "ror" {
					return importROR(ctx, st, in)
				}
				shown := newProgress(os.Stderr)
				report, err := transfer.Import(ctx, st, in, shown.done)
				shown.end()
				if err == nil {
					printReport(report)
				}
				return err
			})
		},
	}
}

// seekable opens a file to be read more than once; standard input is kept in a temporary file that has no name.
func seekable(file string) (*os.File, error) {
	if file != "-" {
		return os.Open(file)
	}
	kept, err := os.CreateTemp("", "vinculum-import-*")
	if err != nil {
		return nil, err
	}
	os.Remove(kept.Name())
	if _, err = io.Copy(kept, os.Stdin); err == nil {
		_, err = kept.Seek(0, io.SeekStart)
	}
	if err != nil {
		kept.Close()
		return nil, err
	}
	return kept, nil
}

func copyCommand() *cli.Command {
	return &cli.Command{
		Name:      "copy",
		Usage:     "copy all records from one store to another",
		ArgsUsage: "<from> <to>",
		Description: `A store is a data folder, a file of the embedded store, or a MongoDB address. Access tokens are copied too. What is
there and the same is left alone; what the first store does not have stays.

   vinculum copy ./data mongodb://localhost:27017/vinculum`,
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 2 {
				return fmt.Errorf("name two stores: from and to")
			}
			from, to := storeAt(cmd.Args().Get(0)), storeAt(cmd.Args().Get(1))
			if from == to {
				return fmt.Errorf("both names are the same store")
			}
			if !open.IsMongo(from) {
				if _, err := os.Stat(from); err != nil {
					return fmt.Errorf("there is no store to copy from: %w", err)
				}
			}
			return withStoreAt(ctx, from, func(source store.Store) error {
				return withStoreAt(ctx, to, func(target store.Store) error {
					shown := newProgress(os.Stderr)
					report, err := transfer.Write(ctx, target, transfer.Stored(source, model.RecordKinds...), shown.done)
					shown.end()
					if err == nil {
						printReport(report)
					}
					return err
				})
			})
		},
	}
}

// storeAt takes a data folder for the embedded store within it.
func storeAt(name string) string {
	if open.IsMongo(name) || filepath.Ext(name) == ".db" {
		return name
	}
	return filepath.Join(name, "vinculum.db")
}
