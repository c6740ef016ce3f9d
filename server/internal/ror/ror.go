// Package ror reads the data dump of the Research Organization Registry (https://ror.org, schema v2, CC0) and works out
// what an import of it would change: which institutions are new, which known ones gain something, and which elements are
// refused, with the reason.
//
// The dump is a JSON array of some hundred thousand records; it is read as a stream, and so is the newline-delimited form.
// Nothing is written here: NewPlan looks at all of the input first, and the caller saves what the plan holds. A plan made
// again after some of an earlier one was saved comes to the same end.
package ror

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"vinculum/graph/model"
)

// maxElement bounds the size of one element in bytes; real ones have a few kilobytes.
const maxElement = 16 << 20

// element is one entry of the dump. Problem says what keeps it from being read; the record is then incomplete.
type element struct {
	Number  int // from 1
	Record  record
	Problem *model.FieldError
}

// record is the part of ROR's schema v2 that institutions are made of.
type record struct {
	ID          string       `json:"id"`
	Names       []name       `json:"names"`
	Types       []string     `json:"types"`
	Status      string       `json:"status"`
	Established *int         `json:"established"`
	Domains     []string     `json:"domains"`
	Links       []link       `json:"links"`
	Locations   []location   `json:"locations"`
	ExternalIDs []externalID `json:"external_ids"`
	Admin       struct {
		LastModified struct {
			Date string `json:"date"`
		} `json:"last_modified"`
	} `json:"admin"`
}

type name struct {
	Value string   `json:"value"`
	Types []string `json:"types"` // ror_display, label, alias, acronym
	Lang  string   `json:"lang"`  // ISO 639-1, or null
}

type link struct {
	Type  string `json:"type"` // website, wikipedia
	Value string `json:"value"`
}

type location struct {
	Details struct {
		Country string  `json:"country_code"`
		City    string  `json:"name"`
		Lat     float64 `json:"lat"`
		Lng     float64 `json:"lng"`
	} `json:"geonames_details"`
}

type externalID struct {
	Type      string   `json:"type"` // wikidata, grid, isni, fundref
	Preferred string   `json:"preferred"`
	All       []string `json:"all"`
}

// read yields the elements of a dump, an array or one record after another. An error ends the stream: the input is not JSON
// from there on. A record that is JSON but does not fit the schema is an element with a problem.
func read(r io.Reader) iter.Seq2[element, error] {
	return func(yield func(element, error) bool) {
		in := &meter{r: r}
		buffered := bufio.NewReader(in)
		first, err := firstByte(buffered)
		if err != nil {
			yield(element{}, err)
			return
		}
		d := json.NewDecoder(buffered)
		if first == '[' {
			if _, err := d.Token(); err != nil {
				yield(element{}, syntaxError(1, d, err))
				return
			}
		}
		n := 1
		for ; first == '{' || d.More(); n++ {
			var raw json.RawMessage
			err := d.Decode(&raw)
			if first == '{' && errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(element{}, syntaxError(n, d, err))
				return
			}
			in.done = d.InputOffset()
			if !yield(parse(n, raw), nil) {
				return
			}
		}
		if err := endOfArray(n, d); err != nil {
			yield(element{}, err)
		}
	}
}

// firstByte skips white space and a byte order mark, and tells an array from a sequence of records.
func firstByte(r *bufio.Reader) (byte, error) {
	for {
		b, err := r.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return 0, model.Errorf(model.BadUserInput, "the input is empty")
		case err != nil:
			return 0, err
		case b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == 0xEF || b == 0xBB || b == 0xBF:
		case b == '[' || b == '{':
			return b, r.UnreadByte()
		default:
			return 0, model.Errorf(model.BadUserInput, "the input is no dump of ROR: it must be a JSON array, or one JSON object per line; a zip file must be unpacked first")
		}
	}
}

func endOfArray(n int, d *json.Decoder) error {
	if _, err := d.Token(); err != nil {
		return syntaxError(n, d, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return model.Errorf(model.BadUserInput, "something follows the end of the array, after element %d", n-1)
	}
	return nil
}

func syntaxError(n int, d *json.Decoder, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return model.Errorf(model.BadUserInput, "element %d is not JSON, at byte %d of the input", n, syntax.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return model.Errorf(model.BadUserInput, "the input ends in the middle, in element %d at byte %d", n, d.InputOffset())
	case errors.Is(err, errTooLarge):
		return model.Errorf(model.BadUserInput, "element %d is larger than %d bytes", n, maxElement)
	}
	return fmt.Errorf("ror: element %d: %w", n, err)
}

func parse(n int, raw json.RawMessage) element {
	e := element{Number: n}
	if err := json.Unmarshal(raw, &e.Record); err != nil {
		e.Problem = &model.FieldError{Field: "element", Message: "does not fit ROR’s schema v2"}
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			e.Problem = &model.FieldError{Field: wrong.Field, Message: fmt.Sprintf("is a JSON %s, which does not fit ROR’s schema v2", wrong.Value)}
		}
	}
	return e
}

var errTooLarge = errors.New("element too large")

// meter refuses to read on when an element has grown beyond maxElement, before it fills the memory.
type meter struct {
	r          io.Reader
	read, done int64 // bytes read, and bytes of finished elements
}

func (m *meter) Read(p []byte) (int, error) {
	if m.read-m.done > maxElement {
		return 0, errTooLarge
	}
	n, err := m.r.Read(p)
	m.read += int64(n)
	return n, err
}
