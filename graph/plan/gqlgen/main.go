// Command gqlgen generates a project's GraphQL code as gqlgen itself does, with the plans of package plan beside it. It reads
// gqlgen.yml in the current folder, or the file it is given.
package main

import (
	"fmt"
	"io"
	"log"
	"os"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"

	"vinculum/graph/plan/plangen"
)

func main() {
	log.SetOutput(io.Discard) // gqlgen tells there what it binds
	file := "gqlgen.yml"
	if len(os.Args) > 1 {
		file = os.Args[1]
	}
	cfg, err := config.LoadConfig(file)
	if err == nil {
		err = api.Generate(cfg, api.AddPlugin(plangen.Plugin{}))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gqlgen:", err)
		os.Exit(1)
	}
}
