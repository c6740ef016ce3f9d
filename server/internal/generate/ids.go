package generate

import (
	"encoding/binary"
	"time"

	"github.com/oklog/ulid/v2"

	"vinculum/graph/model"
)

// registerOpened is when the first record was entered into the imagined register: 2005-01-01 UTC, in milliseconds.
const registerOpened = 1104537600000

// millis is the first instant of an exact day in UTC, in milliseconds since 1970.
func millis(day model.Date) int64 {
	return time.Date(day.Year(), time.Month(day.Month()), day.Day(), 0, 0, 0, 0, time.UTC).UnixMilli()
}

// idAt makes an id whose ULID has the given time; the rest of it comes from the dice.
func idAt(kind model.Kind, ms int64, d dice) model.ID {
	var u ulid.ULID
	u.SetTime(uint64(ms)) // fails only past the year 10889
	binary.BigEndian.PutUint64(u[6:14], d.Uint64())
	binary.BigEndian.PutUint16(u[14:16], uint16(d.Uint64()))
	return model.NewID(kind, u.String())
}

// ids are the ids of the n records of a kind: their times are spread over the time from one instant to another, so that
// they sort by index. There must be more milliseconds than records.
type ids struct {
	kind     model.Kind
	purpose  purpose
	seed     uint64
	n        int
	from, to int64
}

func (r ids) at(i int) model.ID {
	d := roll(r.seed, r.purpose, i)
	step := (r.to - r.from) / int64(r.n)
	return idAt(r.kind, r.from+int64(i)*step+d.Int64N(step), d)
}
