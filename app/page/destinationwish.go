package page

import (
	"cmp"
	"maps"
	"net/url"
	"strconv"
	"strings"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// wish is the question as the address asks it.
type wish struct {
	field     string // ISCED-F 2013
	programme string // the slug of the programme that stands for field and level, where one was chosen
	level     int
	languages []model.LanguageLevel
	country   string
	year      string
	kind      model.ConditionType
	blended   string         // "yes", "no" or ""
	unread    map[string]any // variables of what cannot be read, for the API to say what is wrong with them
}

// wishOf reads the question. A study is a field ("0421") or a programme with its field and level ("0421-7:law-llm"); a
// language comes with its level ("en-C1").
func wishOf(r route.Route) wish {
	w := wish{country: r.Get("country"), year: r.Get("year"), kind: model.ConditionType(r.Get("kind")), blended: r.Get("blended"), unread: map[string]any{}}
	study, programme, _ := strings.Cut(r.Get("field"), ":")
	field, level, _ := strings.Cut(study, "-")
	w.field, w.programme = field, programme
	if level = cmp.Or(r.Get("level"), level); level != "" {
		n, err := strconv.Atoi(level)
		if w.level = n; err != nil {
			w.unread["level"] = level
		}
	}
	for _, v := range r.Query["language"] {
		if v == "" { // a choice of the form that was left open
			continue
		}
		at := strings.LastIndexByte(v, '-')
		if at < 0 {
			at = len(v)
		}
		w.languages = append(w.languages, model.LanguageLevel{Language: v[:at], Level: strings.TrimPrefix(v[at:], "-")})
	}
	if w.blended != "" && w.blended != "yes" && w.blended != "no" {
		w.unread["blended"] = w.blended
	}
	if w.kind == "" {
		w.kind = model.StudentStudies
	}
	return w
}

// asks are the parameters that ask; the others choose what is done with the answer.
var asks = []string{"field", "level", "language", "year", "kind", "country", "blended"}

// questionOf is the question alone, as a query that asking reads; "" where nothing is asked.
func questionOf(r route.Route) string {
	q := url.Values{}
	for _, name := range asks {
		if values := r.Query[name]; len(values) > 0 {
			q[name] = values
		}
	}
	return q.Encode()
}

// asking is the page that answers a question.
func asking(l i18n.Lang, question string) route.Route {
	r, _ := route.Parse(route.At(l, route.Destinations).Path(), question)
	return r
}

// timely is the same question, without a year that is over.
func timely(r route.Route, today model.Date) route.Route {
	if y, err := model.ParseAcademicYear(r.Get("year")); err == nil && y < model.AcademicYearOf(today) {
		return r.With("year", "")
	}
	return r
}

// variables are those of the API's query.
func (w wish) variables() map[string]any {
	v := map[string]any{"kind": string(w.kind)}
	set := func(name, value string) {
		if value != "" {
			v[name] = value
		}
	}
	set("field", w.field)
	set("country", w.country)
	set("year", w.year)
	if w.level != 0 {
		v["level"] = w.level
	}
	var languages []any
	for _, l := range w.languages {
		languages = append(languages, map[string]any{"language": l.Language, "level": l.Level})
	}
	if len(languages) > 0 {
		v["languages"] = languages
	}
	if w.blended != "" {
		v["blended"] = w.blended == "yes"
	}
	maps.Copy(v, w.unread)
	return v
}

// speaks is the level at which a language is spoken, or "".
func (w wish) speaks(language string) string {
	for _, s := range w.languages {
		if s.Language == language {
			return s.Level
		}
	}
	return ""
}

// comparedIDs are the institutions to compare.
func comparedIDs(r route.Route) (ids []any) {
	for _, v := range r.Query["compare"] {
		if model.ID(v).Valid(model.KindInstitution) && len(ids) < mostCompared {
			ids = append(ids, v)
		}
	}
	return ids
}
