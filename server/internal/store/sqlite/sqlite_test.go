package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
	"vinculum/server/internal/store/storetest"
)

var harness = storetest.Harness{
	Open:  open,
	Fresh: func(t testing.TB) string { return filepath.Join(t.TempDir(), "odd ?name#%41.db") },
	Plant: func(t *testing.T, address string, id model.ID, doc any) {
		raw, err := bson.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		execute(t, connect(address, "synchronous(FULL)"), "UPDATE mark SET at = at + 1")
		execute(t, connect(address, "synchronous(FULL)"), "INSERT INTO record (id, version, updated, document) VALUES (?, 1, (SELECT at FROM mark), ?)", string(id), raw)
	},
	Sever: func(t *testing.T, address string) (string, func(), func(), bool) {
		other := connect(address, "synchronous(FULL)") // a process that holds the lock for writing
		t.Cleanup(func() { other.Close() })
		var tx *sql.Tx
		away := func() {
			var err error
			if tx, err = other.Begin(); err != nil {
				t.Fatal(err)
			}
		}
		return address, away, func() { tx.Rollback() }, true
	},
}

func open(ctx context.Context, address string) (store.Store, error) { return Open(ctx, address) }

func execute(t *testing.T, db *sql.DB, query string, args ...any) {
	t.Helper()
	defer db.Close()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatal(err)
	}
}

func TestMain(m *testing.M) { storetest.Main(m, open) }

func TestContract(t *testing.T) { storetest.Run(t, harness) }

func BenchmarkStore(b *testing.B) { storetest.Bench(b, harness) }

func TestFileIsPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "new.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o; want 600", path+suffix, mode)
		}
	}
}

// TestClockGoesBack checks that marks grow though the clock does not.
func TestClockGoesBack(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	now := s.now()
	var last int64
	for hour := range 3 {
		s.now = func() time.Time { return now.Add(-time.Duration(hour) * time.Hour) }
		i := &model.Institution{}
		i.ID = model.NewID(model.KindInstitution, fmt.Sprint("i", hour))
		if err := s.Save(t.Context(), i); err != nil {
			t.Fatal(err)
		}
		if i.Updated <= last {
			t.Errorf("mark %d after %d", i.Updated, last)
		}
		last = i.Updated
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	foreign, newer, text := filepath.Join(dir, "foreign.db"), filepath.Join(dir, "newer.db"), filepath.Join(dir, "text.db")
	execute(t, connect(foreign, "synchronous(FULL)"), "CREATE TABLE theirs (x)")
	s, err := Open(t.Context(), newer)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	execute(t, connect(newer, "synchronous(FULL)"), "PRAGMA user_version = 99")
	if err := os.WriteFile(text, []byte("this is a text, and no database of any kind"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]model.ErrorCode{foreign: model.BadUserInput, newer: model.BadUserInput, text: model.Unavailable,
		dir: model.Unavailable, filepath.Join(text, "below.db"): model.Unavailable} {
		_, err := Open(t.Context(), path)
		if model.CodeOf(err) != want {
			t.Errorf("%s: %v (%s); want %s", filepath.Base(path), err, model.CodeOf(err), want)
		}
	}
}
