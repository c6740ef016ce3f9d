package sqlite

import (
	"reflect"
	"slices"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
)

// form is how values of a Go type lie in a document.
type form struct {
	goType reflect.Type
	kind   reflect.Kind
	of     *form       // of a slice or pointer: its elements
	fields []formField // of a struct, in the order in which they are written
}

// formField is a field of a struct, or of one that lies inline in it.
type formField struct {
	name  string
	index []int
	form  *form
}

// formOf is the form of a type, nil where the decoder had better leave it alone.
func formOf(t reflect.Type) *form {
	f := &form{goType: t, kind: t.Kind()}
	for _, own := range []reflect.Type{reflect.TypeFor[bson.Unmarshaler](), reflect.TypeFor[bson.ValueUnmarshaler]()} {
		if reflect.PointerTo(t).Implements(own) {
			return nil
		}
	}
	switch f.kind {
	case reflect.String, reflect.Bool, reflect.Float64, reflect.Int, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint64:
		return f
	case reflect.Slice, reflect.Pointer:
		if f.of = formOf(t.Elem()); f.of == nil || f.of.kind == reflect.Uint8 { // bytes are written otherwise
			return nil
		}
		return f
	case reflect.Struct:
		if f.addFields(t, nil) {
			return f
		}
	}
	return nil
}

// addFields adds the fields of a struct, which lies at the index; false where one has no form.
func (f *form) addFields(t reflect.Type, at []int) bool {
	for i := range t.NumField() {
		field, index := t.Field(i), append(slices.Clone(at), i)
		name, options, _ := strings.Cut(field.Tag.Get("bson"), ",")
		switch {
		case name == "-":
			continue
		case options == "inline" && field.Type.Kind() == reflect.Struct:
			if !f.addFields(field.Type, index) {
				return false
			}
			continue
		}
		of := formOf(field.Type)
		if of == nil || name == "" || !field.IsExported() || options != "" && options != "omitempty" {
			return false
		}
		f.fields = append(f.fields, formField{name, index, of})
	}
	return true
}
