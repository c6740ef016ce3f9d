package api

import (
	"testing"

	"vinculum/graph/model"
)

func TestDecode(t *testing.T) {
	type data struct {
		Node *Ref `json:"node"`
	}
	for name, c := range map[string]struct {
		response string
		code     model.ErrorCode // of the error; "" for none
		id       model.ID
	}{
		"data":           {`{"data":{"node":{"id":"network:rise","kind":"NETWORK","name":{"en":"RISE","nl":"RISE"}}}}`, "", "network:rise"},
		"null":           {`{"data":{"node":null}}`, "", ""},
		"error":          {`{"data":{"node":null},"errors":[{"message":"slow down","extensions":{"code":"RATE_LIMITED"}}]}`, model.RateLimited, ""},
		"error, no code": {`{"errors":[{"message":"x"}]}`, model.Internal, ""},
		"no JSON":        {`<html>`, model.Internal, ""},
		"nothing":        {`{}`, model.Internal, ""},
		"other shape":    {`{"data":[1]}`, model.Internal, ""},
	} {
		var d data
		err := Decode([]byte(c.response), &d)
		if c.code == "" && err != nil || c.code != "" && (err == nil || model.CodeOf(err) != c.code) {
			t.Errorf("%s: error %v, want code %q", name, err, c.code)
		}
		if c.id != "" && (d.Node == nil || d.Node.ID != c.id || d.Node.Kind.Model() != model.KindNetwork) {
			t.Errorf("%s: read %+v", name, d.Node)
		}
	}
}
