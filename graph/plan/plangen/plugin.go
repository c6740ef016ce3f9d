// Package plangen is gqlgen's plugin for package plan: it generates, beside gqlgen's code and from the same model of it, the
// typed code by which plans write answers. Only gqlgen's code generation may come in.
package plangen

import (
	_ "embed"
	"errors"
	"path/filepath"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"
)

//go:embed plan.gotpl
var template string

// Plugin writes plan.generated.go into the package of gqlgen's generated code: NewPlannedSchema stands beside
// NewExecutableSchema there. Add it with api.AddPlugin.
type Plugin struct{}

// Name is the plugin's name.
func (Plugin) Name() string { return "plan" }

// GenerateCode writes the file.
func (Plugin) GenerateCode(data *codegen.Data) error {
	if data.Config.UseFunctionSyntaxForExecutionContext {
		return errors.New("plan: use_function_syntax_for_execution_context is not supported")
	}
	return templates.Render(templates.Options{
		PackageName:     data.Config.Exec.Package,
		Filename:        filepath.Join(data.Config.Exec.Dir(), "plan.generated.go"),
		Template:        template,
		Funcs:           map[string]any{"readsAlone": readsAlone},
		Data:            newSchema(data),
		GeneratedHeader: true,
		Packages:        data.Config.Packages,
		PruneOptions:    data.Config.GetPruneOptions(),
	})
}
