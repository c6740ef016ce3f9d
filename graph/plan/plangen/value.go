package plangen

import (
	"fmt"
	"go/types"

	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

// value is a Go type that is written as a GraphQL type.
type value struct {
	*config.TypeReference
	schema *schema
}

// Name is the name of its writer.
func (v *value) Name() string { return "write" + v.UniquenessKey() }

// Elem is the value within a list or a pointer; nil for others.
func (v *value) Elem() *value {
	if v.IsSlice() || v.IsPtrToSlice() || v.IsPtrToIntf() || v.IsPtrToPtr() && v.Unwritten() {
		return &value{TypeReference: v.TypeReference.Elem(), schema: v.schema}
	}
	return nil
}

// Unwritten says whether the type does not say itself how it is written.
func (v *value) Unwritten() bool { return v.Marshaler == nil && !v.IsMarshaler }

// Leaf says whether the value has no selection.
func (v *value) Leaf() bool { return !v.Unwritten() || v.Definition.IsLeafType() }

// ByAddress says whether the value is a struct of an object type, which writers take by its address.
func (v *value) ByAddress() bool {
	return v.Unwritten() && v.Definition.Kind == ast.Object && !v.IsSlice() && !v.IsNilable()
}

// Param is the type that the writer takes.
func (v *value) Param() string {
	if v.ByAddress() {
		return "*" + templates.CurrentImports.LookupType(v.GO)
	}
	return templates.CurrentImports.LookupType(v.GO)
}

// Ref is a variable as the writer takes it.
func (v *value) Ref(variable string) string {
	if v.ByAddress() {
		return "&" + variable
	}
	return variable
}

// Nullable says whether the schema lets the value be null.
func (v *value) Nullable() bool { return !v.GQL.NonNull }

// Batched is the name of the object type if elements of this list have fields that are resolved for the whole list.
func (v *value) Batched() string {
	if v.Definition.Kind == ast.Object && batches(v.schema.Data.Objects.ByName(v.Definition.Name)) {
		return v.Definition.Name
	}
	return ""
}

// own are the scalars of gqlgen that a Run writes itself.
var own = map[string]string{
	"MarshalString":       "x.String(%s)",
	"MarshalID":           "x.String(%s)",
	"MarshalBoolean":      "x.Boolean(%s)",
	"MarshalInt":          "x.Int(int64(%s))",
	"MarshalInt8":         "x.Int(int64(%s))",
	"MarshalInt16":        "x.Int(int64(%s))",
	"MarshalInt32":        "x.Int(int64(%s))",
	"MarshalInt64":        "x.Int(%s)",
	"MarshalFloat":        "x.Float(%s)",
	"MarshalFloatContext": "x.FiniteFloat(%s)",
}

const graphqlPackage = "github.com/99designs/gqlgen/graphql"

// Write is the Go code that writes a leaf v and returns whether it is not null.
func (v *value) Write() string {
	nullable := v.Nullable()
	if v.IsMarshaler {
		switch {
		case v.IsContext:
			return "return x.MarshalContext(v, true)"
		case v.appends():
			return "return x.Appended(v.AppendGQL(x.Bytes()), true)"
		}
		return "v.MarshalGQL(x)\nreturn true"
	}
	argument := v.argument()
	if v.Marshaler.Pkg().Path() == graphqlPackage && own[v.Marshaler.Name()] != "" {
		return fmt.Sprintf(own[v.Marshaler.Name()], argument) + "\nreturn true"
	}
	if f := v.appender(); f != nil {
		return fmt.Sprintf("return x.Appended(%s(x.Bytes(), %s), %v)", templates.Call(f), argument, nullable)
	}
	call := fmt.Sprintf("%s(%s)", templates.Call(v.Marshaler), argument)
	if v.IsContext {
		return fmt.Sprintf("return x.MarshalContext(%s, %v)", call, nullable)
	}
	return fmt.Sprintf("return x.Marshal(%s, %v)", call, nullable)
}

// argument is v as the marshaling function takes it.
func (v *value) argument() string {
	argument := "v"
	switch {
	case v.IsTargetNilable() && !v.IsNilable():
		argument = "&v"
	case !v.IsTargetNilable() && v.IsNilable():
		argument = "*v"
	}
	switch {
	case v.HasEnumValues():
		return fmt.Sprintf("%s[%s]", v.EnumMarshalVar(false), argument)
	case v.CastType != nil:
		return fmt.Sprintf("%s(%s)", templates.CurrentImports.LookupType(v.CastType), argument)
	}
	return argument
}

// appends says whether the type has a method AppendGQL([]byte) []byte beside its MarshalGQL.
func (v *value) appends() bool {
	method, path, _ := types.LookupFieldOrMethod(v.GO, true, nil, "AppendGQL")
	_, beside, _ := types.LookupFieldOrMethod(v.GO, true, nil, "MarshalGQL")
	f, ok := method.(*types.Func)
	return ok && len(path) == len(beside) && isAppender(f.Signature(), 1) // one promoted from a part would write the part
}

// appender is the function AppendX([]byte, T) []byte beside a scalar's MarshalX, where there is one.
func (v *value) appender() *types.Func {
	if v.IsContext {
		return nil
	}
	name := "Append" + v.Marshaler.Name()[len("Marshal"):]
	f, ok := v.Marshaler.Pkg().Scope().Lookup(name).(*types.Func)
	if !ok || !isAppender(f.Signature(), 2) || !types.Identical(f.Signature().Params().At(1).Type(), v.Marshaler.Signature().Params().At(0).Type()) {
		return nil
	}
	return f
}

func isAppender(s *types.Signature, params int) bool {
	bytes := types.NewSlice(types.Typ[types.Byte])
	return s.Params().Len() == params && types.Identical(s.Params().At(0).Type(), bytes) &&
		s.Results().Len() == 1 && types.Identical(s.Results().At(0).Type(), bytes)
}
