package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
)

// institutionDocument adds to an institution what a unique index can cover: all its identifiers in one list.
type institutionDocument struct {
	*model.Institution `bson:",inline"`
	Identifiers        []string `bson:"identifiers,omitempty"` // each "scheme:value"
}

// Encode gives the record's document, the same in every store. A record whose id names no kind is refused with
// BAD_USER_INPUT; whether its content makes sense is for the caller to check.
func Encode(rec model.Record) (bson.Raw, error) {
	id := rec.GetID()
	if !id.Valid() {
		return nil, model.Errorf(model.BadUserInput, "%.60q is not the id of a record", string(id))
	}
	var doc any = rec
	if i, ok := rec.(*model.Institution); ok {
		doc = &institutionDocument{Institution: i, Identifiers: identifierKeys(i)}
	}
	raw, err := bson.Marshal(doc)
	if err != nil {
		return nil, &model.Error{Code: model.BadUserInput, Message: string(id) + " holds a value that cannot be stored", Cause: err}
	}
	return raw, nil
}

func identifierKeys(i *model.Institution) []string {
	var keys []string
	for _, id := range i.Identifiers() {
		keys = append(keys, IdentifierKey(id))
	}
	return keys
}

// IdentifierKey is the form in which documents hold an identifier.
func IdentifierKey(id model.Identifier) string { return id.Scheme + ":" + id.Value }

// Identifiers are the record's identifiers that no other record may have.
func Identifiers(rec model.Record) []model.Identifier {
	if i, ok := rec.(*model.Institution); ok {
		return i.Identifiers()
	}
	return nil
}

// SetStamp writes version and mark into an encoded document, in place: a record need not change before it is saved.
func SetStamp(doc bson.Raw, s Stamp) {
	binary.LittleEndian.PutUint64(doc.Lookup("version").Value, uint64(s.Version))
	binary.LittleEndian.PutUint64(doc.Lookup("updated").Value, uint64(s.Updated))
}

// Decode reads the document that is stored under the id. Its error says in which field the document is wrong, and never
// what is in it.
func Decode(id model.ID, doc bson.Raw) (model.Record, error) {
	rec := model.NewRecord(id.Kind())
	if rec == nil {
		return nil, errors.New("no record has such an id")
	}
	if err := bson.Unmarshal(doc, rec); err != nil {
		var at *bson.DecodeError
		if errors.As(err, &at) {
			return nil, fmt.Errorf("field %s", strings.Join(at.Keys(), "."))
		}
		return nil, errors.New("not BSON")
	}
	if rec.GetID() != id {
		return nil, errors.New("field _id")
	}
	return rec, nil
}
