package generate

import (
	"context"
	"slices"
	"testing"

	"vinculum/graph/model"
)

func TestInOrder(t *testing.T) {
	for _, n := range []int{0, 1, chunk - 1, chunk, chunk + 1, 5*chunk + 3} {
		var got []int
		err := inOrder(context.Background(), n, func(i int) int { return i }, func(i int) error {
			got = append(got, i)
			return nil
		})
		if err != nil || len(got) != n || !slices.IsSorted(got) {
			t.Errorf("%d: %d results, %v", n, len(got), err)
		}
	}
}

// TestAbroadIsExact checks that it is 5,000 of 109,000, rounded, for any number of graduates.
func TestAbroadIsExact(t *testing.T) {
	for n, want := range map[int]int{1: 0, 10: 0, 11: 1, 100: 5, 1000: 46, 20000: 917, 109000: 5000, 250001: 11468} {
		w := &world{opt: Options{Seed: 9, Alumni: n}}
		got := 0
		for i := range n {
			if w.abroad(i) {
				got++
			}
		}
		if got != want {
			t.Errorf("of %d live %d abroad, want %d", n, got, want)
		}
	}
}

func TestIDsSortByIndex(t *testing.T) {
	r := ids{kind: model.KindAlumnus, purpose: forAlumnusID, seed: 1, n: maxAlumni, from: registerOpened, to: millis(model.NewDate(minYear, 1, 1))}
	for _, start := range []int{0, 1 << 20, maxAlumni - 2000} {
		for i := start; i < start+1999; i++ {
			if a, b := r.at(i), r.at(i+1); a >= b || !a.Valid(model.KindAlumnus) {
				t.Fatalf("%d: %s, %s", i, a, b)
			}
		}
	}
}

func TestSurnames(t *testing.T) {
	got := surnames("de Jong, Bakker, van 't Hoff, in 't Veld, El Amrani, Ó Briain, Lo Fo Wong, dos Santos, Şahin, Ødegård")
	want := []surname{{"de", "Jong"}, {"", "Bakker"}, {"van 't", "Hoff"}, {"in 't", "Veld"}, {"", "El Amrani"}, {"", "Ó Briain"},
		{"", "Lo Fo Wong"}, {"dos", "Santos"}, {"", "Şahin"}, {"", "Ødegård"}}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestMailName(t *testing.T) {
	for name, want := range map[string]string{
		"Anna": "anna", "Gert-Jan": "gertjan", "van 't Hoff": "vanthoff", "Łukasz": "lukasz", "Søren": "soren", "Çağlar": "caglar",
		"Nguyễn": "nguyen", "Đỗ": "do", "İbrahim": "ibrahim", "Ștefania": "stefania", "Großmann": "grossmann", "Ō'Brien": "obrien",
	} {
		if got := mailName(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestWeighted(t *testing.T) {
	var w weighted[string]
	w.add("none", 0)
	w.add("one", 1)
	w.add("three", 3)
	for u, want := range map[float64]string{0: "one", 0.24: "one", 0.25: "three", 0.999999: "three"} {
		if got := w.at(u); got != want {
			t.Errorf("%v: %s, want %s", u, got, want)
		}
	}
	if w.weight(1) != 3 || w.empty() {
		t.Errorf("%+v", w)
	}
}

// TestLists checks the data files: enough names, every town in a known country, every rule for a faculty that is there.
func TestLists(t *testing.T) {
	l, err := loadLists()
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]bool{}
	for _, c := range l.dutch.cohorts {
		for _, list := range c.given {
			for _, name := range list {
				given[name] = true
			}
		}
	}
	if len(given) < 300 || len(l.dutch.family) < 500 || len(l.origins.items) < 20 {
		t.Errorf("%d given names, %d family names, %d origins", len(given), len(l.dutch.family), len(l.origins.items))
	}
	for _, o := range l.origins.items {
		if len(o.given[0])+len(o.given[1]) < 30 || len(o.family[0]) < 30 || len(o.family[1]) < 30 {
			t.Errorf("%s: %d and %d given, %d family names", o.country, len(o.given[0]), len(o.given[1]), len(o.family[0]))
		}
	}
	for _, p := range append(slices.Clone(l.towns.items), l.abroad.items...) {
		if len(l.countries[p.Country].languages) == 0 || !p.HasPoint() {
			t.Errorf("%+v", p)
		}
	}
	if len(l.abroad.items) < 100 || len(l.faculties) != 7 {
		t.Errorf("%d towns abroad, %d faculties", len(l.abroad.items), len(l.faculties))
	}
	for name := range l.avoided {
		if name == "" {
			t.Error("an empty name is avoided")
		}
	}
}

// TestAvoidedNames draws from a list that holds a well-known person's name and one other.
func TestAvoidedNames(t *testing.T) {
	l := &lists{avoided: map[string]bool{"Hugo de Groot": true}}
	l.dutch = dutchNames{cohorts: []cohort{{since: 1930, given: [2][]string{{"Hugo"}, {"Hugo"}}}}, family: surnames("de Groot, Bakker")}
	for i := range 200 {
		if given, family := l.name(roll(1, forPerson, i), nil, male, 1990); given+" "+family.whole() != "Hugo Bakker" {
			t.Fatalf("%s %s", given, family.whole())
		}
	}
}
