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

// auditSchemes looks at the page in the light, and at what may be otherwise in the dark.
func (b *tab) auditSchemes(axe, where string) {
	b.Helper()
	b.scheme("light")
	b.audit(axe, where)
	b.scheme("dark")
	b.auditBy(colourRules, axe, where+" in the dark")
}

// auditWidths looks at the page in both schemes as a desktop and as a phone show it.
func (b *tab) auditWidths(axe, where string) {
	b.Helper()
	b.width(1280)
	b.auditSchemes(axe, where)
	b.phone()
	b.auditSchemes(axe, where+" on a phone")
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
				b.auditWidths(axe, "/"+lang+p.path)
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

// TestAxeWithoutScripts audits what is said, and how, where scripts do not run.
func TestAxeWithoutScripts(t *testing.T) {
	axe := axeScript(t)
	t.Parallel()
	b := open(t, false)
	for _, path := range []string{"/en/saved", "/nl/shell", "/en/map", "/nl/explore?from=network:lu-pride", "/en/institutions/leiden"} {
		b.visit(path)
		b.auditWidths(axe, path+" without scripts")
	}
}
