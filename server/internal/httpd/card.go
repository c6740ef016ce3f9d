package httpd

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"

	"vinculum/app/i18n"
	"vinculum/app/page"
	"vinculum/app/route"
	"vinculum/graph/model"
	"vinculum/server/domain"
	"vinculum/server/internal/card"
)

// keptCards is how many drawn cards are remembered, some 50 KB each.
const keptCards = 200

// cards draws the pictures that stand for pages elsewhere, and remembers them by what they show: a change of the data
// makes new ones where it can be seen.
type cards struct {
	artist *card.Artist
	drawn  *lru.Cache[string, []byte]
	turn   chan struct{} // held by who draws: a card takes a tenth of a second of a processor
}

func newCards(sprite []byte) (*cards, error) {
	artist, err := card.NewArtist(sprite)
	if err != nil {
		return nil, err
	}
	drawn, err := lru.New[string, []byte](keptCards)
	return &cards{artist, drawn, make(chan struct{}, 1)}, err
}

// card sends the card of the site, of a list or of a node that everybody sees. People have none.
func (s *Server) card(w http.ResponseWriter, r *http.Request) {
	at, isPNG := strings.CutSuffix(strings.TrimPrefix(r.URL.Path, "/card"), ".png")
	to, ok := route.Parse(at, "")
	if !ok || !isPNG || page.CardPath(to) != r.URL.Path {
		http.NotFound(w, r)
		return
	}
	p, _, ok := s.publish(w, r)
	if !ok {
		return
	}
	c, ok := cardOf(p.Reader, to)
	if !ok {
		http.NotFound(w, r)
		return
	}
	tag := c.Tag()
	if unchanged(w, r, tag) {
		return
	}
	picture, ok := s.cards.drawn.Get(tag)
	if !ok {
		var err error
		if picture, err = s.cards.draw(r.Context(), tag, c); r.Context().Err() != nil {
			return // nobody waits any more
		}
		if err != nil {
			s.log.ErrorContext(r.Context(), "a card could not be drawn", "error", err)
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Del("ETag")
			http.Error(w, "something went wrong on our side", http.StatusInternalServerError)
			return
		}
	}
	h := w.Header()
	h.Set("Content-Type", "image/png")
	h.Set("Content-Length", strconv.Itoa(len(picture)))
	if r.Method != http.MethodHead {
		w.Write(picture)
	}
}

// draw draws a card when its turn comes, unless the request ends before, or somebody else has drawn it meanwhile.
func (c *cards) draw(ctx context.Context, tag string, what card.Card) ([]byte, error) {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if picture, ok := c.drawn.Get(tag); ok {
		return picture, nil
	}
	picture, err := c.artist.Draw(what)
	if err == nil {
		c.drawn.Add(tag, picture)
	}
	return picture, err
}

// cardOf says what a card shows; false where there is no such node.
func cardOf(p *domain.Reader, to route.Route) (card.Card, bool) {
	l := to.Lang
	switch to.Page {
	case route.Home:
		return card.Card{Title: l.T("home.title"), Line: l.T("home.lead"), Neighbours: kinds(l, "")}, true
	case route.List:
		return card.Card{Kind: to.Kind, Title: kindPlural(l, to.Kind), Line: l.T("list." + string(to.Kind) + ".lead"), Neighbours: kinds(l, to.Kind)}, true
	}
	n := p.Node(to.ID())
	if n == nil {
		return card.Card{}, false
	}
	c := card.Card{Kind: to.Kind, Label: kindName(l, to.Kind), Title: l.Text(*p.Title(n)), Otherwise: to.Slug, Line: cardLine(p, l, n)}
	if n.Head().Origin == model.OriginGenerated {
		c.Mark = l.T("fictional")
	}
	links, neighbours := linkedWith(p, to.ID())
	if links > 0 {
		c.Links = l.N("count.link", links)
	}
	for _, n := range neighbours {
		c.Neighbours = append(c.Neighbours, card.Neighbour{Kind: n.Kind(), Name: l.Text(*p.Title(n))})
	}
	return c, true
}

// kinds are the kinds of nodes that are around one, or around the site.
func kinds(l i18n.Lang, around model.Kind) (out []card.Neighbour) {
	for _, k := range model.NodeKinds {
		if k != around && isPublic(k) && len(out) < card.Neighbours {
			out = append(out, card.Neighbour{Kind: k, Name: kindPlural(l, k)})
		}
	}
	return out
}

// cardLine is what a card says of a node: its summary, or where it belongs.
func cardLine(p *domain.Reader, l i18n.Lang, n model.Node) string {
	if s := p.Summary(n); s != nil && !s.IsZero() {
		return l.Text(*s)
	}
	switch n := n.(type) {
	case *model.Institution:
		country := l.Text(*p.CodeLabel(&model.Code{List: "countries", Value: n.Place.Country}))
		return strings.TrimPrefix(l.Text(model.Town(n.Place.City))+", "+country, ", ")
	case *model.Programme:
		if i := p.Institution(n.Institution); i != nil {
			return l.Text(i.Name)
		}
	}
	return ""
}

// linkedWith counts a node's links of today and gives some of its neighbours, of as many kinds of links as it has. People
// are neither counted nor shown.
func linkedWith(p *domain.Reader, id model.ID) (links int, some []model.Node) {
	groups, err := p.LinkGroups(id, nil, false)
	if err != nil {
		return 0, nil
	}
	first := card.Neighbours
	var found [][]*model.NeighbourEdge
	for _, g := range groups {
		if !isPublic(g.NeighbourKind) {
			continue
		}
		links += g.TotalCount
		if c, err := p.GroupNeighbours(g, model.NamesEN, model.PageArgs{First: &first}); err == nil {
			found = append(found, c.Edges)
		}
	}
	seen := map[model.ID]bool{}
	for i := range first {
		for _, edges := range found {
			if i < len(edges) && len(some) < first && !seen[edges[i].Node.GetID()] {
				seen[edges[i].Node.GetID()] = true
				some = append(some, edges[i].Node)
			}
		}
	}
	return links, some
}

// kindPlural is what many of a kind are called.
func kindPlural(l i18n.Lang, k model.Kind) string { return l.T("kind." + string(k) + ".other") }
