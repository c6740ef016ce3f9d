package schemaorg

import (
	"encoding/json"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
	"vinculum/server/domain"
)

// thing is an object of JSON-LD. Empty values are left out.
type thing map[string]any

func (t thing) with(property string, value any) thing {
	switch v := value.(type) {
	case string:
		if v == "" {
			return t
		}
	case []any:
		if len(v) == 0 {
			return t
		}
	case thing:
		if len(v) == 0 {
			return t
		}
	}
	t[property] = value
	return t
}

// teller tells of one page.
type teller struct {
	*domain.Reader
	lang   i18n.Lang
	origin string
}

// Page is what machines read of a page that everybody sees; title is the page's own, origin the scheme and host for addresses. The result may
// stand in a script element: <, >, & and the line separators are escaped. It is empty where there is nothing to tell.
func Page(r *domain.Reader, to route.Route, title, origin string) []byte {
	t := teller{r, to.Lang, origin}
	graph := []any{t.trail(to, title)}
	switch to.Page {
	case route.Home:
		graph = []any{t.site()}
	case route.Node:
		if n := r.Node(to.ID()); n != nil && n.Head().Origin != model.OriginGenerated {
			if about := t.node(n); about != nil {
				graph = append(graph, about)
			}
		}
	}
	b, err := json.Marshal(thing{"@context": "https://schema.org", "@graph": graph}) // json escapes for HTML
	if err != nil {
		return nil
	}
	return b
}

// site says what the site is and how it is searched.
func (t teller) site() thing {
	return thing{"@type": "WebSite", "@id": t.origin + "/#site", "name": "Vinculum", "url": t.address(route.At(t.lang, route.Home)), "inLanguage": string(t.lang),
		"description": t.lang.T("home.lead"), "potentialAction": thing{"@type": "SearchAction", "query-input": "required name=text",
			"target": thing{"@type": "EntryPoint", "urlTemplate": t.address(route.At(t.lang, route.Search)) + "?q={text}"}}}
}

// trail leads from the home page to the page.
func (t teller) trail(to route.Route, title string) thing {
	steps := []any{}
	step := func(name string, r route.Route) {
		steps = append(steps, thing{"@type": "ListItem", "position": len(steps) + 1, "name": name, "item": t.address(r)})
	}
	step("Vinculum", route.At(t.lang, route.Home))
	if to.Kind != "" {
		step(t.lang.T("kind."+string(to.Kind)+".other"), route.ListOf(t.lang, to.Kind))
	}
	if to.Slug != "" && to.Kind != model.KindAlumnus {
		if n := t.Node(to.ID()); n != nil {
			step(t.name(n), route.To(t.lang, to.ID()))
		}
	}
	if to.Kind == "" {
		step(title, to)
	}
	return thing{"@type": "BreadcrumbList", "itemListElement": steps}
}

func (t teller) address(r route.Route) string { return t.origin + r.String() }

func (t teller) name(n model.Node) string { return t.lang.Text(*t.Title(n)) }

// id names what a node stands for, in all languages alike.
func (t teller) id(id model.ID) string { return t.address(route.To(i18n.Langs[0], id)) + "#node" }
