// Pack readies the built app for package web: it compresses the WebAssembly file as far as it goes, since only its
// compressed forms are served, and copies Go's wasm_exec.js of the same Go release beside them.
//
//	GOOS=js GOARCH=wasm go build -o bin/app.wasm ./app
//	go run ./web/pack bin/app.wasm web/built
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pack <file.wasm> <folder>")
		os.Exit(2)
	}
	if err := pack(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func pack(wasm, folder string) error {
	b, err := os.ReadFile(wasm)
	if err != nil {
		return err
	}
	name := filepath.Join(folder, filepath.Base(wasm))
	gz, _ := gzip.NewWriterLevel(nil, gzip.BestCompression) // the level exists
	for ext, w := range map[string]interface {
		io.WriteCloser
		Reset(io.Writer)
	}{".br": brotli.NewWriterLevel(nil, brotli.BestCompression), ".gz": gz} {
		var out bytes.Buffer
		w.Reset(&out)
		if _, err := w.Write(b); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		if err := os.WriteFile(name+ext, out.Bytes(), 0o644); err != nil {
			return err
		}
		fmt.Printf("%s%s: %d bytes, from %d\n", name, ext, out.Len(), len(b))
	}
	return copyRuntime(folder)
}

// copyRuntime copies the script that starts Go's WebAssembly; it must be of the release that built the file.
func copyRuntime(folder string) error {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("go env GOROOT: %w", err)
	}
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "wasm_exec.js"), b, 0o644)
}
