package ui

import "testing"

func TestMistyped(t *testing.T) {
	for _, c := range []struct {
		text   string
		called []string
		want   bool
	}{
		{"Colgne", []string{"University of Cologne", "Universiteit van Keulen"}, true},
		{"cologn", []string{"University of Cologne"}, false},
		{"Keulen", []string{"University of Cologne", "Universiteit van Keulen"}, false},
		{"Keulen", []string{"Annelies van Gelder-Meulenbelt"}, true},
		{"UCL", []string{"University College London"}, false}, // found by another name, which is not told
		{"univ colgne", []string{"University of Cologne"}, true},
		{"", []string{"University of Cologne"}, false},
	} {
		if got := Mistyped(c.text, c.called...); got != c.want {
			t.Errorf("%q finds %q by a typing error: %v", c.text, c.called, got)
		}
	}
}
