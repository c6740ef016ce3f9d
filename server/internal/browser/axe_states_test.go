package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// axeState is what opens over a page of the running app, or what happens to it.
type axeState struct {
	path string
	open func(b *tab) // nil: the page as the app shows it
	seen string       // true when it is there
	only string       // "desktop" or "phone" where the other has it not, or looks alike
}

// clicks opens something by a click.
func clicks(selector string) func(b *tab) { return func(b *tab) { b.Helper(); b.click(selector) } }

// types asks a search field for something, and walks to the first option.
func types(selector, text string) func(b *tab) {
	return func(b *tab) {
		b.Helper()
		b.fill(selector, text)
		if text != "qqqqqqqq" {
			b.wait(`document.querySelector("[role=option]")`)
			b.press(kb.ArrowDown)
		}
	}
}

// panelInSheet opens a facet in the sheet of a phone.
func panelInSheet(b *tab) {
	b.Helper()
	b.openSheet()
	b.click(".facets .chip:nth-child(2) summary")
}

// says lets the root of the page say what device.js finds out.
func says(attributes string) func(b *tab) {
	return func(b *tab) {
		b.Helper()
		eval[bool](b, `(Object.assign(document.documentElement.dataset, `+attributes+`), true)`)
	}
}

const (
	panelOpen  = `document.querySelector(".chip[open] .panel")?.checkVisibility()`
	optionOpen = `document.querySelector("[role=option][aria-selected=true]")?.checkVisibility()`
	fieldOpen  = `document.activeElement.ariaExpanded === "true"`
	wished     = "/destinations?" + aWish
	pride      = "/explore?from=network:lu-pride"
)

// axeStates are all menus, panels, sheets and dialogs, and what the app draws that the server does not, in an order in which
// no two neighbours are of one page. What a desktop saves is there on the phone that comes after it.
var axeStates = []axeState{
	{"/agreements", clicks(".facets .chip:nth-child(2) summary"), panelOpen, "desktop"},
	{"/networks", clicks(".menu summary"), `document.querySelector(".menu[open]")`, ""},
	{"/agreements", func(b *tab) { b.click(".facets .chip:nth-child(2) summary"); b.fill("#find-countries", "qqqqqqqq") }, `document.querySelector(".values-rest[role=status]")?.checkVisibility()`, "desktop"},
	{"/networks", func(b *tab) { b.openSheet() }, sheetOpen, "phone"},
	{"/agreements?statuses=IN_EFFECT", panelInSheet, sheetOpen, "phone"},
	{"/alumni", clicks(".chip-order summary"), panelOpen, "phone"},
	{"/consortia/leru", clicks(".day summary"), panelOpen, ""},
	{"/about", types("#q", "leid"), optionOpen, ""},
	{"", types("#find", "leid"), optionOpen, "desktop"},
	{"/about", types("#q", "qqqqqqqq"), `document.querySelector(".suggest-none")?.checkVisibility()`, "phone"},
	{"/search?q=leiden", nil, "true", "desktop"},
	{"/programmes", func(b *tab) { b.slash() }, fieldOpen, "phone"}, // the last searches
	{"/path", types("#path-from", "leid"), optionOpen, ""},
	{"/explore", types("#explore-from", "leid"), optionOpen, "desktop"},
	{pride, func(b *tab) {
		b.wait(drawnPicture)
		eval[bool](b, `(document.getElementById("explore-host").focus(), true)`)
		b.key("Home")
	}, `document.querySelector(".explore-panel:not(.is-empty)")`, ""},
	{pride + "&pathFrom=network:lu-pride", nil, drawnPicture, "desktop"},
	{pride + "&pathFrom=network:lu-pride&pathTo=institution:cologne", nil, drawnPicture, "phone"},
	{pride + "&people=1", clicks(".explore-tools .chip:not(.needs-app) summary"), panelOpen, "phone"},
	{pride + "&hide=network", clicks(".explore-tools .needs-app summary"), panelOpen, ""},
	{pride + "&view=table", nil, `document.querySelector("#explore-nodes tr")`, "desktop"},
	{"/explore?from=consortium:leru", func(b *tab) {
		b.wait(drawnPicture)
		eval[bool](b, `(() => { const s = document.getElementById("explore-stop"); s.value = 1; s.dispatchEvent(new Event("input", { bubbles: true })); return true; })()`)
	}, `new URL(location).searchParams.has("asOf") && ` + drawnPicture, ""},
	{"/map", func(b *tab) {
		b.wait(liveMap)
		b.click(".map-view:nth-child(2)")
		b.wait(`location.search.includes("zoom=0")`)
		eval[bool](b, `(document.querySelector(".map-many").focus(), true)`)
		b.press(kb.Enter)
	}, `!location.search.includes("zoom=0&") && document.activeElement.closest(".map")`, ""},
	{"/map?kind=institution", clicks(".facets .chip:nth-child(1) summary"), panelOpen, "desktop"},
	{"/map?kind=alumnus", panelInSheet, sheetOpen, "phone"},
	{wished + "&view=map", nil, liveMap, ""},
	{wished, clicks(".save-button"), `document.querySelector(".save-button[aria-pressed=true]")`, "desktop"},
	{"/consortia/leru", clicks(".save-button"), `document.querySelector(".save-button[aria-pressed=true]")`, "desktop"},
	{"/saved", nil, `document.querySelector(".saved-row")`, ""},
	{"/statistics", nil, "true", "desktop"},
	{"/institutions/leiden", func(b *tab) { // a browser that keeps nothing
		eval[bool](b, `(window.setItem = Storage.prototype.setItem, Storage.prototype.setItem = () => { throw new Error("full"); }, true)`)
		b.click(".node-head .save-button")
		b.wait(`document.querySelector(".save-refused")`)
		eval[bool](b, `(Storage.prototype.setItem = window.setItem, true)`)
	}, `document.querySelector(".save-refused").checkVisibility()`, ""},
	{"/saved", func(b *tab) {
		b.wait(`document.querySelector(".saved-remove")`)
		b.click(".saved-remove")
		b.wait(`document.querySelector(".is-removed [role=status]")`)
		b.click(".saved-device button")
	}, `document.querySelector(".saved-device [role=status]").innerText`, "desktop"},
	{"", says(`{ offline: "", kept: "", update: "next", install: "ask" }`), `document.querySelector(".news-update").checkVisibility() && document.querySelector(".install").checkVisibility()`, ""},
	{"/saved", func(b *tab) { eval[bool](b, `(localStorage.removeItem("vinculum.saved"), true)`); b.start(b.path()) }, `document.querySelector(".saved-empty")?.checkVisibility()`, "phone"},
	{"/about", says(`{ offline: "" }`), `document.querySelector(".news-offline").checkVisibility()`, "desktop"},
	{"", says(`{ install: "ios" }`), `document.querySelector(".install-ios").checkVisibility()`, "phone"},
}

// TestAxeStates audits what opens over a page in the running app, in both languages and schemes, on a desktop and on a phone.
func TestAxeStates(t *testing.T) {
	axe := axeScript(t)
	for _, lang := range []string{"en", "nl"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			b := open(t, true)
			b.start("/" + lang)
			for _, device := range devices {
				b.device(device)
				b.scheme(schemeOf(lang, device))
				for _, state := range axeStates {
					if state.only == "" || state.only == device {
						b.auditState(axe, state, "/"+lang+state.path, device)
					}
				}
			}
		})
	}
}

func (b *tab) auditState(axe string, state axeState, path, device string) {
	b.Helper()
	b.navigate(path)
	if state.open != nil {
		state.open(b)
	}
	b.wait(state.seen)
	b.audit(axe, path+" on a "+device+" with "+state.seen)
	eval[bool](b, `(["offline", "kept", "update", "install"].forEach(name => delete document.documentElement.dataset[name]), true)`)
}

// TestAxeWaiting audits what stands for a page while it is on its way, and what is said when it does not come.
func TestAxeWaiting(t *testing.T) {
	axe := axeScript(t)
	t.Parallel()
	b := open(t, true)
	for lang, device := range map[string]string{"en": "desktop", "nl": "phone"} {
		b.device(device)
		b.start("/" + lang + "/consortia")
		b.navigate("/" + lang + "/alumni")
		eval[bool](b, `(window.fetch = () => new Promise(() => {}), true)`)
		for _, step := range []struct{ path, seen string }{
			{"/alumni?mentor=true", `document.querySelector(".is-loading .rows")`},
			{"/alumni/" + someNodes(t)["alumnus"].Slug(), `document.querySelector(".is-loading .page-shapes")`},
			{"/programmes?after=nonsense", `document.querySelector(".is-loading .page-shapes")`},
			{"/institutions/leiden", `document.documentElement.hasAttribute("data-partial") && document.querySelector(".copy-note")`},
		} {
			b.depart("/" + lang + step.path)
			b.wait(step.seen)
			eval[bool](b, `(document.getAnimations().forEach(a => a.effect.getComputedTiming().iterations !== Infinity && a.finish()), true)`)
			b.auditBoth(axe, "/"+lang+step.path+" on its way")
		}
		eval[bool](b, `(window.fetch = () => Promise.reject(new Error("away")), true)`)
		b.navigate("/" + lang + "/alumni?mentor=true")
		b.auditBoth(axe, "/"+lang+" without an answer")
	}
}

// TestAxeOffline audits what a browser shows while the server is away: a page from the graph on the device, one that
// cannot be shown, and the service worker's own words.
func TestAxeOffline(t *testing.T) {
	axe := axeScript(t)
	t.Parallel()
	i := newIsland(t)
	i.visit("/en")
	i.provisioned()
	i.stop()
	for path, seen := range map[string]string{
		"/en/institutions/oxford": `document.querySelector(".news-offline").checkVisibility() && document.querySelector(".copy-note")`,
		"/nl/alumni":              `document.querySelector("main h1") && document.querySelector(".news-offline").checkVisibility() && ` + settled,
		"/graphql":                `document.querySelector("main .ways a")`,
	} {
		i.visit(path)
		i.wait(seen)
		i.auditDevices(axe, path+" without a server", "en")
	}
}
