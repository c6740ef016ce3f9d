package ui

import (
	"strings"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/graph/model/names"
)

var folder = names.Folder{NFKD: normalized("NFKD"), NFC: normalized("NFC")}

// fold brings a text to the form in which texts are compared: lower case, without diacritics.
func fold(s string) string { return folder.Fold(s) }

// normalized brings texts into a Unicode normalization form by the browser, which knows them; elsewhere nothing is typed,
// and texts stay as they are.
func normalized(form string) func(string) string {
	return func(s string) string {
		if !app.IsClient {
			return s
		}
		return app.Window().Get("String").Get("prototype").Get("normalize").Call("call", s, form).String()
	}
}

// Marked writes a name with what of it was typed marked: the beginnings of words that the typed words are.
func Marked(name, typed string) app.UI {
	var parts []app.UI
	from := 0
	for _, span := range marks(name, typed) {
		if span[0] > from {
			parts = append(parts, app.Text(name[from:span[0]]))
		}
		parts = append(parts, app.Mark().Text(name[span[0]:span[1]]))
		from = span[1]
	}
	if from < len(name) {
		parts = append(parts, app.Text(name[from:]))
	}
	return app.Bdi().Body(parts...)
}

// marks are the parts of a name, in bytes and in order, that begin a word and are one of the typed words.
func marks(name, typed string) (spans [][2]int) {
	words := strings.FieldsFunc(fold(typed), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	inWord := false
	for at, r := range name {
		isWord := unicode.IsLetter(r) || unicode.IsDigit(r)
		begins := isWord && !inWord
		inWord = isWord
		if !begins {
			continue
		}
		longest := 0
		for _, w := range words {
			longest = max(longest, prefix(name[at:], w))
		}
		if longest > 0 {
			spans = append(spans, [2]int{at, at + longest})
		}
	}
	return spans
}

// prefix is how many bytes of a text fold into the whole of a folded word, 0 where the text does not begin with it.
func prefix(text, word string) int {
	rest := word
	for at, r := range text {
		if rest == "" {
			return at
		}
		folded := fold(string(r))
		switch {
		case strings.HasPrefix(rest, folded):
			rest = rest[len(folded):]
		case strings.HasPrefix(folded, rest): // a letter that is written out as several
			rest = ""
		default:
			return 0
		}
	}
	if rest != "" {
		return 0
	}
	return len(text)
}
