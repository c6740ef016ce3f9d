package textindex

import (
	"sort"
	"strings"
	"unicode/utf8"

	"vinculum/graph/model/names"
)

// similar calls yield with the ranges of the dictionary whose words begin with something that is at most the allowed
// number of errors away from w: a letter too many, missing, or wrong, or two neighbours swapped (optimal string alignment).
//
// The sorted dictionary is walked as the tree of its prefixes: one row of the distance table per letter, shared by all words
// with the same beginning; a beginning that is good enough takes all its words, one that is hopeless leaves them all out.
func (ix *Index) similar(w string, yield func(lo, hi int)) {
	target := []rune(w)
	allowed := names.TyposAllowed(len(target))
	if allowed == 0 {
		return
	}
	t := names.NewDistances(target)
	previous := ""
	for i := 0; i < len(ix.words); {
		word := ix.words[i]
		shared := commonPrefix(previous, word)
		t.Truncate(utf8.RuneCountInString(word[:shared]))
		previous = word
		end := i + 1
		for at := shared; at < len(word); {
			r, size := utf8.DecodeRuneInString(word[at:])
			at += size
			reached, best := t.Push(r)
			if reached > allowed && best <= allowed {
				continue
			}
			previous = word[:at]
			end = ix.endOfPrefix(i, word[:at])
			if reached <= allowed {
				yield(i, end)
			}
			break
		}
		i = end
	}
}

// endOfPrefix is the first place from i on whose word does not begin with the prefix. Most such ranges are short.
func (ix *Index) endOfPrefix(i int, prefix string) int {
	step := 1
	for i+step < len(ix.words) && strings.HasPrefix(ix.words[i+step], prefix) {
		i += step
		step *= 2
	}
	n := min(step, len(ix.words)-i)
	return i + sort.Search(n, func(k int) bool { return !strings.HasPrefix(ix.words[i+k], prefix) })
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i < n && a[i] == b[i] {
		i++
	}
	for i > 0 && i < len(b) && !utf8.RuneStart(b[i]) {
		i--
	}
	return i
}
