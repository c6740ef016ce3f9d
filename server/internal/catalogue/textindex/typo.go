package textindex

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// typosAllowed is how many typing errors are forgiven in a word of so many letters.
func typosAllowed(letters int) int {
	switch {
	case letters >= 8:
		return 2
	case letters >= 4:
		return 1
	}
	return 0
}

// similar calls yield with the ranges of the dictionary whose words begin with something that is at most the allowed
// number of errors away from w: a letter too many, missing, or wrong, or two neighbours swapped (optimal string alignment).
//
// The sorted dictionary is walked as the tree of its prefixes: one row of the distance table per letter, shared by all words
// with the same beginning; a beginning that is good enough takes all its words, one that is hopeless leaves them all out.
func (ix *Index) similar(w string, yield func(lo, hi int)) {
	target := []rune(w)
	allowed := typosAllowed(len(target))
	if allowed == 0 {
		return
	}
	t := table{target: target, rows: [][]int{make([]int, len(target)+1)}}
	for j := range t.rows[0] {
		t.rows[0][j] = j
	}
	previous := ""
	for i := 0; i < len(ix.words); {
		word := ix.words[i]
		shared := commonPrefix(previous, word)
		t.truncate(utf8.RuneCountInString(word[:shared]))
		previous = word
		end := i + 1
		for at := shared; at < len(word); {
			r, size := utf8.DecodeRuneInString(word[at:])
			at += size
			reached, best := t.push(r)
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

// table is the distance table between a target and the beginning of a word; rows[k] belongs to the first k letters.
type table struct {
	target  []rune
	letters []rune
	rows    [][]int
}

func (t *table) truncate(letters int) { t.letters = t.letters[:min(letters, len(t.letters))] }

// push adds a letter of the word and gives the distance of the beginning to the whole target, and the least that any
// continuation can reach.
func (t *table) push(r rune) (reached, best int) {
	k := len(t.letters) + 1
	t.letters = append(t.letters, r)
	if len(t.rows) <= k {
		t.rows = append(t.rows, make([]int, len(t.target)+1))
	}
	row, above := t.rows[k], t.rows[k-1]
	row[0] = k
	best = k
	for j, want := range t.target {
		cost := 1
		if want == r {
			cost = 0
		}
		d := min(row[j]+1, above[j+1]+1, above[j]+cost)
		if k > 1 && j > 0 && want == t.letters[k-2] && t.target[j-1] == r {
			d = min(d, t.rows[k-2][j-1]+1)
		}
		row[j+1] = d
		best = min(best, d)
	}
	if k > 1 { // a swap may still lower the next row
		for _, d := range above {
			best = min(best, d+1)
		}
	}
	return row[len(t.target)], best
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
