package httpd

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"strconv"
	"time"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// pagesPerMap is how many pages stand in one file, in every language: far below what the protocol allows (50,000
// addresses, 50 MB), so that none takes long to make.
const pagesPerMap = 5000

// siteMap lists every page that search engines should know, in all languages (https://www.sitemaps.org/protocol.html, with
// the alternates that Google describes). A large data set has several files: then this is their index, and each is found
// by its number.
func (s *Server) siteMap(w http.ResponseWriter, r *http.Request) {
	p, origin, ok := s.publish(w, r)
	if !ok {
		return
	}
	body := siteMapFile(origin, mapped(p.Nodes), r.URL.Query().Get("part"))
	if body == nil {
		http.NotFound(w, r)
		return
	}
	writeTagged(w, r, "application/xml; charset=utf-8", body)
}

// mappedPage is a page in any language, with when it changed last: microseconds since 1970 UTC, 0 where that is not known.
type mappedPage struct {
	at      route.Route
	updated int64
}

// mapped are the pages that stand for themselves: not what is searched for, chosen or kept by one visitor, and no people.
func mapped(nodes []model.Node) []mappedPage {
	pages := make([]mappedPage, 0, len(nodes)+len(model.NodeKinds)+10)
	for _, p := range []route.Page{route.Home, route.Destinations, route.Explore, route.Map, route.Path, route.Statistics, route.About} {
		pages = append(pages, mappedPage{at: route.At("", p)})
	}
	for _, k := range model.NodeKinds {
		if isPublic(k) {
			pages = append(pages, mappedPage{at: route.ListOf("", k)})
		}
	}
	for _, n := range nodes {
		pages = append(pages, mappedPage{route.To("", n.GetID()), n.Head().Updated})
	}
	return pages
}

// siteMapFile is a file of the map: with part "" the one to begin with; nil for one that does not exist.
func siteMapFile(origin string, pages []mappedPage, part string) []byte {
	parts := (len(pages) + pagesPerMap - 1) / pagesPerMap
	switch {
	case part == "" && parts > 1:
		return siteMapIndex(origin, parts)
	case part == "":
		return siteMapPages(origin, pages)
	}
	n, err := strconv.Atoi(part)
	if err != nil || n < 1 || n > parts || parts == 1 || strconv.Itoa(n) != part {
		return nil
	}
	return siteMapPages(origin, pages[(n-1)*pagesPerMap:min(n*pagesPerMap, len(pages))])
}

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	mapsNamespace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`
)

func siteMapIndex(origin string, parts int) []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<sitemapindex ` + mapsNamespace + ">\n")
	for n := range parts {
		fmt.Fprintf(&b, "<sitemap><loc>%s/sitemap.xml?part=%d</loc></sitemap>\n", html.EscapeString(origin), n+1)
	}
	b.WriteString("</sitemapindex>\n")
	return b.Bytes()
}

func siteMapPages(origin string, pages []mappedPage) []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<urlset ` + mapsNamespace + ` xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	for _, p := range pages {
		address := func(l i18n.Lang) string { return html.EscapeString(origin + p.at.In(l).String()) }
		alternates := fmt.Sprintf(`<xhtml:link rel="alternate" hreflang="x-default" href="%s"/>`, address(i18n.Langs[0]))
		for _, l := range i18n.Langs {
			alternates += fmt.Sprintf(`<xhtml:link rel="alternate" hreflang="%s" href="%s"/>`, l, address(l))
		}
		changed := ""
		if p.updated > 0 {
			changed = "<lastmod>" + instant(p.updated) + "</lastmod>"
		}
		for _, l := range i18n.Langs {
			fmt.Fprintf(&b, "<url><loc>%s</loc>%s%s</url>\n", address(l), changed, alternates)
		}
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

// instant writes microseconds since 1970 UTC as RFC 3339 does.
func instant(micros int64) string { return time.UnixMicro(micros).UTC().Format(time.RFC3339) }
