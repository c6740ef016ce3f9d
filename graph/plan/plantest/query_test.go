package plantest_test

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"vinculum/graph/plan/plantest"
	"vinculum/graph/plan/plantest/sample"
)

// population makes queries of several seeds, each of them checked.
func population(t *testing.T, schema *ast.Schema, count int, o plantest.Options) []plantest.Request {
	t.Helper()
	requests := make([]plantest.Request, count)
	fallbacks := 0
	for i := range requests {
		r := rand.New(rand.NewPCG(uint64(i), 2026))
		query, name, variables := plantest.Query(r, schema, o)
		if !plantest.Valid(schema, query) {
			t.Fatalf("seed %d made an invalid query:\n%s", i, query)
		}
		if query == "{ __typename }" {
			fallbacks++
		}
		requests[i] = plantest.Request{Query: query, OperationName: name, Variables: variables}
	}
	if fallbacks > count/1000 {
		t.Errorf("%d of %d queries are the smallest there is", fallbacks, count)
	}
	return requests
}

func TestQueryCoversTheSchema(t *testing.T) {
	schema := sample.Schema(12).Schema()
	requests := population(t, schema, 3000, plantest.Options{Values: sample.Values})
	t.Run("language", func(t *testing.T) { coversLanguage(t, requests) })
	t.Run("structure", func(t *testing.T) { coversStructure(t, requests) })
	t.Run("fields", func(t *testing.T) { coversFields(t, schema, requests) })
}

func coversLanguage(t *testing.T, requests []plantest.Request) {
	for name, pattern := range map[string]string{
		"alias":                    `[a-z]\w*: [a-z]`,
		"named fragment":           `fragment F\d+ on`,
		"fragment on an interface": `fragment F\d+ on (Node|Named)`,
		"fragment on a union":      `fragment F\d+ on Thing`,
		"inline fragment":          `\.\.\. on `,
		"bare inline fragment":     `\.\.\.(?: @\w+\(if: [^)]+\))* \{`,
		"conditional inline":       `\.\.\. on \w+ @(?:skip|include)`,
		"conditional spread":       `\.\.\.F\d+ @(?:skip|include)`,
		"skip by literal":          `@skip\(if: (?:true|false)\)`,
		"skip by variable":         `@skip\(if: \$`,
		"include by literal":       `@include\(if: (?:true|false)\)`,
		"include by variable":      `@include\(if: \$`,
		"typename":                 `__typename`,
		"aliased typename":         `t\d: __typename`,
		"schema":                   `__schema`,
		"type":                     `__type\(`,
		"variable":                 `\(.*: \$v\d+`,
		"variable in a list":       `\[[^]:]*\$v\d+`,
		"variable in an object":    `\{\w+: \$v\d+`,
		"variable with default":    `\$v\d+: \w+!? = `,
		"list variable":            `\$v\d+: \[`,
		"null":                     `: null`,
		"enum":                     `mood: [A-Z]+`,
		"input object":             `filter: \{`,
		"element for a list":       `ids: "`,
		"block string":             `"""`,
		"mutation beside":          `mutation Op`,
		"named operation":          `query Op`,
		"shorthand":                `(?s)^\{`,
		"batch field":              `rank|score|twin|doom`,
		"one of":                   `choice\(by: \{\w+: `,
	} {
		if n := count(requests, regexp.MustCompile(pattern)); n < 10 {
			t.Errorf("%s: %d of %d queries", name, n, len(requests))
		}
	}
}

func count(requests []plantest.Request, pattern *regexp.Regexp) int {
	n := 0
	for _, r := range requests {
		if pattern.MatchString(r.Query) {
			n++
		}
	}
	return n
}

// coversStructure counts what only the parsed document shows.
func coversStructure(t *testing.T, requests []plantest.Request) {
	found := map[string]int{}
	for _, request := range requests {
		doc, err := parser.ParseQuery(&ast.Source{Input: request.Query})
		if err != nil {
			t.Fatal(err)
		}
		operation := doc.Operations.ForName(request.OperationName)
		if operation == nil {
			t.Fatalf("no operation %q in\n%s", request.OperationName, request.Query)
		}
		if len(doc.Operations) > 1 {
			found["several operations"]++
		}
		for _, definition := range operation.VariableDefinitions {
			value, provided := request.Variables[definition.Variable]
			switch {
			case !provided:
				found["omitted variable"]++
			case value == nil:
				found["null variable"]++
			default:
				found["provided variable"]++
			}
		}
		if operation.Operation != ast.Query {
			t.Errorf("the operation is a %s", operation.Operation)
		}
		countSelections(doc, found)
	}
	t.Log(found)
	for _, what := range []string{"several operations", "omitted variable", "null variable", "provided variable", "merged object field", "merged leaf", "fragment spread twice", "fragment in a fragment"} {
		if found[what] < 20 {
			t.Errorf("%s: %d", what, found[what])
		}
	}
}

// countSelections counts merged fields and fragments that are spread again or within others.
func countSelections(doc *ast.QueryDocument, found map[string]int) {
	spread := map[string]int{}
	for _, set := range sets(doc) {
		keys := map[string]int{}
		for _, s := range set {
			switch s := s.(type) {
			case *ast.Field:
				keys[s.Alias]++
				if keys[s.Alias] == 2 && len(s.SelectionSet) > 0 {
					found["merged object field"]++
				} else if keys[s.Alias] == 2 {
					found["merged leaf"]++
				}
			case *ast.FragmentSpread:
				spread[s.Name]++
			}
		}
	}
	for _, n := range spread {
		if n > 1 {
			found["fragment spread twice"]++
		}
	}
	for _, f := range doc.Fragments {
		for _, s := range f.SelectionSet {
			if _, ok := s.(*ast.FragmentSpread); ok {
				found["fragment in a fragment"]++
			}
		}
	}
}

// sets are all selection sets of a document.
func sets(doc *ast.QueryDocument) []ast.SelectionSet {
	var all []ast.SelectionSet
	var visit func(ast.SelectionSet)
	visit = func(set ast.SelectionSet) {
		all = append(all, set)
		for _, s := range set {
			switch s := s.(type) {
			case *ast.Field:
				visit(s.SelectionSet)
			case *ast.InlineFragment:
				visit(s.SelectionSet)
			}
		}
	}
	for _, o := range doc.Operations {
		visit(o.SelectionSet)
	}
	for _, f := range doc.Fragments {
		visit(f.SelectionSet)
	}
	return all
}

// coversFields sees that no field of the sample is out of reach.
func coversFields(t *testing.T, schema *ast.Schema, requests []plantest.Request) {
	seen := map[*ast.FieldDefinition]bool{}
	for _, request := range requests {
		doc := gqlparser.MustLoadQueryWithRules(schema, request.Query, rules.NewDefaultRules())
		for _, set := range sets(doc) {
			for _, s := range set {
				if f, ok := s.(*ast.Field); ok {
					seen[f.Definition] = true
				}
			}
		}
	}
	for _, definition := range schema.Types {
		if definition.Kind == ast.Object && !strings.HasPrefix(definition.Name, "__") && definition != schema.Subscription {
			for _, f := range definition.Fields {
				if !seen[f] {
					t.Errorf("%s.%s was never selected", definition.Name, f.Name)
				}
			}
		}
	}
}

func TestQueryKeepsItsBounds(t *testing.T) {
	schema := sample.Schema(12).Schema()
	bounds := plantest.Options{Depth: 2, Fields: 5, NoIntrospection: true, Avoid: func(typeName, fieldName string) bool { return typeName == "Person" && fieldName == "name" }}
	for _, request := range population(t, schema, 500, bounds) {
		for _, set := range sets(gqlparser.MustLoadQueryWithRules(schema, request.Query, rules.NewDefaultRules())) {
			for _, s := range set {
				if f, ok := s.(*ast.Field); ok && f.Name == "name" && f.ObjectDefinition.Name == "Person" {
					t.Errorf("selects what it should avoid:\n%s", request.Query)
				}
			}
		}
		if strings.Contains(request.Query, "__schema") || strings.Contains(request.Query, "__type(") {
			t.Errorf("introspects:\n%s", request.Query)
		}
		if fields := len(regexp.MustCompile(`[{\n, ][a-z_]\w*`).FindAllString(request.Query, -1)); fields > 200 {
			t.Errorf("%d words:\n%s", fields, request.Query)
		}
	}
}

// TestQueryOfOtherSchemas makes queries for schemas with little to choose from.
func TestQueryOfOtherSchemas(t *testing.T) {
	for name, source := range map[string]string{
		"a leaf":          `type Query { a: Int }`,
		"only composites": `type Query { a: Query! b(c: I!): [Query] } input I @oneOf { d: I e: [I!] f: Int }`,
		"a union of one":  `type Query { a: U } union U = Query`,
		"unrelated interfaces": `type Query implements A & B { x: Query, y(n: Int): Int, a: A, b: B }
			interface A { x: Query, y(n: Int): Int } interface B { x: Query, y(n: Int): Int }`,
	} {
		t.Run(name, func(t *testing.T) {
			population(t, gqlparser.MustLoadSchema(&ast.Source{Input: source}), 300, plantest.Options{})
		})
	}
}

// TestQuerySplits sees that fields are selected through unrelated interfaces under one response key when asked for, and
// never otherwise.
func TestQuerySplits(t *testing.T) {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `type Query { a: A, b: B, t: T } type T implements A & B { x: T, y: Int }
		interface A { x: T, y: Int } interface B { x: T, y: Int }`})
	for _, split := range []bool{false, true} {
		n := 0
		for _, request := range population(t, schema, 300, plantest.Options{Split: split}) {
			parents := map[string]map[string]bool{}
			for _, set := range sets(gqlparser.MustLoadQueryWithRules(schema, request.Query, rules.NewDefaultRules())) {
				for _, s := range set {
					if f, ok := s.(*ast.Field); ok && f.Name != "__typename" {
						if parents[f.Alias] == nil {
							parents[f.Alias] = map[string]bool{}
						}
						parents[f.Alias][f.ObjectDefinition.Name] = true
					}
				}
			}
			for _, p := range parents {
				if p["A"] && p["B"] {
					n++
				}
			}
		}
		if split != (n > 0) {
			t.Errorf("with Split %v, %d keys are selected through both interfaces", split, n)
		}
	}
}

func TestQueryIsDeterministic(t *testing.T) {
	schema := sample.Schema(12).Schema()
	for seed := range uint64(200) {
		one, oneName, oneVariables := plantest.Query(rand.New(rand.NewPCG(seed, 0)), schema, plantest.Options{})
		two, twoName, twoVariables := plantest.Query(rand.New(rand.NewPCG(seed, 0)), schema, plantest.Options{})
		if one != two || oneName != twoName || !reflect.DeepEqual(oneVariables, twoVariables) {
			t.Fatalf("seed %d made\n%s\nand\n%s", seed, one, two)
		}
	}
}

func TestSource(t *testing.T) {
	draw := func(data string) [6]uint64 {
		r := plantest.Source([]byte(data))
		return [6]uint64{r.Uint64N(256), r.Uint64N(256), r.Uint64N(10), r.Uint64N(10), r.Uint64(), r.Uint64()}
	}
	if first, second := draw("abcdef"), draw("abcdef"); first != second {
		t.Error("equal bytes draw differently")
	}
	if got := draw("ab\x00\xff"); got[0] != 'a' || got[1] != 'b' || got[2] != 0 || got[3] != 9 {
		t.Errorf("the bytes a, b, 0 and 255 draw %v", got)
	}
	if a, b := draw("abcd"), draw("abce"); a[4] == b[4] || a[0] != b[0] {
		t.Errorf("a changed last byte draws %v instead of %v", b, a)
	}
	if a := draw(""); a[4] == a[5] {
		t.Error("no bytes draw no randomness")
	}
}

// FuzzQuery lets the fuzzer look for an invalid query.
func FuzzQuery(f *testing.F) {
	schema := sample.Schema(12).Schema()
	f.Add([]byte(""))
	f.Add([]byte("the quick brown fox jumps over the lazy dog"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if query, _, _ := plantest.Query(plantest.Source(data), schema, plantest.Options{Values: sample.Values}); !plantest.Valid(schema, query) {
			t.Errorf("an invalid query:\n%s", query)
		}
	})
}
