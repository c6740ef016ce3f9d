// Package reference holds the real, curated part of the data set: institutions, consortia with dated memberships,
// networks, charters, faculties, programmes, instruments and published figures, each with the sources that vouch for it;
// and the code lists of the field with their labels in English and Dutch.
//
// The records are embedded as newline-delimited JSON in the form that `vinculum export` prints, one file per kind, so that
// an export of curated data can be put back in their place. LICENCE-DATA.md names where they come from.
package reference

import (
	"bufio"
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"slices"

	"vinculum/graph/model"
)

//go:embed data/*.ndjson
var data embed.FS

// files names the file of each kind that is curated.
var files = map[model.Kind]string{
	model.KindInstitution:  "institutions",
	model.KindUnit:         "units",
	model.KindOrganisation: "organisations",
	model.KindConsortium:   "consortia",
	model.KindNetwork:      "networks",
	model.KindProgramme:    "programmes",
	model.KindEvent:        "events",
	model.KindPublication:  "publications",
	model.KindFund:         "funds",
	model.KindService:      "services",
	model.KindFigure:       "figures",
}

// maxLine bounds a record's length in bytes.
const maxLine = 1 << 20

// Records are all curated records: in the order of model.RecordKinds, by id within a kind. Each is valid, no id and no
// identifier is used twice, and every record that one refers to is there. The records are the caller's own.
func Records() ([]model.Record, error) {
	var all []model.Record
	for _, k := range model.RecordKinds {
		name, ok := files[k]
		if !ok {
			continue
		}
		text, err := data.ReadFile("data/" + name + ".ndjson")
		if err != nil {
			return nil, fmt.Errorf("reference: %w", err)
		}
		records, err := decode(k, text)
		if err != nil {
			return nil, fmt.Errorf("reference: %s.ndjson %w", name, err)
		}
		slices.SortFunc(records, func(a, b model.Record) int { return cmp.Compare(a.GetID(), b.GetID()) })
		all = append(all, records...)
	}
	if err := checkWhole(all); err != nil {
		return nil, fmt.Errorf("reference: %w", err)
	}
	return all, nil
}

// decode reads one file. Fields that no record has are refused, for they are misspellings.
func decode(k model.Kind, text []byte) ([]model.Record, error) {
	var records []model.Record
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		r := model.NewRecord(k)
		d := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		d.DisallowUnknownFields()
		if err := d.Decode(r); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if err := r.Validate(); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		records = append(records, r)
	}
	return records, lines.Err()
}

// checkWhole checks what no record can check alone: that ids and identifiers are used once, that what is referred to
// exists, and that links cite sources their record names.
func checkWhole(records []model.Record) error {
	known := make(map[model.ID]bool, len(records))
	owner := map[model.Identifier]model.ID{}
	for _, r := range records {
		if known[r.GetID()] {
			return fmt.Errorf("%s is there twice", r.GetID())
		}
		known[r.GetID()] = true
		i, ok := r.(*model.Institution)
		if !ok {
			continue
		}
		for _, id := range i.Identifiers() {
			if other, taken := owner[id]; taken {
				return fmt.Errorf("%s: %s %q belongs to %s", i.ID, id.Scheme, id.Value, other)
			}
			owner[id] = i.ID
		}
	}
	for _, r := range records {
		if f, ok := r.(*model.Figure); ok && !known[f.Subject] {
			return fmt.Errorf("%s: its subject %s does not exist", f.ID, f.Subject)
		}
		node, ok := r.(model.Node)
		if !ok {
			continue
		}
		for _, e := range node.Edges() {
			if !known[e.From] || !known[e.To] {
				return fmt.Errorf("%s: %s leads from %s to %s, which does not exist", r.GetID(), e.Kind, e.From, e.To)
			}
		}
		if err := checkCitations(r); err != nil {
			return err
		}
	}
	return nil
}

func checkCitations(r model.Record) error {
	keys := map[string]bool{}
	for _, s := range r.Head().Sources {
		if keys[s.Key] {
			return fmt.Errorf("%s names the source %q twice", r.GetID(), s.Key)
		}
		keys[s.Key] = true
	}
	for _, l := range linksOf(r) {
		for _, key := range l.Sources {
			if !keys[key] {
				return fmt.Errorf("%s: a link to %s cites %q, which is not among its sources", r.GetID(), l.To, key)
			}
		}
	}
	return nil
}

// linksOf are the links a record holds, as it holds them.
func linksOf(r model.Record) []model.Link {
	switch r := r.(type) {
	case *model.Institution:
		return r.Links
	case *model.Unit:
		return r.Links
	case *model.Programme:
		return r.Links
	case *model.Network:
		return r.Links
	case *model.Consortium:
		return r.Links
	case *model.Organisation:
		return r.Links
	case *model.Event:
		return r.Links
	case *model.Publication:
		return r.Links
	case *model.Fund:
		return r.Links
	case *model.Service:
		return r.Links
	}
	return nil
}
