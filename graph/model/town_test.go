package model

import "testing"

func TestTownsHaveTheirDutchNames(t *testing.T) {
	for town, nl := range map[string]string{"Cologne": "Keulen", "The Hague": "Den Haag", "Oxford": "Oxford", "": ""} {
		if got := Town(town); got.In("en") != town || got.In("nl") != nl {
			t.Errorf("%q is %q in English and %q in Dutch, want %q", town, got.In("en"), got.In("nl"), nl)
		}
	}
	for en, nl := range townsNL {
		if en == nl || nl == "" {
			t.Errorf("%q is %q in Dutch", en, nl)
		}
	}
}
