package domain

import "testing"

func TestNormalIdentifier(t *testing.T) {
	for _, c := range []struct{ scheme, given, want string }{
		{"erasmusCode", "NL LEIDEN01", "NL LEIDEN01"}, {"erasmusCode", " nl leiden01 ", "NL LEIDEN01"}, {"erasmusCode", "NL  LEIDEN01", "NL LEIDEN01"},
		{"erasmusCode", "D KOLN01", "D  KOLN01"}, {"erasmusCode", "D  KOLN01", "D  KOLN01"}, {"erasmusCode", "D    KOLN01", "D  KOLN01"}, {"erasmusCode", "d koln01", "D  KOLN01"},
		{"erasmusCode", "IRLDUBLIN02", "IRLDUBLIN02"}, {"erasmusCode", "IRL DUBLIN02", "IRLDUBLIN02"}, {"erasmusCode", "UK OXFORD01", "UK OXFORD01"},
		{"erasmusCode", "", ""}, {"erasmusCode", "TOOLONG CODE", "TOOLONG CODE"},
		{"ror", "027bh9e22", "027bh9e22"}, {"ror", "https://ror.org/027bh9e22", "027bh9e22"}, {"ror", "ror.org/027BH9E22", "027bh9e22"}, {"ror", "HTTPS://ROR.ORG/027bh9e22", "027bh9e22"},
		{"ror", "https://ror.org/027bh9e22/", "027bh9e22"}, {"schac", "UniversiteitLeiden.NL", "universiteitleiden.nl"}, {"domain", " Uni-Koeln.de", "uni-koeln.de"},
		{"wikidata", "q156598", "Q156598"}, {"pic", " 999974165 ", "999974165"},
	} {
		if got := normalIdentifier(c.scheme, c.given); got != c.want {
			t.Errorf("%s %q is %q, want %q", c.scheme, c.given, got, c.want)
		}
	}
}
