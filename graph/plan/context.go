package plan

import (
	"context"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
)

// fieldContext is the context of a field's resolver. gqlgen's views of it (graphql.GetFieldContext and others) are made
// when somebody asks, from what was kept of the path: so they stay right when the resolver keeps the context.
type fieldContext struct {
	context.Context
	schema *Schema
	writer Writer
	root   *Field
	kept   []step // the path without its last step
	last   step   // or what is around it:
	around bool
	made   atomic.Pointer[graphql.FieldContext]
}

// Value answers for gqlgen's keys, and leaves others to the operation's context.
func (c *fieldContext) Value(key any) any {
	switch key {
	case c.schema.keys.field:
		return c.field()
	case c.schema.keys.root:
		return &graphql.RootFieldContext{Object: c.root.Collected.Name, Field: c.root.Collected}
	case c.schema.keys.inputs:
		return c.writer.Inputs()
	}
	return c.Context.Value(key)
}

// field is gqlgen's view of the field, and of the fields around it.
func (c *fieldContext) field() *graphql.FieldContext {
	if made := c.made.Load(); made != nil {
		return made
	}
	fc := &graphql.FieldContext{Object: c.schema.Schema().Query.Name}
	for _, s := range c.kept {
		fc = s.within(fc)
	}
	if !c.around {
		fc = c.last.within(fc)
	}
	c.made.CompareAndSwap(nil, fc)
	return c.made.Load()
}

// step is a part of a path that a context keeps: a field, or, without one, an element of a list.
type step struct {
	field *Field
	args  Arguments // nil where none were read
	index int
}

// within is gqlgen's view of a step.
func (s step) within(parent *graphql.FieldContext) *graphql.FieldContext {
	if s.field == nil {
		return &graphql.FieldContext{Parent: parent, Index: &s.index}
	}
	fc := &graphql.FieldContext{Parent: parent, Object: s.field.object.Name, Field: s.field.Collected}
	if s.args != nil {
		fc.Args = s.args.Map()
	}
	if s.field.Number >= 0 {
		kind := s.field.object.Fields[s.field.Number]
		fc.IsMethod, fc.IsResolver = kind.Method || kind.Resolver, kind.Resolver
	}
	return fc
}

// keys are those by which gqlgen keeps its views in contexts. They are its own; a context that remembers what it was asked
// for learns them.
type keys struct{ field, root, inputs any }

func learnKeys() keys {
	learn := func(ask func(context.Context)) any {
		l := &listener{Context: context.Background()}
		ask(l)
		return l.asked
	}
	return keys{
		field:  learn(func(ctx context.Context) { graphql.GetFieldContext(ctx) }),
		root:   learn(func(ctx context.Context) { graphql.GetRootFieldContext(ctx) }),
		inputs: learn(func(ctx context.Context) { _ = graphql.UnmarshalInputFromContext(ctx, nil, nil) }),
	}
}

type listener struct {
	context.Context
	asked any
}

// Value remembers the key.
func (l *listener) Value(key any) any {
	l.asked = key
	return nil
}

// Context is the context of the value that is being written, for its resolver and its errors.
func (x *Run) Context() context.Context { return x.context(false) }

// Around is the context of the object around the field that is being written, from which gqlgen's own code makes the field's.
func (x *Run) Around() context.Context { return x.context(true) }

// roomFor is how many contexts, or steps, room is made for at once; at first for fewer.
const roomFor = 64

func (x *Run) context(around bool) *fieldContext {
	if x.worked(8); len(x.path) == 1 {
		x.worked(looks)
	}
	if len(x.contexts) == cap(x.contexts) {
		x.contexts = make([]fieldContext, 0, min(max(2, 2*cap(x.contexts)), roomFor))
	}
	x.contexts = x.contexts[:len(x.contexts)+1]
	c := &x.contexts[len(x.contexts)-1]
	c.Context, c.schema, c.writer, c.root, c.around = x.base, x.schema, x.writer, x.step(0).field, around
	c.kept, c.last = x.keep(), x.step(len(x.path)-1)
	return c
}

// step is a part of the path as it can be kept.
func (x *Run) step(i int) step {
	p := x.path[i]
	if p.selection == nil {
		return step{index: p.index}
	}
	f := &p.selection.Fields[p.index]
	s := step{field: f}
	if f.arguments >= 0 && f.arguments < len(x.given) {
		s.args = x.given[f.arguments]
	}
	return s
}

// keep copies the path without its last step; fields of one object share the copy.
func (x *Run) keep() []step {
	if !x.fresh {
		n := len(x.path) - 1
		if cap(x.steps)-len(x.steps) < n {
			x.steps = make([]step, 0, max(n, min(max(4, 2*cap(x.steps)), roomFor)))
		}
		from := len(x.steps)
		for i := range n {
			x.steps = append(x.steps, x.step(i))
		}
		x.kept, x.fresh = x.steps[from:len(x.steps):len(x.steps)], true
	}
	return x.kept
}

// Batch makes the elements of a list known to gqlgen's batch resolvers, as graphql.WithBatchParents does; Restore forgets
// them again.
func (x *Run) Batch(object string, parents any, places map[int]int) {
	x.base = graphql.WithBatchParents(x.base, object, parents, places)
}

// Base is the context that those of fields come from; Restore sets it again after Batch.
func (x *Run) Base() context.Context { return x.base }

// Restore sets what Base gave.
func (x *Run) Restore(base context.Context) { x.base = base }
