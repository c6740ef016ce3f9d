// Package order says where records stand in the lists of the API, and how cursors write that down: the server and the app
// page through the same lists with the same cursors.
//
// Like package model it imports the standard library only.
package order

import (
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"math"

	"vinculum/graph/model"
)

// Position is where a record stands in an order: by key, then by name, then by id. It holds nothing of the record that the
// order does not show, and stays meaningful when the record has gone.
type Position struct {
	Key  int
	Name string
	ID   model.ID
}

// UnknownKey is the key of what an order knows nothing of. It comes last in both directions.
const UnknownKey = math.MaxInt

// Sequence is an order in a direction: how positions compare.
type Sequence struct {
	Descending bool // by key
	ByName     bool // there are no keys, so that descending turns the names round
}

// Ascending maps a key to one that ascends in the direction of the sequence; what is unknown comes last in both.
func (s Sequence) Ascending(key int) int {
	if s.Descending && key != UnknownKey {
		return -key
	}
	return key
}

// Compare says which of two positions comes first.
func (s Sequence) Compare(a, b Position) int {
	if c := cmp.Compare(s.Ascending(a.Key), s.Ascending(b.Key)); c != 0 {
		return c
	}
	c := cmp.Compare(a.Name, b.Name)
	if c == 0 {
		c = cmp.Compare(a.ID, b.ID)
	}
	if s.ByName && s.Descending {
		return -c
	}
	return c
}

// cursorVersion changes when the form of cursors does.
const cursorVersion = 1

// Cursor writes a position in the order called scope.
func Cursor(scope string, p Position) string {
	b := []byte{cursorVersion}
	for _, s := range []string{scope, p.Name, string(p.ID)} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	b = binary.AppendVarint(b, int64(p.Key))
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
	return base64.RawURLEncoding.EncodeToString(b)
}

// maxCursor bounds what is decoded, in characters.
const maxCursor = 600

// ReadCursor reads what Cursor wrote for the same order.
func ReadCursor(scope, text string) (p Position, ok bool) {
	if len(text) > maxCursor {
		return p, false
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) < 5 || b[0] != cursorVersion {
		return p, false
	}
	body, sum := b[:len(b)-4], b[len(b)-4:]
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(sum) {
		return p, false
	}
	body = body[1:]
	var parts [3]string
	for i := range parts {
		n, used := binary.Uvarint(body)
		if used <= 0 || n > uint64(len(body)-used) {
			return p, false
		}
		parts[i], body = string(body[used:used+int(n)]), body[used+int(n):]
	}
	key, used := binary.Varint(body)
	if used <= 0 || used != len(body) || parts[0] != scope || !model.ID(parts[2]).Valid(model.NodeKinds...) {
		return p, false
	}
	return Position{int(key), parts[1], model.ID(parts[2])}, true
}
