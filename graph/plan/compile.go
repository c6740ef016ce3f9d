package plan

import (
	"reflect"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// operation is what is remembered of an operation of a document: its plans, one for each combination of the variables that
// its @skip and @include name. Conditions are decided when a plan is made, because the order of an object's fields depends
// on them; so a run has none to look at.
type operation struct {
	conditions []string // names of variables
	foreign    atomic.Bool
	fields     atomic.Int64 // of all its plans
	mu         sync.Mutex
	plans      map[string]*plan
}

// combinations is how many plans of one operation are kept.
const combinations = 8

// inspect looks for conditions in an operation, and for what only gqlgen can execute.
func inspect(op *graphql.OperationContext) *operation {
	i := inspection{doc: op.Doc, seen: map[string]bool{}, operation: &operation{plans: map[string]*plan{}}}
	i.directives(op.Operation.Directives)
	i.selection(op.Operation.SelectionSet)
	return i.operation
}

type inspection struct {
	*operation
	doc  *ast.QueryDocument
	seen map[string]bool // fragments and variables
}

func (i *inspection) selection(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			i.directives(s.Directives)
			i.selection(s.SelectionSet)
		case *ast.InlineFragment:
			i.directives(s.Directives)
			i.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			i.directives(s.Directives)
			fragment := i.doc.Fragments.ForName(s.Name)
			if fragment == nil || i.seen[s.Name] {
				continue
			}
			i.seen[s.Name] = true
			i.directives(fragment.Directives)
			i.selection(fragment.SelectionSet)
		}
	}
}

func (i *inspection) directives(list ast.DirectiveList) {
	for _, d := range list {
		if d.Name != "skip" && d.Name != "include" {
			i.foreign.Store(true)
			continue
		}
		condition := d.Arguments.ForName("if")
		if condition == nil || condition.Value.Kind != ast.Variable || i.seen["$"+condition.Value.Raw] {
			continue
		}
		i.seen["$"+condition.Value.Raw] = true
		i.conditions = append(i.conditions, condition.Value.Raw)
	}
}

// plan is the plan for the request's variables; nil if there can be none.
func (o *operation) plan(s *Schema, op *graphql.OperationContext) *plan {
	key := ""
	if len(o.conditions) > 0 {
		var b strings.Builder
		for _, name := range o.conditions {
			switch op.Variables[name] {
			case true:
				b.WriteByte('1')
			case false:
				b.WriteByte('0')
			default:
				return nil
			}
		}
		key = b.String()
	}
	o.mu.Lock()
	p := o.plans[key]
	o.mu.Unlock()
	if p == nil {
		p = newPlan(s, o, op)
		o.keep(key, p)
	}
	return p
}

// keep remembers a plan, in the place of any other where there are many.
func (o *operation) keep(key string, p *plan) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for other := range o.plans {
		if len(o.plans) < combinations {
			break
		}
		delete(o.plans, other)
	}
	o.plans[key] = p
}

// plan is how an operation is executed.
type plan struct {
	schema    *Schema
	operation *operation
	root      *Selection
	size      atomic.Int64 // of the largest answer so far, in bytes

	mu         sync.Mutex
	document   *ast.QueryDocument
	conditions map[string]any // variables
	arguments  int            // fields with arguments so far
	selections map[string]*Selection
}

// Selection is what is asked of an object of one type.
type Selection struct {
	// Fields are to be written one after the other.
	Fields []Field
}

// Field is a field of a selection.
type Field struct {
	// Number is the field's place in its Object's fields; -1 is __typename.
	Number int
	// Key is what comes before the value: a comma where there is a field before, the quoted response key and a colon.
	Key []byte
	// Selection is what is asked of the field's object; nil where the field's type is no object type.
	Selection *Selection
	// Collected is the field as gqlgen's code takes it.
	Collected graphql.CollectedField

	object    *Object     // that it is of
	arguments int         // its place among the fields with arguments; -1: it takes none
	inputs    []input     // one for each argument that it takes
	plan      *plan       // for fields of an interface or a union:
	concrete  []selectRef // selections by object type, made when first met
}

type selectRef = atomic.Pointer[Selection]

// notCovered is thrown by the compiler for what only gqlgen can execute.
type notCovered struct{}

func newPlan(s *Schema, o *operation, op *graphql.OperationContext) (p *plan) {
	defer func() {
		if recover() != nil { // gqlgen fails the same way when it executes, and reports it
			o.foreign.Store(true)
			p = nil
		}
	}()
	conditions := make(map[string]any, len(o.conditions))
	for _, name := range o.conditions {
		conditions[name] = op.Variables[name]
	}
	p = &plan{schema: s, operation: o, document: op.Doc, conditions: conditions, selections: map[string]*Selection{}}
	p.root = p.compile(s.objects[s.Schema().Query.Name], op.Operation.SelectionSet)
	return p
}

// compile plans a selection on an object type. The same selection on the same type is planned once, so that fragments
// which are used many times do not multiply.
func (p *plan) compile(object int, set ast.SelectionSet) *Selection {
	key := signature(object, set)
	if made := p.selections[key]; made != nil {
		return made
	}
	o := &p.schema.types.Objects[object]
	c := collector{document: p.document, conditions: p.conditions, visited: map[string]bool{}}
	collected := c.collect(set, o.Implements)
	p.schema.planned(p.operation, len(collected))
	s := &Selection{Fields: make([]Field, len(collected))}
	keys := make(map[string]bool, len(collected))
	for i, c := range collected {
		if keys[c.Alias] {
			panic(notCovered{})
		}
		keys[c.Alias] = true
		p.field(&s.Fields[i], o, c)
		key := append(AppendString(nil, c.Alias), ':')
		if i > 0 {
			key = append([]byte{','}, key...)
		}
		s.Fields[i].Key = key
	}
	p.selections[key] = s
	return s
}

func (p *plan) field(f *Field, o *Object, c graphql.CollectedField) {
	f.Number, f.Collected, f.object, f.arguments = -1, c, o, -1
	if c.Name == "__typename" {
		return
	}
	for i := range o.Fields {
		if o.Fields[i].Name == c.Name {
			f.Number = i
		}
	}
	if f.Number < 0 {
		panic(notCovered{})
	}
	if len(c.Definition.Arguments) > 0 {
		f.arguments, f.inputs = p.arguments, inputs(c.Field)
		p.arguments++
	}
	child := p.schema.Schema().Types[c.Definition.Type.Name()]
	switch {
	case child.IsAbstractType():
		f.plan, f.concrete = p, make([]selectRef, len(p.schema.types.Objects))
	case child.Kind == ast.Object:
		if i, ok := p.schema.objects[child.Name]; ok { // others are written by gqlgen's code
			f.Selection = p.compile(i, c.Selections)
		}
	}
}

// signature tells selections on a type apart: by the type and the nodes of the document that are selected. Fragments are
// told by what they are, wherever they are spread.
func signature(object int, set ast.SelectionSet) string {
	var b strings.Builder
	write := func(n uintptr) {
		for i := range 8 {
			b.WriteByte(byte(n >> (8 * i)))
		}
	}
	write(uintptr(object))
	for _, s := range set {
		if spread, ok := s.(*ast.FragmentSpread); ok && len(spread.Directives) == 0 {
			write(reflect.ValueOf(spread.Definition).Pointer())
			continue
		}
		write(reflect.ValueOf(s).Pointer())
	}
	return b.String()
}

// For is what is asked of a field's value of this object type, for fields of an interface or a union.
func (f *Field) For(object int) *Selection {
	if s := f.concrete[object].Load(); s != nil {
		return s
	}
	f.plan.mu.Lock()
	defer f.plan.mu.Unlock()
	s := f.plan.compile(object, f.Collected.Selections)
	f.concrete[object].Store(s)
	return s
}
