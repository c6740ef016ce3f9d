package browser

import (
	_ "embed"
	"reflect"
	"strings"
	"time"
)

// The scripts are expressions that give an object of functions, so that they can be computed in any page without
// leaving anything there.
var (
	//go:embed testdata/probe.js
	probeScript string
	//go:embed testdata/access.js
	accessScript string
)

// snapshot is what a page shows, in the form in which pages are compared.
type snapshot struct {
	Title, Lang, Description, Canonical, Text, Hidden string
	Links, Fields                                     []string
}

func (b *tab) snapshot() snapshot {
	b.Helper()
	return eval[snapshot](b, script(probeScript)+`.snapshot()`)
}

// script makes a script's file an expression.
func script(file string) string {
	if at := strings.Index(file, "\n{"); at >= 0 {
		file = file[at:]
	}
	return "(" + file + ")"
}

// sound fails the test where something is wrong with the page: headings, language, holes in texts, and anything that
// sticks out of a phone's or a desktop's window.
func (b *tab) sound(where, lang string) {
	b.Helper()
	wrong := eval[[]string](b, script(probeScript)+`.page(`+quote(lang)+`)`)
	for _, w := range append(wrong, b.overflow(360, 1280)...) {
		b.Errorf("%s: %s", where, w)
	}
}

// overflow makes the window as wide as each of the widths and says what sticks out; it leaves the last width.
func (b *tab) overflow(widths ...int64) []string {
	b.Helper()
	var wrong []string
	for _, px := range widths {
		b.width(px)
		wrong = append(wrong, eval[[]string](b, script(probeScript)+`.overflow()`)...)
	}
	return wrong
}

// same fails the test where the page differs from another in what it shows or where it leads. The running app describes a
// page in the head of the document a moment after it is shown.
func (b *tab) same(where string, want snapshot) {
	b.Helper()
	got := b.snapshot()
	for end := time.Now().Add(2 * time.Second); !reflect.DeepEqual(got, want) && time.Now().Before(end); got = b.snapshot() {
		time.Sleep(20 * time.Millisecond)
	}
	for _, f := range []struct{ name, got, want string }{
		{"title", got.Title, want.Title}, {"lang", got.Lang, want.Lang}, {"description", got.Description, want.Description},
		{"canonical", got.Canonical, want.Canonical}, {"text", got.Text, want.Text}, {"hidden text", got.Hidden, want.Hidden},
		{"links", strings.Join(got.Links, "\n"), strings.Join(want.Links, "\n")}, {"fields", strings.Join(got.Fields, "\n"), strings.Join(want.Fields, "\n")},
	} {
		if f.got != f.want {
			b.Errorf("%s: the %s differs from the server's at %s", where, f.name, difference(f.got, f.want))
		}
	}
}

// difference shows where two texts part.
func difference(got, want string) string {
	g, w := []rune(got), []rune(want)
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	around := func(r []rune) string { return string(r[max(0, i-30):min(len(r), i+50)]) }
	return "character " + quote(i) + ": " + quote(around(g)) + ", want " + quote(around(w))
}
