package plantest

import (
	"fmt"
	"strings"
)

// Difference says that a schema answered a request otherwise than it should have.
type Difference struct {
	Request Request
	// Run is 1 for the first run of the subject and 2 for the one from its cache.
	Run       int
	Want, Got Answer
}

// Error shows the request and, for what differs first, both sides from shortly before the first difference on.
func (d *Difference) Error() string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "run %d differs for operation %q of\n%s\nwith variables %s\n", d.Run, d.Request.OperationName, d.Request.Query, text(d.Request.Variables))
	want, got := d.Want.lines(), d.Got.lines()
	for i := range max(len(want), len(got)) {
		w, g := line(want, i), line(got, i)
		if w != g {
			from := max(0, common(w, g)-shownBefore)
			fmt.Fprintf(b, "want %s\n got %s", cut(w, from), cut(g, from))
			break
		}
	}
	return b.String()
}

// lines is an answer as lines of text; two answers are equal when their lines are.
func (a Answer) lines() []string {
	lines := []string{fmt.Sprintf("%d responses", len(a.Responses)), "panic: " + a.Panic}
	for _, r := range a.Responses {
		lines = append(lines, fmt.Sprintf("data (none: %v): %s", r.NoData, r.Data))
		lines = append(lines, r.Errors...)
		lines = append(lines, fmt.Sprintf("%d errors", len(r.Errors)), "extensions: "+r.Extensions, "rest: "+r.Rest)
	}
	return lines
}

// shownBefore and shownFrom are how much of a long line is shown around its first difference.
const (
	shownBefore = 80
	shownFrom   = 400
)

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// common is the length of the common prefix.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func cut(s string, from int) string {
	label := ""
	if from > 0 {
		label = fmt.Sprintf("…(%d bytes)", from)
	}
	end := min(len(s), from+shownFrom)
	return label + fmt.Sprintf("%q", s[min(from, end):end])
}
