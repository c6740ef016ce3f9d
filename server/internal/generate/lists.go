package generate

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed data/*.txt
var data embed.FS

// lists are the files of data, read.
type lists struct {
	dutch      dutchNames
	origins    weighted[*origin]
	byCountry  map[string]*origin
	avoided    map[string]bool           // whole names
	towns      weighted[town]            // in the Netherlands
	abroad     weighted[town]            // elsewhere
	townsOf    map[string]weighted[town] // elsewhere, by country
	countries  map[string]country
	faculties  []*faculty
	programmes map[string]programmeRule // by slug
	stems      stems
	patterns   []sectorPatterns
	titles     titles
}

func loadLists() (*lists, error) {
	l := &lists{}
	r := &reader{}
	l.dutch = r.dutchNames("dutch.txt")
	l.readOrigins(r)
	l.avoided = map[string]bool{}
	for _, name := range r.lines("avoided.txt") {
		l.avoided[name] = true
	}
	l.readTowns(r)
	l.countries = r.countries("countries.txt")
	l.faculties = r.faculties("faculties.txt")
	l.programmes = r.programmes("programmes.txt")
	l.stems, l.patterns = r.employers("employers.txt")
	l.titles = r.titles("titles.txt")
	return l, r.err
}

// reader reads the files of data and keeps the first error, so that callers need to look at it only once.
type reader struct {
	file string
	err  error
}

// lines gives a file's lines without comments and empty ones.
func (r *reader) lines(file string) []string {
	r.file = file
	text, err := data.ReadFile("data/" + file)
	if err != nil {
		r.fail(err)
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

// rows gives a file of tab-separated lines with the given number of fields.
func (r *reader) rows(file string, fields int) [][]string {
	var rows [][]string
	for _, line := range r.lines(file) {
		f := strings.Split(line, "\t")
		if len(f) != fields {
			r.fail(fmt.Errorf("%q has %d fields instead of %d", line, len(f), fields))
			continue
		}
		rows = append(rows, f)
	}
	return rows
}

// block is a part of a file: a line [name] and the lines "key: value" below it.
type block struct {
	name    string
	entries []entry
}

type entry struct{ key, value string }

// get is the value of the first entry with the key, or "".
func (b block) get(key string) string {
	for _, e := range b.entries {
		if e.key == key {
			return e.value
		}
	}
	return ""
}

func (r *reader) blocks(file string) []block {
	var blocks []block
	for _, line := range r.lines(file) {
		if strings.HasPrefix(line, "[") {
			blocks = append(blocks, block{name: strings.Trim(line, "[]")})
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || len(blocks) == 0 {
			r.fail(fmt.Errorf("%q is neither a block nor an entry of one", line))
			continue
		}
		b := &blocks[len(blocks)-1]
		b.entries = append(b.entries, entry{key, strings.TrimSpace(value)})
	}
	return blocks
}

func (r *reader) number(s string) float64 {
	x, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		r.fail(err)
	}
	return x
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = fmt.Errorf("generate: data/%s: %w", r.file, err)
	}
}

// split cuts a value into its trimmed parts; an empty value has none.
func split(value, sep string) []string {
	if value == "" {
		return nil
	}
	parts := strings.Split(value, sep)
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return parts
}
