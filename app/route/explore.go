package route

import (
	"slices"

	"vinculum/graph/model"
)

// explores says whether a value can be one of a parameter of the page Explore. Where to begin may be words, too.
func explores(name, v string) bool {
	switch name {
	case "expand", "fold", "pathFrom", "pathTo", "selected":
		return model.ID(v).Valid(model.NodeKinds...)
	case "hide":
		return slices.Contains(model.NodeKinds, model.Kind(v)) || slices.Contains(model.LinkKinds, model.LinkKind(v))
	case "people":
		return v == "1"
	case "each":
		return v == "150" || v == "all"
	case "view":
		return v == "table"
	}
	return true
}
