package i18n

import (
	"cmp"
	"strings"
)

// Compare orders names as readers of both languages look for them: by their letters first, whatever their case and marks.
func Compare(a, b string) int {
	return cmp.Or(strings.Compare(unmarked.Replace(strings.ToLower(a)), unmarked.Replace(strings.ToLower(b))), strings.Compare(a, b))
}

// unmarked takes the marks off the letters that names in English and Dutch have.
var unmarked = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u")
