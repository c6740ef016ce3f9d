package catalogue

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"vinculum/graph/model"
)

// plainVolunteers counts, over all records, the alumni who went to the institution, offer to tell about it, and let the
// audience see both.
func plainVolunteers(w world, audience model.Audience, institution model.ID) (n int) {
	for _, id := range w.ids(model.KindAlumnus) {
		a := w[id].(*model.Alumnus)
		if !audience.Sees(a.Shown.Basics) || !audience.Sees(a.Shown.Studies) || !audience.Sees(a.Shown.Mentoring) || a.Mentoring == nil {
			continue
		}
		there := slices.ContainsFunc(a.Exchanges, func(x model.Exchange) bool { return x.Institution == institution })
		if there && slices.Contains(a.Mentoring.Topics, model.TopicStudyAbroad) {
			n++
		}
	}
	return n
}

// plainStays counts the mobilities of home under an agreement that the audience sees.
func plainStays(w world, audience model.Audience, s model.DestinationStays, year model.AcademicYear) (n int) {
	a, ok := w[s.Agreement].(*model.Agreement)
	if !ok || a.For(audience) == nil {
		return 0
	}
	for _, id := range w.ids(model.KindMobility) {
		m := w[id].(*model.Mobility)
		if m.Agreement == s.Agreement && m.Type == s.Kind && m.Year == year && m.Sending == "institution:n0" {
			n++
		}
	}
	return n
}

// TestDestinationsFollowWrites: after every write each audience's facts are those of the records it sees, as if they had just
// been loaded.
func TestDestinationsFollowWrites(t *testing.T) {
	volunteers, stays := 0, 0
	for seed := range uint64(15) {
		s := newSample(seed)
		w := s.world()
		set := newTestSet(limits{frequent: 5, results: 5})
		if err := set.Load(context.Background(), w, nil); err != nil {
			t.Fatal(err)
		}
		for range 6 {
			for _, audience := range model.Audiences {
				facts := set.View(audience).Destinations().Facts()
				for _, p := range facts.Places {
					volunteers += p.Volunteers
					if want := plainVolunteers(w, audience, p.Institution); p.Volunteers != want {
						t.Fatalf("seed %d: the %s sees %d volunteers for %s, want %d", seed, audience, p.Volunteers, p.Institution, want)
					}
				}
				for _, st := range facts.Stays {
					for i, n := range st.Counts {
						stays += n
						if want := plainStays(w, audience, st, st.First+model.AcademicYear(i)); n != want {
							t.Fatalf("seed %d: %d stays under %s, want %d", seed, n, st.Agreement, want)
						}
					}
				}
				fresh := newTestSet(limits{frequent: 5, results: 5})
				if err := fresh.Load(context.Background(), w, nil); err != nil {
					t.Fatal(err)
				}
				if want := fresh.View(audience).Destinations().Facts(); !reflect.DeepEqual(facts, want) {
					t.Fatalf("seed %d: the %s has\n%+v\nwant\n%+v", seed, audience, facts, want)
				}
			}
			set.Apply(s.edit(w, 10))
		}
	}
	if volunteers == 0 || stays == 0 {
		t.Errorf("%d volunteers and %d stays: the test tests nothing", volunteers, stays)
	}
}

// BenchmarkDestinationsReady is what the first question after a write waits for: the facts are gathered anew, the mobilities
// counted again or, as after a write to an alumnus, not.
func BenchmarkDestinationsReady(b *testing.B) {
	for _, alumni := range sizes() {
		set, _ := loaded(b, alumni)
		v := *set.View(model.AudiencePublic)
		for name, same := range map[string]bool{"mobility written": false, "alumnus written": true} {
			b.Run(fmt.Sprintf("%d alumni/%s", alumni, name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					next := v
					set.readyDestinations(&next, same)
					if len(next.Destinations().Facts().Places) == 0 {
						b.Fatal("nobody can go anywhere")
					}
				}
			})
		}
	}
}
