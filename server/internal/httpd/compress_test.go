package httpd

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

func TestCodings(t *testing.T) {
	for accept, want := range map[string]string{
		"": "", "identity": "", "br": "br", "gzip": "gzip", "gzip, deflate, br, zstd": "br", "BR": "br", "gzip;q=0.5, br;q=0": "gzip", "br; q=0.1": "br",
		"*": "br", "*;q=0": "", "br;q=0, *": "gzip", "br;q=0, gzip;q=0, *": "", "br;q=x": "", "gzip;q=1.0": "gzip", ",,;": "", "brotli": "",
	} {
		got := ""
		if c := chosen(accept); c != nil {
			got = c.name
		}
		if got != want {
			t.Errorf("%q: %q, want %q", accept, got, want)
		}
	}
}

// FuzzCodings looks for headers that choose a coding which they do not name.
func FuzzCodings(f *testing.F) {
	f.Add("gzip;q=0.5, br;q=0, *;q=1")
	f.Fuzz(func(t *testing.T, accept string) {
		c := chosen(accept)
		if c != nil && !strings.Contains(strings.ToLower(accept), c.name) && !strings.Contains(accept, "*") {
			t.Errorf("%q chose %s", accept, c.name)
		}
	})
}

// TestBodiesSurviveCompression sends bodies of sizes around the bounds, again and again with the same compressors.
func TestBodiesSurviveCompression(t *testing.T) {
	for _, size := range []int{0, 1, compressFrom - 1, compressFrom, largeFrom - 1, largeFrom, 3 * largeFrom} {
		body := []byte(strings.Repeat("Alumni of Leiden; ", size/18+1)[:size])
		for _, accept := range []string{"", "br", "gzip", "br"} {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.Header.Set("Accept-Encoding", accept)
			w := httptest.NewRecorder()
			writeBody(w, r, http.StatusTeapot, "text/plain", body)
			coding := w.Header().Get("Content-Encoding")
			if want := map[bool]string{true: accept}[size >= compressFrom]; coding != want || w.Code != http.StatusTeapot || !strings.Contains(w.Header().Get("Vary"), "Accept-Encoding") {
				t.Fatalf("%d bytes, %q: coding %q, want %q", size, accept, coding, want)
			}
			var from io.Reader = w.Body
			switch coding {
			case "br":
				from = brotli.NewReader(w.Body)
			case "gzip":
				var err error
				if from, err = gzip.NewReader(w.Body); err != nil {
					t.Fatal(err)
				}
			}
			if got, err := io.ReadAll(from); err != nil || !bytes.Equal(got, body) {
				t.Fatalf("%d bytes, %q: %d bytes came out, %v", size, accept, len(got), err)
			}
		}
	}
}
