package sample

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Values gives arguments that the sample world knows, three times out of four, for the option of that name.
func Values(r *rand.Rand, typeName, argumentName string) (any, bool) {
	if r.IntN(4) == 0 {
		return nil, false
	}
	switch typeName + " " + argumentName {
	case "ID id", "ID ids":
		ids := []string{"person:%d", "person:%d", "gadget:%d", "robot:%d", "team:red", "team:green", "team:blue", "team:none"}
		id := ids[r.IntN(len(ids))]
		if id[len(id)-1] == 'd' && id[len(id)-2] == '%' {
			id = fmt.Sprintf(id, r.IntN(5))
		}
		return id, true
	case "Int first", "Int size", "Int count", "Int width":
		return r.IntN(5), true
	case "Int at":
		return r.IntN(11), true
	case "String after":
		return fmt.Sprintf("c%03d", r.IntN(30)), true
	}
	return nil, false
}

// Presenter is an error presenter that drops one error of the sample, as a presenter may.
func Presenter(ctx context.Context, err error) *gqlerror.Error {
	if errors.Is(err, errSilent) {
		return nil
	}
	return graphql.DefaultErrorPresenter(ctx, err)
}
