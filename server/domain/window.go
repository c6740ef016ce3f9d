package domain

import (
	"encoding/base64"
	"strconv"
	"strings"

	"vinculum/graph/model"
)

// window is the part [from, to) of a list of known length that the arguments of a connection ask for. Its cursors are
// positions: they fit lists that are read from one snapshot and change rarely.
type window struct{ from, to, total int }

// newWindow applies the arguments as Relay's cursor connections do: first the cursors, then first, then last.
func newWindow(p model.PageArgs, total int) (window, error) {
	w := window{0, total, total}
	if p.After != nil {
		at, err := position("after", *p.After)
		if err != nil {
			return w, err
		}
		w.from = min(at+1, total)
	}
	if p.Before != nil {
		at, err := position("before", *p.Before)
		if err != nil {
			return w, err
		}
		w.to = max(min(at, total), w.from)
	}
	size := model.DefaultPage
	if p.First == nil && p.Last == nil {
		p.First = &size
	}
	if err := pageSize("first", p.First); err != nil {
		return w, err
	}
	if err := pageSize("last", p.Last); err != nil {
		return w, err
	}
	if p.First != nil {
		w.to = min(w.to, w.from+*p.First)
	}
	if p.Last != nil {
		w.from = max(w.from, w.to-*p.Last)
	}
	return w, nil
}

func pageSize(field string, n *int) error {
	if n != nil && (*n < 0 || *n > model.MaxPage) {
		return inputError(field, "is %d; it must lie between 0 and %d", *n, model.MaxPage)
	}
	return nil
}

const cursorPrefix = "at:"

// cursor is the cursor of the i-th item of the page.
func (w window) cursor(i int) string {
	return base64.RawURLEncoding.EncodeToString([]byte(cursorPrefix + strconv.Itoa(w.from+i)))
}

func position(field, cursor string) (int, error) {
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	digits, ok := strings.CutPrefix(string(text), cursorPrefix)
	at, err2 := strconv.Atoi(digits)
	if err != nil || err2 != nil || !ok || at < 0 || at > 1<<40 {
		return 0, inputError(field, "is not a cursor of this list")
	}
	return at, nil
}

func (w window) info() *model.PageInfo {
	info := &model.PageInfo{HasNextPage: w.to < w.total, HasPreviousPage: w.from > 0}
	if w.from < w.to {
		start, end := w.cursor(0), w.cursor(w.to-w.from-1)
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}
