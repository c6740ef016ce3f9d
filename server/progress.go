package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"vinculum/graph/model"
)

// progress shows how far a long work is: on a terminal one line that changes, elsewhere a line every few seconds.
type progress struct {
	out      io.Writer
	terminal bool
	kind     model.Kind
	count    int
	totals   map[model.Kind]int
	began    time.Time
	shown    time.Time
}

func newProgress(f *os.File) *progress {
	info, err := f.Stat()
	return &progress{out: f, terminal: err == nil && info.Mode()&os.ModeCharDevice != 0, totals: map[model.Kind]int{}, began: time.Now()}
}

// total notes how many records of a kind there will be.
func (p *progress) total(kind model.Kind, _, total int) { p.totals[kind] = total }

// done shows that so many records of a kind are through.
func (p *progress) done(kind model.Kind, n int) {
	p.kind, p.count = kind, n
	pause := 3 * time.Second
	if p.terminal {
		pause = 100 * time.Millisecond
	}
	if time.Since(p.shown) < pause {
		return
	}
	p.shown = time.Now()
	p.print()
}

func (p *progress) print() {
	text := fmt.Sprintf("  %6.1f s  %s: %d", time.Since(p.began).Seconds(), p.kind, p.count)
	if total := p.totals[p.kind]; total > 0 {
		text += fmt.Sprintf(" of %d", total)
	}
	if p.terminal {
		fmt.Fprintf(p.out, "\r\x1b[K%s", text)
	} else {
		fmt.Fprintln(p.out, text)
	}
}

// end closes the display.
func (p *progress) end() {
	if p.kind == "" {
		return
	}
	p.print()
	if p.terminal {
		fmt.Fprintln(p.out)
	}
}
