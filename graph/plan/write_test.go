package plan

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

func checkFloat(t *testing.T, f float64) {
	t.Helper()
	want := "x" + strconv.FormatFloat(f, 'g', -1, 64)
	if got := string(appendFloat([]byte("x"), f)); got != want {
		t.Errorf("%b is written %s, want %s", f, got, want)
	}
}

func TestFloatsAreWrittenAsStrconvWritesThem(t *testing.T) {
	for _, f := range []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 52.1571, -4.48, 99999.99999, 100000, 99999.999995, 1e-5, 1e21, math.Pi, math.MaxFloat64, math.Inf(1), math.NaN(), 1.000005, 1.00001} {
		checkFloat(t, f)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		n := r.Int64N(20_000_000_000) - 10_000_000_000
		f := float64(n) / scale
		for _, near := range []float64{f, math.Nextafter(f, 1e9), math.Nextafter(f, -1e9), float64(n) / 1e4, float64(n) / 1e7} {
			checkFloat(t, near)
		}
	}
}

func FuzzFloat(f *testing.F) {
	f.Add(52.1571)
	f.Fuzz(checkFloat)
}
