// Package main is the program vinculum: the server of the linked graph, and the tools that work beside it on the same
// store. It reads flags and the environment (config.go), wires the rooms together (program.go) and stops cleanly on
// signals. Rules, data and pages belong elsewhere.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// version is set by the build: -ldflags "-X main.version=…".
var version = "development"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // a second signal ends the program at once
	}()
	err := command().Run(ctx, os.Args)
	if err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "vinculum:", explained(err))
		os.Exit(1)
	}
}
