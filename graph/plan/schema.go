package plan

import (
	"context"
	"reflect"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Types is what the generated code knows of a schema's types.
type Types struct {
	// Objects are the object types that the plan can write.
	Objects []Object
	// Begin gives the writer of a run.
	Begin func(*Run) Writer
}

// Writer writes the answer of one run.
type Writer interface {
	// Query writes the root.
	Query(*Run, *Selection) bool
	// Inputs are the functions that read input objects, as graphql.WithUnmarshalerMap takes them.
	Inputs() map[reflect.Type]reflect.Value
}

// Object is an object type.
type Object struct {
	// Name is the type's name in the schema.
	Name string
	// Implements are the type's own name and those of its interfaces, as gqlgen collects fields by them.
	Implements []string
	// Fields are the object's fields; the place of one is the number by which the generated code knows it.
	Fields []ObjectField
}

// ObjectField is a field of an object type.
type ObjectField struct {
	// Name is the field's name in the schema.
	Name string
	// Method and Resolver say what gives the field's value; with neither it is a variable.
	Method, Resolver bool
}

// Schema is an executable schema of gqlgen that answers queries by plans. It is safe for concurrent use.
type Schema struct {
	graphql.ExecutableSchema
	types   Types
	objects map[string]int
	plans   *lru.Cache[*ast.OperationDefinition, *operation]
	runs    sync.Pool
	keys    keys

	plainFields, plainRoots uintptr
}

// remembered is how many operations keep their plans, those used last.
const remembered = 1024

// New wraps gqlgen's schema; the generated function NewPlannedSchema calls it.
func New(schema graphql.ExecutableSchema, types Types) *Schema {
	plans, err := lru.New[*ast.OperationDefinition, *operation](remembered)
	if err != nil { // only for sizes below one
		panic(err)
	}
	s := &Schema{ExecutableSchema: schema, types: types, objects: make(map[string]int, len(types.Objects)), plans: plans, keys: learnKeys()}
	for i, o := range types.Objects {
		s.objects[o.Name] = i
	}
	s.plainFields, s.plainRoots = plain(schema)
	s.runs.New = func() any { return &Run{schema: s} }
	return s
}

// plain are the functions that gqlgen's executor calls around fields if nobody intercepts them.
func plain(schema graphql.ExecutableSchema) (fields, roots uintptr) {
	ctx := graphql.StartOperationTrace(context.Background())
	op, _ := executor.New(schema).CreateOperationContext(ctx, &graphql.RawParams{Query: "{__typename}"})
	return reflect.ValueOf(op.ResolverMiddleware).Pointer(), reflect.ValueOf(op.RootResolverMiddleware).Pointer()
}

// intercepted says whether somebody wants to see every field: that is gqlgen's work.
func (s *Schema) intercepted(op *graphql.OperationContext) bool {
	return reflect.ValueOf(op.ResolverMiddleware).Pointer() != s.plainFields ||
		reflect.ValueOf(op.RootResolverMiddleware).Pointer() != s.plainRoots
}

// Exec runs the operation of the context: by its plan, or by gqlgen where there is none.
func (s *Schema) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	o := s.operation(op)
	if o == nil {
		return s.ExecutableSchema.Exec(ctx)
	}
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		if p := o.plan(s, op); p != nil {
			if response, done := s.run(ctx, op, p); done {
				return response
			}
		}
		return s.ExecutableSchema.Exec(ctx)(ctx)
	}
}

// operation is what is remembered of the operation; nil if it is for gqlgen.
func (s *Schema) operation(op *graphql.OperationContext) *operation {
	if op.Operation.Operation != ast.Query || s.intercepted(op) {
		return nil
	}
	o, ok := s.plans.Get(op.Operation)
	if !ok {
		o = inspect(op)
		s.plans.Add(op.Operation, o)
	}
	if o.foreign.Load() {
		return nil
	}
	return o
}
