package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// jsonBody posts a body as application/json.
func jsonBody(body string) request {
	return request{method: "POST", target: "/graphql", body: body, header: map[string]string{"Content-Type": "application/json"}}
}

func TestLimits(t *testing.T) {
	repeat := strings.Repeat
	aliases := func(n int, field string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "a%d: %s ", i, field)
		}
		return "{ " + b.String() + "}"
	}
	fragments := func(n int) string {
		var b strings.Builder
		b.WriteString("{ ...F0 } ")
		for i := range n {
			fmt.Fprintf(&b, "fragment F%d on Query { ...F%d } ", i, i+1)
		}
		return b.String() + fmt.Sprintf("fragment F%d on Query { dataset { today } }", n)
	}
	doubling := func(n int) string {
		var b strings.Builder
		b.WriteString("{ dataset { figures { subject { ...F0 } } } } ")
		for i := range n {
			fmt.Fprintf(&b, "fragment F%d on Node { ...F%d ...F%d } ", i, i+1, i+1)
		}
		return b.String() + fmt.Sprintf("fragment F%d on Node { id }", n)
	}
	inline := func(n int) string { return "{ " + repeat("... { ", n) + "dataset { today }" + repeat(" }", n+1) }
	byLevels := func(n int) string {
		return `{ node(id: "institution:leiden") { ` + repeat("relations { ... { neighbours(first: 1) { ... { nodes { ... { ", n) + "id" + repeat(" } } } } } }", n) + " } }"
	}
	const nested = `{ institutions(first: 100) { nodes { agreements(first: 100) { nodes { partners { institution { id } } } } } } }`
	for name, query := range map[string]string{
		"too many tokens":           "{ " + repeat("dataset { today } ", 400) + "}",
		"one field 4,000 times":     "{ " + repeat("__typename ", 4000) + "}",
		"a chain of 150 fragments":  fragments(150),
		"too deep":                  `{ node(id: "institution:leiden") { ` + repeat("relations { neighbours(first: 1) { nodes { ", 6) + "id" + repeat(" } } }", 6) + " } }",
		"too many aliases":          aliases(61, "__typename"),
		"nested pages":              nested,
		"nested pages, default":     `{ institutions(first: 100) { nodes { agreements { nodes { partners { institution { id name { en } } } } } } } }`,
		"default limit counts":      `{ ` + repeat(`explore(from: ["institution:leiden"]) { nodes { id } } `, 1) + aliases(25, `explore(from: ["institution:leiden"]) { nodes { id kind name { en nl } summary { en nl } } }`)[1:],
		"aliases of big pages":      aliases(30, `alumni(first: 100) { nodes { id kind given family name { en nl } } }`),
		"aliases of code lists":     aliases(60, `codes { name items { value label { en nl } broader } }`),
		"aliases of statistics":     aliases(20, `statistics { flows(allCountries: false) { year direction type { value label { en nl } } country { value label { en nl } } count } }`),
		"fragments that double":     doubling(30),
		"untyped fragments nested":  inline(30),
		"named fragments nested":    fragments(30),
		"fragments around fields":   byLevels(5),
		"introspection that grows":  `{ __schema { types { ` + repeat("fields { type { ", 6) + "name" + repeat(" } }", 6) + " } } }",
		"introspection by one type": `{ __type(name: "Query") { ` + repeat("fields { type { ofType { ofType { ", 4) + "name" + repeat(" } } } }", 4) + " } }",
		"introspection many times":  aliases(50, `__schema { types { fields { args { type { name } } } } }`),
		"interfaces and types":      `{ __schema { types { ` + repeat("possibleTypes { interfaces { ", 6) + "name" + repeat(" } }", 6) + " } } }",
	} {
		r := site.ask(t, "", query, nil)
		if r.code() != "LIMIT_EXCEEDED" || r.Data != nil {
			t.Errorf("%s: %d %.300s", name, r.Status, r.Raw)
		}
	}
	if r := site.ask(t, "", fragments(2000), nil); r.Data != nil || len(r.Errors) == 0 {
		t.Errorf("a chain of 2,000 fragments is answered: %.200s", r.Raw)
	}
	if r := site.ask(t, "", aliases(1000, "alumni(first: 100) { nodes { id } }"), nil); r.Data != nil || len(r.Errors) == 0 {
		t.Errorf("1,000 aliases are answered: %.200s", r.Raw)
	}
	// A size that comes by a variable counts as one that is written out.
	const byVariable = `query($n: Int = 100) { institutions(first: $n) { nodes { agreements(first: $n) { nodes { partners { institution { id } } } } } } }`
	for _, v := range []vars{{"n": 100}, nil} {
		refused(t, "", byVariable, v, "LIMIT_EXCEEDED")
	}
	answer(t, "", byVariable, vars{"n": 10})
}

func TestOrdinaryQueriesAreWithinTheLimits(t *testing.T) {
	introspection := `query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind } subscriptionType { name kind } types { ...FullType }
		directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
		fragment FullType on __Type { kind name description specifiedByURL isOneOf fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue }
			type { ...TypeRef } isDeprecated deprecationReason } inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
			enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
		fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
		fragment TypeRef on __Type { kind name ` + strings.Repeat("ofType { kind name ", 9) + strings.Repeat("}", 9) + ` }`
	r := answer(t, "", introspection, nil)
	if n := len(r.list("__schema.types")); n < 80 {
		t.Errorf("introspection names %d types", n)
	}
	answer(t, "", `{ alumni(first: 100) { totalCount facets { field name { en nl } values(first: 20) { value label { en nl } count } }
		nodes { id name { en nl } home { city country { label { en nl } } } studies { programme { id name { en nl } } degree graduated } work { title { en nl } employer { id } } } } }`, nil)
	answer(t, "", `{ explore(from: ["institution:leiden"], depth: 2, limit: 1000) { nodes { id kind name { en nl } } links { kind from { id } to { id } since until } truncated } }`, nil)
}

func TestHTTP(t *testing.T) {
	const small = `{"query":"{ dataset { today } }"}`
	get := func(query string) request {
		return request{method: "GET", target: "/graphql?query=" + url.QueryEscape(query)}
	}
	with := func(q request, name, value string) request {
		header := map[string]string{name: value}
		for k, v := range q.header {
			if _, set := header[k]; !set {
				header[k] = v
			}
		}
		q.header = header
		return q
	}
	for name, c := range map[string]struct {
		request request
		status  int
		code    string
	}{
		"a query by POST":                    {jsonBody(small), 200, ""},
		"a query by GET":                     {get("{ dataset { today } }"), 200, ""},
		"a body of 64 KiB and one byte":      {jsonBody(small + strings.Repeat(" ", 64<<10+1-len(small))), 413, "LIMIT_EXCEEDED"},
		"a body of 64 KiB":                   {jsonBody(small + strings.Repeat(" ", 64<<10-len(small))), 200, ""},
		"a body of 5 MB":                     {jsonBody(`{"query":"` + strings.Repeat("x", 5<<20) + `"}`), 413, "LIMIT_EXCEEDED"},
		"no content type":                    {request{method: "POST", target: "/graphql", body: small}, 415, "BAD_USER_INPUT"},
		"text/plain":                         {with(jsonBody(small), "Content-Type", "text/plain"), 415, "BAD_USER_INPUT"},
		"a form":                             {with(jsonBody("query=x"), "Content-Type", "application/x-www-form-urlencoded"), 415, "BAD_USER_INPUT"},
		"multipart":                          {with(jsonBody("--x--"), "Content-Type", "multipart/form-data; boundary=x"), 415, "BAD_USER_INPUT"},
		"JSON in Latin-1":                    {with(jsonBody(small), "Content-Type", "application/json; charset=iso-8859-1"), 415, "BAD_USER_INPUT"},
		"JSON in UTF-8":                      {with(jsonBody(small), "Content-Type", "application/json; charset=UTF-8"), 200, ""},
		"an image as answer":                 {with(jsonBody(small), "Accept", "image/png"), 406, "BAD_USER_INPUT"},
		"no JSON at all":                     {jsonBody("SECRET{{{"), 400, "BAD_USER_INPUT"},
		"an empty body":                      {jsonBody(""), 400, "BAD_USER_INPUT"},
		"an array":                           {jsonBody("[" + small + "]"), 400, "BAD_USER_INPUT"},
		"two values":                         {jsonBody(small + small), 400, "BAD_USER_INPUT"},
		"no query":                           {jsonBody(`{}`), 400, "BAD_USER_INPUT"},
		"incremental delivery":               {jsonBody(`{"query":"{ ... @defer { dataset { today } } }"}`), 200, "BAD_USER_INPUT"},
		"a query that is a number":           {jsonBody(`{"query":7}`), 400, "BAD_USER_INPUT"},
		"variables that are a list":          {jsonBody(`{"query":"{ dataset { today } }","variables":["SECRET"]}`), 400, "BAD_USER_INPUT"},
		"variables that are text":            {jsonBody(`{"query":"{ dataset { today } }","variables":"SECRET"}`), 400, "BAD_USER_INPUT"},
		"variables by GET that are no JSON":  {request{method: "GET", target: "/graphql?query=%7B__typename%7D&variables=SECRET"}, 400, "BAD_USER_INPUT"},
		"GET without a query":                {request{method: "GET", target: "/graphql"}, 400, "BAD_USER_INPUT"},
		"PUT":                                {request{method: "PUT", target: "/graphql", body: small, header: map[string]string{"Content-Type": "application/json"}}, 405, "BAD_USER_INPUT"},
		"DELETE":                             {request{method: "DELETE", target: "/graphql"}, 405, "BAD_USER_INPUT"},
		"a syntax error, the new media type": {with(jsonBody(`{"query":"{ SECRET"}`), "Accept", "application/graphql-response+json"), 400, "BAD_USER_INPUT"},
		"an unknown field, the new type":     {with(jsonBody(`{"query":"{ alumnus }"}`), "Accept", "application/graphql-response+json"), 400, "BAD_USER_INPUT"},
		"an unknown field, the old type":     {with(jsonBody(`{"query":"{ alumnus }"}`), "Accept", "application/json"), 200, "BAD_USER_INPUT"},
		"an unknown operation name":          {with(jsonBody(`{"query":"query A { __typename } query B { __typename }","operationName":"C"}`), "Accept", "application/graphql-response+json"), 400, "BAD_USER_INPUT"},
		"two operations, none named":         {with(jsonBody(`{"query":"query A { __typename } query B { __typename }"}`), "Accept", "application/graphql-response+json"), 400, "BAD_USER_INPUT"},
		"a missing variable":                 {with(jsonBody(`{"query":"query($id: ID!) { node(id: $id) { id } }"}`), "Accept", "application/graphql-response+json"), 400, "BAD_USER_INPUT"},
		"an error of a field, the new type":  {with(jsonBody(`{"query":"{ alumni(first: 101) { totalCount } }"}`), "Accept", "application/graphql-response+json"), 200, "BAD_USER_INPUT"},
		"a variable of an unexpected kind":   {with(jsonBody(`{"query":"query($id: ID!) { node(id: $id) { id } }","variables":{"id":{"a":1}}}`), "Accept", "application/graphql-response+json"), 400, "BAD_USER_INPUT"},
		"an id that cannot be":               {jsonBody(`{"query":"{ node(id: \"nonsense\") { id } }"}`), 200, "BAD_USER_INPUT"},
		"a date that cannot be":              {jsonBody(`{"query":"{ explore(from: [\"institution:leiden\"], asOf: \"2022-02-30\") { truncated } }"}`), 200, "BAD_USER_INPUT"},
		"a date that is not full":            {jsonBody(`{"query":"{ explore(from: [\"institution:leiden\"], asOf: \"2022\") { truncated } }"}`), 200, "BAD_USER_INPUT"},
		"a mutation by POST":                 {jsonBody(`{"query":"mutation { x }"}`), 200, "BAD_USER_INPUT"},
		"a subscription":                     {jsonBody(`{"query":"subscription { x }"}`), 200, "BAD_USER_INPUT"},
	} {
		r := site.send(t, c.request)
		if r.Status != c.status || r.code() != c.code {
			t.Errorf("%s: %d %q, want %d %q: %.300s", name, r.Status, r.code(), c.status, c.code, r.Raw)
		}
		if strings.Contains(r.Raw, "SECRET") && !strings.Contains(name, "syntax") {
			t.Errorf("%s: the answer repeats the request: %s", name, r.Raw)
		}
		if c.code == "BAD_USER_INPUT" && c.status == 200 && len(r.Errors[0].Extensions.Fields) == 0 {
			t.Errorf("%s: no fields are named: %s", name, r.Raw)
		}
		if c.status == 405 && r.Header.Get("Allow") == "" {
			t.Errorf("%s: no Allow header", name)
		}
	}
	if r := site.send(t, get("mutation { x }")); r.Data != nil || r.code() != "BAD_USER_INPUT" {
		t.Errorf("a mutation by GET: %d %s", r.Status, r.Raw)
	}
}

func TestNothingIsSuggested(t *testing.T) {
	for _, query := range []string{`{ alumny { totalCount } }`, `{ alumni(frist: 1) { totalCount } }`, `{ networks(filter: {types: [CHARTR]}) { totalCount } }`,
		`{ node(id: "institution:leiden") { ... on Institutoin { id } } }`, `query($x: AlumnusFilte) { alumni(filter: $x) { totalCount } }`,
		`{ networks(filter: {tpes: [CHARTER]}) { totalCount } }`, `{ alumni { totlCount } }`} {
		r := site.ask(t, "", query, nil)
		if len(r.Errors) == 0 || strings.Contains(strings.ToLower(r.Raw), "did you mean") {
			t.Errorf("%s: %s", query, r.Raw)
		}
	}
}

func TestCompressedAnswersAreTheSame(t *testing.T) {
	const body = `{"query":"{ institutions(first: 100) { nodes { id name { en nl } localName } } }"}`
	plain := compressed(t, body, "identity")
	for _, encoding := range []string{"gzip", "br"} {
		raw := compressed(t, body, encoding)
		var reader io.Reader = brotli.NewReader(bytes.NewReader(raw))
		if encoding == "gzip" {
			unzipped, err := gzip.NewReader(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			reader = unzipped
		}
		text, err := io.ReadAll(reader)
		if err != nil || !bytes.Equal(text, plain) {
			t.Errorf("%s: %v, %d bytes of %d", encoding, err, len(text), len(plain))
		}
		if len(raw) > len(plain)/2 {
			t.Errorf("%s: %d bytes of %d", encoding, len(raw), len(plain))
		}
	}
	if !json.Valid(plain) {
		t.Error("the plain answer is not JSON")
	}
}

// compressed asks in one encoding and gives the bytes as they came.
func compressed(t *testing.T, body, encoding string) []byte {
	t.Helper()
	r, err := http.NewRequest("POST", site.url+"/graphql", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept-Encoding", encoding)
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	want := encoding
	if encoding == "identity" {
		want = ""
	}
	if err != nil || resp.Header.Get("Content-Encoding") != want || !strings.Contains(strings.Join(resp.Header.Values("Vary"), ","), "Accept-Encoding") {
		t.Fatalf("%s: %v %v", encoding, err, resp.Header)
	}
	return raw
}
