package open

import (
	"os"
	"path/filepath"
	"testing"

	"vinculum/graph/model"
)

func TestStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "vinculum.db")
	s, err := Store(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	for _, uri := range []string{"mongodb://", "mongodb+srv://", "mongodb://localhost:99999"} {
		s, err := Store(t.Context(), uri)
		if s != nil || model.CodeOf(err) != model.BadUserInput {
			t.Errorf("%s: %v, %v", uri, s, err)
		}
	}
}
