package model

import "testing"

func TestTextInFallsBackOnTheOtherLanguage(t *testing.T) {
	for _, c := range []struct {
		text     Text
		lang, is string
	}{
		{Text{EN: "Cologne", NL: "Keulen"}, "nl", "Keulen"},
		{Text{EN: "Cologne", NL: "Keulen"}, "en", "Cologne"},
		{Text{EN: "LERU"}, "nl", "LERU"},
		{Text{NL: "Leidraad"}, "en", "Leidraad"},
		{Text{}, "en", ""},
	} {
		if got := c.text.In(c.lang); got != c.is {
			t.Errorf("%+v in %s is %q, not %q", c.text, c.lang, got, c.is)
		}
	}
}

func TestIsolatedKeepsDirectionsApart(t *testing.T) {
	for name, want := range map[string]string{
		"Cologne":        "Cologne",
		"جامعة القاهرة":  "\u2068جامعة القاهرة\u2069",
		"האוניברסיטה":    "\u2068האוניברסיטה\u2069",
		"\u202Eno\u202C": "\u2068\u202Eno\u202C\u2069",
		"早稲田大学":          "早稲田大学",
	} {
		if got := (Text{EN: name}).Isolated().EN; got != want {
			t.Errorf("%+q isolated is %+q, not %+q", name, got, want)
		}
	}
}
