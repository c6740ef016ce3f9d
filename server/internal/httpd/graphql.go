package httpd

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"vinculum/graph/model"
	"vinculum/graph/plan"
)

// The media types of GraphQL over HTTP.
const (
	typeResponse = "application/graphql-response+json"
	typeJSON     = "application/json"
)

// Headers of every answer of the API, and its media types in UTF-8.
var (
	varyAPI = []string{"Accept, Authorization, Accept-Encoding"}
	noStore = []string{"no-store"}

	contentTypes = map[string]string{typeJSON: typeJSON + "; charset=utf-8", typeResponse: typeResponse + "; charset=utf-8"}
)

// graphQL serves GraphQL over HTTP (specification draft of the GraphQL foundation): POST for every operation, GET for
// queries. A browser that asks for a page gets the explorer.
func (s *Server) graphQL(w http.ResponseWriter, r *http.Request) {
	w.Header()["Vary"] = varyAPI
	media, ok := answerType(r.Header.Get("Accept"))
	switch {
	case r.Method == http.MethodGet && wantsPage(r):
		s.explorer.ServeHTTP(w, r)
		return
	case !ok:
		writeProblem(w, r, http.StatusNotAcceptable, typeJSON, model.Errorf(model.BadUserInput, "accept %s or %s", typeResponse, typeJSON))
		return
	case r.Method != http.MethodGet && r.Method != http.MethodPost && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, POST")
		writeProblem(w, r, http.StatusMethodNotAllowed, media, model.Errorf(model.BadUserInput, "use GET or POST"))
		return
	}
	if !s.domain.Ready() {
		writeProblem(w, r, http.StatusServiceUnavailable, media, model.Errorf(model.Unavailable, "the catalogue is being loaded; try again in a moment"))
		return
	}
	audience, err := s.domain.Audience(r.Context(), r.Header.Values("Authorization"))
	if err != nil {
		w.Header().Set("WWW-Authenticate", `Bearer realm="vinculum"`)
		writeProblem(w, r, statusOf(err), media, err)
		return
	}
	params, status, err := readParams(w, r)
	if err != nil {
		writeProblem(w, r, status, media, err)
		return
	}
	s.answer(w, r, media, audience, params)
}

// maxName is how much of an operation's name is logged, in bytes: it is the caller's own text.
const maxName = 64

func (s *Server) answer(w http.ResponseWriter, r *http.Request, media string, audience model.Audience, params *graphql.RawParams) {
	byGet := r.Method != http.MethodPost
	body := borrow()
	defer giveBack(body)
	done := s.graph.run(r.Context(), audience, params, byGet, body)
	noted(w).operation = done.name[:min(len(done.name), maxName)]
	if done.response == nil {
		w.Header().Set("Allow", "POST")
		writeProblem(w, r, http.StatusMethodNotAllowed, media, model.Errorf(model.BadUserInput, "by GET only queries can be asked; use POST for a %s", done.kind))
		return
	}
	status := http.StatusOK
	if !done.executed && media == typeResponse {
		status = http.StatusBadRequest
	}
	w.Header()["Cache-Control"] = noStore
	if err := finish(body, done.response, done.executed); err != nil {
		s.log.ErrorContext(r.Context(), "an answer could not be encoded", "error", err)
		writeProblem(w, r, http.StatusInternalServerError, media, model.Errorf(model.Internal, "something went wrong on our side"))
		return
	}
	writeBody(w, r, status, contentTypes[media], body.Bytes)
}

// answerType chooses the media type of the answer by the Accept header; ok is false if we have none that fits. Without
// a header, and for */*, it is application/json.
func answerType(accept string) (media string, ok bool) {
	switch strings.TrimSpace(accept) {
	case "", typeJSON, "*/*":
		return typeJSON, true
	}
	for part := range strings.SplitSeq(accept, ",") {
		t, params, err := mime.ParseMediaType(part)
		if err != nil || params["q"] == "0" || (params["charset"] != "" && !strings.EqualFold(params["charset"], "utf-8")) {
			continue
		}
		switch t {
		case typeResponse:
			return typeResponse, true
		case typeJSON, "*/*", "application/*":
			return typeJSON, true
		}
	}
	return "", false
}

// wantsPage says whether the request is a browser's that has no query to ask.
func wantsPage(r *http.Request) bool {
	q := r.URL.Query()
	return strings.Contains(r.Header.Get("Accept"), "text/html") && !q.Has("query") && !q.Has("documentId") && !q.Has("extensions")
}

// readParams reads the parameters of a request; the error is for the client, and does not repeat what was sent.
func readParams(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, int, error) {
	start := graphql.Now()
	params := &graphql.RawParams{}
	var err error
	status := http.StatusBadRequest
	if r.Method == http.MethodPost {
		status, err = readPost(w, r, params)
	} else {
		err = readGet(r.URL.Query(), params)
	}
	if err != nil {
		return nil, status, err
	}
	if strings.TrimSpace(params.Query) == "" && params.Extensions["persistedQuery"] == nil {
		return nil, http.StatusBadRequest, badParam("query", "is missing")
	}
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return params, 0, nil
}

func readGet(q url.Values, params *graphql.RawParams) error {
	params.Query, params.OperationName = q.Get("query"), q.Get("operationName")
	if len(params.Query) > maxBody {
		return badParam("query", "is longer than %d bytes", maxBody)
	}
	for name, target := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := q.Get(name); text != "" && decodeObject([]byte(text), target) != nil {
			return badParam(name, "is not a JSON object")
		}
	}
	return usePersisted(params, q.Get("documentId"))
}

// usePersisted makes a document's id (GraphQL over HTTP, persisted documents) the hash of a persisted query.
func usePersisted(params *graphql.RawParams, id string) error {
	if id == "" {
		return nil
	}
	hash, ok := persistedID(id)
	if !ok || params.Query != "" {
		return badParam("documentId", "reads sha256: and 64 hexadecimal digits, and stands in the place of query")
	}
	if params.Extensions == nil {
		params.Extensions = map[string]any{}
	}
	params.Extensions["persistedQuery"] = map[string]any{"version": 1, "sha256Hash": hash}
	return nil
}

func readPost(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) (int, error) {
	if !isJSON(r.Header.Get("Content-Type")) {
		return http.StatusUnsupportedMediaType, badParam("Content-Type", "must be application/json in UTF-8")
	}
	text := borrow()
	defer giveBack(text)
	if err := readBody(text, w, r); err != nil {
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			return http.StatusRequestEntityTooLarge, model.Errorf(model.LimitExceeded, "the request is larger than %d bytes", maxBody)
		}
		return http.StatusBadRequest, badParam("body", "could not be read")
	}
	return http.StatusBadRequest, decodePost(text.Bytes, params)
}

// isJSON says whether a body is JSON in UTF-8.
func isJSON(contentType string) bool {
	if contentType == typeJSON {
		return true
	}
	media, options, err := mime.ParseMediaType(contentType)
	return err == nil && media == typeJSON && (options["charset"] == "" || strings.EqualFold(options["charset"], "utf-8"))
}

// readBody reads the whole body into the buffer. It is read at once where its length is known.
func readBody(b *plan.Buffer, w http.ResponseWriter, r *http.Request) error {
	if n := int(r.ContentLength); n >= 0 && n <= maxBody {
		b.Bytes = slices.Grow(b.Bytes[:0], n)[:n]
		_, err := io.ReadFull(r.Body, b.Bytes)
		return err
	}
	read := bytes.NewBuffer(b.Bytes[:0])
	_, err := read.ReadFrom(http.MaxBytesReader(w, r.Body, maxBody))
	b.Bytes = read.Bytes()
	return err
}

func badParam(field, format string, args ...any) error {
	var c model.Check
	c.That(false, field, format, args...)
	return &model.Error{Code: model.BadUserInput, Message: "the request is not valid", Fields: c.Fields}
}

// writeProblem answers a request that never became an operation, in GraphQL's form.
func writeProblem(w http.ResponseWriter, r *http.Request, status int, media string, err error) {
	shown := &gqlerror.Error{Message: err.Error(), Extensions: map[string]any{"code": string(model.CodeOf(err))}}
	var ours *model.Error
	if errors.As(err, &ours) && len(ours.Fields) > 0 {
		shown.Extensions["fields"] = ours.Fields
	}
	body := borrow()
	defer giveBack(body)
	if encodeErrors(body, gqlerror.List{shown}) != nil {
		status = http.StatusInternalServerError
	}
	writeBody(w, r, status, contentTypes[media], body.Bytes)
}

// statusOf is the HTTP status of an error of ours.
func statusOf(err error) int {
	switch model.CodeOf(err) {
	case model.BadUserInput:
		return http.StatusBadRequest
	case model.Unauthenticated:
		return http.StatusUnauthorized
	case model.Forbidden:
		return http.StatusForbidden
	case model.NotFound:
		return http.StatusNotFound
	case model.Conflict:
		return http.StatusConflict
	case model.LimitExceeded, model.RateLimited:
		return http.StatusTooManyRequests
	case model.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}
