package graph_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("*.graphqls")
	if err != nil || len(files) < 10 {
		t.Fatalf("schema files: %v %v", files, err)
	}
	var sources []*ast.Source
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(text)})
	}
	s, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// described checks one description; what is described by a sentence ends as one.
func described(t *testing.T, what, text string) {
	t.Helper()
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		t.Errorf("%s has no description", what)
	case !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?"):
		t.Errorf("%s: %q does not end as a sentence", what, text)
	case !unicode.IsUpper([]rune(text)[0]) && text[0] != '`':
		t.Errorf("%s: %q does not begin as a sentence", what, text)
	}
}

func TestEverythingInTheSchemaIsDescribed(t *testing.T) {
	s, counted := schema(t), 0
	for name, def := range s.Types {
		if def.BuiltIn || strings.HasPrefix(name, "__") {
			continue
		}
		described(t, name, def.Description)
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			counted++
			described(t, name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(t, name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
		for _, v := range def.EnumValues {
			counted++
			described(t, name+"."+v.Name, v.Description)
		}
	}
	for _, d := range s.Directives {
		if strings.HasSuffix(d.Position.Src.Name, ".graphqls") && d.Position.Src.Name != "prelude.graphql" {
			described(t, "@"+d.Name, d.Description)
		}
	}
	if counted < 500 {
		t.Errorf("only %d fields and values were seen", counted)
	}
}

// TestConnectionsAreRelays: every connection has the same parts, and every field that gives one takes the same arguments.
func TestConnectionsAreRelays(t *testing.T) {
	s := schema(t)
	type shape map[string]string
	has := func(def *ast.Definition, want shape) {
		for name, typ := range want {
			if f := def.Fields.ForName(name); f == nil || f.Type.String() != typ {
				t.Errorf("%s.%s must be %s", def.Name, name, typ)
			}
		}
	}
	for name, def := range s.Types {
		if of, ok := strings.CutSuffix(name, "Connection"); ok {
			node := of
			if of == "Search" || of == "Neighbour" {
				node = "Node"
			}
			has(def, shape{"edges": "[" + of + "Edge!]!", "nodes": "[" + node + "!]!", "pageInfo": "PageInfo!", "totalCount": "Int!"})
			has(s.Types[of+"Edge"], shape{"node": node + "!", "cursor": "String!"})
		}
		for _, f := range def.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			for arg, typ := range (shape{"first": "Int", "after": "String", "last": "Int", "before": "String"}) {
				backward := arg == "last" || arg == "before"
				if a := f.Arguments.ForName(arg); f.Type.Name() == "SearchConnection" && backward {
					continue // ranked: it is read from its start
				} else if a == nil || a.Type.String() != typ {
					t.Errorf("%s.%s must take %s: %s", name, f.Name, arg, typ)
				}
			}
		}
	}
	has(s.Types["PageInfo"], shape{"hasNextPage": "Boolean!", "hasPreviousPage": "Boolean!", "startCursor": "String", "endCursor": "String"})
	has(s.Types["Query"], shape{"node": "Node"})
}

// TestEveryNodeCanBeListedAndFound: each type that is a Node has a list among the queries and its word in the enum of kinds.
func TestEveryNodeCanBeListedAndFound(t *testing.T) {
	s := schema(t)
	var lists []string
	for _, f := range s.Query.Fields {
		lists = append(lists, f.Type.Name())
	}
	nodes := s.PossibleTypes["Node"]
	if len(nodes) != len(s.Types["Kind"].EnumValues) {
		t.Errorf("%d types of nodes and %d kinds", len(nodes), len(s.Types["Kind"].EnumValues))
	}
	for _, n := range nodes {
		if !slices.Contains(lists, n.Name+"Connection") {
			t.Errorf("there is no list of %s", n.Name)
		}
		if s.Types["Kind"].EnumValues.ForName(strings.ToUpper(n.Name)) == nil {
			t.Errorf("%s is no kind", n.Name)
		}
	}
}
