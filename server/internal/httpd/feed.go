package httpd

import (
	"encoding/xml"
	"net/http"
	"net/url"

	"vinculum/app/i18n"
	"vinculum/app/page"
	"vinculum/app/route"
	"vinculum/graph/model"
	"vinculum/server/domain"
)

// changes tells, in a language, what was added or changed last, as an Atom feed (RFC 4287).
func (s *Server) changes(l i18n.Lang) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p, origin, ok := s.publish(w, r)
		if !ok {
			return
		}
		body, err := xml.MarshalIndent(feedOf(p, l, origin), "", " ")
		if err != nil {
			s.log.ErrorContext(r.Context(), "the feed could not be written", "error", err)
			http.Error(w, "something went wrong on our side", http.StatusInternalServerError)
			return
		}
		writeTagged(w, r, "application/atom+xml; charset=utf-8", append([]byte(xmlHead), append(body, '\n')...))
	}
}

// feed and what is in it are as RFC 4287 names them.
type feed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Icon     string      `xml:"icon"`
	Links    []feedLink  `xml:"link"`
	Entries  []feedEntry `xml:"entry"`
}

type feedLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr"`
	HrefLang string `xml:"hreflang,attr,omitempty"`
	Href     string `xml:"href,attr"`
}

type feedEntry struct {
	ID       string       `xml:"id"`
	Title    string       `xml:"title"`
	Updated  string       `xml:"updated"`
	Link     feedLink     `xml:"link"`
	Category feedCategory `xml:"category"`
	Summary  string       `xml:"summary"`
}

type feedCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

func feedOf(p *domain.Published, l i18n.Lang, origin string) feed {
	const atom, markup = "application/atom+xml", "text/html"
	f := feed{Lang: string(l), ID: feedID(origin, string(l)), Title: l.T("feed.title"), Subtitle: l.T("feed.subtitle"), Updated: instant(0),
		Author: "Vinculum", Icon: origin + "/favicon.ico", Links: []feedLink{
			{Rel: "self", Type: atom, HrefLang: string(l), Href: origin + page.ChangesPath(l)},
			{Rel: "alternate", Type: markup, HrefLang: string(l), Href: origin + route.At(l, route.Home).String()},
			{Rel: "alternate", Type: atom, HrefLang: string(l.Other()), Href: origin + page.ChangesPath(l.Other())},
		}}
	if len(p.Newest) > 0 {
		f.Updated = instant(p.Newest[0].Head().Updated)
	}
	for _, n := range p.Newest {
		id := n.GetID()
		f.Entries = append(f.Entries, feedEntry{
			ID:       feedID(origin, string(l)+"/"+string(id)),
			Title:    l.Text(*p.Title(n)),
			Updated:  instant(n.Head().Updated),
			Link:     feedLink{Rel: "alternate", Type: markup, HrefLang: string(l), Href: origin + route.To(l, id).String()},
			Category: feedCategory{Term: string(id.Kind()), Label: kindName(l, id.Kind())},
			Summary:  feedSummary(p, l, n),
		})
	}
	return f
}

// feedSummary says what a node is, and whether it is made up.
func feedSummary(p *domain.Published, l i18n.Lang, n model.Node) string {
	what := kindName(l, n.Kind())
	if n.Head().Origin == model.OriginGenerated {
		what += " (" + l.T("fictional") + ")"
	}
	if s := p.Summary(n); s != nil && !s.IsZero() {
		what += ": " + l.Text(*s)
	}
	return what
}

// feedID is a tag URI (RFC 4151): it stays the same whatever happens to the address of what it names.
func feedID(origin, name string) string {
	host := "localhost"
	if u, err := url.Parse(origin); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return "tag:" + host + ",2026:" + name
}

// kindName is what one of a kind is called.
func kindName(l i18n.Lang, k model.Kind) string { return l.T("kind." + string(k) + ".one") }
