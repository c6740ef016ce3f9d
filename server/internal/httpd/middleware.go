package httpd

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/andybalholm/brotli"
)

// line gathers what the log says of a request. Paths, queries and addresses of people stay out of it: only the route's
// pattern, the operation's name and what happened.
type line struct{ attrs []any }

type lineKey struct{}

// note adds something to the request's line in the log.
func note(r *http.Request, key, value string) {
	if l, ok := r.Context().Value(lineKey{}).(*line); ok && value != "" {
		l.attrs = append(l.attrs, key, value)
	}
}

// probes are the routes that machines ask all day.
var probes = map[string]bool{"GET /healthz": true, "GET /readyz": true}

// logged writes one line a request, and answers a panic with 500.
func logged(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := rand.Text()[:12]
		l := &line{}
		r = r.WithContext(context.WithValue(r.Context(), lineKey{}, l))
		w.Header().Set("X-Request-Id", id)
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
			attrs := append([]any{"id", id, "method", r.Method, "route", r.Pattern, "status", rec.status,
				"ms", float64(time.Since(start).Microseconds()) / 1000, "bytes", rec.bytes}, l.attrs...)
			log.Log(r.Context(), level, "request", attrs...)
		}()
		next.ServeHTTP(rec, r)
	})
}

// recorder remembers the status and the size of an answer.
type recorder struct {
	http.ResponseWriter
	status, bytes int
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

// compressFrom is the size in bytes from which an answer is worth compressing.
const compressFrom = 1400

// writeBody sends a whole answer, compressed as the client accepts it.
func writeBody(w http.ResponseWriter, r *http.Request, status int, contentType string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Add("Vary", "Accept-Encoding")
	if len(body) < compressFrom {
		h.Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			w.Write(body)
		}
		return
	}
	out := brotli.HTTPCompressor(w, r) // sets Content-Encoding
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		out.Write(body)
		out.Close()
	}
}
