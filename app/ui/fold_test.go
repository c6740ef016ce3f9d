package ui

import "testing"

func TestMarkedMarksTheBeginningsOfWords(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"Leiden University", "leid", "<bdi><mark>Leid</mark>en University</bdi>"},
		{"Leiden University", "uni LEIDEN", "<bdi><mark>Leiden</mark> <mark>Uni</mark>versity</bdi>"},
		{"University of Groningen", "ron", "<bdi>University of Groningen</bdi>"},
		{"Weißensee", "weisse", "<bdi><mark>Weiße</mark>nsee</bdi>"},
		{"Weißensee", "weis", "<bdi><mark>Weiß</mark>ensee</bdi>"},
		{"Law", "lawyer", "<bdi>Law</bdi>"},
		{"Law", "", "<bdi>Law</bdi>"},
		{"<b>Leiden</b>", "leiden b", "<bdi>&lt;<mark>b</mark>&gt;<mark>Leiden</mark>&lt;/<mark>b</mark>&gt;</bdi>"},
		{"", "x", "<bdi></bdi>"},
	} {
		if got := Markup(Marked(c.name, c.typed)); got != c.want {
			t.Errorf("%q in %q gives %s, want %s", c.typed, c.name, got, c.want)
		}
	}
}
