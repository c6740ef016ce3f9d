package api

import (
	"encoding/json"

	"vinculum/graph/model"
)

// Response is an answer of the API.
type Response struct {
	Data   json.RawMessage `json:"data"`
	Errors []ResponseError `json:"errors"`
}

// ResponseError is one error of an answer.
type ResponseError struct {
	Message    string `json:"message"`
	Extensions struct {
		Code   model.ErrorCode    `json:"code"`
		Fields []model.FieldError `json:"fields"`
	} `json:"extensions"`
}

// Decode reads an answer's data into v. Any error of the answer is returned as a *model.Error with its code: pages ask
// only for what they need, so half an answer is none.
func Decode(response []byte, v any) error {
	var r Response
	if err := json.Unmarshal(response, &r); err != nil {
		return &model.Error{Code: model.Internal, Message: "the answer could not be read", Cause: err}
	}
	if len(r.Errors) > 0 {
		code := r.Errors[0].Extensions.Code
		if code == "" {
			code = model.Internal
		}
		return &model.Error{Code: code, Message: r.Errors[0].Message, Fields: r.Errors[0].Extensions.Fields}
	}
	if len(r.Data) == 0 {
		return model.Errorf(model.Internal, "the answer is empty")
	}
	if err := json.Unmarshal(r.Data, v); err != nil {
		return &model.Error{Code: model.Internal, Message: "the answer could not be read", Cause: err}
	}
	return nil
}

// Encode writes the body of a request.
func Encode(query string, variables map[string]any) ([]byte, error) {
	return json.Marshal(map[string]any{"query": query, "variables": variables})
}
