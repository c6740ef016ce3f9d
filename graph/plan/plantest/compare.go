package plantest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"vinculum/graph/plan"
)

// Request is one GraphQL request.
type Request struct {
	Query         string
	OperationName string
	Variables     map[string]any
}

// Setup prepares the requests of a Pair. The zero value is usable.
type Setup struct {
	// Prepare gives a request's context what resolvers look for in it.
	Prepare func(context.Context) context.Context
	// Presenter presents errors; gqlgen's own unless given. It must not depend on the order of the errors.
	Presenter graphql.ErrorPresenterFunc
	// Extensions are handler extensions that both executors use, beside introspection.
	Extensions []graphql.HandlerExtension
	// SkipIntrospection refuses introspection.
	SkipIntrospection bool
}

// Pair compares two executable schemas, of which the first is taken to be right. Both keep the documents they have seen. It
// may be used by several goroutines at once.
type Pair struct {
	schema          *ast.Schema
	oracle, subject *executor.Executor
	past            *past // the subject's executor; nil if it cannot be gone past
	prepare         func(context.Context) context.Context
}

// past is how a plan's own Answer is asked for, without an executor around it.
type past struct {
	plans   *plan.Schema
	present graphql.ErrorPresenterFunc
}

// cachedDocuments is how many parsed documents each executor of a Pair keeps.
const cachedDocuments = 1000

// NewPair makes an executor for each of the schemas.
func NewPair(oracle, subject graphql.ExecutableSchema, s Setup) *Pair {
	if s.Prepare == nil {
		s.Prepare = func(ctx context.Context) context.Context { return ctx }
	}
	p := &Pair{schema: oracle.Schema(), oracle: newExecutor(oracle, s), subject: newExecutor(subject, s), prepare: s.Prepare}
	if plans, ok := subject.(*plan.Schema); ok && !slices.ContainsFunc(s.Extensions, around) {
		p.past = &past{plans, graphql.DefaultErrorPresenter}
		if s.Presenter != nil {
			p.past.present = s.Presenter
		}
	}
	return p
}

// around says whether an extension wants to be around operations or responses.
func around(x graphql.HandlerExtension) bool {
	_, operations := x.(graphql.OperationInterceptor)
	_, responses := x.(graphql.ResponseInterceptor)
	return operations || responses
}

func newExecutor(schema graphql.ExecutableSchema, s Setup) *executor.Executor {
	e := executor.New(schema)
	e.SetQueryCache(lru.New[*ast.QueryDocument](cachedDocuments))
	e.SetRecoverFunc(func(_ context.Context, v any) error { return gqlerror.Errorf("panic: %v", v) })
	if s.Presenter != nil {
		e.SetErrorPresenter(s.Presenter)
	}
	if !s.SkipIntrospection {
		e.Use(extension.Introspection{})
	}
	for _, x := range s.Extensions {
		e.Use(x)
	}
	return e
}

// Compare runs a request once by the oracle and twice by the subject, whose second run finds the document in its cache, and
// goes past the executor if the subject is a plan and no extension forbids it. It answers what the oracle answered, and a
// *Difference as error where one of the subject's answers is another.
func (p *Pair) Compare(ctx context.Context, request Request) (Answer, error) {
	want := p.run(ctx, p.oracle, nil, request)
	for run, past := range []*past{nil, p.past} {
		if got := p.run(ctx, p.subject, past, request); !slices.Equal(want.lines(), got.lines()) {
			return want, &Difference{Request: request, Run: run + 1, Want: want, Got: got}
		}
	}
	return want, nil
}

// Compare compares the answers of two schemas to one request, without keeping anything.
func Compare(ctx context.Context, oracle, subject graphql.ExecutableSchema, request Request, s Setup) error {
	_, err := NewPair(oracle, subject, s).Compare(ctx, request)
	return err
}

// Run answers a request by a schema alone.
func Run(ctx context.Context, schema graphql.ExecutableSchema, request Request, s Setup) Answer {
	p := NewPair(schema, schema, s)
	return p.run(ctx, p.oracle, nil, request)
}

// Answer is all that a request was answered with: one response to a query, several to a subscription.
type Answer struct {
	Responses []Response
	// Panic is what came out of the executor instead, if something did.
	Panic string
}

// Response is a response with its errors in order.
type Response struct {
	// Data is the data as written; NoData where there is none at all, which differs from null.
	Data   string
	NoData bool
	// Errors are the errors as JSON, ordered by path, message, locations and extensions.
	Errors []string
	// Extensions are the extensions as JSON.
	Extensions string
	// Rest is what incremental delivery adds, as JSON.
	Rest string
}

// maxResponses is how many responses of a request are read.
const maxResponses = 20

func (p *Pair) run(ctx context.Context, e *executor.Executor, past *past, request Request) (a Answer) {
	defer func() {
		if r := recover(); r != nil {
			a.Panic = fmt.Sprintf("%T %v", r, r)
		}
	}()
	ctx, cancel := context.WithCancel(p.prepare(graphql.StartOperationTrace(ctx)))
	defer cancel()
	variables, _ := copyOf(request.Variables).(map[string]any)
	operation, errs := e.CreateOperationContext(ctx, &graphql.RawParams{
		Query: request.Query, OperationName: request.OperationName, Variables: variables,
	})
	if len(errs) > 0 {
		a.Responses = append(a.Responses, newResponse(e.DispatchError(graphql.WithOperationContext(ctx, operation), errs)))
		return a
	}
	if past != nil {
		b := &plan.Buffer{Bytes: []byte("before")}
		if response, ok := past.plans.Answer(ctx, operation, past.present, b); ok {
			a.Responses = append(a.Responses, newResponse(response))
			return a
		}
		if len(b.Bytes) != len("before") {
			a.Panic = "something was left in the buffer"
			return a
		}
	}
	next, ctx := e.DispatchOperation(ctx, operation)
	for range maxResponses {
		response := next(ctx)
		if response == nil {
			break
		}
		a.Responses = append(a.Responses, newResponse(response))
	}
	return a
}

func newResponse(r *graphql.Response) Response {
	response := Response{
		Data:       string(r.Data),
		NoData:     r.Data == nil,
		Extensions: text(r.Extensions),
		Rest:       text([]any{r.Label, r.Path, r.HasNext}),
	}
	for _, e := range r.Errors {
		response.Errors = append(response.Errors, text([]any{e.Path, e.Message, e.Locations, e.Extensions, e.Rule}))
	}
	slices.Sort(response.Errors)
	return response
}

// text is a value as JSON.
func text(v any) string {
	encoded, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprintf("%#v", v)
	}
	return string(encoded)
}

// copyOf copies the maps and lists of variables, since gqlparser writes into them.
func copyOf(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if v == nil {
			return v
		}
		m := make(map[string]any, len(v))
		for name, value := range v {
			m[name] = copyOf(value)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = copyOf(v[i])
		}
		return list
	}
	return v
}
