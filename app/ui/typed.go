package ui

import (
	"strings"

	"vinculum/graph/model/names"
)

// Mistyped says whether a node with these names is found by a text only if a typing error is forgiven: a word of the text is
// like a word of the names, and begins none. A node found by what stands elsewhere about it is none of these.
func Mistyped(text string, called ...string) bool {
	mistyped := false
	names.EachWord(strings.ToLower(text), func(typed string) {
		begins, similar := false, false
		for _, name := range called {
			names.EachWord(strings.ToLower(name), func(word string) {
				begins = begins || strings.HasPrefix(word, typed)
				similar = similar || names.Similar(typed, word)
			})
		}
		mistyped = mistyped || similar && !begins
	})
	return mistyped
}
