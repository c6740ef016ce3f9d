// Package textindex finds names as people type them: in any language, by their beginnings, with or without diacritics,
// with a typing error or two, and with the name that is exactly what was typed first.
//
// An Index is immutable and holds a dictionary of folded words, their postings, and every whole name as a sequence of
// words. It knows documents by number only; what the numbers stand for, and in which order, is up to the caller.
//
// It exists beside bleve because a catalogue indexes three audiences at every start: BenchmarkBleve in this package
// measures bleve on the same names.
package textindex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text to the form in which texts are compared and sorted: lower case, without diacritics, with compatibility
// forms and the special letters of Latin alphabets written out (ß is ss, ø is o, æ is ae, ł is l). Letters of other scripts
// stay, and so do the vowel signs of Indic scripts. Folding twice changes nothing.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	for range 4 { // a lower-case letter may decompose again; no text needs more rounds
		folded := foldOnce(s)
		if folded == s {
			break
		}
		s = folded
	}
	return s
}

func foldOnce(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if isDiacritic(r) {
			continue
		}
		r = unicode.ToLower(r)
		if w := writtenOut(r); w != "" {
			b.WriteString(w)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Digraphs is Fold with the letters ä, ö, ü, ø and å written as ae, oe, ue, oe and aa, as people without those keys type
// them; ok is false where that makes no difference.
func Digraphs(s string) (folded string, ok bool) {
	if isASCII(s) {
		return "", false
	}
	s = strings.ToLower(norm.NFC.String(s))
	if !strings.ContainsAny(s, "äöüøå") {
		return "", false
	}
	return Fold(digraphs.Replace(s)), true
}

var digraphs = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa")

func writtenOut(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ø':
		return "o"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	case 'ħ':
		return "h"
	case 'ŋ':
		return "n"
	case 'ŧ':
		return "t"
	case 'ς':
		return "σ"
	}
	return ""
}

// isDiacritic says whether the mark only modifies a letter that is recognised without it: the combining diacritics, Hebrew
// points and Arabic vowel signs. Marks of Indic and other scripts are vowels, and stay.
func isDiacritic(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36f, 0x483 <= r && r <= 0x487, 0x1ab0 <= r && r <= 0x1aff, 0x1dc0 <= r && r <= 0x1dff,
		0x20d0 <= r && r <= 0x20ff, 0xfe20 <= r && r <= 0xfe2f:
		return true
	case 0x591 <= r && r <= 0x5c7:
		return unicode.Is(unicode.Mn, r)
	}
	return 0x64b <= r && r <= 0x65f || r == 0x670
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
