package httpd

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"vinculum/app/page"
	"vinculum/graph"
	"vinculum/graph/generated"
	"vinculum/graph/model"
	"vinculum/graph/plan"
	"vinculum/server/domain"
)

// maxTime is how long one operation may run.
const maxTime = 5 * time.Second

// executable runs GraphQL operations: those of clients, and those of our own pages.
type executable struct {
	executor *executor.Executor
	plans    *plan.Schema // nil if gqlgen executes
	present  graphql.ErrorPresenterFunc
	domain   *domain.Domain
}

func newExecutable(d *domain.Domain, log *slog.Logger, byGqlgen bool) (*executable, error) {
	config := generated.Config{Resolvers: &graph.Resolver{}, Schema: served()}
	plans := generated.NewPlannedSchema(config)
	var schema graphql.ExecutableSchema = plans
	if byGqlgen {
		plans, schema = nil, generated.NewExecutableSchema(config)
	}
	present := presenter(log)
	x := executor.New(schema)
	x.SetErrorPresenter(present)
	x.SetRecoverFunc(recovered(log))
	x.SetParserTokenLimit(maxTokens)
	x.SetDisableSuggestion(true)
	parsed, texts := newDocuments()
	x.SetQueryCache(parsed)
	x.Use(extension.Introspection{})
	x.Use(extension.AutomaticPersistedQuery{Cache: texts})
	x.Use(limits{})
	for _, text := range page.Documents() {
		doc, errs := gqlparser.LoadQueryWithRules(schema.Schema(), text, rules.NewDefaultRules())
		if len(errs) > 0 {
			return nil, fmt.Errorf("a document of our own pages: %w", errs)
		}
		trust(parsed, texts, text, doc)
	}
	return &executable{executor: x, plans: plans, present: present, domain: d}, nil
}

// served is the schema without @defer: an answer is one body, not several.
func served() *ast.Schema {
	schema := *generated.NewExecutableSchema(generated.Config{}).Schema()
	schema.Directives = maps.Clone(schema.Directives)
	delete(schema.Directives, "defer")
	return &schema
}

// outcome is what became of an operation.
type outcome struct {
	response *graphql.Response
	name     string // the operation's name, as the document has it
	kind     ast.Operation
	executed bool // false: refused before it ran
}

// run executes an operation for an audience; a plan writes the data into out. With onlyQueries, other operations are
// refused (they came by GET).
func (x *executable) run(ctx context.Context, audience model.Audience, params *graphql.RawParams, onlyQueries bool, out *plan.Buffer) outcome {
	ctx = limited{ctx, time.Now().Add(maxTime)}
	ctx = domain.WithReader(graphql.StartOperationTrace(ctx), x.domain.Reader(audience))
	op, errs := x.executor.CreateOperationContext(ctx, params)
	if op != nil && op.Operation != nil {
		if onlyQueries && op.Operation.Operation != ast.Query {
			return outcome{kind: op.Operation.Operation}
		}
	}
	if len(errs) > 0 {
		return outcome{response: x.executor.DispatchError(graphql.WithOperationContext(ctx, op), errs), kind: ast.Query}
	}
	response := x.execute(ctx, op, out)
	if response == nil { // the context ended
		response = x.executor.DispatchError(graphql.WithOperationContext(ctx, op), gqlerror.List{gqlerror.Wrap(context.DeadlineExceeded)})
	}
	return outcome{response: response, name: op.Operation.Name, kind: op.Operation.Operation, executed: true}
}

// execute runs the operation: by its plan, or by gqlgen. The response is nil if the context ended.
func (x *executable) execute(ctx context.Context, op *graphql.OperationContext, out *plan.Buffer) *graphql.Response {
	if x.plans != nil {
		if response, ok := x.plans.Answer(ctx, op, x.present, out); ok {
			return response
		}
	}
	handler, ctx := x.executor.DispatchOperation(ctx, op)
	return handler(ctx)
}

// limited is a context that ends at a time. Its Done does not tell, nor that of contexts made from it with a later end:
// nothing that answers a query waits for it, all look at Err now and then, and a timer for each request would cost more
// than many a request. What waits, such as a write to the store, needs a context of its own.
type limited struct {
	context.Context
	until time.Time
}

// Deadline is when the context ends.
func (l limited) Deadline() (time.Time, bool) { return l.until, true }

// Err says whether the context has ended.
func (l limited) Err() error {
	if err := l.Context.Err(); err != nil {
		return err
	}
	if time.Now().After(l.until) {
		return context.DeadlineExceeded
	}
	return nil
}

// page answers a query of one of our own pages, as the public, into out. The variables take the form in which a browser
// sends them.
func (x *executable) page(ctx context.Context, query string, variables map[string]any, out *plan.Buffer) error {
	params := &graphql.RawParams{Query: query, ReadTime: graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}}
	sent, err := json.Marshal(variables)
	if err != nil {
		return err
	}
	if err := decodeObject(sent, &params.Variables); err != nil {
		return err
	}
	done := x.run(ctx, model.AudiencePublic, params, true, out)
	return finish(out, done.response, done.executed)
}
