package linked

import "strings"

// rows is what was built at once: nodes by number, in the order of their ids, each with its row of halves.
type rows struct {
	text    string   // all ids, one behind the other
	ends    []uint32 // where each id ends in text
	entries []entry
	starts  []uint32 // where each row starts in halves; one more than there are nodes
	halves  []half
}

func (r *rows) len() uint32 { return uint32(len(r.entries)) }

func (r *rows) id(i uint32) string {
	if i == 0 {
		return r.text[:r.ends[0]]
	}
	return r.text[r.ends[i-1]:r.ends[i]]
}

func (r *rows) row(i uint32) []half {
	from, to := r.starts[i], r.starts[i+1]
	return r.halves[from:to:to]
}

// setIDs keeps the ids, which are in order.
func (r *rows) setIDs(ids []string) {
	total := 0
	for _, id := range ids {
		total += len(id)
	}
	var text strings.Builder
	text.Grow(total)
	r.ends = make([]uint32, len(ids))
	for i, id := range ids {
		text.WriteString(id)
		r.ends[i] = uint32(text.Len())
	}
	r.text = text.String()
}
