package plan

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Fail reports the error of the field that is being written and writes null; ctx is the one its resolver had. It gives back
// whether null is allowed.
func (x *Run) Fail(ctx context.Context, err error, nullable bool) bool {
	x.op.Error(ctx, graphql.AddFieldLocationToError(ctx, err))
	x.Null()
	return nullable && !marked(ctx)
}

// Nothing writes null for a field whose resolver gave nothing, and reports that where it has to give something. It gives
// back whether null is allowed.
func (x *Run) Nothing(ctx context.Context, nullable bool) bool {
	nullable = nullable && !marked(ctx)
	if !nullable && !graphql.HasFieldError(ctx, graphql.GetFieldContext(ctx)) {
		graphql.AddErrorf(ctx, "must not be null")
	}
	x.Null()
	return nullable
}

// lateError is an error that a marshaler found only when it wrote a value. gqlgen writes when everything is resolved, so
// such an error is reported only if the value is still in the answer then.
type lateError struct {
	at      int // in the buffer
	ctx     context.Context
	err     error
	foreign bool // gqlgen's code has reported it already
}

func (x *Run) forgetLate(mark int) {
	for len(x.late) > 0 && x.late[len(x.late)-1].at >= mark {
		if x.late[len(x.late)-1].foreign {
			panic(tooEarly{})
		}
		x.late = x.late[:len(x.late)-1]
	}
}

// tooEarly is thrown where gqlgen's code has reported an error that is none after all: gqlgen has to execute the operation.
type tooEarly struct{}

func (x *Run) reportLate() {
	for _, e := range x.late {
		if !e.foreign {
			graphql.AddError(e.ctx, e.err)
		}
	}
}

// marked says whether a resolver has marked its field: null is not allowed although the schema allows it.
func marked(ctx context.Context) bool {
	c, ok := ctx.(*fieldContext)
	if !ok {
		return false
	}
	made := c.made.Load()
	return made != nil && made.NonNull
}

// NotNull reports that the value is null which the schema does not allow, and writes null.
func (x *Run) NotNull() {
	ctx := x.Context()
	if !graphql.HasFieldError(ctx, graphql.GetFieldContext(ctx)) {
		graphql.AddErrorf(ctx, "the requested element is null which the schema does not allow")
	}
	x.Null()
}
