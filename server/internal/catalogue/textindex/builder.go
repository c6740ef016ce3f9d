package textindex

import (
	"cmp"
	"slices"

	"vinculum/graph/model/names"
)

// Builder gathers the texts of documents and makes an Index of them. Documents are added in ascending order of their numbers.
type Builder struct {
	ids    map[string]uint32 // word → provisional number
	words  []string          // by provisional number
	strong pairs
	weak   pairs
	names  []name
	seq    []uint32 // the words of all names, one after the other
}

// name is a whole name: a range of Builder.seq and whose it is.
type name struct{ from, to, doc uint32 }

// pairs are occurrences: the i-th is of word[i] in doc[i].
type pairs struct{ word, doc []uint32 }

func (p *pairs) add(word, doc uint32) {
	p.word = append(p.word, word)
	p.doc = append(p.doc, doc)
}

// NewBuilder makes a builder that expects about n names.
func NewBuilder(n int) *Builder {
	b := &Builder{ids: make(map[string]uint32, min(n, 1<<14)), names: make([]name, 0, n), seq: make([]uint32, 0, 3*n)}
	b.strong.word, b.strong.doc = make([]uint32, 0, 3*n), make([]uint32, 0, 3*n)
	return b
}

// Name adds a name of the document. A document may have several, in any language.
func (b *Builder) Name(doc uint32, text string) {
	b.name(doc, Fold(text))
	if alt, ok := Digraphs(text); ok {
		b.name(doc, alt)
	}
}

func (b *Builder) name(doc uint32, folded string) {
	from := uint32(len(b.seq))
	names.EachWord(folded, func(word string) {
		id := b.word(word)
		b.seq = append(b.seq, id)
		b.strong.add(id, doc)
	})
	if to := uint32(len(b.seq)); to > from {
		b.names = append(b.names, name{from, to, doc})
	}
}

// Context adds words by which the document can be found too, after all that have them in a name: the city of a university.
func (b *Builder) Context(doc uint32, text string) {
	add := func(word string) { b.weak.add(b.word(word), doc) }
	names.EachWord(Fold(text), add)
	if alt, ok := Digraphs(text); ok {
		names.EachWord(alt, add)
	}
}

func (b *Builder) word(w string) uint32 {
	if id, ok := b.ids[w]; ok {
		return id
	}
	id := uint32(len(b.words))
	w = string([]byte(w)) // the text it was cut from need not stay
	b.ids[w] = id
	b.words = append(b.words, w)
	return id
}

// Build makes the index of documents numbered below n. The builder must not be used afterwards.
func (b *Builder) Build(n int) *Index {
	order := make([]uint32, len(b.words))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int { return cmp.Compare(b.words[x], b.words[y]) })
	final := make([]uint32, len(order)) // provisional → place in the dictionary
	ix := &Index{docs: n, words: make([]string, len(order))}
	for place, id := range order {
		final[id] = uint32(place)
		ix.words[place] = b.words[id]
	}
	renumber(b.strong.word, final)
	renumber(b.weak.word, final)
	renumber(b.seq, final)
	ix.strong = newPostings(b.strong, len(order))
	ix.weak = newPostings(b.weak, len(order))
	b.sortNames()
	ix.nameDocs = make([]uint32, len(b.names))
	ix.nameEnds = make([]uint32, len(b.names))
	ix.nameWords = make([]uint32, 0, len(b.seq))
	for i, nm := range b.names {
		ix.nameWords = append(ix.nameWords, b.seq[nm.from:nm.to]...)
		ix.nameEnds[i] = uint32(len(ix.nameWords))
		ix.nameDocs[i] = nm.doc
	}
	return ix
}

func renumber(words, final []uint32) {
	for i, w := range words {
		words[i] = final[w]
	}
}

// sortNames orders the names by their words, which is alphabetical because the dictionary is.
func (b *Builder) sortNames() {
	slices.SortFunc(b.names, func(x, y name) int {
		if c := cmp.Compare(b.seq[x.from], b.seq[y.from]); c != 0 {
			return c
		}
		if c := slices.Compare(b.seq[x.from:x.to], b.seq[y.from:y.to]); c != 0 {
			return c
		}
		return cmp.Compare(x.doc, y.doc)
	})
}

// postings hold the documents of every word of the dictionary, ascending: those of word w are docs[ends[w-1]:ends[w]].
type postings struct{ ends, docs []uint32 }

// newPostings sorts occurrences by word (a counting sort, which keeps the documents ascending) and drops repetitions.
func newPostings(p pairs, words int) postings {
	if len(p.word) == 0 {
		return postings{}
	}
	next := make([]uint32, words+1)
	for _, w := range p.word {
		next[w+1]++
	}
	for w := range words {
		next[w+1] += next[w]
	}
	sorted := make([]uint32, len(p.doc))
	starts := slices.Clone(next)
	for i, w := range p.word {
		sorted[next[w]] = p.doc[i]
		next[w]++
	}
	out := postings{ends: make([]uint32, words), docs: sorted[:0]}
	for w := range words {
		list := slices.Compact(sorted[starts[w]:starts[w+1]])
		out.docs = append(out.docs, list...) // never overtakes what it reads
		out.ends[w] = uint32(len(out.docs))
	}
	return out
}

// of gives the documents of the words from lo up to hi; documents may repeat where hi-lo > 1.
func (p postings) of(lo, hi int) []uint32 {
	if len(p.ends) == 0 || lo >= hi {
		return nil
	}
	from := uint32(0)
	if lo > 0 {
		from = p.ends[lo-1]
	}
	return p.docs[from:p.ends[hi-1]]
}
