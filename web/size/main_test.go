package main

import (
	"strings"
	"testing"

	"vinculum/web"
)

func TestTheBudgetIsKept(t *testing.T) {
	files, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	if files.Address(weighed[0]) == "" {
		t.Skip("the web app is not built; run `make web` first")
	}
	var out strings.Builder
	if err := weigh(&out, files, 1<<40); err != nil {
		t.Fatal(err)
	}
	for _, name := range weighed {
		if !strings.Contains(out.String(), name) {
			t.Errorf("%s is not weighed:\n%s", name, &out)
		}
	}
	if err := weigh(&out, files, 1000); err == nil || !strings.Contains(err.Error(), "over the budget of 1000") {
		t.Errorf("a budget of 1000 bytes gives %v", err)
	}
	for _, args := range [][]string{nil, {"much"}, {"0"}, {"1", "2"}} {
		if run(&out, args) == nil {
			t.Errorf("arguments %q are taken", args)
		}
	}
}
