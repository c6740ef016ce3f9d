package portable

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// Read reads what Bytes wrote. The result refers to the data, which must not be changed any more. Facts and answers are not
// looked into.
func Read(data []byte) (*File, error) {
	r := reader{rest: data}
	var f File
	if err := r.line(&f.Header); err != nil {
		return nil, err
	}
	if f.Version != Version {
		return nil, fmt.Errorf("a file of version %d; this reads version %d", f.Version, Version)
	}
	if f.Header.Nodes < 0 || f.Header.Nodes > len(data) {
		return nil, errors.New("a number of nodes that cannot be")
	}
	f.Nodes = make([]Node, f.Header.Nodes)
	for i := range f.Nodes {
		if err := r.line(&f.Nodes[i]); err != nil {
			return nil, err
		}
	}
	var numbers []int
	if err := r.line(&numbers); err != nil {
		return nil, err
	}
	if err := f.links(numbers); err != nil {
		return nil, err
	}
	f.Facts = make([]json.RawMessage, len(f.Nodes))
	for i := range f.Facts {
		f.Facts[i] = r.raw()
	}
	f.Fixed = make(map[string]json.RawMessage, len(f.Answers))
	for _, key := range f.Answers {
		f.Fixed[key] = r.raw()
	}
	if r.short || len(r.rest) > 0 {
		return nil, errors.New("the file has too few or too many lines")
	}
	return &f, f.check()
}

// reader takes lines off the data.
type reader struct {
	rest  []byte
	short bool // there were too few
}

func (r *reader) raw() []byte {
	line, rest, found := bytes.Cut(r.rest, []byte{'\n'})
	r.rest, r.short = rest, r.short || !found
	return line
}

func (r *reader) line(v any) error {
	if err := json.Unmarshal(r.raw(), v); err != nil {
		return fmt.Errorf("a line cannot be read: %w", err)
	}
	return nil
}

func (f *File) links(numbers []int) error {
	if len(numbers)%linkNumbers != 0 {
		return errors.New("a link is not whole")
	}
	f.Links = make([]Link, len(numbers)/linkNumbers)
	for i := range f.Links {
		n := numbers[linkNumbers*i:]
		f.Links[i] = Link{Kind: n[0], From: n[1], To: n[2], Since: linked.Day(n[3]), Until: linked.Day(n[4]), Note: n[5]}
	}
	return nil
}

// check makes sure that all numbers refer to something.
func (f *File) check() error {
	in := func(i, length int) bool { return i >= 0 && i < length }
	for _, l := range f.Links {
		if !in(l.Kind, len(f.LinkKinds)) || !in(l.From, len(f.Nodes)) || !in(l.To, len(f.Nodes)) || !in(l.Note, len(f.Notes)) {
			return errors.New("a link refers to what is not there")
		}
	}
	lists := map[model.Kind]*List{}
	for i := range f.Lists {
		lists[f.Lists[i].Kind] = &f.Lists[i]
	}
	for i := range f.Nodes {
		n := &f.Nodes[i]
		l := lists[n.ID.Kind()]
		if l == nil || len(n.Values) != len(l.Fields) || len(n.Keys) != len(l.Orders) {
			return fmt.Errorf("node %d is of no list", i)
		}
		for j, values := range n.Values {
			for _, v := range values {
				if !in(v, len(l.Fields[j].Values)) {
					return fmt.Errorf("node %d has a value that is not there", i)
				}
			}
		}
	}
	return nil
}

func sortedKeys(m map[string]json.RawMessage) []string { return slices.Sorted(maps.Keys(m)) }
