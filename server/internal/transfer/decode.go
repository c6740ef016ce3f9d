package transfer

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"vinculum/graph/model"
)

// decode reads one line: a record of the kind that its id names, without unknown fields, and valid.
func decode(line []byte) (model.Record, error) {
	if !utf8.Valid(line) {
		return nil, fieldError("line", "is not UTF-8")
	}
	var head struct {
		ID model.ID `json:"id"`
	}
	if err := json.Unmarshal(line, &head); err != nil {
		return nil, jsonError(err, line, &head)
	}
	kind := head.ID.Kind()
	if !slices.Contains(ExportKinds(), kind) {
		return nil, fieldError("id", "%.60q names no kind that can be imported", string(head.ID))
	}
	rec := model.NewRecord(kind)
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(rec); err != nil {
		return nil, jsonError(err, line, rec)
	}
	if decoder.More() {
		return nil, fieldError("line", "holds more than one record")
	}
	return rec, rec.Validate()
}

var unknownField = regexp.MustCompile(`unknown field "([^"]{1,60})`)

// jsonError says in which field of the target the JSON is wrong, without repeating the input.
func jsonError(err error, line []byte, target any) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return fieldError(cmp.Or(wrong.Field, "line"), "is a JSON %s, which does not fit", wrong.Value)
	}
	if m := unknownField.FindStringSubmatch(err.Error()); m != nil {
		return fieldError(m[1], "is not a field of this kind of record")
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fieldError("line", "is not JSON at byte %d", syntax.Offset)
	}
	var ours *model.Error
	if !errors.As(err, &ours) {
		return fieldError("line", "is not JSON")
	}
	var value any
	if json.Unmarshal(line, &value) != nil {
		return fieldError("line", "is not JSON")
	}
	return fieldError(cmp.Or(misread(reflect.TypeOf(target), value, ""), "line"), "does not fit: %s", ours.Message)
}

// misread is the path of the first text that its type cannot read, such as a date; package json does not say where that
// was. It is "" where all can be read.
func misread(t reflect.Type, value any, path string) string {
	if t.Kind() == reflect.Pointer {
		return misread(t.Elem(), value, path)
	}
	switch value := value.(type) {
	case string:
		if reader, ok := reflect.New(t).Interface().(encoding.TextUnmarshaler); ok && reader.UnmarshalText([]byte(value)) != nil {
			return path
		}
	case []any:
		for i, v := range value {
			if t.Kind() != reflect.Slice {
				break
			}
			if found := misread(t.Elem(), v, fmt.Sprintf("%s[%d]", path, i)); found != "" {
				return found
			}
		}
	case map[string]any:
		if t.Kind() == reflect.Struct {
			return misreadField(t, value, path)
		}
	}
	return ""
}

func misreadField(t reflect.Type, object map[string]any, path string) string {
	for i := range t.NumField() {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		var value, at = any(object), path // the fields of an embedded struct are the object's own
		if !field.Anonymous {
			value, at = object[name], strings.TrimPrefix(path+"."+name, ".")
		}
		if found := misread(field.Type, value, at); found != "" {
			return found
		}
	}
	return ""
}

func fieldError(field, format string, args ...any) error {
	return &model.Error{Code: model.BadUserInput, Message: "not valid", Fields: []model.FieldError{{Field: field, Message: fmt.Sprintf(format, args...)}}}
}

func atLine(n int, err error) error {
	var e *model.Error
	if errors.As(err, &e) && len(e.Fields) > 0 {
		parts := make([]string, len(e.Fields))
		for i, f := range e.Fields {
			parts[i] = f.Field + " " + f.Message
		}
		return model.Errorf(model.BadUserInput, "line %d: %s", n, strings.Join(parts, "; "))
	}
	return model.Errorf(model.BadUserInput, "line %d: %v", n, err)
}
