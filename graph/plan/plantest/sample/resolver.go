// Package sample is a small GraphQL project made to be hard to execute: its schema takes every way in which gqlgen can read a
// value, and every way in which that can fail. Tests and benchmarks of the planning executor answer from it; nothing else
// should. All that it answers follows from the schema, the arguments and the number of people, never from chance or time.
package sample

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"vinculum/graph/plan/plantest/sample/generated"
	"vinculum/graph/plan/plantest/sample/model"
)

// Resolver answers the sample schema from a world.
type Resolver struct{ world *World }

// Schema is the sample schema as gqlgen executes it, over a world of so many people.
func Schema(people int) graphql.ExecutableSchema {
	return generated.NewExecutableSchema(Config(NewWorld(people)))
}

// Config binds the resolvers and directives to a world.
func Config(world *World) generated.Config {
	return generated.Config{
		Resolvers: &Resolver{world: world},
		Directives: generated.DirectiveRoot{
			Pass:    pass,
			Tag:     tag,
			Upper:   upper,
			Refuse:  refuse,
			Hide:    hide,
			Swap:    swap,
			Require: require,
			Watched: watched,
			Limit:   limit,
		},
	}
}

// insight reports what the context says about the field that is being resolved.
func insight(ctx context.Context) *model.Insight {
	field, operation := graphql.GetFieldContext(ctx), graphql.GetOperationContext(ctx)
	seen := &model.Insight{
		Path:       graphql.GetPath(ctx).String(),
		Name:       field.Field.Name,
		Alias:      field.Field.Alias,
		Object:     field.Object,
		All:        graphql.CollectAllFields(ctx),
		Args:       model.Show(field.Args),
		Operation:  fmt.Sprintf("%s %s", operation.Operation.Operation, operation.Operation.Name),
		Variables:  model.Show(operation.Variables),
		IsResolver: field.IsResolver,
		IsMethod:   field.IsMethod,
	}
	for parent := field.Parent; parent != nil; parent = parent.Parent {
		if parent.Index == nil {
			seen.Parents = append(seen.Parents, parent.Object+"."+parentName(parent))
		}
	}
	for _, f := range graphql.CollectFieldsCtx(ctx, []string{"Insight"}) {
		seen.Fields = append(seen.Fields, f.Alias+":"+f.Name)
	}
	if tag, ok := ctx.Value(tagKey{}).(string); ok {
		seen.Tag = &tag
	}
	return seen
}

// parentName is the response key of a field context, which the root has none of.
func parentName(field *graphql.FieldContext) string {
	if field.Field.Field == nil {
		return "-"
	}
	return field.Field.Alias
}

type tagKey struct{}

func pass(ctx context.Context, _ any, next graphql.Resolver) (any, error) { return next(ctx) }

// tag adds to the tags of the context.
func tag(ctx context.Context, _ any, next graphql.Resolver, name string) (any, error) {
	if above, ok := ctx.Value(tagKey{}).(string); ok {
		name = above + "/" + name
	}
	return next(context.WithValue(ctx, tagKey{}, name))
}

// upper takes a string or a pointer to one, and answers the same.
func upper(ctx context.Context, _ any, next graphql.Resolver, suffix string) (any, error) {
	v, err := next(ctx)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case string:
		return strings.ToUpper(v) + suffix, nil
	case *string:
		if v == nil {
			return v, nil
		}
		s := strings.ToUpper(*v) + suffix
		return &s, nil
	}
	return v, nil
}

// refuse fails without asking the field; with a code the error carries it.
func refuse(_ context.Context, _ any, _ graphql.Resolver, reason string, code *string) (any, error) {
	if code == nil {
		return nil, errors.New(reason)
	}
	return nil, refusal(reason, *code)
}

func hide(context.Context, any, graphql.Resolver) (any, error) { return nil, nil }

// swap asks the field and answers its value in a type that no field has.
func swap(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
	v, err := next(ctx)
	return struct{ Value any }{v}, err
}

// require makes the field one that must not be null.
func require(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
	graphql.MarkNonNull(ctx)
	return next(ctx)
}

// watched refuses to be watched from a field named so.
func watched(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
	if graphql.GetFieldContext(ctx).Field.Alias == "unwatched" {
		return nil, errors.New("watched under the wrong name")
	}
	return next(context.WithValue(ctx, tagKey{}, "watched"))
}

// limit refuses numbers above the maximum and makes null the maximum.
func limit(ctx context.Context, _ any, next graphql.Resolver, maximum int) (any, error) {
	v, err := next(ctx)
	if err != nil {
		return nil, err
	}
	switch n := v.(type) {
	case nil:
		return &maximum, nil
	case *int:
		if n == nil {
			return &maximum, nil
		}
		return n, within(*n, maximum)
	case int:
		return n, within(n, maximum)
	}
	return v, nil
}

func within(n, maximum int) error {
	if n > maximum {
		return fmt.Errorf("%d is above %d", n, maximum)
	}
	return nil
}
