package main

import (
	"context"
	"fmt"
	"os"

	"github.com/urfave/cli/v3"

	"vinculum/server/internal/store"
	"vinculum/server/internal/store/open"
)

// command is the program's command line: every subcommand with its flags and a help that teaches.
func command() *cli.Command {
	root := &cli.Command{
		Name:    "vinculum",
		Usage:   "a university's relations as one linked graph",
		Version: version,
		Description: `Vinculum serves alumni, networks, consortia and exchange agreements as one linked graph: over GraphQL
at /graphql and as a web app. Begin with 'vinculum serve': it makes its own data set on the first start.

Every flag can be set by an environment variable too. The records lie in an embedded store (a file in
--data) or, with MONGODB_URI, in a MongoDB.`,
		Commands: []*cli.Command{serveCommand(), generateCommand(), importCommand(), exportCommand(), copyCommand(), tokenCommand(), versionCommand()},
		// A word that is no command is a mistake, not a request for help.
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Present() {
				return fmt.Errorf("%q is not a command; see vinculum --help", cmd.Args().First())
			}
			return cli.ShowAppHelp(cmd)
		},
		// Errors are printed once, by main.
		ExitErrHandler: func(context.Context, *cli.Command, error) {},
	}
	quiet(root)
	return root
}

// quiet leaves the printing of usage errors to main, for a command and all below it.
func quiet(cmd *cli.Command) {
	cmd.OnUsageError = func(_ context.Context, _ *cli.Command, err error, _ bool) error { return err }
	for _, sub := range cmd.Commands {
		quiet(sub)
	}
}

func versionCommand() *cli.Command {
	return &cli.Command{Name: "version", Usage: "print the version", Action: func(_ context.Context, cmd *cli.Command) error {
		_, err := fmt.Fprintln(cmd.Root().Writer, "vinculum", version)
		return err
	}}
}

// withStore opens the store that the flags name, runs f and closes it.
func withStore(ctx context.Context, cmd *cli.Command, f func(store.Store) error) (err error) {
	if cmd.String("mongodb-uri") == "" {
		if err := os.MkdirAll(cmd.String("data"), 0o700); err != nil {
			return fmt.Errorf("the data folder cannot be made: %w", err)
		}
	}
	return withStoreAt(ctx, storeURI(cmd), f)
}

func withStoreAt(ctx context.Context, uri string, f func(store.Store) error) error {
	st, err := open.Store(ctx, uri)
	if err != nil {
		return err
	}
	err = f(st)
	if closing := st.Close(); err == nil {
		err = closing
	}
	return err
}
