package names

import "strings"

// Tier says how well a document matches; lower is better.
type Tier int

// The tiers. A document is in the best one that it deserves.
const (
	TierExact   Tier = iota // a name is what was typed
	TierBegins              // a name begins with what was typed
	TierWords               // every word that was typed is a word of its names
	TierStarts              // every word that was typed begins a word of its names
	TierContext             // as before, but for some words only in its context
	TierTypos               // as before, with typing errors
	Tiers                   // the number of tiers
)

// TypoThreshold is the number of documents below which a search should also consider typing errors: whoever gets answers
// to what they typed is not helped by answers to what they did not type.
const TypoThreshold = 10

// Document is what a document can be found by, as folded words.
type Document struct {
	Names   [][]string `json:"names,omitempty"`   // each name, and each of its readings with digraphs written out, as its words in order
	Context []string   `json:"context,omitempty"` // words by which it can be found too, after all that have them in a name
}

// Tier is how well the document matches, typing errors included only where they are asked for; false if it does not.
func (d *Document) Tier(q Query, typos bool) (Tier, bool) {
	if q.Empty() {
		return 0, false
	}
	best := Tiers
	for _, words := range q.Forms {
		for _, name := range d.Names {
			best = min(best, tierOf(name, words))
		}
	}
	if best < TierWords {
		return best, true
	}
	begins := func(typed, word string) bool { return strings.HasPrefix(word, typed) }
	switch {
	case !d.all(q, true, begins):
		if typos && d.all(q, true, func(typed, word string) bool { return begins(typed, word) || Similar(typed, word) }) {
			return TierTypos, true
		}
		return 0, false
	case d.all(q, false, func(typed, word string) bool { return typed == word }):
		return TierWords, true
	case d.all(q, false, begins):
		return TierStarts, true
	}
	return TierContext, true
}

// tierOf is TierExact or TierBegins where the name begins with the words, the last of them perhaps unfinished.
func tierOf(name, words []string) Tier {
	last := len(words) - 1
	if len(name) < len(words) || !strings.HasPrefix(name[last], words[last]) {
		return Tiers
	}
	for i, w := range words[:last] {
		if name[i] != w {
			return Tiers
		}
	}
	if len(name) == len(words) && name[last] == words[last] {
		return TierExact
	}
	return TierBegins
}

// all says whether every word of the query, in one of its readings, fits a word of the document.
func (d *Document) all(q Query, context bool, fits func(typed, word string) bool) bool {
	for i := range q.Words() {
		found := false
		for f, words := range q.Forms {
			if i < len(words) && (f == 0 || words[i] != q.Forms[0][i]) {
				found = found || d.has(context, func(word string) bool { return fits(words[i], word) })
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func (d *Document) has(context bool, fits func(word string) bool) bool {
	for _, name := range d.Names {
		for _, w := range name {
			if fits(w) {
				return true
			}
		}
	}
	if context {
		for _, w := range d.Context {
			if fits(w) {
				return true
			}
		}
	}
	return false
}
