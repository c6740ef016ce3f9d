package state

import (
	"slices"
	"testing"
)

func TestTheNewestSearchComesFirst(t *testing.T) {
	for name, c := range map[string]struct {
		had  []string
		text string
		want []string
	}{
		"the first":         {nil, "Leiden", []string{"Leiden"}},
		"another":           {[]string{"Leiden"}, " Köln ", []string{"Köln", "Leiden"}},
		"the same again":    {[]string{"Köln", "Leiden", "LERU"}, "leiden", []string{"leiden", "Köln", "LERU"}},
		"nothing":           {[]string{"Köln"}, "  ", []string{"Köln"}},
		"more than is kept": {[]string{"1", "2", "3", "4", "5", "6"}, "7", []string{"7", "1", "2", "3", "4", "5"}},
	} {
		had := slices.Clone(c.had)
		if got := withNewest(c.had, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if !slices.Equal(had, c.had) {
			t.Errorf("%s: what was there has changed to %q", name, c.had)
		}
	}
}
