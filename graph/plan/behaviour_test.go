package plan_test

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"vinculum/graph/plan"
	"vinculum/graph/plan/plantest"
	"vinculum/graph/plan/plantest/sample"
	"vinculum/graph/plan/plantest/sample/generated"
	"vinculum/graph/plan/plantest/sample/model"
)

// planned counts the operations that gqlgen executes in the plan's place.
type planned struct {
	graphql.ExecutableSchema
	byGqlgen atomic.Int64
}

// Exec counts.
func (p *planned) Exec(ctx context.Context) graphql.ResponseHandler {
	p.byGqlgen.Add(1)
	return p.ExecutableSchema.Exec(ctx)
}

// counted is the sample's plan over a schema that counts what is left to it.
func counted(config generated.Config) (*plan.Schema, *planned) {
	schema := generated.NewPlannedSchema(config)
	counting := &planned{ExecutableSchema: schema.ExecutableSchema}
	schema.ExecutableSchema = counting
	return schema, counting
}

func newExecutor(schema graphql.ExecutableSchema) *executor.Executor {
	x := executor.New(schema)
	x.SetQueryCache(lru.New[*ast.QueryDocument](100))
	return x
}

// ask runs a query and fails if it could not be run.
func ask(t *testing.T, x *executor.Executor, ctx context.Context, query string, variables map[string]any) *graphql.Response {
	t.Helper()
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if errs != nil {
		t.Fatal(errs)
	}
	handler, ctx := x.DispatchOperation(ctx, op)
	return handler(ctx)
}

// TestWhoExecutes says of operations whether the plan executes them or gqlgen does.
func TestWhoExecutes(t *testing.T) {
	for name, c := range map[string]struct {
		query    string
		byGqlgen bool
	}{
		"a query":                      {`{ people(first: 2) { id } }`, false},
		"a batched field":              {`{ people(first: 2) { score } }`, false},
		"a field with a directive":     {`{ guarded { __typename } }`, false},
		"introspection":                {`{ __type(name: "Person") { name } }`, false},
		"literal conditions":           {`{ people(first: 2) { id @skip(if: true) name @include(if: true) } }`, false},
		"an error of a resolver":       {`{ people(first: -1) { id } }`, false},
		"a mutation":                   {`mutation { rename(id: "person:1", name: "x") { name } }`, true},
		"a panic":                      {`{ failing { panics } }`, true},
		"incremental delivery":         {`{ people(first: 2) { id ... @defer { name } } }`, true},
		"twice one key, unrelated":     {`{ node(id: "person:1") { ... on Named { x: name } ... on Located { ... on Person { x: name } } } }`, false},
		"variable argument":            {`query ($n: Int! = 2) { people(first: $n) { id } }`, false},
		"fragments that use fragments": {`{ people(first: 2) { ...A } } fragment A on Person { id ...B } fragment B on Person { name }`, false},
	} {
		t.Run(name, func(t *testing.T) {
			schema, counting := counted(sample.Config(sample.NewWorld(10)))
			x := newExecutor(schema)
			for range 2 {
				ask(t, x, t.Context(), c.query, nil)
			}
			if want := map[bool]int64{true: 2}[c.byGqlgen]; counting.byGqlgen.Load() != want {
				t.Errorf("gqlgen executed it %d times, want %d", counting.byGqlgen.Load(), want)
			}
		})
	}
}

// TestTracingSeesEveryField shows that interceptors around fields see what they see without a plan.
func TestTracingSeesEveryField(t *testing.T) {
	const query = `{ people(first: 3) { id team { name } } }`
	trace := func(schema graphql.ExecutableSchema) (paths []string) {
		x := newExecutor(schema)
		var mu sync.Mutex
		x.AroundFields(func(ctx context.Context, next graphql.Resolver) (any, error) {
			mu.Lock()
			paths = append(paths, graphql.GetPath(ctx).String())
			mu.Unlock()
			return next(ctx)
		})
		ask(t, x, t.Context(), query, nil)
		slices.Sort(paths)
		return paths
	}
	config := sample.Config(sample.NewWorld(10))
	want, got := trace(generated.NewExecutableSchema(config)), trace(generated.NewPlannedSchema(config))
	if len(got) < 10 || !slices.Equal(want, got) {
		t.Errorf("traced %v, want %v", got, want)
	}
	roots := 0
	x := newExecutor(generated.NewPlannedSchema(config))
	x.AroundRootFields(func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler { roots++; return next(ctx) })
	if ask(t, x, t.Context(), query, nil); roots != 1 {
		t.Errorf("%d root fields were seen", roots)
	}
}

// TestExtensionsSeeTheOperation shows that extensions find what they need: the cost, the name, the times.
func TestExtensionsSeeTheOperation(t *testing.T) {
	schema := generated.NewPlannedSchema(sample.Config(sample.NewWorld(10)))
	const query = `query Named { people(first: 3) { id name team { name } } }`
	x := newExecutor(schema)
	name, took := "", false
	x.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		response := next(ctx)
		op := graphql.GetOperationContext(ctx)
		name, took = op.Operation.Name, !op.Stats.OperationStart.IsZero() && !op.Stats.Validation.End.IsZero()
		return response
	})
	if ask(t, x, t.Context(), query, nil); name != "Named" || !took {
		t.Errorf("the operation's name is %q, its times are there: %v", name, took)
	}
	limited := newExecutor(schema)
	limited.Use(extension.FixedComplexityLimit(4))
	ctx := graphql.StartOperationTrace(t.Context())
	if _, errs := limited.CreateOperationContext(ctx, &graphql.RawParams{Query: query}); len(errs) != 1 || !strings.Contains(errs[0].Message, "complexity 5") {
		t.Errorf("the cost was not seen: %v", errs)
	}
}

// TestConditionsChooseThePlan asks one document with all combinations of more variables than plans are kept for.
func TestConditionsChooseThePlan(t *testing.T) {
	const query = `query ($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!) { people(first: 2) {
		name @skip(if: $a) ... @include(if: $b) { id name age @skip(if: $c) } id @include(if: $d) mood @skip(if: $e) @include(if: $a) } }`
	p := pair(10)
	for range 2 {
		for bits := range 32 {
			variables := map[string]any{}
			for i, name := range []string{"a", "b", "c", "d", "e"} {
				variables[name] = bits>>i&1 == 1
			}
			if _, err := p.Compare(t.Context(), plantest.Request{Query: query, Variables: variables}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestFragmentsWithinFragmentsStaySmall runs what would take gqlgen's executor more memory than there is.
func TestFragmentsWithinFragmentsStaySmall(t *testing.T) {
	x := newExecutor(generated.NewPlannedSchema(sample.Config(sample.NewWorld(10))))
	const levels = 200
	named := "{ people(first: 1) { ...F0 } }"
	for i := range levels {
		named += fmt.Sprintf(" fragment F%d on Person { ...F%d ...F%d }", i, i+1, i+1)
	}
	for name, query := range map[string]string{
		"inline": "{ people(first: 1) { " + strings.Repeat("... { ", levels) + "id team { id }" + strings.Repeat(" }", levels) + " } }",
		"named":  named + fmt.Sprintf(" fragment F%d on Person { id team { id } }", levels),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		response := ask(t, x, t.Context(), query, nil)
		runtime.ReadMemStats(&after)
		if !strings.HasPrefix(string(response.Data), `{"people":[{"id":"person:`) || after.TotalAlloc-before.TotalAlloc > 100<<20 {
			t.Errorf("%s: %d MB were used for %s", name, (after.TotalAlloc-before.TotalAlloc)>>20, response.Data)
		}
	}
}

// keeper is a resolver that keeps the contexts it was given.
type keeper struct {
	generated.ResolverRoot
	mu   sync.Mutex
	kept []context.Context
}

type keptPerson struct {
	generated.PersonResolver
	*keeper
}

// Person gives a resolver that keeps contexts.
func (k *keeper) Person() generated.PersonResolver { return keptPerson{k.ResolverRoot.Person(), k} }

// Team keeps its context.
func (k keptPerson) Team(ctx context.Context, obj *model.Person) (*model.Team, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = append(k.kept, ctx)
	return k.PersonResolver.Team(ctx, obj)
}

// TestContextsOutliveTheirRun reads contexts when their operations are over and others have run on the same buffers.
func TestContextsOutliveTheirRun(t *testing.T) {
	config := sample.Config(sample.NewWorld(40))
	k := &keeper{ResolverRoot: config.Resolvers}
	config.Resolvers = k
	x := newExecutor(generated.NewPlannedSchema(config))
	ask(t, x, t.Context(), `query ($n: Int!) { list: people(first: $n) { crew: team { id } } }`, map[string]any{"n": 40})
	contexts := slices.Clone(k.kept)
	for range 10 {
		ask(t, x, t.Context(), `{ page { nodes { id name manager { team { name } } } } }`, nil)
	}
	if len(contexts) != 40 {
		t.Fatalf("%d contexts were kept", len(contexts))
	}
	for i, ctx := range contexts {
		want := ast.Path{ast.PathName("list"), ast.PathIndex(i), ast.PathName("crew")}
		fc := graphql.GetFieldContext(ctx)
		if got := graphql.GetPath(ctx); got.String() != want.String() || fc.Field.Name != "team" || fc.Parent.Parent.Args["first"] != 40 {
			t.Errorf("context %d is of %v (%s, %v), want %v", i, got, fc.Field.Name, fc.Parent.Parent.Args, want)
		}
		if fc.Object != "Person" || !fc.IsResolver || graphql.GetRootFieldContext(ctx).Field.Alias != "list" || graphql.GetOperationContext(ctx).Variables["n"] == nil {
			t.Errorf("context %d: %+v", i, fc)
		}
	}
}

// TestBuffersAreTheirOwners shows that Answer appends to its buffer, and that answers without one share nothing.
func TestBuffersAreTheirOwners(t *testing.T) {
	schema := generated.NewPlannedSchema(sample.Config(sample.NewWorld(10)))
	x := newExecutor(schema)
	const query = `query ($n: Int!) { people(first: $n) { id } }`
	first := ask(t, x, t.Context(), query, map[string]any{"n": 2})
	before := string(first.Data)
	answer := func(b *plan.Buffer, query string, variables map[string]any) (*graphql.Response, bool) {
		ctx := graphql.StartOperationTrace(t.Context())
		op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
		if errs != nil {
			t.Fatal(errs)
		}
		return schema.Answer(ctx, op, graphql.DefaultErrorPresenter, b)
	}
	b := &plan.Buffer{Bytes: []byte("before ")}
	second, ok := answer(b, query, map[string]any{"n": 3})
	if string(first.Data) != before {
		t.Error("an answer changed after another operation")
	}
	if got := string(b.Bytes); !ok || got != "before "+string(second.Data) || strings.Count(got, "person:") != 3 {
		t.Errorf("the buffer holds %s, the answer is %s", got, second.Data)
	}
	b.Bytes = b.Bytes[:0]
	if _, ok := answer(b, `{ failing { panics } }`, nil); ok || len(b.Bytes) > 0 {
		t.Errorf("a panic was answered, or is in the buffer: %s", b.Bytes)
	}
}

// TestEndedContextsStopARun ends the context in the middle of a list.
func TestEndedContextsStopARun(t *testing.T) {
	config := sample.Config(sample.NewWorld(1000))
	ctx, cancel := context.WithCancel(t.Context())
	stopper := &stopping{ResolverRoot: config.Resolvers, cancel: cancel}
	config.Resolvers = stopper
	if r := ask(t, newExecutor(generated.NewPlannedSchema(config)), ctx, `{ people(first: 1000) { team { id } } }`, nil); r != nil {
		t.Errorf("an answer of %d bytes", len(r.Data))
	}
	if n := stopper.teams.Load(); n < 10 || n > 200 {
		t.Errorf("%d of 1000 people were written", n)
	}
}

// stopping ends the context at the tenth team.
type stopping struct {
	generated.ResolverRoot
	cancel context.CancelFunc
	teams  atomic.Int64
}

type stoppingPerson struct {
	generated.PersonResolver
	*stopping
}

// Person gives a resolver that counts.
func (s *stopping) Person() generated.PersonResolver {
	return stoppingPerson{s.ResolverRoot.Person(), s}
}

// Team counts.
func (s stoppingPerson) Team(ctx context.Context, obj *model.Person) (*model.Team, error) {
	if s.teams.Add(1) == 10 {
		s.cancel()
	}
	return s.PersonResolver.Team(ctx, obj)
}

// TestPlansAreSharedByGoroutines runs one document in many goroutines while its plan is made.
func TestPlansAreSharedByGoroutines(t *testing.T) {
	p := pair(10)
	var done sync.WaitGroup
	for i := range 8 {
		done.Go(func() {
			for j := range 20 {
				request := plantest.Request{Query: `query ($skip: Boolean!, $id: ID!) { node(id: $id) { id ... on Person { name @skip(if: $skip) team { name } } ... on Named { name } } }`,
					Variables: map[string]any{"skip": (i+j)%2 == 0, "id": []string{"person:1", "team:red", "robot:1"}[(i*j)%3]}}
				if _, err := p.Compare(t.Context(), request); err != nil {
					t.Error(err)
				}
			}
		})
	}
	done.Wait()
}

// FuzzString compares how strings are written.
func FuzzString(f *testing.F) {
	f.Add("plain")
	f.Add("\"\\\n\r\t\x00\x1f\x7f\u2028</script>\xff😀")
	f.Fuzz(func(t *testing.T, s string) {
		var want strings.Builder
		graphql.MarshalString(s).MarshalGQL(&want)
		if got := string(plan.AppendString([]byte("x"), s)); got != "x"+want.String() {
			t.Errorf("%q is written %s, want %s", s, got, &want)
		}
	})
}
