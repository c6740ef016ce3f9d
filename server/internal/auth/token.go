// Package auth knows who is asking: it makes access tokens, and tells from a request's token for which audience it
// speaks. What an audience may see is decided elsewhere, by the catalogues.
package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"vinculum/graph/model"
)

// prefix begins every token, so that leaked ones can be found by scanners.
const prefix = "vinculum_"

// secretBytes is the length of a token's secret: 256 bits from the system's random source.
const secretBytes = 32

// NewToken makes an access token and the record to keep of it. The token reads vinculum_<ULID>_<secret> and cannot be
// made again: the record holds a hash only. SHA-256 suffices for secrets that are random and long.
func NewToken(name string, audience model.Audience, now time.Time) (token string, rec *model.AccessToken) {
	secret := make([]byte, secretBytes)
	rand.Read(secret) // never fails: it ends the program instead
	id := ulid.MustNew(ulid.Timestamp(now), rand.Reader).String()
	text := base64.RawURLEncoding.EncodeToString(secret)
	hash := sha256.Sum256([]byte(text))
	rec = &model.AccessToken{Name: name, Audience: audience, Hash: hash[:], Created: now.Unix()}
	rec.ID, rec.Origin = model.NewID(model.KindAccessToken, id), model.OriginCurated
	return prefix + id + "_" + text, rec
}

// Parse takes a token apart; ok is false for what cannot be one.
func Parse(token string) (id model.ID, secret string, ok bool) {
	rest, found := strings.CutPrefix(token, prefix)
	slug, secret, cut := strings.Cut(rest, "_")
	id = model.NewID(model.KindAccessToken, slug)
	return id, secret, found && cut && id.Valid(model.KindAccessToken) && len(secret) == base64.RawURLEncoding.EncodedLen(secretBytes)
}

// Matches says whether the secret is the record's and the token still holds; it takes as long for any secret.
func Matches(rec *model.AccessToken, secret string) bool {
	hash := sha256.Sum256([]byte(secret))
	return subtle.ConstantTimeCompare(hash[:], rec.Hash) == 1 && rec.Revoked == 0
}
