package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/urfave/cli/v3"

	"vinculum/graph/model"
	"vinculum/server/domain"
	"vinculum/server/internal/httpd"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store"
)

func serveCommand() *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "serve the API and the web app",
		Description: `Listens at once, loads the catalogue, and answers when /readyz says so. An empty store is filled with the
real reference data and generated people and agreements first (see 'vinculum generate'). Any number of servers
may share one store: each sees what the others write. SIGINT or SIGTERM lets running requests finish.`,
		Flags:  append(append(storeFlags(), serveFlags()...), generatorFlags()...),
		Action: serve,
	}
}

func serve(ctx context.Context, cmd *cli.Command) error {
	log := newLog(cmd.String("log"), cmd.String("log-level"))
	codes, err := reference.LoadCodes()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", cmd.String("addr"))
	if err != nil {
		return fmt.Errorf("--addr (VINCULUM_ADDR) %s cannot be listened on: %w", cmd.String("addr"), err)
	}
	return withStore(ctx, cmd, func(st store.Store) error {
		d := domain.New(st, codes, time.Now, log)
		site, err := httpd.New(httpd.Options{Domain: d, Log: log, URL: publicAddress(cmd, listener), ByGqlgen: cmd.String("executor") == "gqlgen", Ping: st.Ping})
		if err != nil {
			return err
		}
		server := &http.Server{Handler: site, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 60 * time.Second,
			IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 32 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
		work, cancel := context.WithCancel(ctx)
		defer cancel()
		failed := make(chan error, 2)
		go func() { failed <- server.Serve(httpd.InOnePiece(listener)) }()
		fmt.Fprintf(os.Stderr, "vinculum listens on http://%s\n", listener.Addr())
		loading := make(chan struct{})
		go func() {
			defer close(loading)
			if err := prepare(work, cmd, st, d, log); err != nil {
				failed <- err
				return
			}
			fmt.Fprintf(os.Stderr, "vinculum is ready: open %s\n", publicAddress(cmd, listener))
			d.Follow(work, cmd.Duration("poll"))
		}()
		return untilStopped(ctx, server, cmd.Duration("grace"), failed, func() { cancel(); <-loading }, log)
	})
}

// prepare fills an empty store and loads the catalogue.
func prepare(ctx context.Context, cmd *cli.Command, st store.Store, d *domain.Domain, log *slog.Logger) error {
	if err := fillIfEmpty(ctx, st, generatorOptions(cmd)); err != nil {
		return err
	}
	start := time.Now()
	total := 0
	err := d.Load(ctx, func(kind model.Kind, n int) {
		total += n
		log.Debug("loaded", "kind", kind, "records", n)
	})
	if err == nil {
		time.AfterFunc(settled, growGarbage)
		log.Info("the catalogue is loaded", "records", total, "ms", time.Since(start).Milliseconds())
	}
	return err
}

// untilStopped waits for a signal or a failure, then lets requests finish and the background work end.
func untilStopped(ctx context.Context, server *http.Server, grace time.Duration, failed <-chan error, end func(), log *slog.Logger) error {
	var err error
	select {
	case <-ctx.Done():
		log.Info("stopping; requests may finish", "grace", grace)
	case err = <-failed:
	}
	stop, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if shut := server.Shutdown(stop); shut != nil {
		log.Warn("some requests did not finish in time")
		server.Close()
	}
	end()
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return nil
	}
	return err
}

// publicAddress is where people reach the server: the configured address, or the one it listens on.
func publicAddress(cmd *cli.Command, l net.Listener) string {
	if u := cmd.String("url"); u != "" {
		return u
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return "http://localhost:" + port
}

func newLog(form, level string) *slog.Logger {
	var least slog.Level
	least.UnmarshalText([]byte(level)) // the flag's validator has seen it
	options := &slog.HandlerOptions{Level: least}
	if form == "json" {
		return slog.New(slog.NewJSONHandler(os.Stderr, options))
	}
	return slog.New(slog.NewTextHandler(os.Stderr, options))
}
