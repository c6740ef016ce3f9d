package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

const (
	optionTexts = `[...document.querySelectorAll("[role=option]")].map(o => o.innerText.replace(/\s+/g, " ").trim())`
	groupTexts  = `[...document.querySelectorAll("[role=listbox] [role=group]")].map(g => document.getElementById(g.getAttribute("aria-labelledby")).innerText.replace(/\s+/g, " ").trim())`
	activeText  = `document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.innerText ?? ""`
)

// slash presses the key /, and enter the key Enter, as a keyboard does: the letter comes only where the page lets it.
func (b *tab) slash() { b.Helper(); b.stroke("/", "Slash", "/", 191) }
func (b *tab) enter() { b.Helper(); b.stroke("Enter", "Enter", "\r", 13) }

func (b *tab) stroke(key, code, text string, number int64) {
	b.Helper()
	event := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Code: code, Text: text, WindowsVirtualKeyCode: number}
	send(b, input.DispatchKeyEvent, event)
	event.Type, event.Text = input.DispatchKeyEventTypeKeyUp, ""
	send(b, input.DispatchKeyEvent, event)
}

// typed puts a text into the field that has the focus.
func (b *tab) typed(text string) {
	b.Helper()
	send(b, input.InsertText, input.InsertTextParams{Text: text})
}

// TestSlash takes the focus to the search field from everywhere, and leaves a slash alone where one types.
func TestSlash(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	for path, id := range map[string]string{"/en": "find", "/en/networks": "q", "/nl/institutions/leiden": "q", "/en/path": "q"} {
		b.start(path)
		b.slash()
		b.wait(`document.activeElement.id === ` + quote(id))
		b.slash()
		if got := eval[string](b, `document.activeElement.value`); got != "/" {
			t.Errorf("%s: a slash in the field gives %q", path, got)
		}
	}
	b.start("/en/networks")
	b.click("#list-q")
	b.slash()
	if got := eval[string](b, `document.activeElement.id + document.activeElement.value`); got != "list-q/" {
		t.Errorf("in the filter, a slash leads to %s", got)
	}
	b.quiet("slash")
}

// TestSuggestions types a name, reads the groups, and opens a result by the keyboard.
func TestSuggestions(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/about")
	b.slash()
	b.typed("leid")
	b.wait(`document.activeElement.ariaExpanded === "true"`)
	groups := eval[[]string](b, groupTexts)
	if len(groups) < 3 || !strings.HasPrefix(groups[0], "Institution") {
		t.Errorf("the groups are %q", groups)
	}
	options := eval[[]string](b, optionTexts)
	if options[0] != "Leiden University" || !slices.ContainsFunc(options, func(s string) bool { return strings.HasPrefix(s, "Show all: ") }) ||
		!slices.ContainsFunc(options, func(s string) bool { return strings.HasPrefix(s, "All ") }) {
		t.Errorf("the options are %q", options)
	}
	if got := eval[string](b, `document.querySelector("[role=option] mark").innerText`); got != "Leid" {
		t.Errorf("%q is marked", got)
	}
	b.press(kb.ArrowUp)
	b.wait(`(` + activeText + `).startsWith("Show all")`)
	b.press(kb.ArrowDown)
	b.wait(`(` + activeText + `) === "Leiden University"`)
	b.press(kb.Escape)
	b.wait(`document.activeElement.ariaExpanded === "false" && document.activeElement.value === "leid"`)
	eval[bool](b, `(document.activeElement.select(), true)`)
	b.typed("cologn")
	b.wait(`document.querySelector("[role=option]")?.innerText === "University of Cologne"`)
	b.press(kb.ArrowDown)
	b.enter()
	b.arrive("/en/institutions/cologne")
	b.slash()
	b.typed("qqqqqqqq")
	b.wait(`document.querySelector(".suggest-none")?.checkVisibility()`)
	if eval[string](b, `document.activeElement.ariaExpanded`) != "false" {
		t.Error("a list without options counts as open")
	}
	b.quiet("suggestions")
}

// TestRecentSearches searches twice, finds both in the empty field, the newest first, and forgets them.
func TestRecentSearches(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/about")
	b.fill("#q", "Oxford")
	b.enter()
	b.arrive("/en/search?q=Oxford")
	b.navigate("/en/networks")
	b.slash()
	b.typed("cologn")
	b.wait(`document.querySelector("[role=option]")?.innerText === "University of Cologne"`)
	b.press(kb.ArrowDown)
	b.enter()
	b.arrive("/en/institutions/cologne")
	b.slash()
	b.wait(`document.activeElement.ariaExpanded === "true"`)
	if got := eval[[]string](b, optionTexts); !slices.Equal(got, []string{"University of Cologne", "Oxford", "Clear recent searches"}) {
		t.Fatalf("recent searches are %q", got)
	}
	b.press(kb.ArrowDown)
	b.press(kb.ArrowDown)
	b.enter()
	b.arrive("/en/search?q=Oxford")
	b.start("/nl/networks")
	b.slash()
	b.wait(`document.querySelector("[role=option]")?.innerText === "Oxford"`)
	b.click(".suggest-all")
	b.wait(`!document.querySelector("[role=option]")`)
	if got := eval[bool](b, `Object.values(localStorage).some(v => v.includes("Oxford"))`); got {
		t.Error("what was cleared is still stored")
	}
	b.quiet("recent searches")
}

// TestGroupedResults reads the results by kind and goes on to all of one kind and back.
func TestGroupedResults(t *testing.T) {
	t.Parallel()
	plain, b := open(t, false), open(t, true)
	b.stay("/en/search?q=leiden")
	headings := `[...document.querySelectorAll(".found-group h2")].map(h => h.innerText.replace(/\s+/g, " ").trim())`
	groups := eval[[]string](b, headings)
	if len(groups) < 4 || !strings.HasPrefix(groups[0], "Institution") {
		t.Fatalf("the groups are %q", groups)
	}
	shows(plain, b, `.found-group .more[href*="kind=programme"]`, "kind=programme")
	if got := eval[string](b, `document.querySelector(".tab[aria-current]").innerText`); !strings.HasPrefix(got, "Programmes") {
		t.Errorf("the chosen kind is %q", got)
	}
	if eval[int](b, `document.querySelectorAll(".rows .row").length`) < 5 {
		t.Error("all of a kind are few")
	}
	eval[bool](b, `(history.back(), true)`)
	b.arrive("/en/search?q=leiden")
	if got := eval[[]string](b, headings); !slices.Equal(got, groups) {
		t.Errorf("back shows %q", got)
	}
	b.navigate("/nl/search?q=qqqqqqqq")
	if eval[int](b, `document.querySelectorAll(".empty .examples a, .menu-list a").length`) < 10 {
		t.Error("a search without results leads nowhere")
	}
	b.quiet("grouped results")
}
