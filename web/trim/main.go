// Trim copies go-app without its HTTP server and its ciphers, for the build of the web app: in browsers nobody serves pages,
// and the server's half brings net/http with TLS, a quarter of the download; nothing is kept enciphered, and the random ids
// of tabs need no cryptography. It writes the copy into a folder, and beside it the module file and checksums that build
// with it:
//
//	go run ./web/trim bin/go-app
//	GOOS=js GOARCH=wasm go build -modfile=bin/go-app.mod ./app
//
// The copy is of the very version that go.mod names, and differs in nothing but the files left out and the ones put in.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const module = "github.com/maxence-charriere/go-app/v10"

// packages are those that the app is built from.
var packages = []string{"pkg/app", "pkg/errors"}

// served are the files of package app that are about serving, of which wasm.go stands in for one, and about ciphers.
var served = []string{"http.go", "resource.go", "static.go", "wasm.go", "crypto.go"}

// instead is what the rest of package app needs of them.
const instead = `package app

import "errors"

var errNoCipher = errors.New("this build of go-app has no ciphers")

func encrypt(string, []byte) ([]byte, error) { return nil, errNoCipher }

func decrypt(string, []byte) ([]byte, error) { return nil, errNoCipher }

// clientResourceResolver gives locations as they are: pages name files by their whole addresses.
func clientResourceResolver(string) func(string) string {
	return func(location string) string { return location }
}
`

// ids is the module that go-app takes random ids from, and instead of it the one function that package app calls.
const (
	ids        = "github.com/google/uuid"
	idsInstead = `// Package uuid makes random ids, for telling tabs and devices apart: not for secrets.
package uuid

import "math/rand/v2"

// NewString is a random UUID (version 4).
func NewString() string {
	id := []byte("xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx")
	for i, c := range id {
		switch c {
		case 'x':
			id[i] = "0123456789abcdef"[rand.IntN(16)]
		case 'y':
			id[i] = "89ab"[rand.IntN(4)]
		}
	}
	return string(id)
}
`
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: trim <folder>")
		os.Exit(2)
	}
	if err := trim(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "trim:", err)
		os.Exit(1)
	}
}

func trim(folder string) error {
	out, err := exec.Command("go", "list", "-f", "{{.Module.Dir}}", module+"/"+packages[0]).Output() // downloads it where it must
	if err != nil {
		return fmt.Errorf("go list %s: %w", module, err)
	}
	from := strings.TrimSpace(string(out))
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for _, p := range packages {
		if err := copyPackage(filepath.Join(from, p), filepath.Join(folder, p)); err != nil {
			return err
		}
	}
	for _, name := range served {
		if err := os.Remove(filepath.Join(folder, packages[0], name)); err != nil {
			return fmt.Errorf("this version of go-app is another than the one that is trimmed: %w", err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, packages[0], "served.go"), []byte(instead), 0o644); err != nil {
		return err
	}
	if err := copyFile(filepath.Join(from, "go.mod"), filepath.Join(folder, "go.mod")); err != nil {
		return err
	}
	if err := writeIDs(filepath.Join(folder, "uuid")); err != nil {
		return err
	}
	return writeModule(folder)
}

// writeIDs writes the module that stands in for ids.
func writeIDs(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "go.mod"), []byte("module "+ids+"\n\ngo 1.24\n"), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "uuid.go"), []byte(idsInstead), 0o644)
}

// copyPackage copies the sources of a package, without its tests and its folders.
func copyPackage(from, to string) error {
	files, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	names := slices.DeleteFunc(files, func(f fs.DirEntry) bool {
		return f.IsDir() || !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go")
	})
	for _, f := range names {
		if err := copyFile(filepath.Join(from, f.Name()), filepath.Join(to, f.Name())); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}

// writeModule writes the module file and the checksums beside the folder; the path of the copy in it is from the root of
// our module.
func writeModule(folder string) error {
	if filepath.IsAbs(folder) {
		return errors.New("the folder must be given from the module's root")
	}
	b, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	here := "./" + filepath.ToSlash(filepath.Clean(folder))
	b = fmt.Appendf(b, "\nreplace %s => %s\n\nreplace %s => %s/uuid\n", module, here, ids, here)
	if err := os.WriteFile(filepath.Clean(folder)+".mod", b, 0o644); err != nil {
		return err
	}
	return copyFile("go.sum", filepath.Clean(folder)+".sum")
}
