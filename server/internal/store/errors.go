package store

import (
	"fmt"
	"strings"

	"vinculum/graph/model"
)

// maxNamed is how many records an error names; of the rest it gives the number.
const maxNamed = 10

// NotFound says that there is no such record.
func NotFound(id model.ID) error {
	return model.Errorf(model.NotFound, "there is no %.60s", string(id))
}

// Conflicts gathers the records of a save that could not be written. The zero value is ready.
type Conflicts struct {
	changed []string
	taken   []model.FieldError
	records int
}

// Changed notes that the stored version was not the one that the save was made for.
func (c *Conflicts) Changed(id model.ID) {
	c.changed = append(c.changed, string(id))
	c.records++
}

// Taken notes that an identifier of the record belongs to another one.
func (c *Conflicts) Taken(id model.ID, ident model.Identifier, holder model.ID) {
	c.taken = append(c.taken, model.FieldError{Field: ident.Scheme,
		Message: fmt.Sprintf("%q of %s is in use by %s", ident.Value, id, holder)})
	c.records++
}

// Err is nil, or the CONFLICT error that names all.
func (c *Conflicts) Err() error {
	if c.records == 0 {
		return nil
	}
	e := &model.Error{Code: model.Conflict, Fields: c.taken[:min(len(c.taken), maxNamed)]}
	switch {
	case len(c.changed) > 0:
		e.Message = "changed by somebody else meanwhile, or there already: " + list(c.changed)
	case len(c.taken) > maxNamed:
		e.Message = fmt.Sprintf("%d records hold identifiers that are in use", len(c.taken))
	default:
		e.Message = "an identifier is in use"
	}
	return e
}

// Unreadable gathers documents that could not be decoded. The zero value is ready.
type Unreadable struct{ named []string }

// Add notes a document by its id and the reason that Decode gave.
func (u *Unreadable) Add(id model.ID, reason error) {
	u.named = append(u.named, fmt.Sprintf("%.140s (%s)", string(id), reason))
}

// Err is nil, or the INTERNAL error that names all.
func (u *Unreadable) Err() error {
	if len(u.named) == 0 {
		return nil
	}
	return model.Errorf(model.Internal, "records that cannot be read: %s", list(u.named))
}

func list(names []string) string {
	if len(names) <= maxNamed {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:maxNamed], ", "), len(names)-maxNamed)
}
