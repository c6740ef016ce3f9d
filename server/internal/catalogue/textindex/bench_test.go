package textindex

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strconv"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
)

// people makes n names with the distribution that matters to an index: few given names, many family names.
func people(n int) []string {
	r := rand.New(rand.NewPCG(1, 1))
	syllables := []string{"an", "ber", "co", "dri", "el", "fre", "ga", "hoe", "is", "ka", "lo", "me", "no", "pe", "rie", "sö", "tra", "ul", "ver", "we", "zé"}
	word := func(length, of int) string {
		s, k := "", r.IntN(of)
		for range length {
			s += syllables[k%len(syllables)]
			k /= len(syllables)
		}
		return s
	}
	names := make([]string, n)
	for i := range names {
		names[i] = word(2, 400) + " " + word(4, 60_000)
	}
	return names
}

func liveHeap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// The questions that both indexes are asked: beginnings of growing length, and two words with an error.
var questions = []struct {
	text string
	fuzz int
}{{"a", 0}, {"an", 0}, {"anb", 0}, {"anber", 0}, {"vreber", 1}}

func BenchmarkTextindex(b *testing.B) {
	names := people(109_000)
	build := func() *Index {
		bl := NewBuilder(len(names))
		for i, n := range names {
			bl.Name(uint32(i), n)
		}
		return bl.Build(len(names))
	}
	before := liveHeap()
	ix := build()
	size := liveHeap() - before
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			ix = build()
		}
		b.ReportMetric(float64(size)/float64(len(names)), "B/name")
	})
	for _, q := range questions {
		b.Run("search/"+q.text, func(b *testing.B) {
			found := 0
			for b.Loop() {
				asked, _ := Parse(q.text)
				found = 0
				for _, set := range ix.Match(asked) {
					if set != nil {
						found += int(set.GetCardinality())
					}
				}
				if q.fuzz > 0 {
					found = int(ix.Typos(asked).GetCardinality())
				}
			}
			b.ReportMetric(float64(found), "found")
		})
	}
}

// BenchmarkBleve is the measured reason for this package: bleve in memory, with its lightest analysis and nothing stored.
func BenchmarkBleve(b *testing.B) {
	names := people(109_000)
	before := liveHeap()
	var ix bleve.Index
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			if ix != nil {
				ix.Close()
			}
			ix = bleveIndex(b, names)
		}
		b.ReportMetric(float64(liveHeap()-before)/float64(len(names)), "B/name")
	})
	if ix == nil {
		return
	}
	defer ix.Close()
	for _, q := range questions {
		b.Run("search/"+q.text, func(b *testing.B) {
			found := 0
			for b.Loop() {
				request := bleve.NewSearchRequest(bleve.NewPrefixQuery(q.text))
				if q.fuzz > 0 {
					fuzzy := bleve.NewFuzzyQuery(q.text)
					fuzzy.SetFuzziness(q.fuzz)
					request = bleve.NewSearchRequest(fuzzy)
				}
				result, err := ix.Search(request)
				if err != nil {
					b.Skip(err) // a beginning of one letter has more words than bleve takes
				}
				found = int(result.Total)
			}
			b.ReportMetric(float64(found), "found")
		})
	}
}

func bleveIndex(b *testing.B, names []string) bleve.Index {
	b.Helper()
	field := mapping.NewTextFieldMapping()
	field.Analyzer, field.Store, field.IncludeTermVectors, field.DocValues, field.IncludeInAll = simple.Name, false, false, false, false
	m := mapping.NewIndexMapping()
	m.DefaultMapping.Dynamic = false
	m.DefaultMapping.AddFieldMappingsAt("name", field)
	m.DefaultField = "name"
	ix, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	batch := ix.NewBatch()
	for i, n := range names {
		batch.Index(strconv.Itoa(i), map[string]string{"name": Fold(n)})
		if batch.Size() == 5000 || i == len(names)-1 {
			if err := ix.Batch(batch); err != nil {
				b.Fatal(err)
			}
			batch.Reset()
		}
	}
	if n, err := ix.DocCount(); err != nil || n != uint64(len(names)) {
		b.Fatal(fmt.Sprint(n, " of ", len(names), " indexed: ", err))
	}
	return ix
}
