package graph_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryExportHasAComment reads every package of the module that people write: each has a comment, and so has each
// exported name in it. Declarations in a group may share one, and so may lines of one-line methods that stand together.
// Methods that implement gqlgen's resolvers are described in the schema.
func TestEveryExportHasAComment(t *testing.T) {
	folders := map[string]bool{}
	for _, root := range []string{"../graph", "../server", "../app", "../web"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() && (entry.Name() == "generated" || entry.Name() == "node_modules" || entry.Name() == "testdata") {
				return filepath.SkipDir
			}
			if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
				folders[filepath.Dir(path)] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	exports := 0
	for folder := range folders {
		exports += commented(t, folder)
	}
	if exports < 500 {
		t.Errorf("only %d exported names were seen", exports)
	}
}

// commented checks one package, and counts its exported names.
func commented(t *testing.T, folder string) (exports int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	packageComment := false
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if ast.IsGenerated(file) {
			continue
		}
		packageComment = packageComment || file.Doc.Text() != "" && !strings.Contains(file.Doc.Text(), "Code generated")
		above := 0 // the last line of the method before, if it had a comment
		for _, decl := range file.Decls {
			for _, missing := range uncommented(decl, strings.HasSuffix(name, ".resolvers.go"), above == set.Position(decl.Pos()).Line-1) {
				t.Errorf("%s: %s has no comment", set.Position(decl.Pos()), missing)
			}
			exports += len(exported(decl))
			if f, ok := decl.(*ast.FuncDecl); ok && (f.Doc != nil || above == set.Position(decl.Pos()).Line-1) {
				above = set.Position(decl.End()).Line
			}
		}
	}
	if !packageComment {
		t.Errorf("%s: the package has no comment", folder)
	}
	return exports
}

// uncommented names the exported names of a declaration that nothing describes; follows says that it stands right below a
// method that has a comment.
func uncommented(decl ast.Decl, resolvers, follows bool) []string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Doc != nil || follows && d.Recv != nil || resolvers && d.Recv != nil {
			return nil
		}
	case *ast.GenDecl:
		if d.Doc != nil && d.Tok != token.TYPE || d.Doc != nil && !d.Lparen.IsValid() {
			return nil
		}
		var missing []string
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && s.Doc == nil && s.Comment == nil {
					missing = append(missing, s.Name.Name)
				}
			case *ast.ValueSpec:
				for _, n := range s.Names {
					if n.IsExported() && s.Doc == nil && s.Comment == nil {
						missing = append(missing, n.Name)
					}
				}
			}
		}
		return missing
	}
	return exported(decl)
}

// exported are the exported names of a declaration; methods count only with an exported receiver.
func exported(decl ast.Decl) (names []string) {
	add := func(id *ast.Ident) {
		if id.IsExported() {
			names = append(names, id.Name)
		}
	}
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil || receiverIsExported(d.Recv.List[0].Type) {
			add(d.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				add(s.Name)
			case *ast.ValueSpec:
				for _, n := range s.Names {
					add(n)
				}
			}
		}
	}
	return names
}

func receiverIsExported(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.StarExpr:
		return receiverIsExported(x.X)
	case *ast.IndexExpr:
		return receiverIsExported(x.X)
	case *ast.IndexListExpr:
		return receiverIsExported(x.X)
	case *ast.Ident:
		return x.IsExported()
	}
	return false
}

// TestTheCommentTestSees makes sure that what must be refused is refused.
func TestTheCommentTestSees(t *testing.T) {
	for code, want := range map[string]int{
		"// F does.\nfunc F() {}": 0, "func F() {}": 1, "func f() {}": 0, "type T struct{}": 1, "// T is.\ntype T struct{}": 0, "const C = 1": 1, "// These are.\nconst (\n\tC = 1\n\tD = 2\n)": 0,
		"const (\n\tC = 1 // one\n\tD = 2\n)": 1, "// These are.\ntype (\n\tT int\n\tU int\n)": 2, "func (t T) M() {}": 1, "func (t t) M() {}": 0, "func (t *T[K]) M() {}": 1, "var A, B = 1, 2": 2,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n\n"+code, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := uncommented(file.Decls[0], false, false); len(got) != want {
			t.Errorf("%q: %v, want %d", code, got, want)
		}
	}
}
