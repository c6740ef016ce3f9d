// Package i18n holds the words of the web app in English and Dutch, and writes numbers and dates as each language does.
//
// A text is found by a key; both languages of a key stand side by side, so neither can be forgotten. A key in two forms
// ("count.links.one" and "count.links.other") goes by number. What records say in both languages is model.Text.
package i18n

import (
	"fmt"

	"vinculum/graph/model"
)

// Lang is a language of the app, as in URLs and in the lang attribute.
type Lang string

// The languages.
const (
	English Lang = "en"
	Dutch   Lang = "nl"
)

// Langs are all languages; the first one is for those who ask for none of them.
var Langs = []Lang{English, Dutch}

// Parse finds the language that a URL segment names.
func Parse(segment string) (Lang, bool) {
	for _, l := range Langs {
		if string(l) == segment {
			return l, true
		}
	}
	return "", false
}

// Other is the language to switch to.
func (l Lang) Other() Lang {
	if l == Dutch {
		return English
	}
	return Dutch
}

// find looks a key up in the tables of words.
func find(key string) (model.Text, bool) {
	for _, table := range tables {
		if t, ok := table[key]; ok {
			return t, true
		}
	}
	return model.Text{}, false
}

// tables are all words, by what they are for.
var tables = []map[string]model.Text{words, shell, nodes, pages, destination, share, state, world, copies, explore, charts}

// T is the text of a key, with args put in as fmt does. A key that does not exist reads as itself; a test sees to it
// that there is none.
func (l Lang) T(key string, args ...any) string {
	t, ok := find(key)
	if !ok {
		return key
	}
	s := t.In(string(l))
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// Has says whether there is such a key.
func Has(key string) bool { _, ok := find(key); return ok }

// N is the text of key for n things: key.one or key.other, with the number put in.
func (l Lang) N(key string, n int) string {
	if n == 1 {
		return l.T(key+".one", l.Number(n))
	}
	return l.T(key+".other", l.Number(n))
}

// Text is what a record says, in this language where it says so.
func (l Lang) Text(t model.Text) string { return t.In(string(l)) }
