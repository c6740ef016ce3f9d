package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
)

// setters are the methods of go-app's elements that set attributes.
func setters() map[string]bool {
	out := map[string]bool{}
	for _, element := range []any{app.A(), app.Button(), app.Code(), app.Details(), app.Div(), app.Elem("svg"), app.Form(), app.Input(), app.Label(),
		app.Th(), app.Td(), app.Time(), app.Img(), app.Meter(), app.Option(), app.Select(), app.Ol(), app.Textarea(), app.Link(), app.Script(), app.Meta()} {
		t := reflect.TypeOf(element)
		for i := range t.NumMethod() {
			out[t.Method(i).Name] = true
		}
	}
	for _, other := range []string{"Body", "Text", "Textf", "On", "JSValue", "Mounted", "Tag", "XMLNamespace", "SelfClosing"} {
		delete(out, other)
	}
	for name := range out {
		if strings.HasPrefix(name, "On") {
			delete(out, name)
		}
	}
	return out
}

// sources parses the app's own files, tests left out.
func sources(t *testing.T) (*token.FileSet, []*ast.File) {
	t.Helper()
	set := token.NewFileSet()
	var files []*ast.File
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return set, files
}

// safe says whether an argument of a setter is a constant or comes from package attr.
func safe(arg ast.Expr) bool {
	switch e := arg.(type) {
	case *ast.BasicLit:
		return true
	case *ast.UnaryExpr:
		return safe(e.X)
	case *ast.CallExpr:
		f, ok := e.Fun.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		pkg, ok := f.X.(*ast.Ident)
		return ok && pkg.Name == "attr"
	}
	return false
}

// TestAttributesAreEscaped refuses attribute values that are neither constants nor from package attr, and raw markup.
func TestAttributesAreEscaped(t *testing.T) {
	names, checked := setters(), 0
	set, files := sources(t)
	for _, file := range files {
		if file.Name.Name != "ui" && file.Name.Name != "page" {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := f.X.(*ast.Ident); ok && pkg.Name == "app" {
				if f.Sel.Name == "Raw" {
					t.Errorf("%s: raw markup", set.Position(call.Pos()))
				}
				return true // constructors
			}
			if _, chained := f.X.(*ast.CallExpr); !names[f.Sel.Name] || !chained && !isElement(f.X) {
				return true
			}
			for _, arg := range call.Args {
				if checked++; !safe(arg) {
					t.Errorf("%s: %s with a value that is neither a constant nor from package attr", set.Position(arg.Pos()), f.Sel.Name)
				}
			}
			return true
		})
	}
	if checked < 200 {
		t.Errorf("only %d attributes were seen; does the test still find them?", checked)
	}
}

// isElement says whether what a setter is called on can be an element; variables and packages that are something else are
// named here.
func isElement(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	return ok && !slices.Contains([]string{"c", "ctx", "e", "g", "here", "l", "model", "r", "route", "strings", "ui", "url"}, id.Name)
}

// TestTheEscapeTestSees makes sure that what must be refused is refused.
func TestTheEscapeTestSees(t *testing.T) {
	for code, want := range map[string]bool{
		`"constant"`: true, `attr.Of(x)`: true, `attr.Of("a" + x)`: true, `-1`: true,
		`x`: false, `"a" + x`: false, `fmt.Sprint(x)`: false, `x.attr`: false, `attr(x)`: false, `other.Of(x)`: false,
	} {
		e, err := parser.ParseExpr(code)
		if err != nil {
			t.Fatal(err)
		}
		if safe(e) != want {
			t.Errorf("safe(%s) = %v", code, !want)
		}
	}
}

var key = regexp.MustCompile(`^[a-z]+([.-][a-zA-Z_-]+)*$`)

// TestEveryUsedTextExists looks the constant keys up that T and N are called with.
func TestEveryUsedTextExists(t *testing.T) {
	set, files := sources(t)
	used := 0
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			lit, isLit := call.Args[0].(*ast.BasicLit)
			if !ok || !isLit || f.Sel.Name != "T" && f.Sel.Name != "N" {
				return true
			}
			k := strings.Trim(lit.Value, `"`)
			if f.Sel.Name == "N" {
				k += ".one"
			}
			if used++; !key.MatchString(k) || !i18n.Has(k) {
				t.Errorf("%s: there is no text %q", set.Position(call.Pos()), k)
			}
			return true
		})
	}
	if used < 100 {
		t.Errorf("only %d keys were seen; does the test still find them?", used)
	}
}

// TestFence keeps the app free of what it must not bring to browsers.
func TestFence(t *testing.T) {
	command := exec.Command("go", "list", "-deps", ".")
	command.Env = append(command.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, dependency := range strings.Fields(string(out)) {
		if strings.HasPrefix(dependency, "vinculum/") && !strings.HasPrefix(dependency, "vinculum/app") && !strings.HasPrefix(dependency, "vinculum/graph/model") && !strings.HasPrefix(dependency, "vinculum/graph/linked") {
			t.Errorf("the app imports %s", dependency)
		}
		for _, bad := range []string{"gqlgen", "gqlparser", "mongo-driver", "sqlite", "database/sql", "html/template", "bleve", "log/slog"} {
			if dependency == bad || strings.Contains(dependency, "/"+bad) {
				t.Errorf("the app brings %s", dependency)
			}
		}
	}
	direct, err := exec.Command("go", "list", "-f", `{{join .Imports "\n"}}`, "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(direct), "net/http") {
		t.Error("the app imports net/http itself; it fetches by the browser")
	}
}
