package plan

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Run is one execution of a plan. The generated code writes the answer with it, one value after the other. A Run belongs to
// one goroutine and is used again for other operations; what resolvers may keep, their contexts, is not.
type Run struct {
	schema *Schema
	op     *graphql.OperationContext
	base   context.Context // that the contexts of fields come from
	writer Writer

	buf   []byte
	path  []place // to the value that is being written
	given []Arguments
	late  []lateError
	work  int // since the last look at the context

	contexts []fieldContext // room for contexts that come
	steps    []step         // room for what they keep of the path
	kept     []step         // what they keep now, if fresh: the path without its last step
	fresh    bool
	called   *fieldContext // of the field whose arguments were just read
}

// place is a part of the path of a run: a field of a selection, or, without a selection, an element of a list.
type place struct {
	selection *Selection
	index     int
}

// Buffer receives an answer of Schema.Answer. Its owner may have something in it already, and may use it again later.
type Buffer struct{ Bytes []byte }

// maxGuess bounds the room that is made for an answer because earlier ones to the same operation were large, in bytes.
const maxGuess = 64 << 10

// ended is thrown where a run notices that its context is over.
type ended struct{}

// run executes the plan with a fresh response context; the response has no extensions. It is done in vain if gqlgen has to
// execute the operation instead.
func (s *Schema) run(ctx context.Context, op *graphql.OperationContext, p *plan, out *Buffer) (response *graphql.Response, done bool) {
	x := s.runs.Get().(*Run)
	if out != nil {
		x.buf = out.Bytes
	} else {
		x.buf = make([]byte, 0, min(p.size.Load()+64, maxGuess))
	}
	start := len(x.buf)
	defer func() {
		switch recover().(type) { // other panics are for gqlgen to meet again
		case nil:
			s.runs.Put(x)
		case ended:
			response, done = nil, true
		case notCovered:
			p.operation.foreign.Store(true)
		}
	}()
	x.op, x.base = op, ctx
	x.writer = s.types.Begin(x)
	x.writer.Query(x, p.root)
	x.reportLate()
	response = &graphql.Response{Data: x.buf[start:], Errors: graphql.GetErrors(ctx)}
	if n := int64(len(x.buf) - start); n > p.size.Load() {
		p.size.Store(n)
	}
	if out != nil {
		out.Bytes = x.buf
	}
	x.end()
	return response, true
}

// end lets go of all that belongs to the operation.
func (x *Run) end() {
	clear(x.given)
	clear(x.path[:cap(x.path)])
	*x = Run{schema: x.schema, path: x.path[:0], given: x.given[:0]}
}

// Operation is the operation that is executed.
func (x *Run) Operation() *graphql.OperationContext { return x.op }

// Enter begins an object; Leave ends it. Between them the fields of the selection are written, each after a call of Field.
func (x *Run) Enter(s *Selection) (mark int) {
	mark = len(x.buf)
	x.buf = append(x.buf, '{')
	x.path = append(x.path, place{selection: s})
	x.fresh = false
	return mark
}

// Field begins the i-th field of the object's selection: what is written next is its value.
func (x *Run) Field(i int, f *Field) {
	x.buf = append(x.buf, f.Key...)
	x.path[len(x.path)-1].index = i
}

// Leave ends the object that began at the mark. One that is not valid, because a field that cannot be null is null,
// becomes null as a whole; Leave gives back whether it is valid.
func (x *Run) Leave(mark int, valid bool) bool {
	x.up()
	if !valid {
		return x.discard(mark)
	}
	x.buf = append(x.buf, '}')
	return true
}

// up leaves an object or a list.
func (x *Run) up() {
	x.path = x.path[:len(x.path)-1]
	x.fresh = false
}

// EnterList begins a list whose elements have places in paths; LeaveList ends it, and Item comes before each element.
func (x *Run) EnterList() (mark int) {
	mark = len(x.buf)
	x.buf = append(x.buf, '[')
	x.path = append(x.path, place{})
	return mark
}

// looks is after how much work a run looks whether its context has ended: an element of a list counts for one, a call of a
// resolver for eight, and one at the root for all of it.
const looks = 64

func (x *Run) worked(n int) {
	if x.work += n; x.work >= looks {
		x.work = 0
		if x.base.Err() != nil {
			panic(ended{})
		}
	}
}

// Item begins the element at a place of a list.
func (x *Run) Item(i int) {
	if i > 0 {
		x.buf = append(x.buf, ',')
	}
	x.path[len(x.path)-1].index = i
	x.fresh = false
	x.worked(1)
}

// LeaveList ends the list that began at the mark; one that is not valid, because an element that cannot be null is null,
// becomes null as a whole.
func (x *Run) LeaveList(mark int, valid bool) bool {
	x.up()
	return x.EndScalars(mark, valid)
}

// Scalars begins a list of scalars, whose elements have no places in paths (they cannot fail alone); EndScalars ends it,
// and Scalar comes before each element.
func (x *Run) Scalars() (mark int) {
	mark = len(x.buf)
	x.buf = append(x.buf, '[')
	return mark
}

// Scalar begins the element at a place of a list of scalars.
func (x *Run) Scalar(i int) {
	if i > 0 {
		x.buf = append(x.buf, ',')
	}
}

// EndScalars ends the list that began at the mark, as LeaveList does.
func (x *Run) EndScalars(mark int, valid bool) bool {
	if !valid {
		return x.discard(mark)
	}
	x.buf = append(x.buf, ']')
	return true
}

// discard makes what was written since the mark null.
func (x *Run) discard(mark int) bool {
	x.buf = append(x.buf[:mark], "null"...)
	x.forgetLate(mark)
	return false
}
