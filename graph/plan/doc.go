// Package plan executes GraphQL queries for gqlgen projects whose resolvers answer from memory.
//
// gqlgen's own executor starts a goroutine for every element of a list and allocates contexts and closures for every field.
// A Schema wraps gqlgen's and runs the same resolvers by a plan instead: an operation is compiled once, its fields merged
// and its fragments flattened by concrete type, and then written straight into one buffer, in order, by typed code that a
// gqlgen plugin (package plangen) generates beside gqlgen's own. There is no reflection and, but for the resolvers' contexts
// and arguments, no allocation on the way.
//
// The answers are gqlgen's, byte for byte; gqlgen's executor is the oracle in the tests. What the plan does not cover goes to
// it whole: mutations, subscriptions, @defer, directives of the project's own in a query, and servers with interceptors
// around fields (tracing, for instance). A panic ends the plan's run, and gqlgen executes the operation anew: so panics are
// reported as gqlgen reports them, and resolvers of queries may be called twice. Fields that the plan cannot write alone
// (with directives in the schema, resolved in batches, bound to maps) are written by gqlgen's code for that field.
//
// Differences that a resolver can see: fields run one after the other; arguments are read once in an operation and shared
// by all calls of the field, so they must not be changed; FieldContext.Result is not set on the fields around. An interceptor
// of responses finds the errors of fields in the response, not yet in its context.
//
// This room knows gqlgen and nothing of this project: no schema, no model, no resolver may come in.
package plan
