package domain_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"vinculum/graph/model"
)

// TestPlacesAreAPlainCount asks where alumni live and where partners are, with random filters, and counts the records that
// the same filter lists, page by page, one by one.
func TestPlacesAreAPlainCount(t *testing.T) {
	d := domainOf(t, destinationRecords(t, 3000))
	r := d.Reader(model.AudiencePublic)
	random := rand.New(rand.NewPCG(9, 9))
	some := func(values ...string) (out []string) {
		for _, v := range values {
			if random.IntN(3) == 0 {
				out = append(out, v)
			}
		}
		return out
	}
	placed := 0
	for range 40 {
		f := &model.AlumnusFilter{Countries: some("NL", "DE", "GB", "US"), Languages: some("en", "de"), Places: some("NL:Leiden", "NL:Delft", "DE:Berlin")}
		for _, s := range some("EDUCATION", "LEGAL", "GOVERNMENT") {
			f.Sectors = append(f.Sectors, model.Sector(s))
		}
		want := map[string]int{}
		n := everyNode(t, func(page model.PageArgs) (model.Connection[*model.Alumnus], error) {
			c, err := r.Alumni(f, nil, page)
			return c.Connection, err
		}, func(a *model.Alumnus) {
			if a.Home.HasPoint() && a.Home.Key() != "" {
				want[a.Home.Key()]++
			}
		})
		c, err := r.Alumni(f, nil, model.PageArgs{})
		if err != nil {
			t.Fatal(err)
		}
		placed += comparePlaces(t, c.Connection.Places, want, n)

		partners := map[string]int{}
		g := &model.AgreementFilter{Countries: f.Countries, Languages: f.Languages}
		n = everyNode(t, func(page model.PageArgs) (model.Connection[*model.Agreement], error) {
			c, err := r.Agreements(g, nil, page)
			return c.Connection, err
		}, func(a *model.Agreement) {
			if i := r.Institution(a.Partners[1].Institution); i != nil && i.Place.HasPoint() {
				partners[string(i.ID)]++
			}
		})
		k, err := r.Agreements(g, nil, model.PageArgs{})
		if err != nil {
			t.Fatal(err)
		}
		placed += comparePlaces(t, k.Connection.Places, partners, n)

		institutions := map[string]int{}
		h := &model.InstitutionFilter{Countries: f.Countries}
		n = everyNode(t, func(page model.PageArgs) (model.Connection[*model.Institution], error) {
			c, err := r.Institutions(h, nil, page)
			return c.Connection, err
		}, func(i *model.Institution) {
			if i.Place.HasPoint() {
				institutions[string(i.ID)]++
			}
		})
		i, err := r.Institutions(h, nil, model.PageArgs{})
		if err != nil {
			t.Fatal(err)
		}
		placed += comparePlaces(t, i.Connection.Places, institutions, n)
	}
	if placed < 1000 {
		t.Errorf("only %d nodes were placed; do the filters still find anything?", placed)
	}
}

// everyNode runs through all pages of a list, and counts its nodes.
func everyNode[T model.Node](t *testing.T, ask func(model.PageArgs) (model.Connection[T], error), see func(T)) (n int) {
	t.Helper()
	first := model.MaxPage
	page := model.PageArgs{First: &first}
	for {
		c, err := ask(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, node := range c.Nodes {
			see(node)
			n++
		}
		if !c.HasNext {
			return n
		}
		page.After = c.PageInfo().EndCursor
	}
}

// comparePlaces compares places with plain counts, and gives how many nodes they hold.
func comparePlaces(t *testing.T, ask func() (*model.Places, error), want map[string]int, nodes int) (placed int) {
	t.Helper()
	places, err := ask()
	if err != nil {
		t.Fatal(err)
	}
	all, err := places.Counts(1000)
	if err != nil || places.PlaceCount() != len(want) || len(all) != len(want) {
		t.Fatalf("%d places, want %d (%v)", places.PlaceCount(), len(want), err)
	}
	for _, p := range all {
		if p.Count != want[p.Value] || !p.Place.HasPoint() || p.Institution != nil && string(p.Institution.ID) != p.Value {
			t.Fatalf("%s has %d, want %d", p.Value, p.Count, want[p.Value])
		}
		placed += p.Count
	}
	if places.Unplaced != nodes-placed {
		t.Fatalf("%d nodes have no place, want %d", places.Unplaced, nodes-placed)
	}
	if !slices.IsSortedFunc(all, func(a, b *model.PlaceCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) }) {
		t.Error("the places are not in order")
	}
	return placed
}

// TestAgreementsByYearAreAPlainCount compares with the agreements whose lifetime meets each year.
func TestAgreementsByYearAreAPlainCount(t *testing.T) {
	records := destinationRecords(t, 10)
	years := domainOf(t, records).Reader(model.AudiencePublic).AgreementsByYear()
	if len(years) < 5 {
		t.Fatalf("only %d years", len(years))
	}
	last := model.AcademicYear(0)
	for _, v := range years {
		y, err := model.ParseAcademicYear(v.Value)
		if err != nil || last != 0 && y != last+1 {
			t.Fatalf("%q follows %v (%v)", v.Value, last, err)
		}
		want := 0
		for _, r := range records {
			a, ok := r.(*model.Agreement)
			if !ok {
				continue
			}
			if since, until := a.Lifetime(); since != 0 && since < y.After() && until > y.First() {
				want++
			}
		}
		if v.Count != want {
			t.Errorf("in %v %d agreements are in effect, want %d", y, v.Count, want)
		}
		last = y
	}
}

// TestPlacesAskForTooMany refuses a number of places that is no number of places.
func TestPlacesAskForTooMany(t *testing.T) {
	p := model.NewPlaces(nil, 3)
	for _, n := range []int{0, -1, 1001} {
		if _, err := p.Counts(n); model.CodeOf(err) != model.BadUserInput {
			t.Errorf("%d places: %v", n, err)
		}
	}
	if all, err := p.Counts(1); err != nil || len(all) != 0 || p.Unplaced != 3 {
		t.Error(all, err)
	}
}
