package httpd

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/go-json-experiment/json/jsontext"
)

// decoders are used again and again.
var decoders = sync.Pool{New: func() any { return new(decoder) }}

type decoder struct {
	jsontext.Decoder
	text bytes.Buffer
}

// decode reads exactly one JSON value.
func decode(data []byte, read func(*jsontext.Decoder) error) error {
	pooled := decoders.Get().(*decoder)
	defer decoders.Put(pooled)
	pooled.text = *bytes.NewBuffer(data)
	d := &pooled.Decoder
	d.Reset(&pooled.text)
	if err := read(d); err != nil {
		return err
	}
	if _, err := d.ReadToken(); err != io.EOF {
		return errors.New("more than one value")
	}
	return nil
}

// errKind says that a value is of another kind than is wanted; kindError, which parameter that is.
var errKind = errors.New("not the kind of value that is wanted")

type kindError struct{ name, form string }

// Error says what is wrong.
func (e kindError) Error() string { return e.name + " is not " + e.form }

// decodePost reads the parameters that a body holds, in one pass. Names that are not known are passed over.
func decodePost(body []byte, params *graphql.RawParams) error {
	id := ""
	err := decode(body, func(d *jsontext.Decoder) error {
		return eachMember(d, func(name string) error {
			switch name {
			case "query":
				return named(name, "a string", text(d, &params.Query))
			case "operationName":
				return named(name, "a string", text(d, &params.OperationName))
			case "documentId":
				return named(name, "a string", text(d, &id))
			case "variables":
				return named(name, "an object", object(d, &params.Variables))
			case "extensions":
				return named(name, "an object", object(d, &params.Extensions))
			}
			return d.SkipValue()
		})
	})
	var wrong kindError
	switch {
	case errors.As(err, &wrong):
		return badParam(wrong.name, "is not %s", wrong.form)
	case err != nil:
		return badParam("body", "is not a JSON object")
	}
	return usePersisted(params, id)
}

// named says of which parameter the kind is wrong.
func named(name, form string, err error) error {
	if errors.Is(err, errKind) {
		return kindError{name, form}
	}
	return err
}

// eachMember reads an object; what reads a member's value gets its name.
func eachMember(d *jsontext.Decoder, read func(name string) error) error {
	if token, err := d.ReadToken(); err != nil || token.Kind() != '{' {
		return errors.Join(errKind, err)
	}
	for d.PeekKind() != '}' {
		name, err := d.ReadToken()
		if err != nil {
			return err
		}
		if err := read(name.String()); err != nil {
			return err
		}
	}
	_, err := d.ReadToken()
	return err
}

// text reads a string; null leaves it as it is.
func text(d *jsontext.Decoder, to *string) error {
	token, err := d.ReadToken()
	switch {
	case err != nil:
		return err
	case token.Kind() == '"':
		*to = token.String()
	case token.Kind() != 'n':
		return errKind
	}
	return nil
}

// object reads an object; null leaves it as it is. Numbers keep their digits.
func object(d *jsontext.Decoder, to *map[string]any) error {
	v, err := value(d)
	if err != nil || v == nil {
		return err
	}
	m, ok := v.(map[string]any)
	if !ok {
		return errKind
	}
	*to = m
	return nil
}

// value reads any value.
func value(d *jsontext.Decoder) (any, error) {
	switch d.PeekKind() {
	case '{':
		m := map[string]any{}
		return m, eachMember(d, func(name string) (err error) {
			m[name], err = value(d)
			return err
		})
	case '[':
		return list(d)
	}
	token, err := d.ReadToken()
	if err != nil {
		return nil, err
	}
	switch token.Kind() {
	case '"':
		return token.String(), nil
	case '0':
		return json.Number(token.String()), nil
	case 't', 'f':
		return token.Bool(), nil
	}
	return nil, nil
}

func list(d *jsontext.Decoder) (any, error) {
	if _, err := d.ReadToken(); err != nil {
		return nil, err
	}
	items := []any{}
	for d.PeekKind() != ']' {
		v, err := value(d)
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	_, err := d.ReadToken()
	return items, err
}

// decodeObject reads the JSON of an object.
func decodeObject(data []byte, to *map[string]any) error {
	return decode(data, func(d *jsontext.Decoder) error { return object(d, to) })
}
