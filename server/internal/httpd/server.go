// Package httpd is everything HTTP: every URL on one screen, middleware, GraphQL over HTTP, the app's pages and files.
// It unpacks requests and packs answers; what the answers say comes from the domain, by GraphQL for pages too.
package httpd

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"strings"
	"time"

	"vinculum/app/i18n"
	"vinculum/app/page"
	"vinculum/server/domain"
	"vinculum/web"
)

// Options are what a Server needs.
type Options struct {
	Domain *domain.Domain
	Log    *slog.Logger
	// URL is the public address, scheme and host only, for links that must be absolute.
	URL string
	// ByGqlgen leaves the execution of queries to gqlgen's own executor, which answers the same, slower.
	ByGqlgen bool
	// Ping says whether the database answers.
	Ping func(context.Context) error
}

// Server is the site.
type Server struct {
	domain   *domain.Domain
	log      *slog.Logger
	url      string
	ping     func(context.Context) error
	graph    *executable
	files    *web.Files
	cards    *cards
	explorer http.Handler
	handler  http.Handler
	worker   []byte            // the service worker's script
	shells   map[string]string // the page in which the app opens what was never visited, by language
}

// New makes the site.
func New(o Options) (*Server, error) {
	files, err := web.Load()
	if err != nil {
		return nil, err
	}
	graph, err := newExecutable(o.Domain, o.Log, o.ByGqlgen)
	if err != nil {
		return nil, err
	}
	cards, err := newCards(files.Content("icons.svg"))
	if err != nil {
		return nil, err
	}
	s := &Server{domain: o.Domain, log: o.Log, url: strings.TrimRight(o.URL, "/"), ping: o.Ping, graph: graph, files: files, cards: cards}
	site := http.NewServeMux()
	site.HandleFunc("GET /healthz", s.healthy)
	site.HandleFunc("GET /readyz", s.readiness)
	site.Handle("GET "+web.Prefix, files)
	site.HandleFunc("GET /favicon.ico", s.favicon)
	site.HandleFunc("GET /robots.txt", s.robots)
	site.HandleFunc("GET /sitemap.xml", s.siteMap)
	site.HandleFunc("GET /card/", s.card)
	for _, l := range i18n.Langs {
		site.HandleFunc("GET "+page.ChangesPath(l), s.changes(l))
	}
	if err := s.offline(); err != nil {
		return nil, err
	}
	travelling := &portableGraph{executable: graph}
	site.HandleFunc("GET /graph.json", travelling.serve)
	site.HandleFunc("GET "+portablePrefix, travelling.serve)
	site.HandleFunc("GET /sw.js", s.serveWorker)
	for _, l := range i18n.Langs {
		site.HandleFunc("GET /"+string(l)+"/shell", s.shellPage(l))
		site.HandleFunc("GET /"+string(l)+"/share", s.share(l))
	}
	site.HandleFunc("GET /{$}", s.chooseLanguage)
	site.HandleFunc("/", s.page)
	mux := http.NewServeMux()
	mux.HandleFunc("/graphql", s.graphQL)
	mux.Handle("/", guarded(site))
	s.explorer = guarded(http.HandlerFunc(s.explore))
	s.handler = logged(o.Log, mux)
	return s, nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// healthy says that the process is alive.
func (s *Server) healthy(w http.ResponseWriter, r *http.Request) {
	writeBody(w, r, http.StatusOK, "text/plain; charset=utf-8", []byte("alive\n"))
}

// readiness is 200 once questions can be answered. A database that is away does not change that: the catalogue answers
// from memory, and the text says that it may grow old.
func (s *Server) readiness(w http.ResponseWriter, r *http.Request) {
	status, text := http.StatusOK, "ready\n"
	if !s.domain.Ready() {
		status, text = http.StatusServiceUnavailable, "the catalogue is being loaded\n"
	} else {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		if s.ping(ctx) != nil {
			text = "ready, but the database is away: answers may grow old\n"
		}
	}
	w.Header().Set("Cache-Control", "no-store")
	writeBody(w, r, status, "text/plain; charset=utf-8", []byte(text))
}

// favicon leads browsers that ask for the icon by its old name to the icon.
func (s *Server) favicon(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, s.files.Address("icons/icon.svg"), http.StatusFound)
}

// robots lets search engines in, but not into what is made for programs or has no end.
func (s *Server) robots(w http.ResponseWriter, r *http.Request) {
	text := "User-agent: *\nDisallow: /graphql\nDisallow: /*/search\nDisallow: /*/saved\nDisallow: /*/explore?\nDisallow: /*/destinations?\nDisallow: /*/alumni\n"
	if origin := s.origin(r); origin != "" {
		text += "\nSitemap: " + origin + "/sitemap.xml\n"
	}
	writeBody(w, r, http.StatusOK, "text/plain; charset=utf-8", []byte(text))
}

// policy is the content security policy of every page: nothing from other hosts, no inline script and no inline style.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// guarded sets the headers that keep browsers from doing what we never want with the site. Answers of the API have no use
// for them, and are many; like all answers they must be taken as what they say they are (see writeBody).
func guarded(next http.Handler) http.Handler {
	always := http.Header{
		"Content-Security-Policy":    {policy},
		"X-Content-Type-Options":     {"nosniff"},
		"Referrer-Policy":            {"same-origin"},
		"Cross-Origin-Opener-Policy": {"same-origin"},
		"Permissions-Policy":         {"camera=(), geolocation=(), microphone=()"},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), always)
		next.ServeHTTP(w, r)
	})
}
