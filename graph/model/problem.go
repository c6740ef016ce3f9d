package model

import (
	"errors"
	"fmt"
	"strings"
)

// ErrorCode is the small set of things that can be wrong; it is sent as `extensions.code`.
type ErrorCode string

// The codes of the API.
const (
	BadUserInput    ErrorCode = "BAD_USER_INPUT"  // the input breaks a rule; the error names the fields
	Unauthenticated ErrorCode = "UNAUTHENTICATED" // the token is missing, unknown, expired or revoked
	Forbidden       ErrorCode = "FORBIDDEN"       // known, but not allowed
	NotFound        ErrorCode = "NOT_FOUND"       // there is no such thing for this audience
	Conflict        ErrorCode = "CONFLICT"        // somebody else changed it first, or it exists already
	LimitExceeded   ErrorCode = "LIMIT_EXCEEDED"  // the request asks for more than one request may
	RateLimited     ErrorCode = "RATE_LIMITED"    // too many requests
	Unavailable     ErrorCode = "UNAVAILABLE"     // the database cannot be reached now; try again
	Internal        ErrorCode = "INTERNAL"        // our fault; the details are in the log only
)

// Error is an error that may be shown: a code, a safe message and, for input, the fields that are wrong. The cause is for the log only.
type Error struct {
	Code    ErrorCode
	Message string
	Fields  []FieldError
	Cause   error
}

// FieldError says what is wrong with one field; Field is a path such as "conditions[0].firstYear".
type FieldError struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// Error is the safe message followed by the fields; never the cause.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Message)
	for i, f := range e.Fields {
		sep := "; "
		if i == 0 {
			sep = ": "
		}
		fmt.Fprintf(&b, "%s%s %s", sep, f.Field, f.Message)
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an Error with a safe message.
func Errorf(code ErrorCode, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// CodeOf is the code of an error; INTERNAL for errors that are none of ours.
func CodeOf(err error) ErrorCode {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}

// FieldsOf is what an error says of each field; nothing for errors that are none of ours.
func FieldsOf(err error) []FieldError {
	var e *Error
	if errors.As(err, &e) {
		return e.Fields
	}
	return nil
}

// Check gathers what is wrong with the fields of a record or an input.
type Check struct{ Fields []FieldError }

// That notes a problem with the field unless ok.
func (c *Check) That(ok bool, field, format string, args ...any) {
	if !ok {
		c.Fields = append(c.Fields, FieldError{Field: field, Message: fmt.Sprintf(format, args...)})
	}
}

// Err is nil, or a BAD_USER_INPUT error about what (such as "alumnus:01…") with all the fields.
func (c *Check) Err(what string) error {
	if len(c.Fields) == 0 {
		return nil
	}
	return &Error{Code: BadUserInput, Message: what + " is not valid", Fields: c.Fields}
}
