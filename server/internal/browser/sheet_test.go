package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// phone makes the window that of a phone.
func (b *tab) phone() {
	b.Helper()
	send(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 1, Mobile: true})
}

const (
	sheetShown = `document.getElementById("filters").checkVisibility() && getComputedStyle(document.getElementById("filters")).display === "flex"`
	sheetOpen  = `document.querySelector(".sheet.is-open[role=dialog]")`
	still      = `!document.getAnimations().some(a => a.playState === "running" && a.effect.getComputedTiming().iterations !== Infinity)`
	applyText  = `document.querySelector(".sheet-apply").innerText`
	totalText  = `document.getElementById("found").innerText`
)

// openSheet opens the sheet of a list on a phone in the running app.
func (b *tab) openSheet() {
	b.Helper()
	b.click("#open-filters")
	b.wait(sheetOpen)
	b.wait(`document.activeElement.id === "filters" && ` + still)
}

// TestSheet chooses two filters in the sheet of a phone, sees the count follow, applies them, and goes back in one step.
func TestSheet(t *testing.T) {
	t.Parallel()
	plain, b := open(t, false), open(t, true)
	plain.phone()
	b.phone()
	b.stay("/en/agreements")
	all := eval[string](b, totalText)
	b.openSheet()
	if got := eval[string](b, applyText); got != "Show "+all {
		t.Errorf("the button says %q, want Show %s", got, all)
	}
	b.click(".facets .chip:nth-child(1) summary")
	b.click(".facets .chip:nth-child(1) .value")
	b.wait(`location.search.includes("statuses=") && ` + settled)
	if eval[bool](b, `!(`+sheetOpen+`)`) {
		t.Fatal("choosing closes the sheet")
	}
	one := eval[string](b, totalText)
	if got := eval[string](b, applyText); one == all || got != "Show "+one {
		t.Errorf("after choosing the button says %q, the list has %s of %s", got, one, all)
	}
	b.click(".facets .chip:nth-child(2) summary")
	b.click(".facets .chip:nth-child(2) .value")
	b.wait(`location.search.includes("countries=") && ` + settled)
	b.wait(`document.querySelector("#open-filters .chip-count").innerText.startsWith("2")`)
	b.click(".sheet-apply")
	b.wait(`!(` + sheetShown + `) && location.hash === "" && location.search.includes("countries=") && !document.querySelector("[inert]")`)
	plain.visit(b.path())
	if got, want := b.rows(), plain.rows(); !slices.Equal(got, want) {
		t.Errorf("the list shows %q, want %q", got, want)
	}
	eval[bool](b, `(history.back(), true)`)
	b.wait(`location.search === "" && ` + settled)
	if got := eval[string](b, totalText); got != all {
		t.Errorf("one step back shows %s, want %s", got, all)
	}
	b.quiet("filtering in the sheet")
}

// TestSheetHoldsTheFocus walks through the open sheet by the Tab key and closes it in every way.
func TestSheetHoldsTheFocus(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.phone()
	b.stay("/en/networks")
	steps := eval[int](b, "history.length")
	b.openSheet()
	if got := eval[int](b, `[...document.querySelectorAll("a[href], button, input, summary")].filter(e => e.checkVisibility() && !e.closest(".sheet") && !e.closest("[inert]")).length`); got != 0 {
		t.Errorf("%d elements behind the sheet can be reached", got)
	}
	for range 12 {
		b.press(kb.Tab)
		if !eval[bool](b, `document.activeElement === document.body || document.getElementById("filters").contains(document.activeElement)`) {
			t.Fatalf("the focus leaves the sheet for %s", eval[string](b, `document.activeElement.outerHTML.slice(0, 100)`))
		}
	}
	closed := func(how string) {
		t.Helper()
		b.wait(`!(` + sheetShown + `) && location.hash === ""`)
		b.wait(`document.activeElement.id === "open-filters"`)
		if eval[bool](b, `!!document.querySelector("[inert]")`) {
			t.Errorf("closed by %s, the page cannot be reached", how)
		}
	}
	eval[bool](b, `(document.querySelector(".sheet .tool").focus(), true)`)
	b.press(kb.Escape)
	closed("Escape")
	b.openSheet()
	eval[bool](b, `(document.querySelector(".sheet-shade").click(), true)`)
	closed("the backdrop")
	b.openSheet()
	b.click(".sheet-head .tool")
	closed("its button")
	b.openSheet()
	eval[bool](b, `(history.back(), true)`)
	closed("Back")
	b.openSheet()
	b.width(1280)
	b.wait(`location.hash === "" && !document.querySelector("[inert]")`)
	if got := eval[int](b, "history.length"); got > steps+1 {
		t.Errorf("the history grew from %d to %d steps", steps, got)
	}
	b.quiet("closing the sheet")
}

// TestSheetWithoutScripts opens the sheet by its link, chooses a filter, and closes it again.
func TestSheetWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	b.phone()
	b.visit("/en/agreements")
	if eval[bool](b, sheetShown) {
		t.Error("the sheet is open at once")
	}
	b.click("#open-filters")
	b.wait(sheetShown + " && " + still)
	b.click(".sheet-head .tool")
	b.wait(`!(` + sheetShown + `)`)
	b.click("#open-filters")
	b.wait(sheetShown + " && " + still)
	b.click(".facets .chip:nth-child(1) summary")
	b.leads(".facets .chip:nth-child(1) .value", "statuses=")
	if eval[bool](b, sheetShown) || !eval[bool](b, `!!document.querySelector(".chosen")`) {
		t.Error("after choosing, the list is not shown with what was chosen")
	}
	b.quiet("the sheet without scripts")
}

// TestSheetIsLinkedTo loads a list with its sheet open, as a link to it does, also before the app runs.
func TestSheetIsLinkedTo(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.phone()
	b.visit("/nl/networks#filters")
	b.wait(sheetShown)
	b.takeOver()
	b.wait(sheetOpen + " && " + still)
	b.click(".sheet-apply")
	b.wait(`!(` + sheetOpen + `) && location.pathname === "/nl/networks" && location.hash === ""`)
	b.quiet("linking to the sheet")
}

// TestFacetPanels opens the panels of a desktop: one at a time, closed by choosing; a long one can be searched.
func TestFacetPanels(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/agreements")
	openPanels := `[...document.querySelectorAll(".facets details[open]")].length`
	b.click(".facets .chip:nth-child(1) summary")
	b.click(".facets .chip:nth-child(2) summary")
	if got := eval[int](b, openPanels); got != 1 {
		t.Errorf("%d panels are open", got)
	}
	all := eval[int](b, `document.querySelectorAll(".facets .chip:nth-child(2) .value").length`)
	b.fill("#find-countries", "únit")
	b.wait(`document.querySelectorAll(".facets .chip:nth-child(2) .value").length < 5`)
	if got := eval[string](b, `document.querySelector(".facets .chip:nth-child(2) .value-label").innerText`); !strings.HasPrefix(got, "United") {
		t.Errorf("of %d countries, únit finds %q first", all, got)
	}
	b.enter()
	b.wait(`location.search.includes("countries=") && ` + settled)
	if got := eval[int](b, openPanels); got != 0 {
		t.Errorf("%d panels are open after choosing", got)
	}
	b.wait(`document.activeElement.localName === "summary"`)
	b.leadsInApp(".chosen", "/en/agreements")
	b.quiet("panels")
}

// leadsInApp clicks and waits until the app shows the page.
func (b *tab) leadsInApp(selector, path string) {
	b.Helper()
	b.click(selector)
	b.arrive(path)
}

// TestMenu opens the menu of a phone, goes to a list, and finds the menu closed.
func TestMenu(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.phone()
	b.stay("/en")
	b.click(".menu summary")
	b.wait(`document.getAnimations().every((a) => a.playState !== "running")`) // what moves is hard to hit
	b.click(`.menu-list a[href="/en/programmes"]`)
	b.arrive("/en/programmes")
	if eval[bool](b, `document.querySelector(".menu").open`) {
		t.Error("the menu stays open")
	}
	b.click(".menu summary")
	b.press(kb.Escape)
	b.wait(`!document.querySelector(".menu").open && document.activeElement.localName === "summary"`)
	b.quiet("the menu")
}
