package main

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

const countAlumni = `{ alumni { totalCount } }`

func TestTokensWorkAtOnceAndEndWhenRevoked(t *testing.T) {
	folder := site.folder
	for i := range 5 { // at once, wherever in the server's rhythm the token falls
		token := strings.TrimSpace(must(t, "token", "create", "--data", folder, "--audience", "office", "--name", fmt.Sprintf("round %d", i)).stdout)
		if r := site.ask(t, token, countAlumni, nil); r.number("alumni.totalCount") != peopleCount {
			t.Fatalf("round %d: a new token answers %d: %s", i, r.Status, r.Raw)
		}
		id := regexp.MustCompile(`^vinculum_([0-9A-Z]{26})_[\w-]{43}$`).FindStringSubmatch(token)
		if id == nil {
			t.Fatalf("%q is not a token", token)
		}
		if i > 0 {
			continue
		}
		must(t, "token", "revoke", "--data", folder, strings.ToLower(id[1]))
		must(t, "token", "revoke", "--data", folder, id[1]) // again: no change, no error
		err := eventually(func() error {
			r := site.ask(t, token, countAlumni, nil)
			if r.Status == http.StatusOK {
				return errors.New("a revoked token still works")
			}
			if r.Status != http.StatusUnauthorized || r.code() != "UNAUTHENTICATED" {
				return fmt.Errorf("a revoked token answers %d %s", r.Status, r.Raw)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		list := must(t, "token", "list", "--data", folder).stdout
		if !strings.Contains(list, id[1]) || !strings.Contains(list, `"round 0"`) || !strings.Contains(list, "office") {
			t.Errorf("the list lacks the token:\n%s", list)
		}
		if secret := token[len(token)-43:]; strings.Contains(list, secret) || strings.Contains(list, "vinculum_") {
			t.Errorf("the list shows the secret:\n%s", list)
		}
	}
}

func TestBadTokensNeverReadAsThePublic(t *testing.T) {
	other := officeToken[:len(officeToken)-1] + map[bool]string{true: "A", false: "B"}[officeToken[len(officeToken)-1] == 'B']
	unknown := "vinculum_01ARZ3NDEKTSV4RRFFQ69G5FAV_" + officeToken[len(officeToken)-43:]
	for name, header := range map[string]string{
		"wrong secret": "Bearer " + other, "unknown id": "Bearer " + unknown, "no token": "Bearer", "blank": "Bearer  ", "empty header": "",
		"garbage": "Bearer x", "basic": "Basic b2ZmaWNlOm9mZmljZQ==", "no scheme": officeToken, "two tokens": "Bearer " + officeToken + " " + memberToken,
		"longer": "Bearer " + officeToken + "A", "shorter": "Bearer " + officeToken[:len(officeToken)-1], "other case": "Bearer " + strings.ToUpper(officeToken),
		"very long": "Bearer " + strings.Repeat("x", 8000), "list": "Bearer " + officeToken + ", Bearer " + officeToken,
	} {
		for _, method := range []string{"POST", "GET"} {
			q := request{method: method, target: "/graphql", header: map[string]string{"Authorization": header, "Content-Type": "application/json"}}
			if method == "POST" {
				q.body = `{"query":"{ alumni { totalCount } }"}`
			} else {
				q.target += "?query=%7Balumni%7BtotalCount%7D%7D"
			}
			r := site.send(t, q)
			if r.Status != http.StatusUnauthorized || r.code() != "UNAUTHENTICATED" || r.Data != nil || r.Header.Get("WWW-Authenticate") == "" {
				t.Errorf("%s by %s: %d %s", name, method, r.Status, r.Raw)
			}
			if strings.Contains(r.Raw, "vinculum_") {
				t.Errorf("%s: the answer repeats the token: %s", name, r.Raw)
			}
		}
	}
	if r := site.send(t, request{method: "POST", target: "/graphql", body: `{"query":"{ alumni { totalCount } }"}`,
		header: map[string]string{"Authorization": "bearer   " + officeToken, "Content-Type": "application/json"}}); r.number("alumni.totalCount") != peopleCount {
		t.Errorf("the scheme's case must not matter: %d %s", r.Status, r.Raw)
	}
}

func TestTokenCommandRefusesNonsense(t *testing.T) {
	folder := t.TempDir()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"create", "--audience", "king", "--name", "x"}, "public, member or office"},
		{[]string{"create", "--name", "x"}, "audience"}, {[]string{"create", "--audience", "office"}, "name"},
		{[]string{"create", "--audience", "office", "--name", " "}, "name"}, {[]string{"create", "--audience", "office", "--name", strings.Repeat("x", 201)}, "name"},
		{[]string{"revoke"}, "token list"}, {[]string{"revoke", "nonsense"}, "token list"}, {[]string{"revoke", "01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	} {
		done := runProgram(nil, append([]string{"token", c.args[0], "--data", folder}, c.args[1:]...)...)
		if done.code == 0 || !strings.Contains(done.stderr, c.want) || done.stdout != "" && !strings.Contains(done.stdout, "USAGE") {
			t.Errorf("%v: exit %d, %q, %q", c.args, done.code, done.stdout, done.stderr)
		}
	}
}

// TestCopyKeepsTokensAndExportDoesNot: a copied store knows the tokens; an exported file never holds them.
func TestCopyKeepsTokensAndExportDoesNot(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	must(t, "token", "create", "--data", first, "--audience", "member", "--name", "kept")
	if out := must(t, "export", "--data", first).stdout; out != "" {
		t.Errorf("a token was exported: %s", out)
	}
	must(t, "copy", first, second)
	if list := must(t, "token", "list", "--data", second).stdout; !strings.Contains(list, `"kept"`) {
		t.Errorf("the copy has no token:\n%s", list)
	}
}
