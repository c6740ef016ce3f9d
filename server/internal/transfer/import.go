package transfer

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

const (
	// maxLine bounds a line of an import, in bytes.
	maxLine = 1 << 20
	// maxProblems is how many bad lines are named; after so many the check of an import stops.
	maxProblems = 20
)

// Import reads newline-delimited JSON as Export writes it into the store. The input is read twice: once to check every
// line and what the lines say of each other and of the store, and only if nothing is wrong, to write. The error names
// each bad line by number and field.
func Import(ctx context.Context, st store.Store, in io.ReadSeeker, progress Progress) (Report, error) {
	if err := check(ctx, st, in); err != nil {
		return Report{}, err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return Report{}, err
	}
	source := func(_ context.Context, yield func(model.Record) error) error {
		return eachLine(in, func(n int, line []byte) error {
			rec, err := decode(line)
			if err != nil {
				return atLine(n, err)
			}
			return yield(rec)
		})
	}
	return Write(ctx, st, source, progress)
}

// checker gathers what is wrong with an import, and what its lines claim.
type checker struct {
	problems []problem
	lines    map[model.ID]int              // id → line that brings it
	owners   map[model.Identifier]model.ID // unique identifier → record
	wanted   map[model.ID]int              // id that a record refers to → the first line that does
	kinds    map[model.Kind]bool           // kinds that occur
}

// problem is what is wrong with a line.
type problem struct {
	line int
	text string
}

func check(ctx context.Context, st store.Store, in io.Reader) error {
	c := checker{lines: map[model.ID]int{}, owners: map[model.Identifier]model.ID{}, wanted: map[model.ID]int{}, kinds: map[model.Kind]bool{}}
	err := eachLine(in, func(n int, line []byte) error {
		rec, err := decode(line)
		if err == nil {
			err = c.note(n, rec)
		}
		if err != nil {
			c.problem(n, err)
		}
		if len(c.problems) >= maxProblems {
			return errTooMany
		}
		return ctx.Err()
	})
	if err != nil && !errors.Is(err, errTooMany) {
		return err
	}
	if len(c.problems) == 0 {
		if err := c.against(ctx, st); err != nil {
			return err
		}
	}
	if len(c.problems) > 0 {
		return model.Errorf(model.BadUserInput, "nothing was imported:\n%s", c.firstProblems())
	}
	return nil
}

var errTooMany = errors.New("too many problems")

// note checks a record against the lines before it.
func (c *checker) note(n int, rec model.Record) error {
	id := rec.GetID()
	if first, twice := c.lines[id]; twice {
		return fieldError("id", "%s is on line %d already", id, first)
	}
	c.lines[id] = n
	c.kinds[rec.Kind()] = true
	for _, identifier := range store.Identifiers(rec) {
		if owner, taken := c.owners[identifier]; taken && owner != id {
			return fieldError(identifier.Scheme, "%q is %s's already", identifier.Value, owner)
		}
		c.owners[identifier] = id
	}
	for _, target := range targets(rec) {
		if _, seen := c.wanted[target]; !seen {
			c.wanted[target] = n
		}
	}
	return nil
}

// against checks the import against what the store holds: identifiers of records that stay, and ends of links.
func (c *checker) against(ctx context.Context, st store.Store) error {
	missing := map[model.Kind]bool{model.KindInstitution: len(c.owners) > 0}
	for id := range c.wanted {
		if _, here := c.lines[id]; here {
			delete(c.wanted, id)
		} else {
			missing[id.Kind()] = true
		}
	}
	for kind, look := range missing {
		if !look {
			continue
		}
		err := st.Load(ctx, kind, func(rec model.Record) error {
			delete(c.wanted, rec.GetID())
			if _, replaced := c.lines[rec.GetID()]; replaced {
				return nil
			}
			for _, identifier := range store.Identifiers(rec) {
				if owner, taken := c.owners[identifier]; taken {
					c.problem(c.lines[owner], fieldError(identifier.Scheme, "%q is %s's already", identifier.Value, rec.GetID()))
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for id, n := range c.wanted {
		c.problem(n, fieldError("links", "lead to %s, which is neither in the import nor in the store", id))
	}
	return nil
}

func (c *checker) problem(n int, err error) {
	c.problems = append(c.problems, problem{n, atLine(n, err).Error()})
}

// firstProblems are the problems of the first lines, in their order.
func (c *checker) firstProblems() string {
	slices.SortFunc(c.problems, func(a, b problem) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.text, b.text)) })
	var lines []string
	for _, p := range c.problems[:min(len(c.problems), maxProblems)] {
		lines = append(lines, p.text)
	}
	if more := len(c.problems) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(lines, "\n")
}

// targets are the ids that a record refers to.
func targets(rec model.Record) []model.ID {
	switch rec := rec.(type) {
	case model.Node:
		var ids []model.ID
		for _, e := range rec.Edges() {
			for _, end := range []model.ID{e.From, e.To} {
				if end != rec.GetID() {
					ids = append(ids, end)
				}
			}
		}
		return append(ids, facultiesOf(rec)...)
	case *model.Mobility:
		ids := []model.ID{rec.Agreement, rec.Sending, rec.Receiving}
		if rec.Alumnus != "" {
			ids = append(ids, rec.Alumnus)
		}
		return ids
	case *model.Figure:
		return []model.ID{rec.Subject}
	}
	return nil
}

// facultiesOf are the units at which a graduate studied, which no link tells.
func facultiesOf(rec model.Node) []model.ID {
	var ids []model.ID
	if a, ok := rec.(*model.Alumnus); ok {
		for _, s := range a.Studies {
			if s.Faculty != "" {
				ids = append(ids, s.Faculty)
			}
		}
	}
	return ids
}

// eachLine calls f with every line that is not blank; lines count from 1.
func eachLine(in io.Reader, f func(n int, line []byte) error) error {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 64<<10), maxLine)
	n := 0
	for scanner.Scan() {
		n++
		if line := bytes.TrimSpace(scanner.Bytes()); len(line) > 0 {
			if err := f(n, line); err != nil {
				return err
			}
		}
	}
	if errors.Is(scanner.Err(), bufio.ErrTooLong) {
		return model.Errorf(model.BadUserInput, "line %d: is longer than %d bytes", n+1, maxLine)
	}
	return scanner.Err()
}
