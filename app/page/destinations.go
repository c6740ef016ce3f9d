package page

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const (
	// destinationSize is how many destinations a page of the list shows, and destinationMap how many the map.
	destinationSize = 10
	destinationMap  = 100
	// mostCompared is how many are compared side by side.
	mostCompared = 3
)

// destinationForm is what the form offers. It asks for nothing that the address says, so that the answer can be kept.
const destinationForm = `dataset { today }
	programmes(first: 100) { nodes { ...Ref level { value } field { value } } }
	codes(lists: ["isced", "cefr", "eqf", "conditionType"]) { name items { value label { en nl } } }
	agreements(first: 0) { facets(fields: ["countries", "languages"]) { field values(first: 100) { value label { en nl } } } }`

const (
	destinationHead = `query Destinations($field: String, $level: Int, $languages: [LanguageSkill!], $country: String, $year: AcademicYear,
		$kind: ConditionType!, $blended: Boolean, $first: Int, $after: String, $last: Int, $before: String`
	destinationArgs = `field: $field, level: $level, languages: $languages, country: $country, year: $year, kind: $kind, blended: $blended`
	destinationRow  = `institution { ...Ref website place { city country { label { en nl } } lat lon } } fit agreed taken left`
	destinationFull = destinationRow + ` reasons { code text { en nl } points } scholarships { ...Ref } went volunteers(first: 0) { totalCount }
		matches { agreement { ...Ref } condition { firstYear lastYear placesPerYear monthsPerYear daysPerYear blended levels { label { en nl } }
			subjectAreas { field { value label { en nl } } clarification } languages { language { label { en nl } } level { label { en nl } } } info } }`
)

// destinationData is the answer: what the form offers and, when something was asked, the destinations.
type destinationData struct {
	Dataset struct {
		Today model.Date `json:"today"`
	} `json:"dataset"`
	Programmes struct {
		Nodes []studyOffer `json:"nodes"`
	} `json:"programmes"`
	Codes      codeLists `json:"codes"`
	Agreements struct {
		Facets []api.Facet `json:"facets"`
	} `json:"agreements"`
	Found    *foundDestinations    `json:"found"`
	Compared *comparedDestinations `json:"compared"`
}

type foundDestinations struct {
	TotalCount int               `json:"totalCount"`
	Year       string            `json:"year"`
	PageInfo   api.PageInfo      `json:"pageInfo"`
	Misses     []destinationMiss `json:"misses"`
	Nodes      []destination     `json:"nodes"`
}

type comparedDestinations struct {
	Nodes []destination `json:"nodes"`
}

// studyOffer is a programme that can be named as what somebody studies.
type studyOffer struct {
	api.Ref
	Level *api.Code `json:"level"`
	Field *api.Code `json:"field"`
}

// codeLists are lists of codes. Every answer for the form holds the same hundreds, so that those read last are kept.
type codeLists []codeList

var lastCodes atomic.Pointer[readCodes]

type readCodes struct {
	text  []byte
	lists []codeList
}

// UnmarshalJSON reads the lists.
func (c *codeLists) UnmarshalJSON(text []byte) error {
	if kept := lastCodes.Load(); kept != nil && bytes.Equal(kept.text, text) {
		*c = kept.lists
		return nil
	}
	if err := json.Unmarshal(text, (*[]codeList)(c)); err != nil {
		return err
	}
	lastCodes.Store(&readCodes{bytes.Clone(text), *c})
	return nil
}

type codeList struct {
	Name  string     `json:"name"`
	Items []api.Code `json:"items"`
}

// destinationMiss is how many institutions one need alone keeps out.
type destinationMiss struct {
	Need         string `json:"need"`
	Value        string `json:"value"`
	Institutions int    `json:"institutions"`
}

// destination is an institution that somebody can go to; the map knows less of it.
type destination struct {
	Institution struct {
		api.Ref
		Website string `json:"website"`
		Place   *struct {
			api.Place
			Lat *float64 `json:"lat"`
			Lon *float64 `json:"lon"`
		} `json:"place"`
	} `json:"institution"`
	Fit          int                 `json:"fit"`
	Agreed       int                 `json:"agreed"`
	Taken        *int                `json:"taken"`
	Left         *int                `json:"left"`
	Reasons      []destinationReason `json:"reasons"`
	Scholarships []api.Ref           `json:"scholarships"`
	Went         int                 `json:"went"`
	Volunteers   struct {
		TotalCount int `json:"totalCount"`
	} `json:"volunteers"`
	Matches []destinationMatch `json:"matches"`
}

// destinationReason is a reason why a destination fits, in words, and what it adds to the fit.
type destinationReason struct {
	Code   string     `json:"code"`
	Text   model.Text `json:"text"`
	Points int        `json:"points"`
}

// destinationMatch is a condition of an agreement under which one can go.
type destinationMatch struct {
	Agreement api.Ref   `json:"agreement"`
	Condition condition `json:"condition"`
}

// destinations asks where somebody can go. Without a question it asks only what the form offers.
func destinations(r route.Route) Request {
	if len(r.Query) == 0 {
		return ask(r, api.Document("query DestinationForm { "+destinationForm+" }", api.RefFields), nil, drawDestinations)
	}
	v := wishOf(r).variables()
	size, selection := destinationSize, destinationFull
	if r.Get("view") == "map" {
		size, selection = destinationMap, destinationRow
	}
	for name, value := range paging(r, size) {
		v[name] = value
	}
	head, compared := destinationHead, ""
	if ids := comparedIDs(r); len(ids) > 0 {
		v["compare"] = ids
		head += ", $compare: [ID!]"
		compared = " compared: destinations(" + destinationArgs + ", institutions: $compare, first: " + strconv.Itoa(mostCompared) + ") { nodes { " + destinationFull + " } }"
	}
	found := " found: destinations(" + destinationArgs + ", first: $first, after: $after, last: $last, before: $before) {" +
		" totalCount year pageInfo { ...Page } misses { need value institutions } nodes { " + selection + " } }"
	return ask(r, api.Document(head+") { "+destinationForm+found+compared+" }", api.RefFields, api.PageFields), v, drawDestinations)
}

func drawDestinations(r route.Route, d *destinationData) Content {
	l, title := r.Lang, r.Lang.T("destination.title")
	body := []app.UI{app.Header().Class("page-head").Body(
		app.H1().Body(ui.Icon("plane"), app.Span().Text(title)),
		app.P().Class("lead").Text(l.T("destination.lead")),
	)}
	if d.Found == nil {
		body = append(body, &destinationAsk{Route: r, Data: d}, ui.FictionalNote(l, "fictional.agreements"))
		return Content{Status: 200, Title: title, Description: l.T("destination.lead"), Body: app.Div().Class("page page-destinations").Body(body...)}
	}
	asked := d.asked(l, wishOf(r))
	body = append(body, app.Details().Class("card destination-again fold").Body(
		app.Summary().Body(
			app.Span().Class("destination-asked").Text(asked),
			app.Span().Class("destination-change").Body(app.Text(l.T("destination.change")), ui.Icon("down"))),
		&destinationAsk{Route: r, Data: d},
	))
	if d.Found.TotalCount == 0 {
		body = append(body, ui.Empty(l.T("destination.none.title"), l.T("destination.none.text")), destinationMisses(r, d))
	} else {
		body = append(body, destinationResults(r, d)...)
	}
	return Content{Status: 200, Title: title + " " + asked, Description: l.T("destination.lead"), Body: app.Div().Class("page page-destinations").Body(body...)}
}

// asked says the question in few words.
func (d *destinationData) asked(l i18n.Lang, w wish) string {
	var words []string
	add := func(word string) {
		if word != "" {
			words = append(words, word)
		}
	}
	if study := d.programme(w.programme); study != nil {
		add(ui.RefName(l, study.Ref))
	} else {
		add(d.label(l, "isced", w.field))
		if w.level != 0 {
			add(d.label(l, "eqf", strconv.Itoa(w.level)))
		}
	}
	for _, s := range w.languages {
		add(d.facetLabel(l, "languages", s.Language) + " " + spokenLevel(l, s.Level))
	}
	if d.Found != nil {
		add(d.Found.Year)
	} else {
		add(w.year)
	}
	if w.kind != model.StudentStudies {
		add(d.label(l, "conditionType", string(w.kind)))
	}
	add(d.facetLabel(l, "countries", w.country))
	switch w.blended {
	case "":
	case "yes":
		add(l.T("destination.blended.yes"))
	default:
		add(l.T("destination.blended.no"))
	}
	return strings.Join(words, " · ")
}

// spokenLevel is a CEFR level beside its language.
func spokenLevel(l i18n.Lang, level string) string {
	if level == "NS" {
		return l.T("destination.native")
	}
	return level
}

// programme finds a programme by its slug.
func (d *destinationData) programme(slug string) *studyOffer {
	for i := range d.Programmes.Nodes {
		if p := &d.Programmes.Nodes[i]; slug != "" && p.ID.Slug() == slug {
			return p
		}
	}
	return nil
}

// label is what people call a code; the code itself where the list does not have it.
func (d *destinationData) label(l i18n.Lang, list, value string) string {
	for _, item := range d.items(list) {
		if item.Value == value {
			return l.Text(item.Label)
		}
	}
	return value
}

func (d *destinationData) items(list string) []api.Code {
	for _, c := range d.Codes {
		if c.Name == list {
			return c.Items
		}
	}
	return nil
}

// facet are the values that agreements have of a field.
func (d *destinationData) facet(field string) []api.FacetValue {
	for _, f := range d.Agreements.Facets {
		if f.Field == field {
			return f.Values
		}
	}
	return nil
}

func (d *destinationData) facetLabel(l i18n.Lang, field, value string) string {
	for _, v := range d.facet(field) {
		if v.Value == value {
			return l.Text(v.Label)
		}
	}
	return value
}
