// Pack readies the built app for package web: it replaces web/built/app.wasm by its compressed forms, which are all that
// is served, and copies Go's wasm_exec.js of the same Go release beside them. It runs in the project's folder.
//
//	GOOS=js GOARCH=wasm go build -o web/built/app.wasm ./app
//	go run ./web/pack
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
	if err := pack(filepath.Join("web", "built", "app.wasm")); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func pack(wasm string) error {
	b, err := os.ReadFile(wasm)
	if err != nil {
		return err
	}
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
		if err := os.WriteFile(wasm+ext, out.Bytes(), 0o644); err != nil {
			return err
		}
		fmt.Printf("%s%s: %d bytes, from %d\n", wasm, ext, out.Len(), len(b))
	}
	if err := copyRuntime(filepath.Dir(wasm)); err != nil {
		return err
	}
	return os.Remove(wasm)
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
