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
	strict(root)
	return root
}

// strict makes a command and all below it refuse words that they have no use for, and leaves the printing of usage errors to main.
func strict(cmd *cli.Command) {
	cmd.OnUsageError = func(_ context.Context, _ *cli.Command, err error, _ bool) error { return err }
	if cmd.ArgsUsage == "" && len(cmd.Commands) == 0 {
		cmd.Before = func(ctx context.Context, cmd *cli.Command) (context.Context, error) {
			if cmd.Args().Present() {
				return ctx, fmt.Errorf("%q is one word too many; see vinculum %s --help", cmd.Args().First(), cmd.Name)
			}
			return ctx, nil
		}
	}
	for _, sub := range cmd.Commands {
		strict(sub)
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
