package catalogue

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"vinculum/graph/model"
)

// BenchmarkLatency measures how long single questions take, as the office, while a writer changes one alumnus after another:
// 200 a second, or as fast as it can. Every question is a new one, so what a list remembers of earlier ones helps little.
func BenchmarkLatency(b *testing.B) {
	questions := []struct {
		name string
		ask  func(*asker, *View) error
	}{{"search", (*asker).typeOn}, {"filter", (*asker).filter}}
	for _, n := range sizes() {
		for _, rate := range []int{200, 0} {
			for _, question := range questions {
				b.Run(fmt.Sprintf("%d/%s/writes=%s", n, question.name, perSecond(rate)), func(b *testing.B) {
					set, d := loaded(b, n)
					w, q, times := startWriter(set, d, rate), newAsker(d), latencies{}
					for b.Loop() {
						start := time.Now()
						if err := question.ask(q, set.View(model.AudienceOffice)); err != nil {
							b.Fatal(err)
						}
						times.since(start)
					}
					b.ReportMetric(float64(w.stop())/b.Elapsed().Seconds(), "writes/s")
					times.report(b)
				})
			}
		}
		dataSets.size = 0 // what was measured is no longer what was loaded
	}
}

// BenchmarkWriteLatency measures the other side: how long one change takes to be visible to all audiences while all other
// cores ask questions.
func BenchmarkWriteLatency(b *testing.B) {
	for _, n := range sizes() {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			set, d := loaded(b, n)
			var ended atomic.Bool
			var asked atomic.Int64
			var wg sync.WaitGroup
			for range max(1, runtime.GOMAXPROCS(0)-1) {
				wg.Go(func() {
					for q := newAsker(d); !ended.Load(); asked.Add(2) {
						v := set.View(model.AudienceOffice)
						if q.typeOn(v) != nil || q.filter(v) != nil {
							panic("a question was refused")
						}
					}
				})
			}
			w, times := writer{set: set, data: d}, latencies{}
			for b.Loop() {
				start := time.Now()
				w.write()
				times.since(start)
			}
			ended.Store(true)
			wg.Wait()
			b.ReportMetric(float64(asked.Load())/b.Elapsed().Seconds(), "questions/s")
			times.report(b)
		})
		dataSets.size = 0
	}
}

func perSecond(rate int) string {
	if rate == 0 {
		return "unlimited"
	}
	return fmt.Sprint(rate)
}

// latencies are how long each of many things took.
type latencies []time.Duration

func (l *latencies) since(start time.Time) { *l = append(*l, time.Since(start)) }

// report gives the median, the 99th percentile and the longest, in milliseconds.
func (l latencies) report(b *testing.B) {
	slices.Sort(l)
	last := len(l) - 1
	for unit, d := range map[string]time.Duration{"p50-ms": l[last/2], "p99-ms": l[last*99/100], "max-ms": l[last]} {
		b.ReportMetric(float64(d.Microseconds())/1000, unit)
	}
}

// writer changes alumni, spread over the whole list.
type writer struct {
	set    *Set
	data   dataSet
	writes int
	quit   chan struct{}
	done   chan struct{}
}

// startWriter lets a writer write so often a second; 0 is as often as it can.
func startWriter(set *Set, d dataSet, rate int) *writer {
	w := &writer{set: set, data: d, quit: make(chan struct{}), done: make(chan struct{})}
	go func() {
		defer close(w.done)
		start := time.Now()
		for {
			due := time.Duration(0)
			if rate > 0 {
				due = time.Until(start.Add(time.Duration(w.writes) * time.Second / time.Duration(rate)))
			}
			select {
			case <-w.quit:
				return
			case <-time.After(due):
				w.write()
			}
		}
	}()
	return w
}

// stop ends the writer and gives the number of its writes.
func (w *writer) stop() int {
	close(w.quit)
	<-w.done
	return w.writes
}

// write gives an alumnus what another one works as: each record is written in turn, after long, again.
func (w *writer) write() {
	all := w.data[model.KindAlumnus]
	a := *all[w.writes*7919%len(all)].(*model.Alumnus)
	a.Work = all[w.writes*104729%len(all)].(*model.Alumnus).Work
	a.Updated++
	w.set.Apply([]Change{{a.ID, &a}})
	w.writes++
}

// asker asks what people ask: about the alumni that there are.
type asker struct {
	*rand.Rand
	spec   *spec[*model.Alumnus]
	alumni []model.Record
	word   string // being typed
	typed  int    // bytes of it
}

func newAsker(d dataSet) *asker {
	return &asker{Rand: rand.New(rand.NewPCG(1, 2)), spec: alumniSpec(), alumni: d[model.KindAlumnus]}
}

func (q *asker) alumnus() *model.Alumnus {
	return q.alumni[q.IntN(len(q.alumni))].(*model.Alumnus)
}

// maxTyped is how many letters of a name are typed.
const maxTyped = 8

// typeOn types one more letter of a name, or the first one of the next.
func (q *asker) typeOn(v *View) error {
	if q.typed == len(q.word) || utf8.RuneCountInString(q.word[:q.typed]) == maxTyped {
		a := q.alumnus()
		q.word, q.typed = a.Family, 0
		if q.IntN(2) == 0 {
			q.word = a.FullName()
		}
	}
	_, size := utf8.DecodeRuneInString(q.word[q.typed:])
	q.typed += size
	_, err := v.Search(q.word[:q.typed], nil, model.PageArgs{})
	return err
}

// filter asks for the first page and all facets of what one to three filters let through, the values of each those of one
// to three alumni.
func (q *asker) filter(v *View) error {
	question := Query{Where: map[Field][]string{}}
	for range 1 + q.IntN(3) {
		field := allFacets[q.IntN(len(allFacets))]
		for range 1 + q.IntN(3) {
			question.Where[field] = append(question.Where[field], q.value(field)...)
		}
	}
	if q.IntN(4) == 0 {
		from := 1960 + q.IntN(60)
		question.Ranges = map[Field][2]int{"graduated": {from, from + q.IntN(15)}}
	}
	if q.IntN(4) == 0 {
		question.Order, question.Descending = OrderGraduated, q.IntN(2) == 0
	}
	list := v.Alumni()
	if _, err := list.Query(question); err != nil {
		return err
	}
	if len(list.Facets(question, allFacets)) != len(allFacets) {
		return fmt.Errorf("facets are missing")
	}
	return nil
}

// value is a value of the field that some alumnus has; none where that one has none.
func (q *asker) value(name Field) (values []string) {
	q.spec.fields[q.spec.fieldAt(name)].values(q.alumnus(), &env{today: today}, func(text string) {
		if text != "" && len(values) == 0 {
			values = append(values, text)
		}
	})
	return values
}
