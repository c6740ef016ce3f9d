package textindex

import (
	"slices"
	"sort"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model/names"
)

// Index is an immutable index of the names of documents.
type Index struct {
	docs         int
	words        []string // the dictionary, sorted
	strong, weak postings // by place in the dictionary: words of names; words of context
	// The names, sorted by their words. The i-th has the words nameWords[nameEnds[i-1]:nameEnds[i]].
	nameWords, nameEnds, nameDocs []uint32
}

// Match finds the documents for a query: one bitmap per tier, disjoint; nil where there are none. Typing errors are for Typos.
func (ix *Index) Match(q names.Query) (tiers [names.Tiers]*roaring.Bitmap) {
	if q.Empty() || ix.docs == 0 {
		return tiers
	}
	seen := newDocSet(ix.docs)
	put := func(t names.Tier, found *docSet) { tiers[t] = seen.take(found) }
	exact, begins := newDocSet(ix.docs), newDocSet(ix.docs)
	for _, words := range q.Forms {
		ix.matchNames(words, exact, begins)
	}
	put(names.TierExact, exact)
	put(names.TierBegins, begins)
	put(names.TierWords, ix.all(q, func(w string, into *docSet) { into.add(ix.strong.of(ix.exactly(w))) }))
	put(names.TierStarts, ix.all(q, func(w string, into *docSet) { into.add(ix.strong.of(ix.beginning(w))) }))
	if len(ix.weak.docs) > 0 {
		put(names.TierContext, ix.all(q, ix.addBeginning))
	}
	return tiers
}

func (ix *Index) addBeginning(w string, into *docSet) {
	lo, hi := ix.beginning(w)
	into.add(ix.strong.of(lo, hi))
	into.add(ix.weak.of(lo, hi))
}

// Typos finds the documents that match with typing errors, those that match without among them: one error in words of four letters or
// more, two in words of eight or more (Damerau-Levenshtein).
func (ix *Index) Typos(q names.Query) *roaring.Bitmap {
	if q.Empty() || ix.docs == 0 {
		return nil
	}
	return newDocSet(ix.docs).take(ix.all(q, func(w string, into *docSet) {
		ix.addBeginning(w, into)
		ix.similar(w, func(lo, hi int) {
			into.add(ix.strong.of(lo, hi))
			into.add(ix.weak.of(lo, hi))
		})
	}))
}

// all finds the documents that have, for each word of the query in one of its readings, what find adds.
func (ix *Index) all(q names.Query, find func(word string, into *docSet)) *docSet {
	var result *docSet
	for i := range q.Words() {
		found := newDocSet(ix.docs)
		for f, words := range q.Forms {
			if i < len(words) && (f == 0 || words[i] != q.Forms[0][i]) {
				find(words[i], found)
			}
		}
		if result == nil {
			result = found
		} else {
			result.and(found)
		}
		if result.empty() {
			break
		}
	}
	return result
}

// exactly is the range of the dictionary that holds the word: one word or none.
func (ix *Index) exactly(w string) (lo, hi int) {
	lo, found := slices.BinarySearch(ix.words, w)
	if found {
		return lo, lo + 1
	}
	return lo, lo
}

// beginning is the range of the dictionary with words that begin with the prefix.
func (ix *Index) beginning(prefix string) (lo, hi int) {
	lo, _ = slices.BinarySearch(ix.words, prefix)
	return lo, lo + sort.Search(len(ix.words)-lo, func(i int) bool { return !strings.HasPrefix(ix.words[lo+i], prefix) })
}

// matchNames adds the documents with a name that is the words, and those with a name that begins with them (the last
// one perhaps unfinished).
func (ix *Index) matchNames(words []string, exact, begins *docSet) {
	seq := make([]uint32, 0, len(words))
	for _, w := range words[:len(words)-1] {
		lo, hi := ix.exactly(w)
		if lo == hi {
			return
		}
		seq = append(seq, uint32(lo))
	}
	last := words[len(words)-1]
	lo, hi := ix.beginning(last)
	if lo == hi {
		return
	}
	from := ix.firstName(append(seq, uint32(lo)))
	to := ix.firstName(append(seq, uint32(hi)))
	begins.add(ix.nameDocs[from:to])
	if ix.words[lo] != last {
		return
	}
	for i := from; i < to && len(ix.name(i)) == len(words) && ix.name(i)[len(words)-1] == uint32(lo); i++ {
		exact.add(ix.nameDocs[i : i+1])
	}
}

// firstName is the place of the first name that is not before the sequence.
func (ix *Index) firstName(seq []uint32) int {
	return sort.Search(len(ix.nameEnds), func(i int) bool { return slices.Compare(ix.name(i), seq) >= 0 })
}

func (ix *Index) name(i int) []uint32 {
	from := uint32(0)
	if i > 0 {
		from = ix.nameEnds[i-1]
	}
	return ix.nameWords[from:ix.nameEnds[i]]
}

// Bytes is about how much memory the index takes.
func (ix *Index) Bytes() int {
	n := 4 * (len(ix.strong.docs) + len(ix.strong.ends) + len(ix.weak.docs) + len(ix.weak.ends) + len(ix.nameWords) + len(ix.nameEnds) + len(ix.nameDocs))
	for _, w := range ix.words {
		n += 16 + len(w)
	}
	return n
}
