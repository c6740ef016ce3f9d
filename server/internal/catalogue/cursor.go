package catalogue

import (
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"

	"vinculum/graph/model"
)

// position is where a record stands in an order: by key, then by name, then by id. It holds nothing of the record that the
// order does not show, and stays meaningful when the record has gone.
type position struct {
	key  int
	name string
	id   model.ID
}

// sequence is an order in a direction: how positions compare.
type sequence struct {
	descending bool // by key
	byName     bool // there are no keys, so that descending turns the names round
}

// unknownLast maps a key to one that ascends in the direction of the sequence; what is unknown comes last in both.
func (s sequence) ascending(key int) int {
	if s.descending && key != unknownKey {
		return -key
	}
	return key
}

func (s sequence) compare(a, b position) int {
	if c := cmp.Compare(s.ascending(a.key), s.ascending(b.key)); c != 0 {
		return c
	}
	c := cmp.Compare(a.name, b.name)
	if c == 0 {
		c = cmp.Compare(a.id, b.id)
	}
	if s.byName && s.descending {
		return -c
	}
	return c
}

// cursorVersion changes when the form of cursors does.
const cursorVersion = 1

// cursor writes a position in the order called scope.
func cursor(scope string, p position) string {
	b := []byte{cursorVersion}
	for _, s := range []string{scope, p.name, string(p.id)} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	b = binary.AppendVarint(b, int64(p.key))
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
	return base64.RawURLEncoding.EncodeToString(b)
}

// maxCursor bounds what is decoded, in characters.
const maxCursor = 600

// readCursor reads what cursor wrote for the same order.
func readCursor(scope, text string) (p position, ok bool) {
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
	return position{int(key), parts[1], model.ID(parts[2])}, true
}
