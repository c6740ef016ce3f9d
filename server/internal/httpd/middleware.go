package httpd

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"
)

// line gathers what the log says of a request. Paths, queries and addresses of people stay out of it: only the route's
// pattern, the operation's name and what happened.
type line struct{ operation, page, kind string }

// noted is the request's line in the log, to be filled.
func noted(w http.ResponseWriter) *line {
	if rec, ok := w.(*recorder); ok {
		return &rec.line
	}
	return &line{}
}

// attrs are the parts of the line that are known.
func (l *line) attrs(attrs []slog.Attr) []slog.Attr {
	for _, a := range [...]slog.Attr{slog.String("operation", l.operation), slog.String("page", l.page), slog.String("kind", l.kind)} {
		if a.Value.String() != "" {
			attrs = append(attrs, a)
		}
	}
	return attrs
}

// probes are the routes that machines ask all day.
var probes = map[string]bool{"GET /healthz": true, "GET /readyz": true}

// logged writes one line a request, and answers a panic with 500.
func logged(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := strconv.FormatUint(rand.Uint64(), 36)
		w.Header()["X-Request-Id"] = []string{id}
		rec := &recorder{ResponseWriter: w}
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				log.Error("a request panicked", "id", id, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
				if rec.status == 0 {
					http.Error(rec, "something went wrong on our side", http.StatusInternalServerError)
				}
			}
			level := slog.LevelInfo
			switch {
			case probes[r.Pattern]:
				level = slog.LevelDebug
			case rec.status >= 500:
				level = slog.LevelWarn
			}
			if !log.Enabled(r.Context(), level) {
				return
			}
			log.LogAttrs(r.Context(), level, "request", rec.line.attrs([]slog.Attr{slog.String("id", id), slog.String("method", r.Method),
				slog.String("route", r.Pattern), slog.Int("status", rec.status),
				slog.Float64("ms", float64(time.Since(start).Microseconds())/1000), slog.Int("bytes", rec.bytes)})...)
		}()
		next.ServeHTTP(rec, r)
	})
}

// recorder remembers the status and the size of an answer, and what its request was about.
type recorder struct {
	http.ResponseWriter
	status, bytes int
	line          line
}

// WriteHeader notes the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
