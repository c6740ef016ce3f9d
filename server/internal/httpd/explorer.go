package httpd

import (
	"fmt"
	"html"
	"net/http"
)

// explorerPolicy differs from the pages' in one thing: the editor sets styles of its own.
const explorerPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

// explorer is the page on which people try the API: GraphiQL, served by us alone.
func (s *Server) explore(w http.ResponseWriter, r *http.Request) {
	const document = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphQL explorer – Vinculum</title>
<link rel="icon" href="%s" type="image/svg+xml">
<link rel="stylesheet" href="%s">
</head>
<body class="explorer">
<main id="explorer">The explorer needs JavaScript. The API itself answers POST and GET at this address.</main>
<script src="%s"></script>
</body>
</html>
`
	url := func(name string) string { return html.EscapeString(s.files.Address(name)) }
	w.Header().Set("Content-Security-Policy", explorerPolicy)
	w.Header().Set("Cache-Control", "no-cache")
	body := fmt.Sprintf(document, url("icons/icon.svg"), url("explorer/explorer.css"), url("explorer/explorer.js"))
	writeBody(w, r, http.StatusOK, "text/html; charset=utf-8", []byte(body))
}
