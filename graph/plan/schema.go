package plan

import (
	"context"
	"math"
	"reflect"
	"sync"
	"sync/atomic"

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
	fields  atomic.Int64 // of all plans that are remembered

	plainFields, plainRoots uintptr
}

// Operations keep their plans, those used last, up to so many operations and so many fields of all their plans together
// (about 200 bytes each): whoever sends many large documents gets plans, but does not fill the memory with them.
const (
	remembered       = 1024
	rememberedFields = 250_000
)

// New wraps gqlgen's schema; the generated function NewPlannedSchema calls it.
func New(schema graphql.ExecutableSchema, types Types) *Schema {
	s := &Schema{ExecutableSchema: schema, types: types, objects: make(map[string]int, len(types.Objects)), keys: learnKeys()}
	var err error
	s.plans, err = lru.NewWithEvict(remembered, func(_ *ast.OperationDefinition, o *operation) { s.fields.Add(-o.fields.Swap(forgotten)) })
	if err != nil { // only for sizes below one
		panic(err)
	}
	for i, o := range types.Objects {
		s.objects[o.Name] = i
	}
	s.plainFields, s.plainRoots = plain(schema)
	s.runs.New = func() any { return &Run{schema: s} }
	return s
}

// forgotten marks the fields of an operation that is remembered no more: far below zero, whatever is still added.
const forgotten = math.MinInt32

// planned counts fields that were planned for an operation. When there are too many in all, all are forgotten.
func (s *Schema) planned(o *operation, fields int) {
	if o.fields.Add(int64(fields)) < 0 {
		return
	}
	if s.fields.Add(int64(fields)) > rememberedFields {
		s.plans.Purge()
	}
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
			fresh := graphql.WithFreshResponseContext(ctx)
			if response, done := s.run(fresh, op, p, nil); done {
				for key, value := range graphql.GetExtensions(fresh) {
					graphql.RegisterExtension(ctx, key, value)
				}
				return response
			}
		}
		return s.ExecutableSchema.Exec(ctx)(ctx)
	}
}

// Answer runs an operation by its plan and appends the JSON of its data to the buffer, of which Response.Data is then a part.
// It goes past gqlgen's executor: it is for servers that have no extensions around operations and responses. ok is false, and
// the buffer as long as before, if the operation is for the executor's DispatchOperation; the response is nil if the context
// has ended.
func (s *Schema) Answer(ctx context.Context, op *graphql.OperationContext, present graphql.ErrorPresenterFunc, out *Buffer) (response *graphql.Response, ok bool) {
	o := s.operation(op)
	if o == nil {
		return nil, false
	}
	p := o.plan(s, op)
	if p == nil {
		return nil, false
	}
	ctx = graphql.WithResponseContext(graphql.WithOperationContext(ctx, op), present, op.RecoverFunc)
	if ctx.Err() != nil {
		return nil, true
	}
	if response, ok = s.run(ctx, op, p, out); response != nil {
		response.Extensions = graphql.GetExtensions(ctx)
	}
	return response, ok
}

// operation is what is remembered of the operation; nil if it is for gqlgen.
func (s *Schema) operation(op *graphql.OperationContext) *operation {
	if op.Operation.Operation != ast.Query || s.intercepted(op) {
		return nil
	}
	o, ok := s.plans.Get(op.Operation)
	if !ok {
		o = inspect(op)
		if there, ok, _ := s.plans.PeekOrAdd(op.Operation, o); ok {
			o = there
		}
	}
	if o.foreign.Load() {
		return nil
	}
	return o
}
