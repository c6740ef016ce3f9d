package catalogue

import (
	"container/list"
	"encoding/binary"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// results remembers what filters let through in a segment and how often each value occurs there. A segment never
// changes, so neither do they; only the least recently used are forgotten. A nil
// *results keeps nothing.
type results struct {
	mu     sync.Mutex
	byKey  map[string]*list.Element
	recent *list.List // of *result, the latest first
}

// result is a set of records and, once somebody wanted them, the counts of its values.
type result struct {
	key    string
	set    *roaring.Bitmap
	counts tally    // of the values of the counted fields
	fields fieldSet // that are counted
}

// resultsKept bounds the results of a segment; one takes up to one bit per record and four bytes per value.
const resultsKept = 128

func newResults() *results {
	return &results{byKey: map[string]*list.Element{}, recent: list.New()}
}

func (r *results) get(key string) (result, bool) {
	if r == nil {
		return result{}, false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.byKey[key]
	if !ok {
		return result{}, false
	}
	r.recent.MoveToFront(e)
	return e.Value.(result), true
}

func (r *results) put(res result) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if e, ok := r.byKey[res.key]; ok {
		e.Value = res
		r.recent.MoveToFront(e)
		return
	}
	r.byKey[res.key] = r.recent.PushFront(res)
	if r.recent.Len() > resultsKept {
		oldest := r.recent.Back()
		delete(r.byKey, r.recent.Remove(oldest).(result).key)
	}
}

// resultKey writes clauses so that equal filters have equal keys.
func resultKey(clauses []clause) string {
	var b []byte
	for _, k := range clauses {
		b = binary.AppendUvarint(b, uint64(k.field))
		b = binary.AppendUvarint(b, uint64(len(k.values)))
		for _, v := range k.values {
			b = binary.AppendUvarint(b, uint64(v))
		}
	}
	return string(b)
}
