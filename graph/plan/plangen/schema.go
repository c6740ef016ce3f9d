package plangen

import (
	"go/types"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/vektah/gqlparser/v2/ast"
)

// schema is what the template writes: everything that a plan can reach from the query's root.
type schema struct {
	*codegen.Data
	Objects   []*object
	Abstracts []*codegen.Interface
	Values    []*value

	objects   map[string]*object
	abstracts map[string]bool
	values    map[string]bool
}

// object is an object type with its number in plan.Types.
type object struct {
	*codegen.Object
	Number int
	Fields []*field
}

// field is a field of an object. A foreign one is written by gqlgen's code.
type field struct {
	*codegen.Field
	Foreign bool
	Value   *value
}

func newSchema(data *codegen.Data) *schema {
	s := &schema{Data: data, objects: map[string]*object{}, abstracts: map[string]bool{}, values: map[string]bool{}}
	s.object(data.QueryRoot)
	return s
}

// object adds an object type with all that its fields need.
func (s *schema) object(o *codegen.Object) {
	if s.objects[o.Name] != nil {
		return
	}
	added := &object{Object: o, Number: len(s.Objects)}
	s.objects[o.Name] = added
	s.Objects = append(s.Objects, added)
	for _, f := range o.Fields {
		member := &field{Field: f, Foreign: s.foreign(f)}
		if !member.Foreign {
			member.Value = s.value(f.TypeReference)
		}
		added.Fields = append(added.Fields, member)
	}
}

// foreign says whether only gqlgen's own code can resolve the field.
func (s *schema) foreign(f *codegen.Field) bool {
	ref := f.TypeReference
	return f.HasDirectives() || f.IsBatch() || slices.ContainsFunc(f.Args, readByGqlgen) || f.IsMap() || f.Stream || f.VOkFunc || f.HasHaser || ref.IsRoot ||
		!f.IsResolver && !f.IsMethod() && !f.IsVariable() || s.batchAbstract(ref)
}

// batchAbstract says whether the type is a list of an interface or a union with members that are resolved in batches.
func (s *schema) batchAbstract(ref *config.TypeReference) bool {
	if ref.GQL.Elem == nil || !ref.Definition.IsAbstractType() {
		return false
	}
	for _, i := range s.Interfaces[ref.Definition.Name].Implementors {
		if i.Kind == ast.Object && batches(s.Data.Objects.ByName(i.Name)) {
			return true
		}
	}
	return false
}

// batches says whether an object has fields that are resolved for a whole list at once.
func batches(o *codegen.Object) bool {
	for _, f := range o.Fields {
		if f.IsBatch() {
			return true
		}
	}
	return false
}

// value adds the writer of a type.
func (s *schema) value(ref *config.TypeReference) *value {
	v := &value{TypeReference: ref, schema: s}
	if s.values[v.Name()] {
		return v
	}
	s.values[v.Name()] = true
	s.Values = append(s.Values, v)
	if elem := v.Elem(); elem != nil {
		s.value(elem.TypeReference)
		return v
	}
	if v.Leaf() {
		return v
	}
	switch ref.Definition.Kind {
	case ast.Object:
		s.object(s.Data.Objects.ByName(ref.Definition.Name))
	case ast.Interface, ast.Union:
		s.abstract(s.Interfaces[ref.Definition.Name])
	}
	return v
}

func (s *schema) abstract(i *codegen.Interface) {
	if s.abstracts[i.Name] {
		return
	}
	s.abstracts[i.Name] = true
	s.Abstracts = append(s.Abstracts, i)
	for _, member := range i.Implementors {
		if member.Kind == ast.Object {
			s.object(s.Data.Objects.ByName(member.Name))
		} else {
			s.abstract(s.Interfaces[member.Name])
		}
	}
}

// Number is an object type's number.
func (s *schema) Number(name string) int { return s.objects[name].Number }

// Resolved are the objects that have resolvers.
func (s *schema) Resolved() (out []*object) {
	for _, o := range s.Objects {
		if o.HasResolvers() {
			out = append(out, o)
		}
	}
	return out
}

// HasContext says whether the field's function takes a context.
func (f *field) HasContext() bool { return f.IsResolver || f.MethodHasContext }

// Plain says whether the field is a variable of the object.
func (f *field) Plain() bool { return f.IsVariable() && !f.IsResolver }

// Fails says whether the field's function gives an error.
func (f *field) Fails() bool { return f.IsResolver || f.IsMethod() && !f.NoErr }

// CanBeNothing says whether the field's Go type is an interface: then nil is no value at all.
func (f *field) CanBeNothing() bool { return types.IsInterface(f.TypeReference.GO) }

// Nullable says whether the schema lets the field be null.
func (f *field) Nullable() bool { return !f.TypeReference.GQL.NonNull }

// readByGqlgen says whether only gqlgen's own code can read an argument.
func readByGqlgen(a *codegen.FieldArgument) bool { return len(a.ImplDirectives()) > 0 }

// readsAlone says whether an argument's value is read by a function that does not look at the context: gqlgen's own for a
// scalar that can be null or not. Then nobody misses the argument's name there.
func readsAlone(ref *config.TypeReference) bool {
	return ref.Definition.IsLeafType() && !ref.IsSlice() && !ref.IsContext && (ref.IsMarshaler || ref.Unmarshaler != nil)
}

// Arguments is the name of the struct of the field's arguments, and of the method that reads them.
func (f *field) Arguments() string { return "args_" + f.Object.Name + "_" + f.Name }

// Call is what the field's function is called with.
func (f *field) Call() string {
	var with []string
	if f.HasContext() {
		with = append(with, "ctx")
	}
	if f.IsResolver && !f.Field.Object.Root {
		with = append(with, "obj")
	}
	for _, a := range f.Args {
		with = append(with, "a."+a.VarName)
	}
	return strings.Join(with, ", ")
}
