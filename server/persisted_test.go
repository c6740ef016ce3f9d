package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"vinculum/app/page"
)

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// TestAutomaticPersistedQueries plays a client that sends a query's hash, and the query only when the server does not know it.
func TestAutomaticPersistedQueries(t *testing.T) {
	const query = `query Persisted($id: ID!) { node(id: $id) { id } }`
	body := func(query, hash string) request {
		text, _ := json.Marshal(map[string]any{"query": query, "variables": vars{"id": "institution:leiden"},
			"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}})
		return jsonBody(strings.Replace(string(text), `"query":"",`, "", 1))
	}
	first := site.send(t, body("", hashOf(query)))
	if first.code() != "PERSISTED_QUERY_NOT_FOUND" || first.Errors[0].Message != "PersistedQueryNotFound" || first.Data != nil {
		t.Errorf("a hash that nobody sent: %s", first.Raw)
	}
	if wrong := site.send(t, body(query, hashOf("another"))); wrong.code() != "BAD_USER_INPUT" || wrong.Data != nil {
		t.Errorf("a hash of another query: %s", wrong.Raw)
	}
	for _, r := range []reply{site.send(t, body(query, hashOf(query))), site.send(t, body("", hashOf(query))), site.send(t, body("", hashOf(query)))} {
		if r.text("node.id") != "institution:leiden" {
			t.Errorf("%s", r.Raw)
		}
	}
	long := query + strings.Repeat(" ", 20<<10)
	site.send(t, body(long, hashOf(long)))
	if r := site.send(t, body("", hashOf(long))); r.code() != "PERSISTED_QUERY_NOT_FOUND" {
		t.Errorf("a text of 20 KiB is remembered: %s", r.Raw)
	}
}

// TestTrustedDocuments asks what the app's pages ask by the ids of their documents.
func TestTrustedDocuments(t *testing.T) {
	home, ok := page.Match("/en", "")
	if !ok || len(page.Documents()) < 20 {
		t.Fatalf("%d documents", len(page.Documents()))
	}
	id := "sha256:" + hashOf(home.Query)
	variables, _ := json.Marshal(home.Variables)
	byPost := site.send(t, jsonBody(fmt.Sprintf(`{"documentId":%q,"variables":%s}`, id, variables)))
	byGet := site.send(t, request{method: "GET", target: "/graphql?documentId=" + id + "&variables=" + url.QueryEscape(string(variables))})
	if byPost.Data == nil || len(byPost.Errors) > 0 || byPost.Raw != byGet.Raw {
		t.Errorf("by POST %.300s\nby GET %.300s", byPost.Raw, byGet.Raw)
	}
	for name, body := range map[string]string{
		"an id that is no hash": `{"documentId":"home"}`,
		"an id and a query":     fmt.Sprintf(`{"documentId":%q,"query":"{ __typename }"}`, id),
		"an id that is a list":  `{"documentId":[]}`,
	} {
		if r := site.send(t, jsonBody(body)); r.Status != 400 || r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions.Fields[0].Field != "documentId" {
			t.Errorf("%s: %d %s", name, r.Status, r.Raw)
		}
	}
	if r := site.send(t, jsonBody(`{"documentId":"sha256:`+hashOf("nobody asks this")+`"}`)); r.code() != "PERSISTED_QUERY_NOT_FOUND" {
		t.Errorf("an unknown id: %s", r.Raw)
	}
}
