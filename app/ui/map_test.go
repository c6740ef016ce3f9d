package ui

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"vinculum/app/atlas"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// points are random ones, some of which share a town.
func points(r *rand.Rand, n int) []WorldPoint {
	out := make([]WorldPoint, n)
	for i := range out {
		out[i] = WorldPoint{ID: strconv.Itoa(i), Name: "Town " + strconv.Itoa(i), Lat: r.Float64()*130 - 55, Lon: r.Float64()*360 - 180, Count: 1 + r.IntN(400), Link: "/p"}
		if i > 0 && r.IntN(3) == 0 {
			out[i].Lat, out[i].Lon = out[i-1].Lat, out[i-1].Lon
		}
	}
	return out
}

// TestEveryPointIsInOneMark arranges points at many scales: none is lost or shown twice, and the numbers add up.
func TestEveryPointIsInOneMark(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		given := points(r, r.IntN(200))
		total := 0
		for _, p := range given {
			total += p.Count
		}
		for _, pixels := range []float64{0.4, 1.1, 4, 11, 40, 130} {
			seen, sum := map[int]bool{}, 0
			for i, m := range arrange(i18n.English, given, frame{atlas.Box{Width: atlas.Width, Height: atlas.Height}, pixels}) {
				count := 0
				for _, p := range m.points {
					if seen[p] {
						t.Fatalf("point %d is in two marks", p)
					}
					seen[p] = true
					count += given[p].Count
				}
				if count != m.count || m.radius < leastMark || m.radius > mostMark {
					t.Fatalf("mark %d counts %d of %d and is %v wide", i, m.count, count, m.radius)
				}
				sum += m.count
				if pixels > 100 && len(m.points) > 1 {
					t.Fatal("at the closest view points are still gathered")
				}
			}
			if len(seen) != len(given) || sum != total {
				t.Fatalf("at %v pixels %d of %d points are shown, counting %d of %d", pixels, len(seen), len(given), sum, total)
			}
		}
	}
}

func TestMapOfHostileNames(t *testing.T) {
	r := route.At(i18n.English, route.Map)
	bad := `"><script>alert(1)</script>`
	markup := Markup(&WorldMap{Route: r, Label: bad, Unit: "count.agreement", Kind: model.KindAgreement, Points: []WorldPoint{
		{ID: "1", Name: bad, Lat: 50, Lon: 10, Count: 3, Link: bad}, {ID: "2", Name: "Lisbon", Lat: 38.7, Lon: -9.1, Count: 1, Link: "/en/x"}}})
	if strings.Contains(markup, "<script") {
		t.Error("a name became markup")
	}
	if strings.Count(markup, "map-dot") != 2 || !strings.Contains(markup, `href="/en/x"`) || !strings.Contains(markup, "Lisbon: 1 agreement") {
		t.Errorf("the marks are not there: %s", markup)
	}
}

// TestWhatIsGatheredLeadsCloser follows the link of a mark of many until each of its points stands alone.
func TestWhatIsGatheredLeadsCloser(t *testing.T) {
	given := []WorldPoint{{ID: "a", Name: "A", Lat: 51.5, Lon: -0.1, Count: 2, Link: "/a"}, {ID: "b", Name: "B", Lat: 51.5, Lon: -0.1, Count: 1, Link: "/b"},
		{ID: "c", Name: "C", Lat: 52.2, Lon: 0.1, Count: 1, Link: "/c"}}
	r := route.At(i18n.English, route.Map)
	for range 6 {
		markup := Markup(&WorldMap{Route: r, Unit: "count.agreement", Kind: model.KindAgreement, Points: given})
		if !strings.Contains(markup, "map-many") {
			for _, p := range given {
				if !strings.Contains(markup, `href="`+p.Link+`"`) {
					t.Errorf("%s has no mark", p.Name)
				}
			}
			return
		}
		next := hrefOfMany(markup)
		u := strings.SplitN(strings.ReplaceAll(next, "&#38;", "&"), "?", 2)
		to, ok := route.Parse(u[0], u[1])
		if !ok || to.String() == r.String() {
			t.Fatalf("a mark of many leads to %s", next)
		}
		r = to
	}
	t.Error("after six steps points are still gathered")
}

// hrefOfMany is where the first mark of many leads.
func hrefOfMany(markup string) string {
	for _, tag := range strings.Split(markup, "<a ")[1:] {
		if tag = tag[:strings.Index(tag, ">")]; strings.Contains(tag, "map-many") {
			_, href, _ := strings.Cut(tag, `href="`)
			href, _, _ = strings.Cut(href, `"`)
			return href
		}
	}
	return ""
}
