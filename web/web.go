// Package web holds the files that browsers get beside pages: styles, icons, the boot script, the manifests and the app's
// WebAssembly. They are compiled into the binary and served under /static/ at addresses that change with their content,
// so that browsers keep them for ever; pages find the address of a file by its name.
package web

import (
	"embed"
	"fmt"
	"io/fs"
	"mime"
	"path"
	"sort"
	"strings"
)

// The built folder holds what the build makes (see web/pack); it may lack everything but its placeholder.
//
//go:embed css/*.css draw/*.js *.js *.svg *.webmanifest icons/*.png icons/*.svg pictures/install-*.png fonts/*.woff2 explorer/*.css explorer/*.js all:built
var content embed.FS

// bundles are the folders whose files are served as one, put together in the order of their names.
var bundles = map[string]string{"css": "app.css", "draw": "draw.js"}

// Prefix is where the files are served.
const Prefix = "/static/"

// contentTypes are those of our files; what mime knows differs from machine to machine.
var contentTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
	".webmanifest": "application/manifest+json", ".wasm": "application/wasm", ".woff2": "font/woff2",
}

// Files are the files of the app, ready to be served.
type Files struct {
	byName    map[string]*file // "app.css"
	byAddress map[string]*file // "app.3f2a9c01b7d4.css", under Prefix
	worker    []byte           // the service worker's script; see Worker
}

// Load reads all files and puts the addresses of others into those that name them ("/static/icons/icon-192.png" in a
// manifest).
func Load() (*Files, error) {
	f := &Files{byName: map[string]*file{}, byAddress: map[string]*file{}}
	if err := f.read(content); err != nil {
		return nil, err
	}
	f.worker = f.byName[workerName].raw
	delete(f.byName, workerName)
	for _, name := range f.names() {
		file := f.byName[name]
		if file.text() {
			file.raw = []byte(f.withAddresses(string(file.raw)))
		}
		if err := file.finish(name); err != nil {
			return nil, fmt.Errorf("web file %s: %w", name, err)
		}
		f.byAddress[strings.TrimPrefix(file.address, Prefix)] = file
	}
	return f, nil
}

// read collects the files; "x.br" and "x.gz" in the built folder are encodings of x.
func (f *Files) read(content fs.FS) error {
	return fs.WalkDir(content, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		b, err := fs.ReadFile(content, name)
		if err != nil {
			return err
		}
		if whole := bundles[path.Dir(name)]; whole != "" {
			f.at(whole).raw = append(f.at(whole).raw, b...)
			return nil
		}
		name = strings.TrimPrefix(name, "built/")
		encoding := path.Ext(name)
		if encoding == ".br" || encoding == ".gz" {
			f.at(strings.TrimSuffix(name, encoding)).encoded[strings.TrimPrefix(encoding, ".")] = b
			return nil
		}
		f.at(name).raw = b
		return nil
	})
}

func (f *Files) at(name string) *file {
	if f.byName[name] == nil {
		kind := contentTypes[path.Ext(name)]
		if kind == "" {
			kind = mime.TypeByExtension(path.Ext(name))
		}
		f.byName[name] = &file{contentType: kind, encoded: map[string][]byte{}}
	}
	return f.byName[name]
}

// names are all names; files that name others come last, so that those have their address.
func (f *Files) names() []string {
	names := make([]string, 0, len(f.byName))
	for name := range f.byName {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := f.byName[names[i]].text(), f.byName[names[j]].text(); a != b {
			return b
		}
		return names[i] < names[j]
	})
	return names
}

// withAddresses replaces "/static/name" by the address of the file of that name, where it has one already.
func (f *Files) withAddresses(text string) string {
	var pairs []string
	for name, file := range f.byName {
		if file.address != "" {
			pairs = append(pairs, Prefix+name, file.address)
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Address is where the file of that name is served, such as "/static/app.3f2a9c01b7d4.css"; "" for a file that is not there.
func (f *Files) Address(name string) string {
	if file := f.byName[name]; file != nil {
		return file.address
	}
	return ""
}

// Content is the file of that name as it was put in, nil for one that is not there or only in encodings. It must not be changed.
func (f *Files) Content(name string) []byte {
	if file := f.byName[name]; file != nil {
		return file.raw
	}
	return nil
}
