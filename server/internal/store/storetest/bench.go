package storetest

import (
	"testing"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// realScale is the number of alumni in the default data set.
const realScale = 109_000

// Bench measures what the application does with a store: filling it, loading it, single saves, and polls that find nothing.
func Bench(b *testing.B, h Harness) {
	rate := func(b *testing.B) { b.ReportMetric(realScale*float64(b.N)/b.Elapsed().Seconds(), "records/s") }
	b.Run("SaveAll", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s, recs := fresh(b, h), people(realScale)
			b.StartTimer()
			must(b, s.Save(b.Context(), recs...))
		}
		rate(b)
	})
	s := fresh(b, h)
	must(b, s.Save(b.Context(), people(realScale)...))
	b.Run("LoadAll", func(b *testing.B) {
		for b.Loop() {
			must(b, s.Load(b.Context(), model.KindAlumnus, func(model.Record) error { return nil }))
		}
		rate(b)
	})
	p := person(1)
	p.Version = 1
	each := func(name string, do func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				must(b, do())
			}
		})
	}
	each("SaveOne", func() error { return s.Save(b.Context(), p) })
	each("Get", func() error { _, err := s.Get(b.Context(), person(2).ID); return err })
	poll := func(name string, s store.Store) {
		f := follow(b, s)
		f.poll(b)
		each(name, func() error { f.poll(b); return nil })
	}
	poll("PollAfterSaveAll", s)
	poll("PollEmpty", fresh(b, h))
}
