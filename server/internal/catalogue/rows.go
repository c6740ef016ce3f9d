package catalogue

// rows are lists of numbers, one per record: that of record i is values[starts[i]:starts[i+1]].
type rows struct{ values, starts []uint32 }

func (r *rows) of(i uint32) []uint32 { return r.values[r.starts[i]:r.starts[i+1]] }

// ordered gives the lists that are at the places.
func (r rows) ordered(places []uint32) rows {
	out := rows{make([]uint32, 0, len(r.values)), make([]uint32, len(places)+1)}
	for i, at := range places {
		out.values = append(out.values, r.of(at)...)
		out.starts[i+1] = uint32(len(out.values))
	}
	return out
}

// ordered gives the elements that are at the places.
func ordered[T any](list []T, places []uint32) []T {
	out := make([]T, len(places))
	for i, at := range places {
		out[i] = list[at]
	}
	return out
}
