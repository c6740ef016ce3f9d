package linked

import "slices"

// A changed node's halves lie in chunks, so that a hub of a hundred thousand links need not be copied for one of them.
const (
	chunkSize    = 384 // halves in a new chunk
	maxChunkSize = 512
)

// chunked cuts a row into chunks without copying it.
func chunked(row []half) [][]half {
	chunks := make([][]half, 0, len(row)/chunkSize+1)
	for c := range slices.Chunk(row, chunkSize) {
		chunks = append(chunks, c)
	}
	return chunks
}

// locate finds the place of a half in a draft, or the one where it would go.
func (e *edit) locate(c *cell, h half) (position, bool) {
	a := adjacency{many: c.links}
	p := a.seek(position{}, func(x *half) bool { return e.g.compare(x, &h) < 0 })
	return p, p.part < len(c.links) && c.links[p.part][p.at] == h
}

// insert gives node i a half that it does not have.
func (e *edit) insert(i uint32, h half) {
	c := e.draft(i)
	p, found := e.locate(c, h)
	if found {
		return
	}
	last := len(c.links) - 1
	if last < 0 {
		c.links = [][]half{{h}}
		return
	}
	if p.part > last { // behind all others: into the last chunk
		p = position{last, len(c.links[last])}
	}
	old := c.links[p.part]
	chunk := make([]half, len(old)+1)
	copy(chunk, old[:p.at])
	chunk[p.at] = h
	copy(chunk[p.at+1:], old[p.at:])
	c.links[p.part] = chunk
	if n := len(chunk); n > maxChunkSize {
		c.links[p.part] = chunk[: n/2 : n/2]
		c.links = slices.Insert(c.links, p.part+1, chunk[n/2:])
	}
}

// remove takes a half from node i.
func (e *edit) remove(i uint32, h half) {
	c := e.draft(i)
	p, found := e.locate(c, h)
	if !found {
		return
	}
	old := c.links[p.part]
	if len(old) == 1 {
		c.links = slices.Delete(c.links, p.part, p.part+1)
		return
	}
	c.links[p.part] = slices.Concat(old[:p.at], old[p.at+1:])
}
