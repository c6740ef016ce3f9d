package auth

import (
	"context"
	"strings"
	"sync"

	"vinculum/graph/model"
)

// Tokens are the access tokens a server knows, in memory. They follow the store's changes as the catalogues do.
type Tokens struct {
	mu    sync.RWMutex
	known map[model.ID]*model.AccessToken
	// Refresh brings the tokens up to date with the store; it is called for a token that is not known yet, which may
	// have been made a moment ago by another process.
	Refresh func(ctx context.Context) error
}

// NewTokens makes an empty set.
func NewTokens() *Tokens { return &Tokens{known: map[model.ID]*model.AccessToken{}} }

// Put takes a token's newest record; nil removes it.
func (t *Tokens) Put(id model.ID, rec *model.AccessToken) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if rec == nil {
		delete(t.known, id)
		return
	}
	t.known[id] = rec
}

func (t *Tokens) find(id model.ID) *model.AccessToken {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.known[id]
}

// Audience is whom a request's Authorization headers speak for: the public without one, else the token's audience. A
// header that holds no valid token, be it empty, is UNAUTHENTICATED, and so are two: it never falls back on the public.
func (t *Tokens) Audience(ctx context.Context, headers []string) (model.Audience, error) {
	switch len(headers) {
	case 0:
		return model.AudiencePublic, nil
	case 1:
	default:
		return 0, refused
	}
	scheme, token, _ := strings.Cut(headers[0], " ")
	id, secret, ok := Parse(strings.TrimSpace(token))
	if !strings.EqualFold(scheme, "Bearer") || !ok {
		return 0, refused
	}
	rec := t.find(id)
	if rec == nil && t.Refresh != nil {
		if err := t.Refresh(ctx); err != nil {
			return 0, err
		}
		rec = t.find(id)
	}
	if rec == nil || !Matches(rec, secret) {
		return 0, refused
	}
	return rec.Audience, nil
}

// refused is the same for every reason, so that it tells nothing about which tokens exist.
var refused = model.Errorf(model.Unauthenticated, "the access token is unknown, malformed or revoked")
