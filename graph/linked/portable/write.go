package portable

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// linkNumbers is how many numbers a link takes.
const linkNumbers = 6

// Bytes writes the file. The header's Version, Nodes and Answers need not be set. It fails where facts or answers are no JSON.
func (f *File) Bytes() ([]byte, error) {
	var out bytes.Buffer
	line := func(v any) error {
		b, err := json.Marshal(v) // compact, also where v is raw
		out.Write(b)
		out.WriteByte('\n')
		return err
	}
	h := f.Header
	h.Version, h.Nodes, h.Answers = Version, len(f.Nodes), sortedKeys(f.Fixed)
	if len(f.Facts) != len(f.Nodes) {
		return nil, fmt.Errorf("facts about %d of %d nodes", len(f.Facts), len(f.Nodes))
	}
	if err := line(h); err != nil {
		return nil, err
	}
	for i := range f.Nodes {
		if err := line(&f.Nodes[i]); err != nil {
			return nil, err
		}
	}
	numbers := make([]int, 0, linkNumbers*len(f.Links))
	for _, l := range f.Links {
		numbers = append(numbers, l.Kind, l.From, l.To, int(l.Since), int(l.Until), l.Note)
	}
	if err := line(numbers); err != nil {
		return nil, err
	}
	for _, facts := range f.Facts {
		if err := line(facts); err != nil {
			return nil, err
		}
	}
	for _, key := range h.Answers {
		if err := line(f.Fixed[key]); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
