package plantest

import (
	"context"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
)

// Reduce makes a request smaller as long as its answers still differ: it takes out one selection, argument, condition or
// operation after another. A request whose answers are equal comes back as it is.
func (p *Pair) Reduce(ctx context.Context, request Request) Request {
	differs := func(r Request) bool {
		_, err := p.Compare(ctx, r)
		return err != nil
	}
	if !differs(request) {
		return request
	}
	for again := true; again; {
		again = false
		for n := 0; ; n++ {
			smaller, ok := p.without(request, n)
			if !ok {
				break
			}
			if smaller.Query != "" && len(smaller.Query) < len(request.Query) && differs(smaller) {
				request, again = smaller, true
				n--
			}
		}
	}
	return request
}

// without takes the nth thing out of a request, and with it what nothing uses then. It answers false where there is no nth
// thing, and no query where the rest is not valid.
func (p *Pair) without(request Request, n int) (Request, bool) {
	doc, err := parser.ParseQuery(&ast.Source{Input: request.Query})
	if err != nil {
		return Request{}, false
	}
	c := &cutter{n: n}
	c.document(doc, request.OperationName)
	if !c.done {
		return Request{}, false
	}
	dropUnused(doc)
	b := &strings.Builder{}
	formatter.NewFormatter(b).FormatQueryDocument(doc)
	request.Query = b.String()
	if !Valid(p.schema, request.Query) {
		return Request{}, true
	}
	return request, true
}

// cutter counts what can be taken out of a document and takes out the nth.
type cutter struct {
	n    int
	done bool
}

// hit tells whether this is the nth thing.
func (c *cutter) hit() bool {
	c.n--
	if c.n == -1 {
		c.done = true
	}
	return c.n == -1
}

func (c *cutter) document(doc *ast.QueryDocument, chosen string) {
	for i, o := range doc.Operations {
		if len(doc.Operations) > 1 && o.Name != chosen && c.hit() {
			doc.Operations = slices.Delete(doc.Operations, i, i+1)
			return
		}
	}
	for _, o := range doc.Operations {
		c.set(&o.SelectionSet)
	}
	for _, f := range doc.Fragments {
		c.set(&f.SelectionSet)
	}
}

// set takes a selection out of a set, or puts what an inline fragment holds in its place.
func (c *cutter) set(set *ast.SelectionSet) {
	for i, s := range *set {
		if len(*set) > 1 && c.hit() {
			*set = slices.Delete(*set, i, i+1)
			return
		}
		switch s := s.(type) {
		case *ast.Field:
			c.directives(&s.Directives)
			for k := range s.Arguments {
				if c.hit() {
					s.Arguments = slices.Delete(s.Arguments, k, k+1)
					return
				}
			}
			c.set(&s.SelectionSet)
		case *ast.InlineFragment:
			if c.hit() {
				*set = slices.Replace(*set, i, i+1, s.SelectionSet...)
				return
			}
			c.directives(&s.Directives)
			c.set(&s.SelectionSet)
		case *ast.FragmentSpread:
			c.directives(&s.Directives)
		}
		if c.done {
			return
		}
	}
}

func (c *cutter) directives(list *ast.DirectiveList) {
	for i := range *list {
		if c.hit() {
			*list = slices.Delete(*list, i, i+1)
			return
		}
	}
}

// dropUnused takes out the variables and fragments that no operation reaches.
func dropUnused(doc *ast.QueryDocument) {
	reached := map[string]bool{}
	for _, o := range doc.Operations {
		u := &usage{doc: doc, fragments: reached, variables: map[string]bool{}, visited: map[string]bool{}}
		u.set(o.SelectionSet)
		o.VariableDefinitions = slices.DeleteFunc(o.VariableDefinitions, func(d *ast.VariableDefinition) bool { return !u.variables[d.Variable] })
	}
	doc.Fragments = slices.DeleteFunc(doc.Fragments, func(f *ast.FragmentDefinition) bool { return !reached[f.Name] })
}

// usage collects what an operation reaches.
type usage struct {
	doc                           *ast.QueryDocument
	fragments, variables, visited map[string]bool
}

func (u *usage) set(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			u.arguments(s.Arguments)
			u.directives(s.Directives)
			u.set(s.SelectionSet)
		case *ast.InlineFragment:
			u.directives(s.Directives)
			u.set(s.SelectionSet)
		case *ast.FragmentSpread:
			u.directives(s.Directives)
			if f := u.doc.Fragments.ForName(s.Name); f != nil && !u.visited[s.Name] {
				u.visited[s.Name], u.fragments[s.Name] = true, true
				u.set(f.SelectionSet)
			}
		}
	}
}

func (u *usage) directives(list ast.DirectiveList) {
	for _, d := range list {
		u.arguments(d.Arguments)
	}
}

func (u *usage) arguments(list ast.ArgumentList) {
	for _, a := range list {
		u.value(a.Value)
	}
}

func (u *usage) value(v *ast.Value) {
	if v.Kind == ast.Variable {
		u.variables[v.Raw] = true
	}
	for _, child := range v.Children {
		u.value(child.Value)
	}
}
