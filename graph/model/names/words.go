package names

import (
	"unicode"
	"unicode/utf8"
)

// MaxWord bounds a word in bytes; what is longer is cut off.
const MaxWord = 60

// EachWord calls yield with the words of a folded text, in order. A word is a run of letters, digits and the marks on
// them; a Chinese character or a Japanese kana is a word by itself, because those scripts put no spaces between words.
// The slice belongs to the text.
func EachWord(folded string, yield func(word string)) {
	start := -1
	for i := 0; i < len(folded); {
		r, size := rune(folded[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(folded[i:])
		}
		alone := isIdeograph(r)
		if alone || !isWordRune(r) {
			if start >= 0 {
				yield(cut(folded[start:i]))
				start = -1
			}
			if alone {
				yield(folded[i : i+size])
			}
		} else if start < 0 {
			start = i
		}
		i += size
	}
	if start >= 0 {
		yield(cut(folded[start:]))
	}
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func isIdeograph(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func cut(word string) string {
	if len(word) <= MaxWord {
		return word
	}
	n := MaxWord
	for !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}
