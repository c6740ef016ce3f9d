package model

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
