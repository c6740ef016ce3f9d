package i18n

import (
	"slices"
	"testing"
)

func TestNamesAreOrderedByTheirLetters(t *testing.T) {
	names := []string{"Zweden", "Érudit", "oude talen", "Estland", "Österreich", "Oude Nabije Oosten", "Azië"}
	slices.SortFunc(names, Compare)
	want := []string{"Azië", "Érudit", "Estland", "Österreich", "Oude Nabije Oosten", "oude talen", "Zweden"}
	if !slices.Equal(names, want) {
		t.Errorf("the order is %q, want %q", names, want)
	}
	if Compare("a", "A") == 0 || Compare("é", "e") == 0 {
		t.Error("names that differ are equal")
	}
}
