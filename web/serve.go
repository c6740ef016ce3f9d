package web

import (
	"net/http"
	"strconv"
	"strings"
)

// ServeHTTP answers requests under Prefix. A file at its hashed address never changes and may be kept for ever; at its
// plain name ("/static/icons.svg", for addresses that must not change) it may be kept for an hour.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, Prefix)
	file, caching := f.byAddress[name], "public, max-age=31536000, immutable"
	if file == nil {
		file, caching = f.byName[name], "public, max-age=3600, stale-while-revalidate=86400"
	}
	if file == nil {
		http.NotFound(w, r)
		return
	}
	encoding, body, err := file.choose(r.Header.Get("Accept-Encoding"))
	if err != nil {
		http.Error(w, "the file cannot be read", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", file.contentType)
	h.Set("Cache-Control", caching)
	h.Set("Vary", "Accept-Encoding")
	etag := file.etag
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
		etag = strings.TrimSuffix(etag, `"`) + "-" + encoding + `"`
	}
	h.Set("ETag", etag)
	if matches(r.Header.Get("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // the client may have gone
	}
}

// matches says whether an If-None-Match header holds the entity tag (RFC 9110, 13.1.2).
func matches(header, etag string) bool {
	for _, part := range strings.Split(header, ",") {
		if t := strings.TrimPrefix(strings.TrimSpace(part), "W/"); t == etag || t == "*" {
			return true
		}
	}
	return false
}
