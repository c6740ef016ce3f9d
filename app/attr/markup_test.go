package attr

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// read gives the tags, attribute values and texts of markup in order.
func read(t *testing.T, markup string) (tags, values, texts []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(markup))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return tags, values, texts
		}
		if err != nil {
			t.Fatalf("%q: %v", markup, err)
		}
		switch k := token.(type) {
		case xml.StartElement:
			tags = append(tags, k.Name.Local)
			for _, a := range k.Attr {
				values = append(values, a.Value)
			}
		case xml.CharData:
			texts = append(texts, string(k))
		}
	}
}

func TestMarkupKeepsHostileNamesWhereTheyBelong(t *testing.T) {
	for _, v := range hostile {
		m := new(Markup).Begin("p", "title", v, "class", "", "lang", "en").Begin("b").Say(v).End("b", "p")
		tags, values, texts := read(t, m.String())
		if strings.Join(tags, " ") != "p b" || len(values) != 2 || values[0] != v || values[1] != "en" || strings.Join(texts, "") != v {
			t.Errorf("%q reads as %q, %q, %q", v, tags, values, texts)
		}
		if got := app.HTMLString(m.UI()); strings.TrimSpace(got) != m.String() {
			t.Errorf("the element is %s, want %s", got, m)
		}
	}
}

func TestMarkupAdds(t *testing.T) {
	m := new(Markup).Begin("ul").Add(new(Markup).Begin("li").Say("<1>").End("li")).End("ul")
	if want := "<ul><li>&#60;1&#62;</li></ul>"; m.String() != want {
		t.Errorf("got %s, want %s", m, want)
	}
}

func TestNothingStandsOnTheServer(t *testing.T) {
	if _, ok := Standing("main"); ok {
		t.Error("the server has a document")
	}
}

func FuzzMarkup(f *testing.F) {
	for _, v := range hostile {
		f.Add(v, v)
	}
	f.Fuzz(func(t *testing.T, value, text string) {
		tags, _, _ := read(t, new(Markup).Begin("p", "title", value).Say(text).End("p").String())
		if len(tags) != 1 {
			t.Errorf("%q, %q made elements: %q", value, text, tags)
		}
	})
}
