// Package main is the bench over HTTP: it starts our server beside its peers, each in a process of its own and over the
// same data, checks that all of them answer alike, loads them in turn, and prints what an answer costs.
//
// The peers are gqlgen's own executor in our server, Mercurius and GraphQL Yoga on Node (peers/), a Go handler that runs
// encoding/json over structs, and one that sends ready bytes. `make bench-http` runs it; -quick is a short try. Tables go
// to standard output, progress to standard error. With `inprocess` it reads rounds of `go test -bench` instead (`make bench-plan`). It reads processor time from /proc and so needs Linux.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := dispatch(ctx, os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
	case ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "bench: stopped")
		os.Exit(130)
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// dispatch runs the bench, or one of the Go peers where the bench has started itself as a child, or prints what was measured in process.
func dispatch(ctx context.Context, args []string) error {
	if len(args) == 3 && args[0] == peerCommand {
		return servePeer(ctx, args[1], args[2])
	}
	if len(args) == 1 && args[0] == inProcessCommand {
		return printInProcess(os.Stdout, os.Stdin)
	}
	o, err := parseOptions(args, os.Stderr)
	if err != nil {
		return err
	}
	return run(ctx, o)
}

// run prepares the data and the servers, measures and prints. Everything it starts is stopped when it returns.
func run(ctx context.Context, o options) (err error) {
	temp, err := os.MkdirTemp("", "vinculum-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	var started fleet
	defer started.wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // before the wait

	node, err := installPeers(ctx, o)
	if err != nil {
		return err
	}
	if o.data, err = prepareOurs(ctx, o, temp); err != nil {
		return err
	}
	servers, err := startOurs(ctx, o, &started)
	if err != nil {
		return err
	}
	set, err := fetch(ctx, servers[0].address)
	if err != nil {
		return err
	}
	queries := chosen(o, set)
	ready, err := askAll(ctx, servers[0], queries)
	if err != nil {
		return err
	}
	peers, err := startPeers(ctx, o, node, temp, set, ready, &started)
	if err != nil {
		return err
	}
	servers = append(servers, peers...)
	known, err := compareAll(ctx, ready, servers, queries)
	if err != nil {
		return err
	}
	printConditions(os.Stdout, o, node, len(set.Alumni), queries, ready)
	if err := measureClosed(ctx, o, servers, queries, known); err != nil {
		return err
	}
	return measureOpen(ctx, o, servers, queries[0], known)
}

// progress tells on standard error what is being done.
func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
