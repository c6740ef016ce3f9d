package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

const (
	workerName = "sw.js"
	// workerSite is where the service worker's script waits for what it must know of the site.
	workerSite = "{/* filled in by the server: version, files, shells */}"
)

// workerFiles are the files that the service worker brings before it is used: all that the app needs without a network.
var workerFiles = []string{"app.css", "boot.js", "compile.js", "device.js", "draw.js", "wasm_exec.js", "app.wasm", "fonts/source-sans-3-latin.woff2", "icons/icon.svg"}

// Worker is the script of the service worker. Its bytes change with every file that it brings and with the shells, the
// pages in which the app opens what was never visited, by language; browsers notice a new version by that.
func (f *Files) Worker(shells map[string]string) ([]byte, error) {
	before, after, found := strings.Cut(string(f.worker), workerSite)
	if !found {
		return nil, errors.New("the service worker's script has no place for what it must know of the site")
	}
	site := struct {
		Version string   `json:"version"`
		Files   []string `json:"files"`
		Shells  []string `json:"shells"`
	}{Files: []string{Prefix + "icons.svg"}}
	for _, name := range workerFiles {
		if address := f.Address(name); address != "" {
			site.Files = append(site.Files, address)
		}
	}
	hash := sha256.New()
	for lang := range shells {
		site.Shells = append(site.Shells, lang)
	}
	slices.Sort(site.Shells)
	for _, part := range append(site.Files, site.Shells...) {
		hash.Write([]byte(part + "\n" + shells[part]))
	}
	hash.Write(f.worker)
	hash.Write([]byte(f.byName["icons.svg"].etag))
	site.Version = hex.EncodeToString(hash.Sum(nil)[:6])
	b, err := json.Marshal(site)
	if err != nil {
		return nil, err
	}
	return []byte(before + string(b) + after), nil
}
