package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// someStates are pages that between them show every part of the app.
var someStates = []string{"/en", "/nl/search?q=leiden", "/en/agreements?statuses=IN_EFFECT", "/nl/alumni", "/en/institutions/leiden?asOf=2022-06-01", "/en/consortia/leru",
	"/nl/networks/lu-pride", "/en/consortia/leru/links/MEMBER_OF/in/institution", "/en/path", "/nl/path?from=network:lu-pride&to=institution:cologne",
	"/en/path?from=leiden&to=oxford", "/en/about", "/nl/nothing/at/all", "/en/networks?q=qqqqqqqq"}

// accessPages are someStates and the nodes that are generated.
func accessPages(t *testing.T) []string {
	pages := someStates
	for _, id := range someNodes(t) {
		pages = append(pages, "/en/"+id.Kind().Plural()+"/"+id.Slug())
	}
	return pages
}

// TestAccess looks for what a reader with a keyboard, a screen reader, poor sight or a finger would trip over.
func TestAccess(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	check := func(where, function string) {
		t.Helper()
		for _, w := range eval[[]string](b, script(accessScript)+"."+function+"()") {
			t.Errorf("%s: %s", where, w)
		}
	}
	for _, path := range accessPages(t) {
		b.visit(path)
		eval[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
		check(path, "structure")
		b.width(390)
		check(path+" on a phone", "targets")
		for _, scheme := range []string{"light", "dark"} {
			b.scheme(scheme)
			b.wait(`document.getAnimations().length === 0`)
			check(path+" in the "+scheme, "contrast")
		}
		b.width(1280)
	}
}

// TestKeyboard goes through a page by the Tab key: first the way past the navigation, then everything in order, always
// in sight.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	type focus struct {
		Tag, ID, Class, Href string
		Seen, Inside         bool
	}
	for name, b := range map[string]*tab{"without scripts": open(t, false), "with the app": open(t, true)} {
		b.visit("/en/networks")
		if name == "with the app" {
			b.takeOver()
		}
		at := func() focus { return eval[focus](b, script(accessScript)+".focus()") }
		b.press(kb.Tab)
		if f := at(); f.Class != "skip" || !f.Seen || !f.Inside {
			t.Errorf("%s: the first stop is %+v", name, f)
		}
		b.press("\r")
		b.press(kb.Tab)
		if !eval[bool](b, `document.getElementById("main").contains(document.activeElement)`) {
			t.Errorf("%s: after the skip link comes %+v", name, at())
		}
		for range 12 {
			if f := at(); !f.Seen || !f.Inside {
				t.Errorf("%s: the focus cannot be seen on %+v", name, f)
			}
			b.press(kb.Tab)
		}
		b.quiet(name)
	}
}

// TestPanelKeys opens a panel by the keyboard and closes it again.
func TestPanelKeys(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.start("/en/networks")
	eval[bool](b, `(document.querySelector(".chips summary").focus(), true)`)
	b.press("\r")
	b.wait(`document.querySelector(".chips details").open`)
	b.press(kb.Escape)
	b.wait(`!document.querySelector(".chips details").open && document.activeElement.localName === "summary"`)
	b.quiet("panels")
}
