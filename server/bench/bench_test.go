package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParseStat(t *testing.T) {
	rest := " S 1 20790 17567 0 -1 4194304 115095 0 10 0 488 55 7 9 20 0 8 0 1228909 2344185856 113709"
	for _, c := range []struct {
		line string
		want time.Duration
	}{
		{"20793 (vinculum)" + rest, 5430 * time.Millisecond},
		{"20793 (a name) with ) and (S 1 2" + ")" + rest, 5430 * time.Millisecond},
		{"1 ()" + rest + "\n", 5430 * time.Millisecond},
		{"20793 vinculum" + rest, -1},
		{"20793 (vinculum) S 1 2 3", -1},
		{"20793 (vinculum) S 1 20790 17567 0 -1 4194304 115095 0 10 0 x 55", -1},
	} {
		got, err := parseStat(c.line)
		if c.want < 0 && err == nil {
			t.Errorf("%q: %v instead of an error", c.line, got)
		}
		if c.want >= 0 && (err != nil || got != c.want) {
			t.Errorf("%q: %v, %v instead of %v", c.line, got, err, c.want)
		}
	}
}

// The line of this very process must be one that is understood.
func TestParseStatOfThisProcess(t *testing.T) {
	line, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		t.Skip("no /proc here:", err)
	}
	if used, err := parseStat(string(line)); err != nil || used < 0 || used > time.Hour {
		t.Errorf("%v, %v", used, err)
	}
}

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   float64
	}{
		{nil, 0},
		{[]float64{7}, 7},
		{[]float64{9, 1, 5}, 5},
		{[]float64{4, 1, 3, 100}, 3.5},
		{[]float64{1, 1000, 2, 3, 0}, 2},
	} {
		before := slices.Clone(c.values)
		if got := median(c.values); got != c.want {
			t.Errorf("%v: %v instead of %v", c.values, got, c.want)
		}
		if !slices.Equal(before, c.values) {
			t.Errorf("%v became %v", before, c.values)
		}
	}
}

func TestQuantile(t *testing.T) {
	var s sample
	if s.quantile(0.99) != 0 {
		t.Error("nothing has a latency")
	}
	for i := 1; i <= 1000; i++ {
		s.latencies = append(s.latencies, time.Duration(i))
	}
	for q, want := range map[float64]time.Duration{0: 1, 0.5: 500, 0.99: 990, 0.999: 999, 1: 1000} {
		if got := s.quantile(q); got != want {
			t.Errorf("%v: %v instead of %v", q, got, want)
		}
	}
}

// One slow round of the machine slows both servers and changes no ratio.
func TestSummarize(t *testing.T) {
	run := func(requests int, elapsed, cpu time.Duration) sample {
		return sample{requests: requests, elapsed: elapsed, cpu: cpu, latencies: []time.Duration{elapsed}}
	}
	plan := []sample{run(1000, time.Second, time.Second), run(100, time.Second, 2*time.Second), run(1000, time.Second, time.Second)}
	peer := []sample{run(500, time.Second, time.Second), run(50, time.Second, 2*time.Second), run(400, 2*time.Second, time.Second)}
	got := summarize(peer, plan)
	want := figures{rate: 200, p50: time.Second, p99: time.Second, cpu: 2500 * time.Microsecond, rateRatio: 0.5, cpuRatio: 2}
	if got != want {
		t.Errorf("%+v instead of %+v", got, want)
	}
	if self := summarize(plan, plan); self.rateRatio != 1 || self.cpuRatio != 1 {
		t.Errorf("the plan against itself is %+v", self)
	}
}

func TestSame(t *testing.T) {
	want := `{"data":{"nodes":[{"id":"a","name":{"en":"Zoë & <b>"},"home":null,"lat":4.5},{"id":"b","lat":52}]}}`
	for _, alike := range []string{
		want,
		"{ \"data\" :\n{\"nodes\":[{\"id\":\"a\",\"name\":{\"en\":\"Zo\\u00eb \\u0026 \\u003cb>\"},\"home\":null,\"lat\":4.50},{\"id\":\"b\",\"lat\":52.0}]}}\n",
	} {
		if err := same([]byte(want), []byte(alike)); err != nil {
			t.Errorf("%s: %v", alike, err)
		}
	}
	for _, change := range [][2]string{
		{`"id":"a","name":{"en":"Zoë & <b>"}`, `"name":{"en":"Zoë & <b>"},"id":"a"`}, // order of keys
		{`"home":null,`, ``},                     // a key less
		{`"home":null`, `"home":{}`},             // another kind of value
		{`"home":null`, `"home":"null"`},         // a string of the same letters
		{`4.5`, `4.51`},                          // another number
		{`52`, `"52"`},                           // a number as text
		{`Zoë`, `Zoe`},                           // another text
		{`,{"id":"b","lat":52}`, ``},             // an element less
		{`52}]`, `52},{}]`},                      // an element more
		{`]}}`, `]}} {}`},                        // a value more
		{`]}}`, `]}`},                            // cut off
		{`{"data":`, `{"errors":[],"data":`},     // another key in front
		{want, ``},                               // nothing
		{want, `<html>`},                         // no JSON
		{`"nodes":[{"id":"a"`, `"nodes":[["id"`}, // another structure
	} {
		got := strings.Replace(want, change[0], change[1], 1)
		if got == want {
			t.Fatalf("%v changes nothing", change)
		}
		if same([]byte(want), []byte(got)) == nil {
			t.Errorf("%s passes for %s", got, want)
		}
		if same([]byte(got), []byte(want)) == nil {
			t.Errorf("%s passes for %s", want, got)
		}
	}
}

func TestKeptUp(t *testing.T) {
	for _, c := range []struct {
		s    sample
		want bool
	}{
		{sample{requests: 1000, elapsed: time.Second + time.Millisecond}, true},
		{sample{requests: 900, elapsed: time.Second}, false},                     // could not be sent
		{sample{requests: 1000, elapsed: 2 * time.Second}, false},                // answered long after
		{sample{requests: 1000, elapsed: time.Second, failed: "timeout"}, false}, // not answered
	} {
		if got := keptUp(c.s, 1000, time.Second); got != c.want {
			t.Errorf("%+v: %v", c.s, got)
		}
	}
}

func TestOptions(t *testing.T) {
	o, err := parseOptions([]string{"-quick", "-rounds", "3", "-servers", "raw,json", "-rates", "700, 300"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if o.rounds != 3 || o.period >= time.Second || !slices.Equal(o.servers, []string{"plan", "json", "raw"}) || !slices.Equal(o.rates, []int{300, 700}) {
		t.Errorf("%+v", o)
	}
	for _, args := range [][]string{{"-servers", "apollo"}, {"-queries", ""}, {"-rates", "x"}, {"-rounds", "0"}, {"extra"}, {"-period", "0s"}} {
		if _, err := parseOptions(args, io.Discard); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}

func TestInProcessRoundsAreCompared(t *testing.T) {
	const output = `goos: linux
BenchmarkNested/plan-2    100   20000 ns/op   3236 bytes/answer   8000 B/op   50 allocs/op
BenchmarkNested/gqlgen-2   10  300000 ns/op   3236 bytes/answer  80000 B/op 2500 allocs/op
BenchmarkNested/plan-2    100   10000 ns/op   3236 bytes/answer   8000 B/op   50 allocs/op
BenchmarkNested/gqlgen-2   10  200000 ns/op   3236 bytes/answer  80000 B/op 2500 allocs/op
PASS
`
	var b strings.Builder
	if err := printInProcess(&b, strings.NewReader(output)); err != nil {
		t.Fatal(err)
	}
	if want := "| Nested | 15.0 µs | 250.0 µs | 17.5 | 8000 | 80000 | 10.0 | 50 | 2500 | 50.0 | 2 |\n"; !strings.HasSuffix(b.String(), want) {
		t.Errorf("printed %s, want it to end with %s", &b, want)
	}
	for _, bad := range []string{"BenchmarkNested/plan-2 100 1 ns/op\n", "BenchmarkNested/plan-2 100 x ns/op\n"} {
		if printInProcess(&strings.Builder{}, strings.NewReader(bad)) == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
