package browser

import (
	"os"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
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

// What axe-core looks for: every rule of WCAG 2.2 A and AA, good practice, and what it still tries out, such as whether a
// name holds the words that can be seen; and of these, what another colour scheme can change.
const (
	everyRule   = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]`
	colourRules = `{ type: "rule", values: ["color-contrast", "link-in-text-block"] }`
)

// audit lets axe-core look at the page as it stands.
func (b *tab) audit(axe, where string) { b.Helper(); b.auditBy(everyRule, axe, where) }

// auditBy looks by some of its rules.
func (b *tab) auditBy(rules, axe, where string) {
	b.Helper()
	b.wait(still)
	if !eval[bool](b, `!!window.axe`) {
		eval[bool](b, axe+`; true`)
	}
	for _, v := range eval[[]string](b, `axe.run({ runOnly: `+rules+`, resultTypes: ["violations"] })
		.then(r => r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.length + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + (n.any[0]?.data?.contrastRatio ? " " + n.any[0].data.contrastRatio : "")).join(" | ")))`) {
		b.Errorf("%s: %s", where, v)
	}
}

// devices are those for which pages look different.
var devices = []string{"desktop", "phone"}

// device makes the window that of a desktop or of a phone.
func (b *tab) device(name string) {
	b.Helper()
	if b.width(1280); name == "phone" {
		b.phone()
	}
}

// schemeOf shares the colour schemes among languages and devices: colours do not depend on the language, so that each
// device is looked at in both, and so is each language.
func schemeOf(lang, device string) string {
	if (lang == "en") == (device == "desktop") {
		return "light"
	}
	return "dark"
}

// auditDevices looks at the page as a desktop and as a phone show it.
func (b *tab) auditDevices(axe, where, lang string) {
	b.Helper()
	for _, device := range devices {
		b.device(device)
		b.scheme(schemeOf(lang, device))
		// A bar that stays in sight lies over whatever is behind it; at the end of the page it is in its own place.
		eval[bool](b, `(document.querySelector(".compare-chosen") && scrollTo(0, document.documentElement.scrollHeight), true)`)
		b.audit(axe, where+" on a "+device+" in the "+schemeOf(lang, device))
	}
}

// auditBoth looks at the page in the light, and at what may be otherwise in the dark.
func (b *tab) auditBoth(axe, where string) {
	b.Helper()
	b.scheme("light")
	b.audit(axe, where)
	b.scheme("dark")
	b.auditBy(colourRules, axe, where+" in the dark")
}

// TestAxe audits every page by axe-core, with what is folded away on it, in both languages and both schemes, on a desktop
// and on a phone.
func TestAxe(t *testing.T) {
	axe := axeScript(t)
	for _, lang := range []string{"en", "nl"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			b := open(t, true)
			for _, p := range slices.Concat(everyPage(t), explorePages) {
				b.visit("/" + lang + p.path)
				eval[bool](b, `(document.querySelectorAll("details.fold").forEach(d => d.open = true), true)`)
				b.auditDevices(axe, "/"+lang+p.path, lang)
			}
		})
	}
}

// TestAxeHighContrast audits some pages for those who ask for more contrast.
func TestAxeHighContrast(t *testing.T) {
	axe := axeScript(t)
	t.Parallel()
	b := open(t, true)
	for _, scheme := range []string{"light", "dark"} {
		send(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-contrast", Value: "more"}, {Name: "prefers-color-scheme", Value: scheme}}})
		for _, path := range []string{"/en", "/nl/agreements?statuses=IN_EFFECT", "/en/institutions/leiden", "/nl/destinations?" + aWish, "/en/map", "/nl/statistics", "/en/explore?from=network:lu-pride&selected=network:lu-pride"} {
			b.visit(path)
			b.auditBy(colourRules, axe, path+" in high contrast and the "+scheme)
		}
	}
}

// TestAxeWithoutTheApp audits pages that say or show something else where neither the app nor the other scripts come.
func TestAxeWithoutTheApp(t *testing.T) {
	axe := axeScript(t)
	t.Parallel()
	b := open(t, true) // axe-core is a script
	block(b, "*://*:*/static/boot.*.js")
	for _, path := range []string{"/en/saved", "/nl/shell", "/nl/explore?from=network:lu-pride", "/en/institutions/leiden"} {
		b.visit(path)
		b.auditDevices(axe, path+" without scripts", path[1:3])
	}
}
