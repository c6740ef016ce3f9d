package plan

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Arguments are a field's arguments as the generated code reads them: one struct for each field that takes any.
type Arguments interface {
	// Map is what gqlgen's field context has of them.
	Map() map[string]any
}

// Given is what a request gives to the arguments of a field.
type Given struct {
	inputs    []input
	variables map[string]any
}

// input is one argument of a field: what the document gives it, and what the schema does where that is nothing.
type input struct{ given, otherwise *ast.Value }

// inputs are those of a field in the order of the schema.
func inputs(f *ast.Field) []input {
	all := make([]input, len(f.Definition.Arguments))
	for i, argument := range f.Definition.Arguments {
		all[i].otherwise = argument.DefaultValue
		if given := f.Arguments.ForName(argument.Name); given != nil {
			all[i].given = given.Value
		}
	}
	return all
}

// Value is the value of the argument at a place; ok is false if it has none, which is not the same as null.
func (g Given) Value(i int) (value any, ok bool) {
	in := g.inputs[i]
	if in.given != nil && in.given.Kind == ast.Variable {
		if value, ok = g.variables[in.given.Raw]; ok {
			return value, true
		}
		in.given = nil
	}
	if in.given == nil {
		in.given = in.otherwise
	}
	if in.given == nil {
		return nil, false
	}
	value, err := in.given.Value(g.variables)
	if err != nil { // gqlgen fails the same way when it executes, and reports it
		panic(err)
	}
	return value, true
}

// Within is the context of an argument's value, as graphql.ProcessArgField makes it: errors have its name in their path.
func Within(ctx context.Context, argument string) context.Context {
	return graphql.WithPathContext(ctx, graphql.NewPathWithField(argument))
}

// Arguments reads the arguments of the field that is being written, once in an operation. If they are not valid, ok is
// false and the errors are reported: those of gqlgen's own function, which may find more in the path than ours.
func (x *Run) Arguments(f *Field, read func(context.Context, Given) (Arguments, error), own func(context.Context, map[string]any) (map[string]any, error)) (a Arguments, ok bool) {
	for len(x.given) <= f.arguments {
		x.given = append(x.given, nil)
	}
	if x.called = nil; x.given[f.arguments] != nil {
		return x.given[f.arguments], true
	}
	ctx := x.context(false)
	a, err := read(ctx, Given{f.inputs, x.op.Variables})
	if err != nil {
		if _, as := own(ctx, f.Collected.ArgumentMap(x.op.Variables)); as != nil {
			err = as
		}
		x.op.Error(ctx, err)
		return nil, false
	}
	x.given[f.arguments], x.called = a, ctx
	ctx.last.args = a
	if made := ctx.made.Load(); made != nil {
		made.Args = a.Map()
	}
	return a, true
}

// Call is the context of the field whose arguments were just read, for its resolver and its errors.
func (x *Run) Call() context.Context {
	if ctx := x.called; ctx != nil {
		x.called = nil
		return ctx
	}
	return x.Context()
}
