package browser

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"vinculum/graph/model"
)

// hostilePage is a page on which hostile text shows, and the texts that a reader must find on it.
type hostilePage struct {
	path  string
	texts []string
	error bool // an error page; it has no other language
}

// hostilePages are all places at which names show, and all parameters that a page might repeat.
func hostilePages() []hostilePage {
	q := "?q=" + strings.ToLower(mark)
	pages := []hostilePage{{path: "/search" + q, texts: []string{rightToLeft, unbroken, emoji}}, {path: "/about", texts: []string{imageBreakout, `"><b>`}},
		{path: "/institutions/hostile/links/STUDIED_AT/in/alumnus", texts: []string{mark + ` "><b> `}},
		{path: "/consortia/hostile/links/MEMBER_OF/in/institution?history=1", texts: []string{imageBreakout, summaryEnd}},
		{path: "/path?from=fund:hostile&to=consortium:hostile", texts: []string{rightToLeft, imageBreakout2}},
		{path: "/path?from=organisation:hostile&to=network:hostile", texts: []string{unbroken, scriptName}},
		{path: "/path?from=" + url.QueryEscape(mark) + "&to=" + url.QueryEscape(imageBreakout)},
		{path: "/networks?types=" + url.QueryEscape(`"><img src=x onerror=window.__pwned=1>`), error: true},
		{path: "/networks?sort=" + url.QueryEscape(imageBreakout)}, {path: "/institutions/leiden?asOf=" + url.QueryEscape(imageBreakout)},
		{path: "/" + url.PathEscape(imageBreakout), error: true}, {path: "/networks?after=" + url.QueryEscape(scriptName), error: true}}
	for _, text := range []string{imageBreakout, scriptName, backticks, styleBreakout, unbroken, `true`, emoji} {
		pages = append(pages, hostilePage{path: "/search?q=" + url.QueryEscape(text), texts: []string{text[:min(len(text), 120)]}})
	}
	pages = append(pages, hostilePage{path: "/networks?q=" + url.QueryEscape(scriptName), texts: []string{scriptName}})
	for _, r := range hostileRecords() {
		node, ok := r.(model.Node)
		if !ok {
			continue
		}
		texts := []string{node.Title().EN}
		if r.Kind() == model.KindAgreement {
			texts = []string{imageBreakout}
		}
		pages = append(pages, hostilePage{path: "/" + r.Kind().Plural() + q, texts: texts}, hostilePage{path: "/" + r.Kind().Plural() + "/hostile", texts: append(texts, summaryEnd)})
	}
	return pages
}

func needHostile(t *testing.T) {
	t.Helper()
	if picturesFolder() != "" {
		t.Skip("pictures are made; the hostile records are not there")
	}
}

// TestHostileNames sees to it that no text of a record or an address is ever more than text, on pages that the server
// drew and on those that the app drew, and that none pushes a page apart on a phone.
func TestHostileNames(t *testing.T) {
	needHostile(t)
	const shards = 2
	for shard := range shards {
		t.Run([]string{"even", "odd"}[shard], func(t *testing.T) {
			t.Parallel()
			plain, running := open(t, false), open(t, true)
			running.start("/nl/institutions/hostile")
			running.inert("/nl/institutions/hostile taken over", []string{imageBreakout2})
			for i, p := range hostilePages() {
				if i%shards == shard {
					checkHostile(plain, running, p)
				}
			}
		})
	}
}

func checkHostile(plain, running *tab, p hostilePage) {
	where := "/en" + p.path
	plain.visit(where)
	there := plain.path() // words that mean one node lead on to it
	plain.inert(where+" without scripts", p.texts)
	for _, w := range plain.overflow(1280, 360) {
		plain.Errorf("%s: %s", where, w)
	}
	plain.width(1280)
	if p.error {
		running.start(where)
		running.inert(where+" taken over", p.texts)
		return
	}
	running.depart(where)
	running.arrive(there)
	running.inert(where+" drawn by the app", p.texts)
	running.same(where+" drawn by the app", plain.snapshot())
}

// inert fails the test where text became more than text, or where one of the texts is not there literally.
func (b *tab) inert(where string, texts []string) {
	b.Helper()
	b.quiet(where)
	for _, w := range eval[[]string](b, script(probeScript)+`.injected()`) {
		b.Errorf("%s: %s", where, w)
	}
	shown := eval[struct{ Text, Title, Description, Data string }](b, script(probeScript)+`.shown()`)
	for _, text := range texts {
		if !strings.Contains(shown.Text, text) {
			b.Errorf("%s does not show %q", where, text)
		}
	}
}

// TestHostileHead looks into the head of a page and the data embedded in it.
func TestHostileHead(t *testing.T) {
	needHostile(t)
	t.Parallel()
	plain, running := open(t, false), open(t, true)
	for path, title := range map[string]string{"/en/networks/hostile": scriptName, "/en/units/hostile": styleBreakout, "/en/institutions/hostile": imageBreakout} {
		plain.visit(path)
		running.start(path)
		for _, b := range []*tab{plain, running} {
			shown := eval[struct{ Text, Title, Description, Data string }](b, script(probeScript)+`.shown()`)
			if shown.Title != title+" – Vinculum" || shown.Description != summaryEnd {
				t.Errorf("%s: title %q, description %q", path, shown.Title, shown.Description)
			}
		}
		data := eval[string](plain, script(probeScript)+`.shown().data`)
		if name, _ := json.Marshal(title); !strings.Contains(data, unicodeEscapes.Replace(string(name))) {
			t.Errorf("%s: the embedded data lack %s", path, name)
		}
	}
}

// unicodeEscapes writes Go's JSON as JavaScript writes it.
var unicodeEscapes = strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&")

// TestHostileTyping types hostile text into the running app.
func TestHostileTyping(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.start("/en")
	for _, text := range []string{imageBreakout, scriptName} {
		b.fill("input[name=q]", text)
		b.press("\r")
		b.wait(`document.title.includes(` + quote(text) + `) && ` + settled)
		b.inert("a search for "+text, []string{text})
	}
}
