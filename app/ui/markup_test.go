package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
)

// deep wraps a part in more elements than a page has, to see that indentation is told from spaces of the text.
func deep(part app.UI) app.UI {
	for range 6 {
		part = app.Div().Body(app.Span(), part)
	}
	return part
}

func TestMarkupHasOnlyTheSpacesOfItsTexts(t *testing.T) {
	for want, part := range map[string]app.UI{
		`<p>Founded <b>1575</b> in Leiden</p>`:      app.P().Body(app.Text("Founded "), app.B().Text("1575"), app.Text(" in Leiden")),
		`<p><a>one</a><a>two</a></p>`:               app.P().Body(app.A().Text("one"), app.A().Text("two")),
		`<p><b> both </b></p>`:                      app.P().Body(app.B().Text(" both ")),
		`<p>a<br>b<input>c</p>`:                     app.P().Body(app.Text("a"), app.Br(), app.Text("b"), app.Input(), app.Text("c")),
		`<p></p>`:                                   app.P(),
		`<p><b></b></p>`:                            app.P().Body(app.Text(""), app.B(), app.Text("")),
		`<p>1 &lt; 2 &amp; 3 &gt; 2</p>`:            app.P().Text("1 < 2 & 3 > 2"),
		`<p><b aria-label="a&#62;b">x</b> tail</p>`: app.P().Body(app.B().Aria("label", attr.Of("a>b")).Text("x"), app.Text(" tail")),
		"<p>two\nlines<b>x</b></p>":                 app.P().Body(app.Text("two\nlines"), app.B().Text("x")),
	} {
		if got := Markup(part); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	part := app.P().Body(app.Text("a "), app.B().Text("b"), app.Text(" c"))
	if got := Markup(deep(part)); !strings.Contains(got, "<p>a <b>b</b> c</p>") || strings.Contains(got, "\n") {
		t.Errorf("deep down: %q", got)
	}
}
