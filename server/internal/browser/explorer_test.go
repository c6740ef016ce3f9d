package browser

import (
	"strings"
	"testing"
)

// TestExplorer runs a query in the API's explorer. (watch refuses requests to other hosts.)
func TestExplorer(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.visit("/graphql")
	b.wait(`document.querySelector(".graphiql-execute-button")?.checkVisibility()`)
	b.wait(`document.querySelector(".graphiql-query-editor")?.innerText.includes("Leiden")`)
	b.click(".graphiql-execute-button")
	b.wait(`document.querySelector(".graphiql-dropdown-content, [role=menu]") || document.querySelector(".result-window")?.innerText.includes("institution:leiden")`)
	if eval[bool](b, `!!document.querySelector("[role=menuitem]")`) { // several queries: the button asks which
		b.click("[role=menuitem]")
	}
	b.wait(`document.querySelector(".result-window").innerText.includes("institution:leiden")`)
	if got := eval[string](b, `document.querySelector(".result-window").innerText`); strings.Contains(got, `"errors"`) {
		t.Errorf("the example answers %s", got)
	}
	b.quiet("/graphql")
	if lang := eval[string](b, "document.documentElement.lang"); lang != "en" {
		t.Errorf("lang is %q", lang)
	}
}
