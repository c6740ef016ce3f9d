package page

import (
	"encoding/json"
	"html"
	"strings"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
)

// Shell is what the server knows and pages need: where its files are, and under which address it is reached.
type Shell struct {
	// File gives the URL of a file of package web by its name, such as "app.css"; "" for a file that was not built.
	File func(name string) string
	// Origin is scheme and host, such as "https://vinculum.example", for the addresses that must be absolute; may be empty.
	Origin string
	// Data gives what machines read of a page that is there, by its title (JSON-LD), escaped for a script element; nil or empty for nothing.
	Data func(r route.Route, title string) []byte
}

// Document writes the whole HTML page with the API's answer in it, and gives its HTTP status.
func (v View) Document(s Shell, response []byte) (status int, document string) {
	content := *v.content()
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"" + string(v.Route.Lang) + "\">\n<head>\n")
	v.head(&b, s, content)
	b.WriteString("</head>\n<body>\n")
	b.WriteString(ui.Markup(ui.Shell(v.Route, false, v.body())))
	b.WriteString("\n<script type=\"application/json\" id=\"" + embeddedID + "\">")
	b.Write(embed(v.Route, content.Status, response))
	b.WriteString("</script>\n</body>\n</html>\n")
	return content.Status, b.String()
}

func (v View) head(b *strings.Builder, s Shell, c Content) {
	line := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
		b.WriteByte('\n')
	}
	e := html.EscapeString
	line(`<meta charset="utf-8">`)
	line(`<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">`)
	line(`<title>`, e(fullTitle(c)), `</title>`)
	if c.Description != "" {
		line(`<meta name="description" content="`, e(described(c)), `">`)
	}
	if c.Status != 200 {
		line(`<meta name="robots" content="noindex">`)
	} else {
		v.alternates(line, s.Origin)
	}
	line(`<meta name="theme-color" content="#f7f8fb" media="(prefers-color-scheme: light)">`)
	line(`<meta name="theme-color" content="#10141d" media="(prefers-color-scheme: dark)">`)
	line(`<meta name="color-scheme" content="light dark">`)
	line(`<meta name="apple-mobile-web-app-title" content="Vinculum">`)
	line(`<meta name="mobile-web-app-capable" content="yes">`)
	line(`<meta name="apple-mobile-web-app-status-bar-style" content="default">`)
	line(`<link rel="preload" href="`, e(s.File("fonts/source-sans-3-latin.woff2")), `" as="font" type="font/woff2" crossorigin>`)
	line(`<link rel="stylesheet" href="`, e(s.File("app.css")), `">`)
	line(`<link rel="icon" href="`, e(s.File("icons/icon.svg")), `" type="image/svg+xml">`)
	line(`<link rel="apple-touch-icon" href="`, e(s.File("icons/apple-touch-icon.png")), `">`)
	manifest := func(l i18n.Lang) string { return e(s.File("manifest." + string(l) + ".webmanifest")) }
	line(`<link rel="manifest" href="`, manifest(v.Route.Lang), `" data-en="`, manifest("en"), `" data-nl="`, manifest("nl"), `">`)
	line(`<script src="`, e(s.File("boot.js")), `" data-wasm="`, e(s.File("app.wasm")), `" data-exec="`, e(s.File("wasm_exec.js")), `" data-compile="`, e(s.File("compile.js")), `" data-draw="`, e(s.File("draw.js")),
		`" data-device="`, e(s.File("device.js")), `" data-start="`, c.start(), `"></script>`)
	if c.Status == 200 { // after what the page needs to be drawn
		v.shared(line, s, c)
		v.data(line, s, c)
	}
}

// alternates name the page's own address and the same page in every language.
func (v View) alternates(line func(...string), origin string) {
	address := func(r route.Route) string { return html.EscapeString(origin + r.String()) }
	line(`<link rel="canonical" href="`, address(v.Route), `">`)
	if !v.Route.Translated() {
		return
	}
	for _, l := range i18n.Langs {
		line(`<link rel="alternate" hreflang="`, string(l), `" href="`, address(v.Route.In(l)), `">`)
	}
	line(`<link rel="alternate" hreflang="x-default" href="`, address(v.Route.In(i18n.Langs[0])), `">`)
}

// data is what machines read of the page. A browser runs none of it: it is no script but a data block (HTML, 4.12.1).
func (v View) data(line func(...string), s Shell, c Content) {
	if s.Data == nil {
		return
	}
	if b := s.Data(v.Route, c.Title); len(b) > 0 {
		line(`<script type="application/ld+json">`, string(b), `</script>`)
	}
}

func fullTitle(c Content) string {
	if c.Title == "" {
		return "Vinculum"
	}
	return c.Title + " – Vinculum"
}

// embeddedID is the id of the element that holds the embedded answer.
const embeddedID = "page-data"

// embedded is the API's answer for the page in which it stands.
type embedded struct {
	URL      string          `json:"url"`
	Status   int             `json:"status"`
	Response json.RawMessage `json:"response,omitempty"`
}

// embed writes the answer so that it can stand in a script element: < and & are escaped. An answer that is no JSON is left out.
func embed(r route.Route, status int, response []byte) []byte {
	v := embedded{URL: r.String(), Status: status}
	if json.Valid(response) {
		v.Response = response
	}
	b, err := json.Marshal(v) // escapes <, > and & in strings, raw messages included
	if err != nil {
		return []byte("{}")
	}
	return b
}
