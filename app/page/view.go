package page

import (
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// Content is what a page shows, and what it says about itself to browsers and search engines.
type Content struct {
	Status      int // HTTP status
	Title       string
	Description string
	Body        app.UI
	// AtOnce says that the page is little without the app, so that it starts as soon as it can; other pages wait until
	// the browser is idle.
	AtOnce bool
	// Instead is the page to go to in the place of this one, such as that of the one node that some words can mean; nil for none.
	Instead *route.Route
}

// View is a page that is ready to be drawn, as often as needed. Without a drawing it is the outline of one that is to come.
type View struct {
	Route route.Route
	*drawing
}

// drawing draws a page. What the page says about itself is read more often than its body is shown, so that the first
// drawing serves both.
type drawing struct {
	draw  func() Content
	first *Content
	stood bool // the first body has been given away: an element stands in one place only
}

func viewOf(r route.Route, draw func() Content) View { return View{r, &drawing{draw: draw}} }

// content is the page as it was drawn first; its body is for the method of that name.
func (d *drawing) content() *Content {
	if d.first == nil {
		c := d.draw()
		d.first = &c
	}
	return d.first
}

// body draws what the page shows, in elements that stand nowhere yet.
func (d *drawing) body() app.UI {
	if d.stood {
		return d.draw().Body
	}
	b := d.content().Body
	d.stood, d.first.Body = true, nil
	return b
}

// Instead is the page to go to in the place of this one; false where there is none.
func (v View) Instead() (route.Route, bool) {
	if v.drawing == nil || v.content().Instead == nil {
		return route.Route{}, false
	}
	return *v.content().Instead, true
}

// View reads the API's answer to the request. An answer that is an error gives a page that says so.
func (q Request) View(response []byte) View { return q.drawn(response) }

// drawn draws an answer: the API's response, or a pointer to the struct that it fills.
func (q Request) drawn(answer any) View {
	draw, err := q.read(answer)
	if err != nil {
		return failed(q.Route, err)
	}
	return viewOf(q.Route, draw)
}

// Failed is the page to show where the API gave no answer at all.
func (q Request) Failed(err error) View { return failed(q.Route, err) }

// NotFound is the page for a URL that has none, in the language that its path begins with.
func NotFound(path string) View {
	lang := i18n.Langs[0]
	for _, l := range i18n.Langs {
		if len(path) >= 3 && path[:3] == "/"+string(l) {
			lang = l
		}
	}
	r := route.Route{Lang: lang, Query: url.Values{}}
	return viewOf(r, func() Content { return missing(r, "error.page.title", "error.page.text") })
}

// missing is a page for something that is not there, with a way on.
func missing(r route.Route, title, text string) Content {
	l := r.Lang
	return Content{Status: 404, Title: l.T(title), Body: app.Div().Class("page page-message").Body(
		app.P().Class("kicker").Text("404"),
		app.H1().Text(l.T(title)),
		app.P().Class("lead").Text(l.T(text)),
		ui.SearchForm(l, "find", ""),
		app.P().Class("ways").Body(ui.Button(ui.Go(route.At(l, route.Home), l.T("error.home")))),
	)}
}

// statuses are the HTTP statuses of errors; 500 for the rest.
var statuses = map[model.ErrorCode]int{model.NotFound: 404, model.BadUserInput: 400, model.LimitExceeded: 400, model.RateLimited: 429, model.Unavailable: 503}

// failed is a page that says what went wrong in words and what to do now.
func failed(r route.Route, err error) View {
	code := model.CodeOf(err)
	status, ok := statuses[code]
	if !ok {
		status = 500
	}
	kind := "error.server"
	switch {
	case code == model.NotFound:
		return viewOf(r, func() Content { return missing(r, "error.node.title", "error.node.text") })
	case status == 400:
		kind = "error.input"
	case status == 429:
		kind = "error.busy"
	case status == 503 && r.Kind == model.KindAlumnus:
		kind = "error.away.people"
	case status == 503:
		kind = "error.away"
	}
	l := r.Lang
	return viewOf(r, func() Content {
		return Content{Status: status, Title: l.T(kind + ".title"), Body: app.Div().Class("page page-message").Body(
			app.H1().Text(l.T(kind+".title")),
			app.P().Class("lead").Text(l.T(kind+".text")),
			app.If(status == 400, func() app.UI {
				return app.P().Class("hint").Body(app.Text(l.T("error.said")+" "), app.Span().Lang("en").Text(reasons(err)))
			}),
			app.P().Class("ways").Body(ui.Button(again(r, status)), ui.Go(route.At(l, route.Home), l.T("error.home")).Class("button button-quiet")),
		)}
	})
}

// reasons are what the API says of each field that it cannot read.
func reasons(err error) string {
	fields := model.FieldsOf(err)
	if len(fields) == 0 {
		return err.Error()
	}
	says := make([]string, len(fields))
	for i, f := range fields {
		says[i] = strings.TrimPrefix(f.Field, "variable.") + ": " + f.Message
	}
	return strings.Join(says, "; ")
}

// again leads to the same page once more; where the address asks for what cannot be, to the page without that: without the
// place in a list, if it names one, else without all that it asks.
func again(r route.Route, status int) app.HTMLA {
	turned := r.Get("after") != "" || r.Get("before") != ""
	switch {
	case status == 400 && turned:
		r = r.With("after", "")
	case status == 400:
		r.Query = nil
	}
	return ui.Go(r, r.Lang.T("error.again")).Rel("nofollow").DataSet("reload", "yes")
}
