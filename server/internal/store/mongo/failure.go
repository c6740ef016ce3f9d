package mongo

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"go.mongodb.org/mongo-driver/v2/mongo"

	"vinculum/graph/model"
)

// The server's error codes that matter here (github.com/mongodb/mongo, error_codes.yml).
const duplicateKey = 11000

// away are codes of a server that cannot answer now: it shuts down, is no primary (any more), lost its peers, or ran out
// of time.
var away = []int{6, 7, 50, 64, 89, 91, 133, 189, 202, 262, 317, 358, 384, 9001, 10058, 10107, 11600, 11602, 13388, 13435, 13436}

// refused are codes of a sign-in or a right that is missing.
var refused = []int{11, 13, 18, 8000}

// deadlock are codes of a write that was taken back because another one stood in its way: WriteConflict, and what DocumentDB
// makes of PostgreSQL's deadlock_detected, which several inserts of one unique value at a time bring about.
var deadlock = []int{112, 16908292}

func isDeadlock(err error) bool {
	var theirs mongo.ServerError
	return errors.As(err, &theirs) && slices.ContainsFunc(deadlock, theirs.HasErrorCode)
}

// busy says that a write was taken back again and again.
func busy() error {
	return model.Errorf(model.Unavailable, "the database is too busy with writes of the same record")
}

// failure gives an error of the driver one of our codes. The server's own words may hold a document's content, so only
// its codes go into the cause. An error that is not the server's comes from the connection.
func failure(ctx context.Context, err error) error {
	var ours *model.Error
	var theirs mongo.ServerError
	switch {
	case err == nil || errors.As(err, &ours):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case !errors.As(err, &theirs):
		return &model.Error{Code: model.Unavailable, Message: "the database cannot be reached", Cause: err}
	}
	codes := theirs.ErrorCodes()
	is := func(list []int) bool {
		return slices.ContainsFunc(codes, func(c int) bool { return slices.Contains(list, c) })
	}
	cause := fmt.Errorf("MongoDB error codes %v, timeout %t, network %t", codes, mongo.IsTimeout(err), mongo.IsNetworkError(err))
	switch {
	case is(refused):
		return &model.Error{Code: model.Unavailable, Message: "the database refuses us: the account in the MongoDB URI is wrong, missing or without rights", Cause: cause}
	case is(away) || mongo.IsNetworkError(err) || mongo.IsTimeout(err) || theirs.HasErrorLabel("RetryableWriteError"):
		return &model.Error{Code: model.Unavailable, Message: "the database cannot be reached", Cause: cause}
	}
	return &model.Error{Code: model.Internal, Message: "the database failed", Cause: cause}
}
