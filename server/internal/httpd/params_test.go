package httpd

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

// FuzzParams compares what is read of a body with what encoding/json reads of it.
func FuzzParams(f *testing.F) {
	for _, body := range []string{nested, `{"query":"{a}","variables":{"a":[1,-2.5e3,true,null,"x\u00e9",{"b":{}}]},"operationName":null}`, `{"variables":null,"extensions":{}}`,
		`[]`, `{"query":7}`, `{"query":"a"} x`, `{"unknown":[[[]]],"query":"\ud83d\ude00"}`, ``, `{"a":1,"a":2}`} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		var got graphql.RawParams
		err := decodePost([]byte(body), &got)
		d := json.NewDecoder(strings.NewReader(body))
		d.UseNumber()
		var want map[string]any
		if werr := d.Decode(&want); werr != nil || want == nil || d.More() {
			if err == nil {
				t.Fatalf("%q is taken: %+v; encoding/json: %v", body, got, werr)
			}
			return
		}
		if err != nil {
			return // names that come twice, invalid UTF-8, other kinds: refused by us alone
		}
		text := func(name string) string { s, _ := want[name].(string); return s }
		object := func(name string) map[string]any { o, _ := want[name].(map[string]any); return o }
		if got.Query != text("query") || got.OperationName != text("operationName") || !reflect.DeepEqual(got.Variables, object("variables")) || text("documentId") == "" && !reflect.DeepEqual(got.Extensions, object("extensions")) {
			t.Fatalf("%q is read as %+v, want %v", body, got, want)
		}
		if !utf8.ValidString(got.Query) {
			t.Fatalf("%q: not UTF-8", body)
		}
	})
}
