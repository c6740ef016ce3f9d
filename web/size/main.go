// Size prints what browsers download of the app, in bytes, and fails where the WebAssembly file in brotli is larger than
// the budget:
//
//	go run ./web/size 1600000
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"vinculum/web"
)

// weighed are the files that every visitor of the app downloads; the first one has the budget.
var weighed = []string{"app.wasm", "wasm_exec.js", "draw.js", "device.js", "boot.js", "app.css"}

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, args []string) error {
	if len(args) != 1 {
		return errors.New("usage: size <budget in bytes>")
	}
	budget, err := strconv.Atoi(args[0])
	if err != nil || budget <= 0 {
		return fmt.Errorf("the budget %q is no number of bytes", args[0])
	}
	files, err := web.Load()
	if err != nil {
		return err
	}
	return weigh(out, files, budget)
}

// weigh prints the sizes, and gives an error where the first file is missing or over the budget.
func weigh(out io.Writer, files *web.Files, budget int) (over error) {
	fmt.Fprintf(out, "%-14s %10s %10s\n", "bytes", "brotli", "gzip")
	for i, name := range weighed {
		brotli, gzip, err := files.Size(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%-14s %10d %10d\n", name, brotli, gzip)
		if i == 0 && brotli > budget {
			over = fmt.Errorf("%s is %d bytes in brotli, %d over the budget of %d", name, brotli, brotli-budget, budget)
		}
	}
	return over
}
