package httpd

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"vinculum/app/i18n"
	"vinculum/app/page"
	"vinculum/app/route"
)

// offlineHeader tells the service worker whether it may keep a page for when there is no connection, and how: "keep", or
// "expire" where the page names people, who may withdraw what they show. A page without the header is not to be kept.
const offlineHeader = "Vinculum-Offline"

// alumnusID is how an answer names a person.
var alumnusID = []byte(`"alumnus:`)

// keeping says how the page of an answer may be kept, which must be an answer to the public.
func keeping(answer []byte) string {
	if bytes.Contains(answer, alumnusID) {
		return "expire"
	}
	return "keep"
}

// offline prepares the service worker and the pages in which the app opens what was never visited.
func (s *Server) offline() error {
	s.shells = map[string]string{}
	for _, l := range i18n.Langs {
		s.shells[string(l)] = page.ShellDocument(page.Shell{File: s.files.Address, Origin: s.url}, l)
	}
	var err error
	s.worker, err = s.files.Worker(s.shells)
	return err
}

// serveWorker is the service worker's script. It stands at the root, because a worker governs what lies below it, and
// browsers ask for it anew each time: that is how they learn of a new version.
func (s *Server) serveWorker(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
	writeBody(w, r, http.StatusOK, "text/javascript; charset=utf-8", s.worker)
}

// shellPage is the page in which the app opens what was never visited, without a connection.
func (s *Server) shellPage(l i18n.Lang) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("X-Robots-Tag", "noindex")
		writeBody(w, r, http.StatusOK, "text/html; charset=utf-8", []byte(s.shells[string(l)]))
	}
}

// share takes what other apps share with this one (Web Share Target): an address of the site leads to its page, anything
// else is searched for.
func (s *Server) share(l i18n.Lang) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, sharedPage(l, r.URL.Query(), []string{s.url, "http://" + r.Host, "https://" + r.Host}), http.StatusFound)
	}
}

// mostShared is how much of a shared text is searched for, in bytes.
const mostShared = 200

// sharedPage is where something shared leads. Apps put addresses into the text as often as into the url.
func sharedPage(l i18n.Lang, q url.Values, origins []string) string {
	for _, field := range []string{"url", "text", "title"} {
		for word := range strings.FieldsSeq(q.Get(field)) {
			if u, err := url.Parse(word); err == nil && isOurs(u, origins) {
				if to, ok := route.Parse(u.EscapedPath(), u.RawQuery); ok {
					return to.String()
				}
			}
		}
	}
	for _, field := range []string{"text", "title", "url"} {
		if text := strings.TrimSpace(q.Get(field)); text != "" {
			return route.At(l, route.Search).With("q", strings.ToValidUTF8(text[:min(len(text), mostShared)], "")).String()
		}
	}
	return route.At(l, route.Search).String()
}

// isOurs says whether an address is one of this site: of one of its origins, or a whole path without any.
func isOurs(u *url.URL, origins []string) bool {
	if u.Scheme == "" && u.Host == "" {
		return strings.HasPrefix(u.Path, "/")
	}
	return slices.Contains(origins, u.Scheme+"://"+u.Host)
}
