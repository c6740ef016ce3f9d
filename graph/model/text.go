package model

import "unicode"

// Text is something people read, in English and in Dutch. An empty Dutch text means that it reads as the English one
// (proper names, mostly).
type Text struct {
	EN string `json:"en" bson:"en"`
	NL string `json:"nl,omitempty" bson:"nl,omitempty"`
}

// In gives the text in a language ("en" or "nl"), falling back on the other one.
func (t Text) In(lang string) string {
	if (lang == "nl" && t.NL != "") || t.EN == "" {
		return t.NL
	}
	return t.EN
}

// IsZero says whether there is no text in either language.
func (t Text) IsZero() bool { return t == Text{} }

// Isolated is the text ready to stand within another: one that runs from right to left, or steers the direction, is
// put between Unicode's isolates (UAX 9), so that what follows it keeps its own direction.
func (t Text) Isolated() Text { return Text{EN: isolated(t.EN), NL: isolated(t.NL)} }

func isolated(s string) string {
	for _, r := range s {
		if unicode.In(r, unicode.Bidi_Control, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return "\u2068" + s + "\u2069"
		}
	}
	return s
}
