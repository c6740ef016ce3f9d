package model

import (
	"io"
	"regexp"
	"strings"
)

// ID names a record everywhere: in the store, the API, URLs and exports. It is a kind, a colon and a slug
// (`institution:leiden`) or, for records that nobody curates by hand, a ULID (`alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV`).
type ID string

var idPattern = regexp.MustCompile(`^[a-z]+:(?:[a-z0-9]+(?:-[a-z0-9]+)*|[0-9A-HJKMNP-TV-Z]{26})$`)

// maxID bounds an ID's length in bytes.
const maxID = 128

// NewID joins a kind and the part behind the colon.
func NewID(k Kind, slug string) ID { return ID(string(k) + ":" + slug) }

// Kind is the part before the colon.
func (id ID) Kind() Kind {
	k, _, _ := strings.Cut(string(id), ":")
	return Kind(k)
}

// Slug is the part behind the colon.
func (id ID) Slug() string {
	_, s, _ := strings.Cut(string(id), ":")
	return s
}

// Valid says whether the id has the form of an id of one of the kinds; with kinds given, of one of those.
func (id ID) Valid(kinds ...Kind) bool {
	if len(id) > maxID || !idPattern.MatchString(string(id)) {
		return false
	}
	if len(kinds) == 0 {
		kinds = RecordKinds
	}
	for _, k := range kinds {
		if id.Kind() == k {
			return true
		}
	}
	return false
}

// MarshalGQL writes the id as a GraphQL ID.
func (id ID) MarshalGQL(w io.Writer) { w.Write(id.AppendGQL(nil)) }

// AppendGQL appends what MarshalGQL writes.
func (id ID) AppendGQL(b []byte) []byte { return quoted(b, string(id)) }

// UnmarshalGQL reads a GraphQL ID; one that no record can have is refused.
func (id *ID) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	*id = ID(s)
	if !id.Valid() {
		return Errorf(BadUserInput, "%q is not an id; ids read institution:leiden", clip(s))
	}
	return nil
}
