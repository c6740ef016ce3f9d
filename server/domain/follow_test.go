package domain

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vinculum/graph/model"
	"vinculum/server/internal/auth"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store"
	"vinculum/server/internal/store/open"
)

// counted counts how often a store is asked for its changes.
type counted struct {
	store.Store
	looks atomic.Int64
}

func (c *counted) Changes(ctx context.Context, since store.Mark, yield func(store.Change) error) (store.Mark, error) {
	c.looks.Add(1)
	return c.Store.Changes(ctx, since, yield)
}

// loaded is a domain over an empty store that another process, with the second handle, writes to as well.
func loaded(t *testing.T) (d *Domain, own *counted, other store.Store) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "vinculum.db")
	handles := [2]store.Store{}
	for i := range handles {
		st, err := open.Store(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { st.Close() })
		handles[i] = st
	}
	codes, err := reference.LoadCodes()
	if err != nil {
		t.Fatal(err)
	}
	own = &counted{Store: handles[0]}
	d = New(own, codes, time.Now, slog.New(slog.DiscardHandler))
	if d.Ready() {
		t.Fatal("ready before it is loaded")
	}
	if err := d.Load(t.Context(), nil); err != nil || !d.Ready() {
		t.Fatalf("loading: %v, ready %v", err, d.Ready())
	}
	return d, own, handles[1]
}

// TestNewTokensAreKnownAtOnce makes tokens in another process, one right behind the other, and uses each immediately.
func TestNewTokensAreKnownAtOnce(t *testing.T) {
	d, _, other := loaded(t)
	for i := range 10 {
		token, rec := auth.NewToken(fmt.Sprint(i), model.AudienceMember, time.Now())
		if err := other.Save(t.Context(), rec); err != nil {
			t.Fatal(err)
		}
		if a, err := d.Audience(t.Context(), []string{"Bearer " + token}); err != nil || a != model.AudienceMember {
			t.Fatalf("token %d: %v %v", i, a, err)
		}
	}
}

// TestStrangersDoNotWearTheStoreOut: many unknown tokens at a time share a look at the store.
func TestStrangersDoNotWearTheStoreOut(t *testing.T) {
	d, own, _ := loaded(t)
	before := own.looks.Load()
	var strangers sync.WaitGroup
	for range 500 {
		strangers.Go(func() {
			token, _ := auth.NewToken("stranger", model.AudienceOffice, time.Now())
			if a, err := d.Audience(t.Context(), []string{"Bearer " + token}); model.CodeOf(err) != model.Unauthenticated {
				t.Errorf("a stranger is %v (%v)", a, err)
			}
		})
	}
	strangers.Wait()
	if looks := own.looks.Load() - before; looks < 1 || looks > 50 {
		t.Errorf("500 strangers made %d looks at the store", looks)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	token, _ := auth.NewToken("gone", model.AudienceOffice, time.Now())
	if _, err := d.Audience(ctx, []string{"Bearer " + token}); err == nil {
		t.Error("somebody who has gone is let in")
	}
}

// TestFollowSeesOtherProcesses: a network saved and deleted by another process comes and goes.
func TestFollowSeesOtherProcesses(t *testing.T) {
	d, _, other := loaded(t)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); d.Follow(ctx, 5*time.Millisecond) }()
	defer func() { cancel(); <-done }()
	n := &model.Network{Type: model.NetworkPlatform, Scope: model.ScopeCity}
	n.ID, n.Origin, n.Name.EN = "network:comes-and-goes", model.OriginImported, "Comes and Goes"
	if err := other.Save(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return d.Reader(model.AudiencePublic).Network(n.ID) != nil })
	if err := other.Delete(t.Context(), n.ID, n.Version); err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return d.Reader(model.AudiencePublic).Node(n.ID) == nil })
}

// until waits for something to become true.
func until(t *testing.T, holds func() bool) {
	t.Helper()
	for range 2000 {
		if holds() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("it does not become true")
}
