package auth

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"vinculum/graph/model"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func TestTokensAreNewAndOnlyHashed(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		token, rec := NewToken("a name", model.AudienceMember, now)
		if err := rec.Validate(); err != nil {
			t.Fatal(err)
		}
		id, secret, ok := Parse(token)
		if !ok || id != rec.ID || !Matches(rec, secret) {
			t.Fatalf("%s is not its record's", token)
		}
		if seen[secret] || strings.Contains(string(rec.Hash), secret) || rec.Created != now.Unix() || rec.Revoked != 0 {
			t.Fatalf("record %+v", rec)
		}
		seen[secret] = true
	}
}

func TestParse(t *testing.T) {
	token, _ := NewToken("x", model.AudienceOffice, now)
	for text, want := range map[string]bool{
		token: true, "": false, "vinculum_": false, "vinculum__": false, token + "A": false, token[:len(token)-1]: false,
		strings.TrimPrefix(token, "vinculum_"): false, " " + token: false, token + " ": false, "Vinculum" + token[8:]: false,
		strings.Replace(token, "_", "-", 2): false,
	} {
		id, _, ok := Parse(text)
		if ok != want || ok && !id.Valid(model.KindAccessToken) {
			t.Errorf("%q: %v, want %v", text, ok, want)
		}
	}
}

func TestAudience(t *testing.T) {
	tokens := NewTokens()
	office, officeRec := NewToken("o", model.AudienceOffice, now)
	member, memberRec := NewToken("m", model.AudienceMember, now)
	revoked, revokedRec := NewToken("r", model.AudienceOffice, now)
	strange, _ := NewToken("s", model.AudienceOffice, now)
	revokedRec.Revoked = now.Unix()
	for _, rec := range []*model.AccessToken{officeRec, memberRec, revokedRec} {
		tokens.Put(rec.ID, rec)
	}
	swapped := office[:36] + member[36:]
	for _, c := range []struct {
		headers []string
		want    model.Audience
		ok      bool
	}{
		{nil, model.AudiencePublic, true}, {[]string{"Bearer " + office}, model.AudienceOffice, true}, {[]string{"bearer " + member}, model.AudienceMember, true},
		{[]string{"BEARER   " + member + " "}, model.AudienceMember, true}, {[]string{""}, 0, false}, {[]string{" "}, 0, false}, {[]string{"Bearer"}, 0, false}, {[]string{"Bearer "}, 0, false},
		{[]string{office}, 0, false}, {[]string{"Basic " + office}, 0, false}, {[]string{"Bearer " + revoked}, 0, false}, {[]string{"Bearer " + strange}, 0, false},
		{[]string{"Bearer " + swapped}, 0, false}, {[]string{"Bearer " + office, "Bearer " + office}, 0, false}, {[]string{"", "Bearer " + office}, 0, false},
		{[]string{"Bearer " + office + "," + member}, 0, false}, {[]string{"Bearer\t" + office}, 0, false},
	} {
		got, err := tokens.Audience(t.Context(), c.headers)
		if c.ok && (err != nil || got != c.want) {
			t.Errorf("%q: %v %v, want %v", c.headers, got, err, c.want)
		}
		if !c.ok && (err == nil || model.CodeOf(err) != model.Unauthenticated || strings.Contains(err.Error(), "vinculum_")) {
			t.Errorf("%q: %v %v, want it refused", c.headers, got, err)
		}
	}
}

func TestUnknownTokensAreLookedUpOnce(t *testing.T) {
	token, rec := NewToken("late", model.AudienceMember, now)
	tokens := NewTokens()
	looks := 0
	tokens.Refresh = func(context.Context) error { looks++; tokens.Put(rec.ID, rec); return nil }
	for range 3 {
		if got, err := tokens.Audience(t.Context(), []string{"Bearer " + token}); err != nil || got != model.AudienceMember {
			t.Fatalf("%v %v", got, err)
		}
	}
	if looks != 1 {
		t.Errorf("the store was asked %d times", looks)
	}
	if _, err := tokens.Audience(t.Context(), []string{"Bearer nonsense"}); err == nil || looks != 1 {
		t.Errorf("what cannot be a token is looked up: %v, %d looks", err, looks)
	}
	tokens.Put(rec.ID, nil)
	away := model.Errorf(model.Unavailable, "the database is away")
	tokens.Refresh = func(context.Context) error { return away }
	if _, err := tokens.Audience(t.Context(), []string{"Bearer " + token}); !errors.Is(err, away) {
		t.Errorf("with the database away: %v", err)
	}
}
