package httpd

import (
	"net/http"

	"golang.org/x/text/language"

	"vinculum/app/page"
	"vinculum/app/route"
	"vinculum/graph/model"
	"vinculum/server/internal/schemaorg"
)

// languages are those of the app, the fall-back first.
var languages = language.NewMatcher([]language.Tag{language.English, language.Dutch})

// chooseLanguage leads from / to the home page in the reader's language.
func (s *Server) chooseLanguage(w http.ResponseWriter, r *http.Request) {
	_, i := language.MatchStrings(languages, r.Header.Get("Accept-Language"))
	w.Header().Add("Vary", "Accept-Language")
	w.Header().Set("Cache-Control", "no-cache")
	http.Redirect(w, r, "/"+[]string{"en", "nl"}[i], http.StatusFound)
}

// page draws a page of the app with the API's answer in it, as the public sees it. A path that is no page gets the
// app's own page for that, with status 404.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "pages can only be read", http.StatusMethodNotAllowed)
		return
	}
	shell := page.Shell{File: s.files.Address, Origin: s.url, Data: s.data}
	request, ok := page.Match(r.URL.EscapedPath(), r.URL.RawQuery)
	if !ok {
		s.html(w, r, page.NotFound(r.URL.Path), shell, nil)
		return
	}
	l := noted(w)
	l.page, l.kind = string(request.Route.Page), string(request.Route.Kind)
	if !s.domain.Ready() {
		w.Header().Set("Retry-After", "2")
		s.html(w, r, request.Failed(model.Errorf(model.Unavailable, "the catalogue is being loaded")), shell, nil)
		return
	}
	answer := borrow()
	defer giveBack(answer)
	if request.Query == "" {
		answer.Bytes = nil
	} else if err := s.graph.page(r.Context(), request.Query, request.Variables, answer); err != nil {
		s.log.ErrorContext(r.Context(), "a page's answer could not be encoded", "error", err)
		answer.Bytes = nil
	}
	view := request.View(answer.Bytes)
	if to, ok := view.Instead(); ok {
		w.Header().Set("Cache-Control", "no-cache")
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	}
	s.html(w, r, view, shell, answer.Bytes)
}

// data is what machines read of a page.
func (s *Server) data(r route.Route, title string) []byte {
	return schemaorg.Page(s.domain.Reader(model.AudiencePublic), r, title, s.url)
}

func (s *Server) html(w http.ResponseWriter, r *http.Request, v page.View, shell page.Shell, answer []byte) {
	status, document := v.Document(shell, answer)
	w.Header().Set("Cache-Control", "no-cache")
	if status == http.StatusOK {
		w.Header().Set(offlineHeader, keeping(answer))
	}
	writeBody(w, r, status, "text/html; charset=utf-8", []byte(document))
}
