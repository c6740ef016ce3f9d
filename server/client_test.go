package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// vars are the variables of a query.
type vars map[string]any

// wireError is an error as the API sends it.
type wireError struct {
	Message    string
	Path       []any
	Extensions struct {
		Code   string
		Fields []struct{ Field, Message string }
	}
}

// reply is an answer of the API.
type reply struct {
	Status int
	Header http.Header
	Raw    string
	Data   map[string]any
	Errors []wireError
}

// code is the first error's code, or "".
func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	return r.Errors[0].Extensions.Code
}

// at follows a path such as "alumni.totalCount" or "nodes.0.id" into the data; nil where it leads nowhere.
func (r reply) at(path string) any {
	var v any = r.Data
	for step := range strings.SplitSeq(path, ".") {
		switch here := v.(type) {
		case map[string]any:
			v = here[step]
		case []any:
			i := 0
			for _, digit := range step {
				i = i*10 + int(digit-'0')
			}
			if i >= len(here) {
				return nil
			}
			v = here[i]
		default:
			return nil
		}
	}
	return v
}

// list follows a path to a list.
func (r reply) list(path string) []any {
	l, _ := r.at(path).([]any)
	return l
}

// number follows a path to a number; -1 where there is none.
func (r reply) number(path string) int {
	if n, ok := r.at(path).(float64); ok {
		return int(n)
	}
	return -1
}

// text follows a path to a string.
func (r reply) text(path string) string {
	s, _ := r.at(path).(string)
	return s
}

// texts follows a path to a list and takes a string out of each element.
func (r reply) texts(path, within string) []string {
	var out []string
	for _, v := range r.list(path) {
		out = append(out, reply{Data: map[string]any{"v": v}}.text("v."+within))
	}
	return out
}

// request is one HTTP request to the API.
type request struct {
	method, target, token, body string
	header                      map[string]string
}

// send sends a request as it is and reads the whole answer.
func (s *running) send(t testing.TB, q request) reply {
	t.Helper()
	r, err := http.NewRequest(q.method, s.url+q.target, strings.NewReader(q.body))
	if err != nil {
		t.Fatal(err)
	}
	if q.token != "" {
		r.Header.Set("Authorization", "Bearer "+q.token)
	}
	for name, value := range q.header {
		r.Header.Set(name, value)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	out := reply{Status: resp.StatusCode, Header: resp.Header, Raw: string(raw)}
	if strings.Contains(resp.Header.Get("Content-Type"), "json") && resp.Header.Get("Content-Encoding") == "" {
		if err := json.Unmarshal(raw, &out); err != nil {
			t.Fatalf("the answer is not JSON: %v: %.200s", err, raw)
		}
	}
	return out
}

// ask posts a query; the token may be "".
func (s *running) ask(t testing.TB, token, query string, v vars) reply {
	t.Helper()
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(map[string]any{"query": query, "variables": v}); err != nil {
		t.Fatal(err)
	}
	return s.send(t, request{method: "POST", target: "/graphql", token: token, body: body.String(), header: map[string]string{"Content-Type": "application/json"}})
}

// answer posts a query to the shared server and fails the test on any error.
func answer(t testing.TB, token, query string, v vars) reply {
	t.Helper()
	r := site.ask(t, token, query, v)
	if r.Status != http.StatusOK || len(r.Errors) > 0 {
		t.Fatalf("%s\n%v: status %d: %+v", query, v, r.Status, r.Errors)
	}
	return r
}

// refused posts a query to the shared server and fails the test unless it is refused with the code.
func refused(t testing.TB, token, query string, v vars, code string) reply {
	t.Helper()
	r := site.ask(t, token, query, v)
	if r.code() != code {
		t.Errorf("%.100s: got code %q, want %s: %.300s", query, r.code(), code, r.Raw)
	}
	return r
}
