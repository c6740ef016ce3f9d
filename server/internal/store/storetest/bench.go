package storetest

import (
	"testing"

	"vinculum/graph/model"
)

// realScale is the number of alumni in the default data set.
const realScale = 109_000

// Bench measures what the application does with a store: filling it, loading it, single saves, and polls that find nothing.
func Bench(b *testing.B, h Harness) {
	b.Run("SaveAll", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s, recs := fresh(b, h), people(realScale)
			b.StartTimer()
			must(b, s.Save(b.Context(), recs...))
		}
		b.ReportMetric(realScale*float64(b.N)/b.Elapsed().Seconds(), "records/s")
	})
	s := fresh(b, h)
	must(b, s.Save(b.Context(), people(realScale)...))
	b.Run("LoadAll", func(b *testing.B) {
		for b.Loop() {
			must(b, s.Load(b.Context(), model.KindAlumnus, func(model.Record) error { return nil }))
		}
		b.ReportMetric(realScale*float64(b.N)/b.Elapsed().Seconds(), "records/s")
	})
	b.Run("PollAfterSaveAll", func(b *testing.B) {
		f := follow(b, s)
		f.poll(b)
		for b.Loop() {
			f.poll(b)
		}
	})
	b.Run("SaveOne", func(b *testing.B) {
		p, err := s.Get(b.Context(), person(1).ID)
		must(b, err)
		for b.Loop() {
			must(b, s.Save(b.Context(), p))
		}
	})
	b.Run("Get", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Get(b.Context(), person(2).ID)
			must(b, err)
		}
	})
	b.Run("PollEmpty", func(b *testing.B) {
		f := follow(b, fresh(b, h))
		for b.Loop() {
			f.poll(b)
		}
	})
}
