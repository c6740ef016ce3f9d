package httpd

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"vinculum/graph/model"
	"vinculum/server/domain"
	"vinculum/server/internal/generate"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store/sqlite"
)

// loadedDomain is a domain with the curated data and so many generated alumni.
func loadedDomain(tb testing.TB, alumni int) *domain.Domain {
	tb.Helper()
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	st, err := sqlite.Open(tb.Context(), filepath.Join(tb.TempDir(), "vinculum.db"))
	must(err)
	tb.Cleanup(func() { st.Close() })
	curated, err := reference.Records()
	must(err)
	var all []model.Record
	must(generate.Records(tb.Context(), generate.Options{Seed: 1575, Alumni: alumni, Agreements: 620, AsOf: model.NewDate(2026, 11, 22)}, curated,
		func(r model.Record) error { all = append(all, r); return nil }, nil))
	must(st.Save(tb.Context(), append(curated, all...)...))
	codes, err := reference.LoadCodes()
	must(err)
	d := domain.New(st, codes, time.Now, slog.New(slog.DiscardHandler))
	must(d.Load(tb.Context(), nil))
	return d
}

// nested asks for 20 people with five scalars and two nested objects each.
const nested = `{"query":"query People($first: Int!) { alumni(first: $first) { nodes { id kind given family origin name { en nl } home { city lat lon } } } }","variables":{"first":20}}`

// BenchmarkServe is a request through every layer but the socket.
func BenchmarkServe(b *testing.B) {
	d := loadedDomain(b, 5000)
	for name, byGqlgen := range map[string]bool{"plan": false, "gqlgen": true} {
		site, err := New(Options{Domain: d, Log: slog.New(slog.DiscardHandler), ByGqlgen: byGqlgen})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader([]byte(nested)))
				r.Header.Set("Content-Type", "application/json")
				w := httptest.NewRecorder()
				site.ServeHTTP(w, r)
				if w.Code != 200 || w.Body.Len() < 1000 {
					b.Fatal(w.Code, w.Body)
				}
			}
		})
	}
}
