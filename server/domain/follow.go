package domain

import (
	"context"
	"sync"
	"time"

	"vinculum/graph/model"
	"vinculum/server/internal/catalogue"
	"vinculum/server/internal/store"
)

// follower keeps the catalogues fresh from what this and other processes write.
type follower struct {
	mu   sync.Mutex
	mark store.Mark
	last time.Time // when the store was last asked
}

// refreshPause is how often an unknown access token may make the server look at the store at once.
const refreshPause = 100 * time.Millisecond

// Follow applies the store's changes every interval until the context ends, and moves the catalogues on to a new day.
// While the database is away it logs once, and goes on answering from memory.
func (d *Domain) Follow(ctx context.Context, interval time.Duration) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	away := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		d.catalogues.SetToday(model.DateOf(d.clock()))
		err := d.sync(ctx)
		if failing := err != nil && ctx.Err() == nil; failing != away {
			away = failing
			if away {
				d.log.Warn("the store cannot be followed; answers may grow old", "error", err)
			} else {
				d.log.Info("the store is followed again")
			}
		}
	}
}

// sync applies all changes since the last time.
func (d *Domain) sync(ctx context.Context) error {
	d.follow.mu.Lock()
	defer d.follow.mu.Unlock()
	var changes []catalogue.Change
	mark, err := d.store.Changes(ctx, d.follow.mark, func(c store.Change) error {
		if c.ID.Kind() == model.KindAccessToken {
			token, _ := c.Record.(*model.AccessToken)
			d.tokens.Put(c.ID, token)
			return nil
		}
		changes = append(changes, catalogue.Change{ID: c.ID, Record: c.Record})
		return nil
	})
	d.follow.mark, d.follow.last = mark, d.clock()
	d.catalogues.Apply(changes)
	return err
}

// soon makes sync safe to call for strangers' requests: not more often than every refreshPause.
func (f *follower) soon(sync func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) error {
		f.mu.Lock()
		recent := time.Since(f.last) < refreshPause
		f.mu.Unlock()
		if recent {
			return nil
		}
		return sync(ctx)
	}
}
