package page

import (
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const institutionFields = `localName website founded place { city country { label { en nl } } }
	erasmusCode schac pic oid ror wikidata flows { year direction count }`

type institution struct {
	LocalName   string     `json:"localName"`
	Website     string     `json:"website"`
	Founded     model.Date `json:"founded"`
	Place       *api.Place `json:"place"`
	ErasmusCode string     `json:"erasmusCode"`
	SCHAC       string     `json:"schac"`
	PIC         string     `json:"pic"`
	OID         string     `json:"oid"`
	ROR         string     `json:"ror"`
	Wikidata    string     `json:"wikidata"`
	Flows       []flow     `json:"flows"`
}

// flow counts the people who went in a year and a direction; one year may have several, by what they did.
type flow struct {
	Year      string              `json:"year"`
	Direction model.LinkDirection `json:"direction"`
	Count     int                 `json:"count"`
}

func drawInstitution(l i18n.Lang, n *nodeFacts, i *institution) portrait {
	p := portrait{local: i.LocalName, facts: []ui.Fact{
		ui.Say(l.T("fact.place"), placeText(l, i.Place)),
		ui.Say(l.T("fact.founded"), l.Date(i.Founded)),
		website(l, i.Website),
		ui.Code(l.T("fact.erasmus"), i.ErasmusCode),
		ui.Code(l.T("fact.schac"), i.SCHAC),
		ui.Code(l.T("fact.pic"), i.PIC),
		ui.Code(l.T("fact.oid"), i.OID),
		register(l.T("fact.ror"), "https://ror.org/", i.ROR),
		register(l.T("fact.wikidata"), "https://www.wikidata.org/wiki/", i.Wikidata),
	}}
	if len(i.Flows) > 0 {
		p.sections = append(p.sections, ui.Section(l.T("flows.title"), app.P().Class("hint").Text(l.T("fictional.flows")), flowTable(l, i.Flows)))
	}
	return p
}

// register is an identifier that leads to its entry in a public register.
func register(term, base, id string) ui.Fact {
	if id == "" {
		return ui.Fact{}
	}
	return ui.Fact{Term: term, Value: ui.Outside(base+url.PathEscape(id), id)}
}

// flowTable adds up, per academic year, who went and who came.
func flowTable(l i18n.Lang, flows []flow) app.UI {
	var years []string
	out, in := map[string]int{}, map[string]int{}
	for _, f := range flows {
		if len(years) == 0 || years[len(years)-1] != f.Year {
			years = append(years, f.Year)
		}
		if f.Direction == model.LinkOut {
			out[f.Year] += f.Count
		} else {
			in[f.Year] += f.Count
		}
	}
	var body []app.UI
	for _, y := range years {
		body = append(body, app.Tr().Body(
			app.Th().Scope("row").Text(y), app.Td().Class("number").Text(l.Number(out[y])), app.Td().Class("number").Text(l.Number(in[y]))))
	}
	return app.Table().Class("table table-narrow").Body(
		app.Caption().Class("sr-only").Text(l.T("flows.title")),
		app.THead().Body(app.Tr().Body(app.Th().Scope("col").Text(l.T("flows.year")),
			app.Th().Scope("col").Class("number").Text(l.T("flows.out")), app.Th().Scope("col").Class("number").Text(l.T("flows.in")))),
		app.TBody().Body(body...),
	)
}

// hostOf is an address as people read it.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimSuffix(strings.TrimPrefix(u.Host, "www.")+u.Path, "/")
}
