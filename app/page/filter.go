package page

import (
	"strconv"

	"vinculum/app/route"
)

// decade is how many years of graduation a value of the facet "decades" covers.
const decade = 10

// yesOrNo are the facets of which one value is asked for.
var yesOrNo = map[string]bool{"mentor": true, "withAgreement": true}

// filterOf turns what a list's route chooses into the API's filter: lists of values for most facets, numbers, booleans
// and years for some. A value that cannot be one is left out. Variables are what JSON knows: the server hands them over as they are.
func filterOf(r route.Route) map[string]any {
	filter := map[string]any{}
	if q := r.Get("q"); q != "" {
		filter["text"] = q
	}
	for _, name := range r.Filters() {
		values := r.Query[name]
		if yesOrNo[name] {
			filter[name] = values[0] == "true"
			continue
		}
		switch name {
		case "levels":
			filter[name] = numbers(values)
		case "decades":
			if years := numbers(values[:1]); len(years) == 1 {
				from := years[0].(int)
				filter["graduatedFrom"], filter["graduatedTo"] = from, from+decade-1
			}
		default:
			filter[name] = anyOf(values)
		}
	}
	return filter
}

func numbers(values []string) []any {
	out := []any{}
	for _, v := range values {
		if n, err := strconv.Atoi(v); err == nil && n > 0 && n < 10000 {
			out = append(out, n)
		}
	}
	return out
}

func anyOf(values []string) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}
