// Package textindex finds documents by their names as package names says: an index of very many of them.
//
// An Index is immutable and holds a dictionary of folded words, their postings, and every whole name as a sequence of
// words. It knows documents by number only; what the numbers stand for, and in which order, is up to the caller.
//
// It exists beside bleve because a catalogue indexes three audiences at every start: BenchmarkBleve in this package
// measures bleve on the same names.
package textindex

import (
	"golang.org/x/text/unicode/norm"

	"vinculum/graph/model/names"
)

var folder = names.Folder{NFKD: norm.NFKD.String, NFC: norm.NFC.String}

// Fold brings a text to the form in which texts are compared and sorted; see names.Folder.
func Fold(s string) string { return folder.Fold(s) }

// Digraphs is Fold with umlauts and the like written as two letters; see names.Folder.
func Digraphs(s string) (folded string, ok bool) { return folder.Digraphs(s) }

// Parse takes a text apart; see names.Folder.
func Parse(text string) (names.Query, error) { return folder.Parse(text) }

// Words gives the words of a name or of a context, in every reading in which it can be found.
func Words(text string) [][]string {
	var readings [][]string
	add := func(folded string) {
		var words []string
		names.EachWord(folded, func(w string) { words = append(words, w) })
		if len(words) > 0 {
			readings = append(readings, words)
		}
	}
	add(Fold(text))
	if alt, ok := Digraphs(text); ok {
		add(alt)
	}
	return readings
}
