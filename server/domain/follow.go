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
	last time.Time // when the last look at the store began
}

// refreshPause is how long the server waits between two looks at the store that unknown access tokens cause.
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
	return d.syncLocked(ctx)
}

func (d *Domain) syncLocked(ctx context.Context) error {
	d.follow.last = time.Now()
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
	d.follow.mark = mark
	d.catalogues.Apply(changes)
	return err
}

// refresh makes sure that everything written before the call is known. Strangers' requests can cause it, so it looks at
// the store once every refreshPause at most: who comes earlier waits, and all who wait share one look.
func (d *Domain) refresh(ctx context.Context) error {
	asked := time.Now()
	d.follow.mu.Lock()
	pause := time.Until(d.follow.last.Add(refreshPause))
	d.follow.mu.Unlock()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(pause):
	}
	d.follow.mu.Lock()
	defer d.follow.mu.Unlock()
	if d.follow.last.After(asked) {
		return nil
	}
	return d.syncLocked(ctx)
}
