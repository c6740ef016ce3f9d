package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v3"

	"vinculum/graph/model"
	"vinculum/server/internal/auth"
	"vinculum/server/internal/store"
)

func tokenCommand() *cli.Command {
	return &cli.Command{
		Name:  "token",
		Usage: "make, list and revoke access tokens of the API",
		Description: `A token lets a program read as an audience: Authorization: Bearer vinculum_…
It works beside a running server, which knows the token at once. Only a hash of it is stored.`,
		Commands: []*cli.Command{
			{Name: "create", Usage: "make a token and print it, once", Flags: append(storeFlags(),
				&cli.StringFlag{Name: "audience", Required: true, Usage: "public, member or office"},
				&cli.StringFlag{Name: "name", Required: true, Usage: "whose token it is, for the list"}), Action: createToken},
			{Name: "list", Usage: "list all tokens, without their secrets", Flags: storeFlags(), Action: listTokens},
			{Name: "revoke", Usage: "end a token", ArgsUsage: "<id>", Flags: storeFlags(), Action: revokeToken},
		},
	}
}

func createToken(ctx context.Context, cmd *cli.Command) error {
	audience, err := model.ParseAudience(cmd.String("audience"))
	if err != nil {
		return fmt.Errorf("--audience: %w", err)
	}
	token, rec := auth.NewToken(strings.TrimSpace(cmd.String("name")), audience, time.Now())
	if err := rec.Validate(); err != nil {
		return fmt.Errorf("--name: %w", err)
	}
	return withStore(ctx, cmd, func(st store.Store) error {
		if err := st.Save(ctx, rec); err != nil {
			return err
		}
		_, err := fmt.Fprintln(cmd.Root().Writer, token)
		return err
	})
}

func listTokens(ctx context.Context, cmd *cli.Command) error {
	return withStore(ctx, cmd, func(st store.Store) error {
		table := tabwriter.NewWriter(cmd.Root().Writer, 0, 4, 2, ' ', 0)
		fmt.Fprintln(table, "ID\tAUDIENCE\tCREATED\tREVOKED\tNAME")
		err := st.Load(ctx, model.KindAccessToken, func(r model.Record) error {
			t := r.(*model.AccessToken)
			_, err := fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%q\n", t.ID.Slug(), t.Audience, day(t.Created), day(t.Revoked), t.Name)
			return err
		})
		if err != nil {
			return err
		}
		return table.Flush()
	})
}

func day(unix int64) string {
	if unix == 0 {
		return "-"
	}
	return time.Unix(unix, 0).UTC().Format(time.DateOnly)
}

func revokeToken(ctx context.Context, cmd *cli.Command) error {
	id := model.NewID(model.KindAccessToken, strings.ToUpper(cmd.Args().First()))
	if !id.Valid(model.KindAccessToken) {
		return fmt.Errorf("name the token by its id, as 'vinculum token list' shows it")
	}
	return withStore(ctx, cmd, func(st store.Store) error {
		rec, err := st.Get(ctx, id)
		if err != nil {
			return err
		}
		t := rec.(*model.AccessToken)
		if t.Revoked == 0 {
			t.Revoked = time.Now().Unix()
			if err := st.Save(ctx, t); err != nil {
				return err
			}
		}
		_, err = fmt.Fprintf(cmd.Root().Writer, "%s is revoked\n", t.ID.Slug())
		return err
	})
}
