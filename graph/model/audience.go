package model

import (
	"io"
	"strconv"
	"strings"
)

// Audience is a circle of readers. Each sees what the wider ones see, and more. The zero value is the narrowest, so
// that what nobody decided about stays private.
type Audience uint8

// The audiences, from the narrowest to the widest.
const (
	AudienceOffice Audience = iota // international and alumni offices of the university and its partners
	AudienceMember                 // students, staff and alumni who have signed in
	AudiencePublic                 // everybody
)

// Audiences are all audiences, widest first.
var Audiences = []Audience{AudiencePublic, AudienceMember, AudienceOffice}

var audienceNames = [...]string{"office", "member", "public"}

// Sees says whether the audience may see something that is shown to the audience "shown" and all narrower ones.
func (a Audience) Sees(shown Audience) bool { return a <= shown }

// String is "public", "member" or "office".
func (a Audience) String() string {
	if int(a) < len(audienceNames) {
		return audienceNames[a]
	}
	return "audience(" + strconv.Itoa(int(a)) + ")"
}

// ParseAudience reads what String writes.
func ParseAudience(s string) (Audience, error) {
	for i, n := range audienceNames {
		if n == s {
			return Audience(i), nil
		}
	}
	return AudienceOffice, Errorf(BadUserInput, "%q is not an audience; it is public, member or office", clip(s))
}

// MarshalText is the audience's form in JSON.
func (a Audience) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (a *Audience) UnmarshalText(b []byte) (err error) {
	*a, err = ParseAudience(string(b))
	return err
}

// MarshalGQL writes the audience as a GraphQL enum value: PUBLIC.
func (a Audience) MarshalGQL(w io.Writer) {
	io.WriteString(w, strconv.Quote(strings.ToUpper(a.String())))
}

// UnmarshalGQL reads a GraphQL enum value.
func (a *Audience) UnmarshalGQL(v any) (err error) {
	s, _ := v.(string)
	*a, err = ParseAudience(strings.ToLower(s))
	return err
}
