package browser

import (
	"os"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// axeScript is the text of axe-core's axe.min.js; the test is skipped where VINCULUM_AXE names none. `.ci/axe.sh` brings it.
func axeScript(t *testing.T) string {
	t.Helper()
	file := os.Getenv("VINCULUM_AXE")
	if file == "" {
		t.Skip("*** SKIPPED: VINCULUM_AXE names no axe.min.js; `make test` brings one where there is npm ***")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(axe)
}

// audit lets axe-core look at the page as it stands: every rule of WCAG 2.2 A and AA, and good practice.
func (b *tab) audit(axe, where string) {
	b.Helper()
	b.wait(still)
	if !eval[bool](b, `!!window.axe`) {
		eval[bool](b, axe+`; true`)
	}
	for _, v := range eval[[]string](b, `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
		.then(r => r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + (n.any[0]?.data?.contrastRatio ? " " + n.any[0].data.contrastRatio : "")).join(" | ")))`) {
		b.Errorf("%s: %s", where, v)
	}
}

// TestAxe audits every page by axe-core, in both languages and both schemes, on a desktop and on a phone.
func TestAxe(t *testing.T) {
	axe := axeScript(t)
	for _, lang := range []string{"en", "nl"} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(lang+" "+scheme, func(t *testing.T) {
				t.Parallel()
				b := open(t, true)
				b.scheme(scheme)
				if scheme == "dark" {
					b.phone()
				}
				for _, p := range everyPage(t) {
					b.visit("/" + lang + p.path)
					b.audit(axe, "/"+lang+p.path+" in the "+scheme)
				}
			})
		}
	}
}

// TestAxeStates audits what opens over a page, in the running app.
func TestAxeStates(t *testing.T) {
	axe := axeScript(t)
	t.Parallel()
	b := open(t, true)
	for _, state := range []struct {
		path string
		open func()
		seen string
	}{
		{"/en/agreements", func() { b.click(".facets .chip:nth-child(2) summary") }, `document.querySelector(".facets [open]")`},
		{"/nl/alumni", func() { b.click(".chip-order summary") }, `document.querySelector(".chip-order[open]")`},
		{"/en/networks", func() { b.click(".menu summary") }, `document.querySelector(".menu[open]")`},
		{"/nl/consortia/leru", func() { b.click(".day summary") }, `document.querySelector(".day[open]")`},
		{"/en/about", func() {
			b.slash()
			b.typed("leid")
			b.wait(`document.querySelector("[role=option]")`)
			b.press(kb.ArrowDown)
		}, `document.querySelector("[aria-selected=true]")`},
		{"/nl/about", func() { b.slash(); b.typed("qqqqqqqq") }, `document.querySelector(".suggest-none")`},
	} {
		for _, scheme := range []string{"light", "dark"} {
			b.width(1280)
			b.scheme(scheme)
			b.start(state.path)
			state.open()
			b.wait(state.seen)
			b.audit(axe, state.path+" with "+state.seen+" in the "+scheme)
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		b.phone()
		b.scheme(scheme)
		b.start("/nl/agreements")
		b.openSheet()
		b.click(".facets .chip:nth-child(2) summary")
		b.audit(axe, "the sheet in the "+scheme)
		b.start("/en/networks")
		b.click(".menu summary")
		b.audit(axe, "the menu of a phone in the "+scheme)
	}
	send(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-contrast", Value: "more"}}})
	for _, path := range []string{"/en", "/nl/agreements?statuses=IN_EFFECT", "/en/institutions/leiden"} {
		b.visit(path)
		b.audit(axe, path+" in high contrast")
	}
}
