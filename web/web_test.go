package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func load(t *testing.T) *Files {
	t.Helper()
	f, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func get(f *Files, path string, header http.Header) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header = header
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	return w
}

func TestFilesAreServedInTheEncodingAskedFor(t *testing.T) {
	f := load(t)
	address := f.Address("app.css")
	if !regexp.MustCompile(`^/static/app\.[0-9a-f]{12}\.css$`).MatchString(address) {
		t.Fatalf("address %q", address)
	}
	plain := get(f, address, http.Header{}).Body.Bytes()
	if !bytes.Contains(plain, []byte("--accent")) {
		t.Fatal("the plain file is not the style sheet")
	}
	for accept, want := range map[string]string{"br, gzip": "br", "gzip": "gzip", "br;q=0, gzip": "gzip", "identity": ""} {
		w := get(f, address, http.Header{"Accept-Encoding": {accept}})
		if got := w.Header().Get("Content-Encoding"); got != want {
			t.Errorf("%q is answered in %q, want %q", accept, got, want)
		}
		var body []byte
		var err error
		switch want {
		case "br":
			body, err = io.ReadAll(brotli.NewReader(w.Body))
		case "gzip":
			var r io.Reader
			if r, err = gzip.NewReader(w.Body); err == nil {
				body, err = io.ReadAll(r)
			}
		default:
			body = w.Body.Bytes()
		}
		if err != nil || !bytes.Equal(body, plain) {
			t.Errorf("%q unpacks to something else: %v", accept, err)
		}
	}
}

func TestCaching(t *testing.T) {
	f := load(t)
	w := get(f, f.Address("boot.js"), http.Header{})
	if got := w.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("a hashed address is kept %q", got)
	}
	if again := get(f, f.Address("boot.js"), http.Header{"If-None-Match": {w.Header().Get("ETag")}}); again.Code != http.StatusNotModified {
		t.Errorf("the same file again is answered with %d", again.Code)
	}
	if got := get(f, "/static/icons.svg", http.Header{}).Header().Get("Cache-Control"); strings.Contains(got, "immutable") {
		t.Errorf("a plain address is kept %q", got)
	}
	for _, path := range []string{"/static/", "/static/no.css", "/static/../web.go", "/static/web.go", "/static/built/.gitkeep"} {
		if w := get(f, path, http.Header{}); w.Code != http.StatusNotFound {
			t.Errorf("%s is answered with %d", path, w.Code)
		}
	}
}

// TestNamedFilesExist reads every address that styles, manifests and icons name, and finds a file there.
func TestNamedFilesExist(t *testing.T) {
	f := load(t)
	named := regexp.MustCompile(`/static/[\w./-]+`)
	for name, file := range f.byName {
		if !file.text() {
			continue
		}
		for _, address := range named.FindAllString(string(file.raw), -1) {
			if w := get(f, address, http.Header{}); w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
				t.Errorf("%s names %s: %d", name, address, w.Code)
			}
		}
	}
}

func TestManifests(t *testing.T) {
	f := load(t)
	for _, lang := range []string{"en", "nl"} {
		var m struct {
			ID, Name, StartURL, Lang string
			Icons                    []struct{ Src, Sizes, Purpose string }
			Screenshots              []struct{ Src, Label string }
		}
		w := get(f, f.Address("manifest."+lang+".webmanifest"), http.Header{})
		if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		if m.Lang != lang || m.ID != "/" || len(m.Icons) != 3 {
			t.Errorf("%s: %+v", lang, m)
		}
		for _, s := range m.Screenshots {
			if size := get(f, s.Src, http.Header{}).Body.Len(); size < 10_000 || size > 200_000 {
				t.Errorf("%s: the screenshot %s (%s) has %d bytes", lang, s.Src, s.Label, size)
			}
		}
		if len(m.Screenshots) < 4 {
			t.Errorf("%s: %d screenshots", lang, len(m.Screenshots))
		}
	}
}
