package atlas

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"testing"
)

// TestTownsLandWhereTheOutlineHasThem compares with what d3-geo, which drew the outline, makes of the same towns.
func TestTownsLandWhereTheOutlineHasThem(t *testing.T) {
	b, err := os.ReadFile("testdata/towns.json")
	if err != nil {
		t.Fatal(err)
	}
	var towns []struct {
		Name           string
		Lat, Lon, X, Y float64
	}
	if err := json.Unmarshal(b, &towns); err != nil || len(towns) < 10 {
		t.Fatal(err, len(towns))
	}
	for _, w := range towns {
		if p := Project(w.Lat, w.Lon); math.Hypot(p.X-w.X, p.Y-w.Y) > 0.01 {
			t.Errorf("%s is at %v, the outline has it at %v, %v", w.Name, p, w.X, w.Y)
		}
	}
}

func TestLocateUndoesProject(t *testing.T) {
	for lat := -89.0; lat < 90; lat += 8.9 {
		for lon := -168.0; lon <= 190; lon += 7.3 {
			gotLat, gotLon := Locate(Project(lat, lon))
			if math.Abs(gotLat-lat) > 1e-6 || math.Abs(math.Remainder(gotLon-lon, 360)) > 1e-6 {
				t.Fatalf("%v, %v comes back as %v, %v", lat, lon, gotLat, gotLon)
			}
		}
	}
	for _, p := range []Point{{-500, -500}, {5000, 9000}, {0, 0}} {
		if lat, lon := Locate(p); math.Abs(lat) > 90 || math.Abs(lon) > 180 || math.IsNaN(lat+lon) {
			t.Errorf("%v is at %v, %v", p, lat, lon)
		}
	}
}

// marks are random ones, some of which share a point.
func marks(r *rand.Rand, n int) []Mark {
	out := make([]Mark, n)
	for i := range out {
		out[i] = Mark{Point{r.Float64() * Width, r.Float64() * Height}, r.IntN(50)}
		if i > 0 && r.IntN(4) == 0 {
			out[i].Point = out[r.IntN(i)].Point
		}
	}
	return out
}

func TestGather(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		given := marks(r, r.IntN(120))
		distance := math.Exp2(r.Float64()*14 - 4)
		clusters := Gather(given, distance)
		seen, total, want := map[int]bool{}, 0, 0
		for _, m := range given {
			want += m.Weight
		}
		for k, c := range clusters {
			sum := 0
			for _, i := range c.Marks {
				if seen[i] {
					t.Fatalf("mark %d is in two clusters", i)
				}
				seen[i] = true
				sum += given[i].Weight
				if d := math.Hypot(given[i].X-c.X, given[i].Y-c.Y); d >= distance && d > 0 {
					t.Fatalf("a mark is %v from its cluster, which reaches %v", d, distance)
				}
				if given[i].Weight > given[c.Marks[0]].Weight {
					t.Fatal("a cluster is not led by its heaviest mark")
				}
			}
			if given[c.Marks[0]].Point != c.Point || sum != c.Weight {
				t.Fatal("a cluster is not at its first mark, or weighs something else than its marks")
			}
			total += sum
			for _, other := range clusters[:k] {
				if math.Hypot(c.X-other.X, c.Y-other.Y) < distance {
					t.Fatalf("two clusters are nearer than %v", distance)
				}
			}
		}
		if len(seen) != len(given) || total != want {
			t.Fatalf("%d of %d marks are in clusters, of weight %d of %d", len(seen), len(given), total, want)
		}
	}
	if got := Gather([]Mark{{Point{1, 1}, 1}, {Point{1, 1}, 2}}, 0); len(got) != 1 || got[0].Marks[0] != 1 {
		t.Errorf("two marks at one point make %v", got)
	}
}

func TestSpread(t *testing.T) {
	for n := 1; n < 60; n++ {
		places := Spread(Point{10, 10}, n, 3)
		for i, p := range places {
			for _, q := range places[:i] {
				if d := math.Hypot(p.X-q.X, p.Y-q.Y); d < 3*0.85 {
					t.Fatalf("of %d places two are %v apart", n, d)
				}
			}
		}
	}
}

func TestViews(t *testing.T) {
	for _, v := range []View{World, Europe, {Project(-33.92, 18.42), 5.5}} {
		got, ok := Parse(v.At(), v.Level())
		if !ok || math.Hypot(got.Centre.X-v.Centre.X, got.Centre.Y-v.Centre.Y) > 0.05 || got.Zoom != v.Zoom {
			t.Errorf("%v comes back as %v", v, got)
		}
	}
	for _, bad := range [][2]string{{"", ""}, {"1", "2"}, {"91,0", "1"}, {"0,181", "1"}, {"0,0", "x"}, {"NaN,0", "1"}, {"0,0", "NaN"}, {"0,Inf", "1"}} {
		if _, ok := Parse(bad[0], bad[1]); ok {
			t.Errorf("%q is read as a view", bad)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		given := marks(r, 1+r.IntN(20))
		b := Bounds(given)
		if v := Fit(b); v.Zoom > 0 {
			for _, m := range given {
				if !v.Box().Has(m.Point) {
					t.Fatalf("%v is outside of %v", m.Point, v)
				}
			}
		}
	}
	for _, v := range []View{World, Europe, {Europe.Centre, 5.5}} {
		b := v.Box()
		wide := Box{b.X - b.Width/2, b.Y, b.Width * 2, b.Height}
		if got := Seen(b); got != v {
			t.Errorf("the box of %v is seen as %v", v, got)
		}
		if got := Seen(wide); v.Zoom > 2 && got != v {
			t.Errorf("a wide frame of %v is seen as %v", v, got)
		}
	}
	for name, p := range map[string]Point{"Lisbon": Project(38.7, -9.1), "Helsinki": Project(60.2, 24.9), "Athens": Project(38, 23.7), "Dublin": Project(53.3, -6.3)} {
		if !Europe.Box().Has(p) {
			t.Errorf("%s is not in the view of Europe", name)
		}
	}
}
