package httpd

import (
	"encoding/json"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"vinculum/graph/plan"
)

// buffers are those of answers that were sent. Large ones are left to the garbage collector.
var buffers = sync.Pool{New: func() any { return new(plan.Buffer) }}

const keepBuffer = 1 << 20 // bytes

// borrow takes a buffer that begins as every answer with data does.
func borrow() *plan.Buffer {
	b := buffers.Get().(*plan.Buffer)
	b.Bytes = append(b.Bytes[:0], opening...)
	return b
}

// giveBack takes a buffer that nobody reads any more.
func giveBack(b *plan.Buffer) {
	if cap(b.Bytes) <= keepBuffer {
		buffers.Put(b)
	}
}

const opening = `{"data":`

// finish completes the body of an answer. The plan has written the data into the buffer already; gqlgen's executor has not.
// An operation that never ran has no data, not even null (GraphQL specification, 7.1).
func finish(b *plan.Buffer, response *graphql.Response, executed bool) error {
	switch {
	case !executed:
		return encodeErrors(b, response.Errors)
	case len(b.Bytes) > len(opening):
	case response.Data == nil:
		b.Bytes = append(b.Bytes, "null"...)
	default:
		b.Bytes = append(b.Bytes, response.Data...)
	}
	if len(response.Errors) > 0 {
		if err := member(b, `,"errors":`, response.Errors); err != nil {
			return err
		}
	}
	if len(response.Extensions) > 0 {
		if err := member(b, `,"extensions":`, response.Extensions); err != nil {
			return err
		}
	}
	b.Bytes = append(b.Bytes, '}')
	return nil
}

// encodeErrors makes the body of an answer without data.
func encodeErrors(b *plan.Buffer, errors gqlerror.List) error {
	b.Bytes = b.Bytes[:0]
	if err := member(b, `{"errors":`, errors); err != nil {
		return err
	}
	b.Bytes = append(b.Bytes, '}')
	return nil
}

func member(b *plan.Buffer, name string, value any) error {
	text, err := json.Marshal(value)
	b.Bytes = append(append(b.Bytes, name...), text...)
	return err
}
