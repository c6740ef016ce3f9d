package httpd

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"vinculum/graph/model"
	"vinculum/server/domain"
)

// host is the form of a Host header that may stand in an address: a name or an address, and a port.
var host = regexp.MustCompile(`^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?$`)

// origin is the scheme and host under which the site is reached: as configured, else as the request says it in a form that
// cannot be anything but a host. Whoever sends another Host reads addresses there; nobody else does, as no answer is kept
// for another host. "" where the request names none.
func (s *Server) origin(r *http.Request) string {
	switch {
	case s.url != "":
		return s.url
	case !host.MatchString(r.Host):
		return ""
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// publish gives what may be told of everybody's data, with the origin for its addresses. It answers itself, and says no,
// while there is nothing to tell yet or where the request's host is none.
func (s *Server) publish(w http.ResponseWriter, r *http.Request) (p *domain.Published, origin string, ok bool) {
	if !s.domain.Ready() {
		w.Header().Set("Retry-After", "2")
		http.Error(w, "the catalogue is being loaded", http.StatusServiceUnavailable)
		return nil, "", false
	}
	if origin = s.origin(r); origin == "" {
		http.Error(w, "the request names no host", http.StatusBadRequest)
		return nil, "", false
	}
	return s.domain.Published(), origin, true
}

// isPublic says whether a kind of node may be told of outside the site's pages: people may not.
func isPublic(k model.Kind) bool { return k.IsNode() && k != model.KindAlumnus }

// kept is for how long caches may answer for us, in seconds: what is made from the data may be an hour old.
const kept = "public, max-age=3600"

// writeTagged sends a whole answer with a tag of its content, or 304 to whom has it already.
func writeTagged(w http.ResponseWriter, r *http.Request, contentType string, body []byte) {
	sum := sha256.Sum256(body)
	if !unchanged(w, r, hex.EncodeToString(sum[:8])) {
		writeBody(w, r, http.StatusOK, contentType, body)
	}
}

// unchanged tags the answer, and says whether the client has it already; then it was told so. The tag is weak (RFC 9110,
// 8.8.1): it stands for all codings.
func unchanged(w http.ResponseWriter, r *http.Request, tag string) bool {
	etag := `W/"` + tag + `"`
	w.Header().Set("Cache-Control", kept)
	w.Header().Set("ETag", etag)
	known := slices.ContainsFunc(strings.Split(r.Header.Get("If-None-Match"), ","), func(s string) bool {
		s = strings.TrimSpace(s)
		return s == "*" || strings.TrimPrefix(s, "W/") == strings.TrimPrefix(etag, "W/")
	})
	if known {
		w.Header()["Vary"] = varyEncoding
		w.WriteHeader(http.StatusNotModified)
	}
	return known
}
