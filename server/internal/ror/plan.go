package ror

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"

	"vinculum/graph/model"
)

// Plan is what an import of a dump comes to.
type Plan struct {
	// Save are the institutions to write, in the order of the dump: new ones with Version 0, known ones with the version
	// they were read at.
	Save []*model.Institution
	// Created and Updated count what Save holds; Unchanged counts the known institutions to which the dump adds nothing;
	// Skipped counts elements of types that were not asked for.
	Created, Updated, Unchanged, Skipped int
	// Rejected are the elements that were refused, in the order of the dump.
	Rejected []Rejection
}

// Rejection says why an element of the dump is not imported.
type Rejection struct {
	Number int    // of the element, from 1
	ROR    string // the record's id as the dump has it; may be empty or wrong
	Name   string // the name ROR shows; may be empty
	// Fields are what is wrong, by the names of ROR's schema, or by those of the institution made of the record.
	Fields []model.FieldError
}

// String reads "element 12 (https://ror.org/…): status is withdrawn".
func (r Rejection) String() string {
	s := fmt.Sprintf("element %d", r.Number)
	if r.ROR != "" {
		s += fmt.Sprintf(" (%.60s)", r.ROR)
	}
	for n, f := range r.Fields {
		sep := "; "
		if n == 0 {
			sep = ": "
		}
		s += sep + f.Field + " " + f.Message
	}
	return s
}

// DefaultTypes are the types of organisations that are imported unless others are asked for.
var DefaultTypes = []string{"education"}

// NewPlan reads the whole dump and works out what it changes in the existing institutions, which it does not touch. Only
// organisations of one of the types (ROR's; none means DefaultTypes) are looked at. Records that are not active are
// rejected. A known institution, found by ROR id, domain, or name and country, gains what it lacks and keeps what it has.
//
// The error is BAD_USER_INPUT, naming the element, where the input is not JSON; nothing of it should be imported then.
func NewPlan(ctx context.Context, dump io.Reader, existing iter.Seq2[*model.Institution, error], types ...string) (*Plan, error) {
	p := planner{known: newIndex(), seen: map[string]int{}, types: types}
	if len(types) == 0 {
		p.types = DefaultTypes
	}
	for i, err := range existing {
		if err != nil {
			return nil, err
		}
		p.known.put(i)
	}
	for e, err := range read(dump) {
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.add(&e)
	}
	return &p.plan, nil
}

type planner struct {
	plan  Plan
	known *index
	seen  map[string]int // ROR id → element
	types []string
}

// add takes one element into the plan.
func (p *planner) add(e *element) {
	if e.Problem != nil {
		p.reject(e, *e.Problem)
		return
	}
	if len(e.Record.Names) == 0 {
		p.reject(e, *fieldError("names", "are missing; the dump must be of ROR’s schema v2"))
		return
	}
	if !slices.ContainsFunc(e.Record.Types, func(t string) bool { return slices.Contains(p.types, t) }) {
		p.plan.Skipped++
		return
	}
	if s := e.Record.Status; s != "active" {
		p.reject(e, *fieldError("status", "is %.40q, not active", s))
		return
	}
	c, err := newCandidate(&e.Record)
	if err != nil {
		p.reject(e, fieldsOf(err)...)
		return
	}
	if first, twice := p.seen[c.ROR]; twice {
		p.reject(e, *fieldError("id", "is that of element %d already", first))
		return
	}
	p.seen[c.ROR] = e.Number
	if problem := p.take(c); problem != nil {
		p.reject(e, *problem)
	}
}

// take matches the candidate and notes what becomes of it.
func (p *planner) take(c *candidate) *model.FieldError {
	known, problem := p.known.match(c)
	if problem != nil {
		return problem
	}
	if known == nil {
		i := c.Institution
		if problem := p.known.taken(&i); problem != nil {
			return problem
		}
		p.save(&i)
		p.plan.Created++
		return nil
	}
	if known.Wikidata != "" && len(c.wikidata) > 0 && !slices.Contains(c.wikidata, known.Wikidata) {
		return fieldError("external_ids", "name the Wikidata item %s, %s has %s", c.Wikidata, known.ID, known.Wikidata)
	}
	merged, changed := merge(known, c)
	if !changed {
		p.plan.Unchanged++
		return nil
	}
	if problem := p.known.taken(merged); problem != nil {
		return problem
	}
	p.save(merged)
	p.plan.Updated++
	return nil
}

func (p *planner) save(i *model.Institution) {
	p.known.put(i)
	p.plan.Save = append(p.plan.Save, i)
}

func (p *planner) reject(e *element, fields ...model.FieldError) {
	display, _ := e.Record.displayName()
	p.plan.Rejected = append(p.plan.Rejected, Rejection{Number: e.Number, ROR: e.Record.ID, Name: tidy(display.Value), Fields: fields})
}

func fieldsOf(err error) []model.FieldError {
	if fields := model.FieldsOf(err); len(fields) > 0 {
		return fields
	}
	return []model.FieldError{{Field: "element", Message: err.Error()}}
}
