package domain

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"vinculum/graph/model"
)

// relay is the algorithm of the Relay Cursor Connections specification, word by word, over the positions of a list.
func relay(total int, first, last, after, before *int) []int {
	edges := []int{}
	for i := range total {
		if (after == nil || i > *after) && (before == nil || i < *before) {
			edges = append(edges, i)
		}
	}
	if first != nil && len(edges) > *first {
		edges = edges[:*first]
	}
	if last != nil && len(edges) > *last {
		edges = edges[len(edges)-*last:]
	}
	return edges
}

func TestWindowIsRelays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	maybe := func(limit int) *int {
		if random.IntN(2) == 0 {
			return nil
		}
		n := random.IntN(limit)
		return &n
	}
	for range 20_000 {
		total := random.IntN(30)
		first, last, after, before := maybe(35), maybe(35), maybe(40), maybe(40)
		args := model.PageArgs{First: first, Last: last}
		for _, c := range []struct {
			at     *int
			target **string
		}{{after, &args.After}, {before, &args.Before}} {
			if c.at != nil {
				text := window{from: *c.at}.cursor(0)
				*c.target = &text
			}
		}
		if first == nil && last == nil {
			size := model.DefaultPage
			first = &size
		}
		want := relay(total, first, last, after, before)
		w, err := newWindow(args, total)
		got := []int{}
		for i := w.from; i < w.to; i++ {
			got = append(got, i)
		}
		text := fmt.Sprintf("total %d first %v last %v after %v before %v", total, show(first), show(last), show(after), show(before))
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s: %v %v, want %v", text, got, err, want)
		}
		info := w.info()
		if len(got) == 0 {
			if info.StartCursor != nil || info.EndCursor != nil {
				t.Fatalf("%s: an empty page has cursors", text)
			}
			continue
		}
		if info.HasNextPage != (got[len(got)-1] < total-1) || info.HasPreviousPage != (got[0] > 0) {
			t.Fatalf("%s: page %v says %+v", text, got, info)
		}
		if at, err := position("after", *info.EndCursor); err != nil || at != got[len(got)-1] {
			t.Fatalf("%s: the end's cursor leads to %d (%v)", text, at, err)
		}
	}
}

func show(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

func TestWindowRefuses(t *testing.T) {
	number := func(n int) *int { return &n }
	text := func(s string) *string { return &s }
	for _, args := range []model.PageArgs{{First: number(-1)}, {First: number(101)}, {Last: number(-1)}, {Last: number(101)}, {After: text("")}, {After: text("x")},
		{Before: text("YXQ6LTE")}, {After: text("YXQ6")}, {After: text("NTo1")}, {After: text("YXQ6OTk5OTk5OTk5OTk5OTk5OTk5OTk")}} {
		if _, err := newWindow(args, 10); model.CodeOf(err) != model.BadUserInput {
			t.Errorf("%v %v %v %v: %v", show(args.First), show(args.Last), args.After, args.Before, err)
		}
	}
}

// FuzzPosition: a cursor is refused or names a position that has that cursor's meaning.
func FuzzPosition(f *testing.F) {
	f.Add("YXQ6MA")
	f.Add("")
	f.Add("YXQ6KzU")
	f.Fuzz(func(t *testing.T, cursor string) {
		at, err := position("after", cursor)
		if err == nil && (at < 0 || at+1 < at) {
			t.Errorf("%q is position %d", cursor, at)
		}
	})
}
