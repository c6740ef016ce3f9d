package graph_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The fences between the rooms of the project, as the README's architecture section names them. Drift of generated code
// is checked by .ci/drift.sh.

// packages runs go list from the module's root and gives its lines.
func packages(t *testing.T, environment []string, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), environment...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	return strings.Fields(string(out))
}

// foreign lists, of the packages and all they import, those that are not of the standard library.
func foreign(t *testing.T, environment []string, patterns ...string) []string {
	t.Helper()
	return packages(t, environment, append([]string{"-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}"}, patterns...)...)
}

var wasm = []string{"GOOS=js", "GOARCH=wasm"}

func TestModelAndLinkedNeedOnlyTheStandardLibrary(t *testing.T) {
	for _, environment := range [][]string{nil, wasm} {
		for _, name := range []string{"model", "linked"} {
			for _, found := range foreign(t, environment, "./graph/"+name) {
				if found != "vinculum/graph/"+name {
					t.Errorf("graph/%s imports %s", name, found)
				}
			}
		}
	}
	for _, found := range packages(t, nil, "-deps", "./graph/model", "./graph/linked") {
		if found == "net/http" || found == "database/sql" {
			t.Errorf("graph/model or graph/linked brings %s, which browsers would have to download", found)
		}
	}
}

func TestTheAppKnowsNothingOfTheServer(t *testing.T) {
	for _, environment := range [][]string{nil, wasm} {
		for _, found := range foreign(t, environment, "./app/...") {
			for _, bad := range []string{"vinculum/server", "vinculum/graph/generated", "vinculum/web", "gqlgen", "gqlparser", "mongo-driver", "sqlite", "websocket", "bleve"} {
				if strings.Contains(found, bad) {
					t.Errorf("app imports %s (%v)", found, environment)
				}
			}
			if found == "vinculum/graph" {
				t.Errorf("app imports the resolvers (%v)", environment)
			}
		}
		for _, found := range packages(t, environment, "-f", `{{join .Imports "\n"}}`, "./app/...") {
			if found == "net/http" || found == "html/template" || found == "log/slog" {
				t.Errorf("app imports %s itself (%v)", found, environment)
			}
		}
	}
}

// TestTheWasmHasNoHTTPClient links the app for browsers and looks for the client in it. go-app imports net/http for its
// server side, so the package is among the dependencies; the linker must find that nobody calls its client.
func TestTheWasmHasNoHTTPClient(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: linking the app takes a while")
	}
	file := filepath.Join(t.TempDir(), "app.wasm")
	build := exec.Command("go", "build", "-trimpath", "-o", file, "./app")
	build.Dir, build.Env = "..", append(os.Environ(), wasm...)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	binary, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, function := range []string{"net/http.(*Transport).dialConn", "net/http.(*Client).do", "net/http.(*http2Transport).RoundTrip", "crypto/tls.(*Conn).clientHandshake", "database/sql.Open"} {
		if strings.Contains(string(binary), function) {
			t.Errorf("app.wasm holds %s", function)
		}
	}
	if !strings.Contains(string(binary), "vinculum/app/page.Match") {
		t.Error("app.wasm holds no names of functions: the test sees nothing")
	}
}

// TestTheGraphReachesNoStore: resolvers call the domain, and nothing of the server behind it.
func TestTheGraphReachesNoStore(t *testing.T) {
	for _, line := range packages(t, nil, "-f", `{{range .Imports}}{{$.ImportPath}}:{{.}}{{"\n"}}{{end}}`, "./graph/...") {
		from, imported, _ := strings.Cut(line, ":")
		if strings.HasPrefix(imported, "vinculum/server") && (imported != "vinculum/server/domain" || from != "vinculum/graph") {
			t.Errorf("%s imports %s", from, imported)
		}
		if strings.HasPrefix(imported, "vinculum/app") || strings.HasPrefix(imported, "vinculum/web") || strings.Contains(imported, "mongo-driver") || strings.Contains(imported, "sqlite") || imported == "net/http" {
			t.Errorf("%s imports %s", from, imported)
		}
	}
}

// TestTheDomainKnowsNoTransport: rules know nothing of HTTP, GraphQL, databases or pages.
func TestTheDomainKnowsNoTransport(t *testing.T) {
	for _, imported := range packages(t, nil, "-f", `{{join .Imports "\n"}}`, "./server/domain", "./server/internal/auth", "./server/internal/catalogue/...") {
		for _, bad := range []string{"net/http", "gqlgen", "gqlparser", "database/sql", "sqlite", "mongo-driver/v2/mongo", "vinculum/app", "vinculum/web", "vinculum/server/internal/httpd", "vinculum/graph/generated"} {
			if strings.Contains(imported, bad) {
				t.Errorf("the domain's rooms import %s", imported)
			}
		}
	}
}

// TestTestsStayOutOfTheProgram: what only tests need is not linked into it.
func TestTestsStayOutOfTheProgram(t *testing.T) {
	for _, found := range packages(t, nil, "-deps", "./server") {
		if found == "testing" || strings.Contains(found, "storetest") || strings.Contains(found, "chromedp") {
			t.Errorf("the program links %s", found)
		}
	}
}
