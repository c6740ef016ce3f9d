// Package domain holds the rules: what may be asked, by whom, and what the answer is. One file a noun. Reads come from
// the catalogues in memory, through a Reader that belongs to one audience; writes go to the store and from there to the
// catalogues. HTTP, GraphQL, SQL and HTML may not come in here.
package domain

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"vinculum/graph/model"
	"vinculum/server/internal/auth"
	"vinculum/server/internal/catalogue"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store"
)

// Domain is the heart of the server: the store, and the catalogues that answer from what is in it.
type Domain struct {
	store      store.Store
	catalogues *catalogue.Set
	codes      *reference.Codes
	tokens     *auth.Tokens
	clock      func() time.Time
	log        *slog.Logger
	follow     follower
	ready      atomic.Bool
	published  atomic.Pointer[Published]
}

// New makes a domain over a store; Load makes it ready to answer.
func New(st store.Store, codes *reference.Codes, clock func() time.Time, log *slog.Logger) *Domain {
	d := &Domain{store: st, codes: codes, clock: clock, log: log, tokens: auth.NewTokens()}
	d.tokens.Refresh = d.refresh
	d.catalogues = catalogue.New(catalogue.Options{Today: model.DateOf(clock()), Labels: codes, Log: log})
	return d
}

// Load fills the catalogues and the tokens from the store. Until it has succeeded once, Ready is false.
func (d *Domain) Load(ctx context.Context, progress func(kind model.Kind, n int)) error {
	mark, err := d.store.Now(ctx)
	if err != nil {
		return err
	}
	if err := d.catalogues.Load(ctx, d.store, progress); err != nil {
		return err
	}
	err = d.store.Load(ctx, model.KindAccessToken, func(rec model.Record) error {
		d.tokens.Put(rec.GetID(), rec.(*model.AccessToken))
		return nil
	})
	if err != nil {
		return err
	}
	d.follow.mark = mark
	if err := d.sync(ctx); err != nil {
		return err
	}
	d.ready.Store(true)
	return nil
}

// Ready says whether questions can be answered.
func (d *Domain) Ready() bool { return d.ready.Load() }

// Audience is whom a request's Authorization headers speak for; see auth.Tokens.
func (d *Domain) Audience(ctx context.Context, headers []string) (model.Audience, error) {
	return d.tokens.Audience(ctx, headers)
}

// Reader answers one request for an audience, from its catalogue as it is now.
func (d *Domain) Reader(audience model.Audience) *Reader {
	return &Reader{view: d.catalogues.View(audience), codes: d.codes, audience: audience, today: model.DateOf(d.clock())}
}
