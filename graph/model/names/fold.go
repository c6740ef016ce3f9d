package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Folder folds texts. What it needs to know of Unicode comes from outside: on a server from a library, in a browser from the
// browser, which has it anyway.
type Folder struct {
	// NFKD and NFC bring a text into these normalization forms (Unicode Standard Annex 15).
	NFKD, NFC func(string) string
}

// Fold brings a text to the form in which texts are compared and sorted: lower case, without diacritics, with compatibility
// forms and the special letters of Latin alphabets written out (ß is ss, ø is o, æ is ae, ł is l). Letters of other scripts
// stay, and so do the vowel signs of Indic scripts. Folding twice changes nothing.
func (f Folder) Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	for range 4 { // a lower-case letter may decompose again; no text needs more rounds
		folded := f.foldOnce(s)
		if folded == s {
			break
		}
		s = folded
	}
	return s
}

func (f Folder) foldOnce(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range f.NFKD(s) {
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
func (f Folder) Digraphs(s string) (folded string, ok bool) {
	if isASCII(s) {
		return "", false
	}
	s = strings.ToLower(f.NFC(s))
	if !strings.ContainsAny(s, "äöüøå") {
		return "", false
	}
	return f.Fold(digraphs.Replace(s)), true
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
