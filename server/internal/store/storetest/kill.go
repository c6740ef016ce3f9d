package storetest

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// childEnv makes the test's program a writer to the store at the address it holds.
const childEnv = "VINCULUM_STORETEST_CHILD"

// lives is how often the writer is killed, acknowledged how many writes it finishes before.
const lives, acknowledged = 3, 120

// write saves records until it is killed: one again and again, new ones, and many at a time. When a save has returned, it
// prints ids and versions.
func write(open func(context.Context, string) (store.Store, error), address string) error {
	ctx := context.Background()
	s, err := open(ctx, address)
	if err != nil {
		return err
	}
	var n int
	if err := s.Load(ctx, model.KindAlumnus, func(model.Record) error { n++; return nil }); err != nil {
		return err
	}
	counter, err := s.Get(ctx, person(0).ID)
	if model.CodeOf(err) == model.NotFound {
		counter, n = person(0), 1
	} else if err != nil {
		return err
	}
	for {
		recs := []model.Record{counter}
		for range n % 5 {
			recs = append(recs, person(n))
			n++
		}
		if len(recs) == 1 {
			n++
		}
		if err := s.Save(ctx, recs...); err != nil {
			return err
		}
		for _, r := range recs {
			fmt.Println(r.GetID(), r.Head().Version)
		}
	}
}

func testKill(t *testing.T, h Harness) {
	address := h.Fresh(t)
	s := opened(t, h, address)
	f := follow(t, s)
	acked := map[model.ID]int64{}
	for range lives {
		killWriter(t, address, acked)
		for id, version := range acked {
			rec, err := s.Get(t.Context(), id)
			if err != nil || rec.Head().Version < version {
				t.Fatalf("%s version %d was acknowledged; stored is %v, %v", id, version, rec, err)
			}
		}
		f.poll(t)
		for id, version := range acked {
			if f.versions[id] < version {
				t.Fatalf("%s version %d was acknowledged; changes told of version %d", id, version, f.versions[id])
			}
		}
		reopened, err := h.Open(t.Context(), address)
		must(t, err)
		if n := len(loaded(t, reopened, model.KindAlumnus)); n < len(acked) {
			t.Fatalf("%d records after reopening; %d were acknowledged", n, len(acked))
		}
		must(t, reopened.Close())
	}
}

// killWriter starts a writer, notes what it acknowledges, and kills it while it writes on.
func killWriter(t *testing.T, address string, acked map[model.ID]int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+address)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ { // on after the kill: what was printed was acknowledged
		var id model.ID
		var version int64
		if _, err := fmt.Sscan(lines.Text(), (*string)(&id), &version); err == nil {
			acked[id] = version
		}
		if n == acknowledged {
			must(t, cmd.Process.Kill())
		}
	}
	cmd.Wait() // its error says that it was killed
	if len(acked) == 0 {
		t.Fatal("the writer wrote nothing")
	}
}
