package domain_test

import (
	"cmp"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"vinculum/graph/model"
	"vinculum/server/domain"
	"vinculum/server/internal/generate"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store/sqlite"
)

// BenchmarkLoad is the start of the server on the embedded store: from a file of the usual data set, with
// VINCULUM_BENCH_ALUMNI alumni (109,000 unless set), to catalogues that can be asked. What counts is the time that all
// cores work for it together.
func BenchmarkLoad(b *testing.B) {
	alumni, err := strconv.Atoi(cmp.Or(os.Getenv("VINCULUM_BENCH_ALUMNI"), "109000"))
	if err != nil {
		b.Fatal(err)
	}
	codes, err := reference.LoadCodes()
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "vinculum.db")
	fill(b, path, alumni)
	b.ResetTimer()
	start := cpu()
	for b.Loop() {
		st, err := sqlite.Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		d := domain.New(st, codes, time.Now, slog.New(slog.DiscardHandler))
		if err := d.Load(b.Context(), nil); err != nil || !d.Ready() {
			b.Fatal("not ready", err)
		}
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64((cpu()-start).Milliseconds())/float64(b.N), "cpu-ms/op")
}

// fill makes a file with the usual data set.
func fill(b *testing.B, path string, alumni int) {
	b.Helper()
	st, err := sqlite.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	recs, err := reference.Records()
	if err != nil {
		b.Fatal(err)
	}
	add := func(r model.Record) error {
		recs = append(recs, r)
		return nil
	}
	if err := generate.Records(context.Background(), generate.Options{Seed: 1, Alumni: alumni, AsOf: 20261122}, recs, add, nil); err != nil {
		b.Fatal(err)
	}
	if err := st.Save(b.Context(), recs...); err != nil {
		b.Fatal(err)
	}
}

// cpu is the time that all cores have worked for this process.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
