package httpd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"vinculum/graph/model"
)

// presenter is the one place where errors become GraphQL's: ours keep their code, message and fields; what the parser
// and the validator say of a query is the caller's own; everything else is logged and answered as INTERNAL.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var shown *gqlerror.Error
		if !errors.As(err, &shown) {
			shown = gqlerror.WrapPath(graphql.GetPath(ctx), err)
		}
		out := &gqlerror.Error{Message: suggestion.ReplaceAllString(shown.Message, ""), Path: shown.Path, Locations: shown.Locations, Extensions: map[string]any{}}
		var ours *model.Error
		switch {
		case errors.As(err, &ours):
			out.Message, out.Extensions["code"] = ours.Message, string(ours.Code)
			if len(ours.Fields) > 0 {
				out.Message, out.Extensions["fields"] = ours.Error(), ours.Fields
			} else if ours.Code == model.BadUserInput {
				out.Extensions["fields"] = []model.FieldError{{Field: fieldOf(shown), Message: ours.Message}}
			}
		case errors.Is(err, context.DeadlineExceeded):
			out.Message, out.Extensions["code"] = "the query took too long", string(model.LimitExceeded)
		case shown.Extensions["code"] == string(model.LimitExceeded) || isLimit(shown):
			out.Extensions["code"] = string(model.LimitExceeded)
		case shown.Extensions["code"] == notPersisted:
			out.Extensions["code"] = notPersisted
		case shown.Rule != "" || shown.Extensions["code"] != nil || errors.Unwrap(shown) == nil:
			out.Extensions["code"] = string(model.BadUserInput)
			out.Extensions["fields"] = []model.FieldError{{Field: fieldOf(shown), Message: out.Message}}
		default:
			log.ErrorContext(ctx, "a field failed", "path", shown.Path.String(), "error", err)
			out.Message, out.Extensions["code"] = "something went wrong on our side", string(model.Internal)
		}
		return out
	}
}

// notPersisted is the code for a hash that no query is known for: clients of automatic persisted queries then send the query.
const notPersisted = "PERSISTED_QUERY_NOT_FOUND"

// isLimit says whether the parser or the validator refused the query for its size.
func isLimit(e *gqlerror.Error) bool {
	return e.Rule == "MaxIntrospectionDepth" || strings.HasPrefix(e.Message, "exceeded token limit")
}

// suggestion is what the validator adds to help with misspelled names. It would tell names to those who only guess.
var suggestion = regexp.MustCompile(` Did you mean .*$`)

// fieldOf names what is wrong with a query: the path of the field or variable, or the query itself.
func fieldOf(e *gqlerror.Error) string {
	if len(e.Path) > 0 {
		return e.Path.String()
	}
	return "query"
}

// recovered turns a panic into an INTERNAL error; the details are for the log.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, p any) error {
		log.ErrorContext(ctx, "a resolver panicked", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
		return model.Errorf(model.Internal, "something went wrong on our side")
	}
}
