package names

import "math/bits"

// TyposAllowed is how many typing errors are forgiven in a word of so many letters.
func TyposAllowed(letters int) int {
	switch {
	case letters >= 8:
		return 2
	case letters >= 4:
		return 1
	}
	return 0
}

// Similar says whether the word begins with something that is at most the allowed number of typing errors away from what
// was typed: a letter too many, missing, or wrong, or two neighbours swapped (optimal string alignment).
func Similar(typed, word string) bool {
	if bits.OnesCount64(letters(typed)&^letters(word)) > TyposAllowed(len(typed)) {
		return false // each error accounts for one letter that the word lacks
	}
	target := []rune(typed)
	allowed := TyposAllowed(len(target))
	if allowed == 0 {
		return false
	}
	t := NewDistances(target)
	for _, r := range word {
		reached, best := t.Push(r)
		if reached <= allowed {
			return true
		}
		if best > allowed {
			return false
		}
	}
	return false
}

// letters are those that a text has, as a set in which few have the same place.
func letters(text string) (set uint64) {
	for _, r := range text {
		set |= 1 << (uint(r) % 64)
	}
	return set
}

// Distances is the distance table between what was typed and the beginning of a word that grows letter by letter.
type Distances struct {
	target  []rune
	letters []rune
	rows    [][]int // rows[k] belongs to the first k letters
}

// NewDistances begins with no letters.
func NewDistances(target []rune) *Distances {
	t := &Distances{target: target, rows: [][]int{make([]int, len(target)+1)}}
	for j := range t.rows[0] {
		t.rows[0][j] = j
	}
	return t
}

// Truncate goes back to the first letters of the word.
func (t *Distances) Truncate(letters int) { t.letters = t.letters[:min(letters, len(t.letters))] }

// Push adds a letter of the word and gives the distance of the beginning to the whole target, and the least that any
// continuation can reach.
func (t *Distances) Push(r rune) (reached, best int) {
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
