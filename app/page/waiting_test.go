package page

import (
	"strings"
	"testing"

	"vinculum/app/i18n"
)

// TestTheShellHoldsNoAnswer reads the page in which the app opens what was never visited.
func TestTheShellHoldsNoAnswer(t *testing.T) {
	for _, l := range i18n.Langs {
		document := ShellDocument(Shell{File: func(name string) string { return "/static/" + name }}, l)
		for _, want := range []string{`<html lang="` + string(l) + `">`, `data-start="now"`, `content="noindex"`, `id="main"`, `class="waiting-words`, l.T("state.unkept.title")} {
			if !strings.Contains(document, want) {
				t.Errorf("%s: the shell lacks %s", l, want)
			}
		}
		for _, bad := range []string{embeddedID, `rel="canonical"`, "is-loading"} {
			if strings.Contains(document, bad) {
				t.Errorf("%s: the shell has %s", l, bad)
			}
		}
	}
	if got := (Content{}).start(); got != "idle" {
		t.Errorf("a page that reads without the app starts it %s", got)
	}
}
