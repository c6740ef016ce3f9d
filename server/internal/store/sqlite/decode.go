package sqlite

import (
	"encoding/binary"
	"hash/maphash"
	"math"
	"reflect"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
)

// decoder reads the documents of a kind straight from the database's memory. It knows the form in which store.Encode writes
// them and is several times as fast there as store.Decode, to which it leaves every other one. It is for one goroutine.
type decoder struct {
	kind model.Kind
	form *form // nil where every document is left to store.Decode
	seed maphash.Seed
	// texts are strings that were read lately, by hash: most are read again and again, and need not be made anew.
	texts [1 << 14]string
}

func newDecoder(kind model.Kind) *decoder {
	return &decoder{kind: kind, form: formOf(reflect.TypeOf(model.NewRecord(kind)).Elem()), seed: maphash.MakeSeed()}
}

// decode is store.Decode, of which it knows the usual case.
func (d *decoder) decode(id model.ID, doc []byte) (model.Record, error) {
	if rec, ok := d.record(doc); ok && rec.GetID() == id {
		return rec, nil
	}
	return decode(id, doc)
}

// record reads a document of the decoder's kind; not ok where something is not as we write it.
func (d *decoder) record(doc []byte) (model.Record, bool) {
	if d.form == nil {
		return nil, false
	}
	rec := model.NewRecord(d.kind)
	return rec, d.document(doc, d.form, reflect.ValueOf(rec).Elem())
}

// elements runs through the elements of a document or an array; false where it is not well formed, or yield says so.
func elements(doc []byte, yield func(kind bson.Type, key, value []byte) bool) bool {
	if len(doc) < 5 || int(binary.LittleEndian.Uint32(doc)) != len(doc) || doc[len(doc)-1] != 0 {
		return false
	}
	for doc = doc[4 : len(doc)-1]; len(doc) > 0; {
		end := 1
		for end < len(doc) && doc[end] != 0 {
			end++
		}
		if end == len(doc) {
			return false
		}
		kind, key, rest := bson.Type(doc[0]), doc[1:end], doc[end+1:]
		size := sizeOf(kind, rest)
		if size < 0 || size > len(rest) || !yield(kind, key, rest[:size]) {
			return false
		}
		doc = rest[size:]
	}
	return true
}

// sizeOf is how many bytes the value takes that the rest of a document begins with, -1 for types that we do not write.
func sizeOf(kind bson.Type, rest []byte) int {
	switch kind {
	case bson.TypeNull:
		return 0
	case bson.TypeBoolean:
		return 1
	case bson.TypeInt32:
		return 4
	case bson.TypeInt64, bson.TypeDouble:
		return 8
	case bson.TypeString, bson.TypeEmbeddedDocument, bson.TypeArray:
		if len(rest) < 4 {
			return -1
		}
		size := int(int32(binary.LittleEndian.Uint32(rest)))
		if kind == bson.TypeString {
			size += 4
		}
		return size
	}
	return -1
}

// document reads a document into an empty struct; false where something is not as we write it.
func (d *decoder) document(doc []byte, f *form, into reflect.Value) bool {
	next := 0 // fields come in the order of the form
	return elements(doc, func(kind bson.Type, key, value []byte) bool {
		for ; next < len(f.fields); next++ {
			if at := &f.fields[next]; at.name == string(key) {
				next++
				return d.value(kind, value, at.form, into.FieldByIndex(at.index))
			}
		}
		return false
	})
}

// value reads a value into a variable of its form.
func (d *decoder) value(kind bson.Type, value []byte, f *form, into reflect.Value) bool {
	switch {
	case kind == bson.TypeNull:
		return f.kind == reflect.Slice || f.kind == reflect.Pointer // which are nil already
	case f.kind == reflect.Pointer:
		into.Set(reflect.New(f.of.goType))
		return d.value(kind, value, f.of, into.Elem())
	case f.kind == reflect.Struct && kind == bson.TypeEmbeddedDocument:
		return d.document(value, f, into)
	case f.kind == reflect.Slice && kind == bson.TypeArray:
		return d.array(value, f, into)
	case f.kind == reflect.String && kind == bson.TypeString:
		return d.text(value, into)
	case f.kind == reflect.Bool && kind == bson.TypeBoolean && value[0] <= 1:
		into.SetBool(value[0] == 1)
	case f.kind == reflect.Float64 && kind == bson.TypeDouble:
		into.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(value)))
	case kind == bson.TypeInt32:
		return integer(int64(int32(binary.LittleEndian.Uint32(value))), into)
	case kind == bson.TypeInt64:
		return integer(int64(binary.LittleEndian.Uint64(value)), into)
	default:
		return false
	}
	return true
}

func (d *decoder) array(value []byte, f *form, into reflect.Value) bool {
	n := 0
	if !elements(value, func(bson.Type, []byte, []byte) bool { n++; return true }) {
		return false
	}
	list, i := reflect.MakeSlice(f.goType, n, n), 0
	into.Set(list)
	return elements(value, func(kind bson.Type, _, element []byte) bool {
		i++
		return kind != bson.TypeNull && d.value(kind, element, f.of, list.Index(i-1))
	})
}

func (d *decoder) text(value []byte, into reflect.Value) bool {
	if len(value) < 5 || value[len(value)-1] != 0 {
		return false
	}
	text := value[4 : len(value)-1]
	known := &d.texts[maphash.Bytes(d.seed, text)%uint64(len(d.texts))]
	if *known != string(text) {
		*known = string(text)
	}
	into.SetString(*known)
	return true
}

func integer(n int64, into reflect.Value) bool {
	switch {
	case into.CanInt() && !into.OverflowInt(n):
		into.SetInt(n)
	case into.CanUint() && n >= 0 && !into.OverflowUint(uint64(n)):
		into.SetUint(uint64(n))
	default:
		return false
	}
	return true
}
