package httpd

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"vinculum/graph"
	"vinculum/graph/generated"
	"vinculum/graph/model"
	"vinculum/server/domain"
)

const (
	// maxTime is how long one operation may run.
	maxTime = 5 * time.Second
	// documents is how many parsed queries are remembered.
	documents = 1000
)

// executable runs GraphQL operations: those of clients, and those of our own pages.
type executable struct {
	executor *executor.Executor
	domain   *domain.Domain
}

func newExecutable(d *domain.Domain, log *slog.Logger, byGqlgen bool) *executable {
	config := generated.Config{Resolvers: &graph.Resolver{}}
	var schema graphql.ExecutableSchema = generated.NewPlannedSchema(config)
	if byGqlgen {
		schema = generated.NewExecutableSchema(config)
	}
	x := executor.New(schema)
	x.SetErrorPresenter(presenter(log))
	x.SetRecoverFunc(recovered(log))
	x.SetParserTokenLimit(maxTokens)
	x.SetDisableSuggestion(true)
	x.SetQueryCache(lru.New[*ast.QueryDocument](documents))
	x.Use(extension.Introspection{})
	x.Use(limits{})
	return &executable{executor: x, domain: d}
}

// outcome is what became of an operation.
type outcome struct {
	response *graphql.Response
	name     string // the operation's name, as the document has it
	kind     ast.Operation
	executed bool // false: refused before it ran
}

// run executes an operation for an audience. With onlyQueries, other operations are refused (they came by GET).
func (x *executable) run(ctx context.Context, audience model.Audience, params *graphql.RawParams, onlyQueries bool) outcome {
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
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
	handler, opCtx := x.executor.DispatchOperation(ctx, op)
	response := handler(opCtx)
	if response == nil { // the context ended
		response = x.executor.DispatchError(graphql.WithOperationContext(ctx, op), gqlerror.List{gqlerror.Wrap(context.DeadlineExceeded)})
	}
	return outcome{response: response, name: op.Operation.Name, kind: op.Operation.Operation, executed: true}
}

// page answers a query of one of our own pages, as the public. The variables take the form in which a browser sends them.
func (x *executable) page(ctx context.Context, query string, variables map[string]any) ([]byte, error) {
	params := &graphql.RawParams{Query: query, ReadTime: graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}}
	sent, err := json.Marshal(variables)
	if err != nil {
		return nil, err
	}
	if err := decodeJSON(sent, &params.Variables); err != nil {
		return nil, err
	}
	done := x.run(ctx, model.AudiencePublic, params, true)
	return encode(done.response, done.executed)
}
