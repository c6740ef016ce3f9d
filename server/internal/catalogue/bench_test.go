package catalogue

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"vinculum/graph/model"
	"vinculum/server/internal/generate"
	"vinculum/server/internal/reference"
)

// sizes are the numbers of alumni that are measured; VINCULUM_BENCH_SIZES=109000 leaves the million out.
func sizes() (out []int) {
	for _, s := range strings.Split(cmpOr(os.Getenv("VINCULUM_BENCH_SIZES"), "109000,1000000"), ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			panic(err)
		}
		out = append(out, n)
	}
	return out
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// dataSet is the curated records and generated ones around so many alumni.
type dataSet map[model.Kind][]model.Record

func (d dataSet) Load(_ context.Context, kind model.Kind, yield func(model.Record) error) error {
	for _, r := range d[kind] {
		if err := yield(r); err != nil {
			return err
		}
	}
	return nil
}

var dataSets = struct {
	sync.Mutex
	size int
	data dataSet
	set  *Set
	// Bytes of the heap: of the records (text that they share counted once), and of the set beside them.
	records, beside uint64
}{}

// loaded is a set with so many alumni; the last one is kept for the next benchmark.
func loaded(b *testing.B, alumni int) (*Set, dataSet) {
	b.Helper()
	dataSets.Lock()
	defer dataSets.Unlock()
	if dataSets.size != alumni {
		dataSets.data, dataSets.set = nil, nil
		empty := heap()
		dataSets.data = generated(b, alumni)
		dataSets.records = heap() - empty
		dataSets.set = loadBench(b, dataSets.data)
		dataSets.beside = heap() - empty - dataSets.records
		dataSets.size = alumni
	}
	return dataSets.set, dataSets.data
}

func generated(b *testing.B, alumni int) dataSet {
	b.Helper()
	curated, err := reference.Records()
	if err != nil {
		b.Fatal(err)
	}
	d, in := dataSet{}, interner{}
	add := func(r model.Record) error {
		if a, ok := r.(*model.Alumnus); ok {
			in.alumnus(a)
		}
		d[r.Kind()] = append(d[r.Kind()], r)
		return nil
	}
	for _, r := range curated {
		add(r)
	}
	if err := generate.Records(context.Background(), generate.Options{Seed: 1, Alumni: alumni, AsOf: today}, curated, add, nil); err != nil {
		b.Fatal(err)
	}
	return d
}

func loadBench(b *testing.B, d dataSet) *Set {
	b.Helper()
	codes, err := reference.LoadCodes()
	if err != nil {
		b.Fatal(err)
	}
	s := New(Options{Today: today, Labels: codes})
	if err := s.Load(context.Background(), d, nil); err != nil {
		b.Fatal(err)
	}
	return s
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// cpu is the time that all cores have worked for this process.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkLoad makes the views of all audiences from records in memory. It reports what the records take for each alumnus
// and what the views of all audiences and their graphs take beside them.
func BenchmarkLoad(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			_, d := loaded(b, n)
			records, beside := float64(dataSets.records)/float64(n), float64(dataSets.beside)/float64(n)
			start := cpu()
			for b.Loop() {
				loadBench(b, d)
			}
			b.ReportMetric(float64((cpu()-start).Milliseconds())/float64(b.N), "cpu-ms/op")
			b.ReportMetric(records, "records-B/alumnus")
			b.ReportMetric(beside, "views-B/alumnus")
			b.ReportMetric(records+beside, "total-B/alumnus")
		})
	}
}

// allFacets are what a page with every facet asks for.
var allFacets = []Field{"countries", "faculties", "programmes", "decades", "sectors", "employers", "exchanges", "networks", "languages", "mentor", "mentorTopics"}

// benchQueries are filters from none to the most selective, and the worst: two broad ones together.
var benchQueries = []struct {
	name string
	q    Query
}{
	{"none", Query{}},
	{"country", Query{Where: map[Field][]string{"countries": {"DE"}}}},
	{"home-country", Query{Where: map[Field][]string{"countries": {"NL"}}}},
	{"faculty+decade", Query{Where: map[Field][]string{"faculties": {"unit:law"}, "decades": {"2010"}}}},
	{"years-by-graduation", Query{Ranges: map[Field][2]int{"graduated": {1990, 1999}}, Order: OrderGraduated, Descending: true}},
	{"mentor+country", Query{Where: map[Field][]string{"mentor": {"true"}, "countries": {"BE", "DE", "GB"}}}},
	{"two-broad", Query{Where: map[Field][]string{"decades": {"1990", "2000", "2010"}, "sectors": {"GOVERNMENT", "EDUCATION_AND_RESEARCH", "HEALTH_AND_CARE"}}}},
	{"text", Query{Text: "anna v"}},
}

// BenchmarkFilterFacetsPage asks for a first page with all facets, as the office. Cold: nobody asked this before; warm:
// somebody did, since the last write.
func BenchmarkFilterFacetsPage(b *testing.B) {
	for _, n := range sizes() {
		for _, q := range benchQueries {
			for _, warm := range []bool{false, true} {
				b.Run(fmt.Sprintf("%d/%s/warm=%v", n, q.name, warm), func(b *testing.B) {
					set, _ := loaded(b, n)
					alumni := set.View(model.AudienceOffice).Alumni()
					total, start := 0, cpu()
					for b.Loop() {
						if !warm {
							for _, p := range alumni.parts {
								p.results.forget()
							}
						}
						p, err := alumni.Query(q.q)
						if err != nil || len(alumni.Facets(q.q, allFacets)) == 0 {
							b.Fatal("no facets", err)
						}
						total = p.Total
					}
					b.ReportMetric(float64((cpu()-start).Microseconds())/float64(b.N), "cpu-µs/op")
					b.ReportMetric(float64(total), "found")
				})
			}
		}
	}
}

// forget makes the results as if nothing had been asked.
func (r *results) forget() {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.byKey)
	r.recent.Init()
}

// BenchmarkSearch searches as one types, as the office.
func BenchmarkSearch(b *testing.B) {
	for _, n := range sizes() {
		for _, text := range []string{"a", "an", "ann", "anna", "anna v", "anna vries", "vreis", "colgne", "university of co"} {
			b.Run(fmt.Sprintf("%d/%s", n, strings.ReplaceAll(text, " ", "_")), func(b *testing.B) {
				set, _ := loaded(b, n)
				v := set.View(model.AudienceOffice)
				total := 0
				for b.Loop() {
					p, err := v.Search(text, nil, model.PageArgs{})
					if err != nil {
						b.Fatal(err)
					}
					total = p.Total
				}
				b.ReportMetric(float64(total), "found")
			})
		}
	}
}

// BenchmarkApply changes one alumnus at a time, for all audiences.
func BenchmarkApply(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			set, d := loaded(b, n)
			i := 0
			for b.Loop() {
				a := *d[model.KindAlumnus][i*7919%n].(*model.Alumnus)
				a.Updated++
				set.Apply([]Change{{a.ID, &a}})
				i++
			}
			dataSets.size = 0
		})
	}
}
