package browser

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
)

// shownOnMap is how much the marks of the map count together, and inTable what its table does.
const (
	shownOnMap  = `[...document.querySelectorAll(".map-mark")].reduce((sum, a) => sum + Number(a.getAttribute("aria-label").match(/: ([\d,]+) /)[1].replaceAll(",", "")), 0)`
	inTable     = `[...document.querySelectorAll(".map-table td.number")].reduce((sum, td) => sum + Number(td.textContent.replaceAll(",", "")), 0)`
	marksShown  = `document.querySelectorAll(".map-mark").length`
	marksPlaces = `[...document.querySelectorAll(".map-mark")].map(a => a.getAttribute("aria-label")).join()`
	liveMap     = `document.querySelector(".map-world").style.getPropertyValue("--map-size") !== ""`
)

// TestMapWithoutScripts looks at the world, follows a mark of many until one stands alone, and that to its page.
func TestMapWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	b.visit("/en/map")
	b.leads(`.map-view:nth-child(2)`, "zoom=0")
	if shown, want := eval[int](b, shownOnMap), eval[int](b, inTable); shown != want || want == 0 {
		t.Errorf("the world shows %d agreements, its table %d", shown, want)
	}
	for step := 0; eval[bool](b, `!!document.querySelector(".map-many")`); step++ {
		if step > 8 {
			t.Fatal("marks are still gathered")
		}
		b.leads(".map-many .map-dot", "at=", "zoom=")
	}
	b.leads(".map-mark .map-dot", "/en/institutions/")
	b.visit("/en/map?kind=alumnus&sort=name")
	b.leads(".map-table tbody th a", "/en/alumni?places=")
	b.quiet("the map")
}

// TestMapMoves zooms the map by buttons, keys and marks, and goes to a place and back.
func TestMapMoves(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/map")
	b.wait(liveMap)
	b.click(".map-view:nth-child(2)")
	b.wait(`location.search.includes("zoom=0") && ` + shownOnMap + ` === ` + inTable)
	before := eval[int](b, marksShown)
	eval[bool](b, `(document.querySelector(".map-mark").focus(), true)`)
	b.press("+")
	b.press("+")
	b.wait(marksShown + ` !== ` + quote(before) + ` && !location.search.includes("zoom=0&")`)
	zoomed := b.path()
	b.press(kb.ArrowRight)
	b.wait(`location.pathname + location.search !== ` + quote(zoomed))
	b.press("0")
	b.wait(marksShown + ` === ` + quote(before))
	if !eval[bool](b, `!!document.activeElement.closest(".map-world")`) {
		t.Error("the picture lost the focus while it was moved by keys")
	}
	for step := 0; eval[bool](b, `(many => (many?.focus(), !!many))(document.querySelector(".map-many"))`) && step < 8; step++ {
		at, focused := b.path(), eval[string](b, `document.activeElement.dataset.id`)
		b.press(kb.Enter)
		b.wait(`location.pathname + location.search !== ` + quote(at))
		time.Sleep(400 * time.Millisecond) // the marks of the new part are drawn when the map rests
		if on := eval[string](b, `document.activeElement.matches(".map-mark") ? document.activeElement.dataset.id : ""`); on != focused {
			t.Errorf("the focus went from the mark of %s to %q", focused, on)
		}
	}
	here := b.path()
	single := `[...document.querySelectorAll(".map-mark:not(.map-many)")].find(a => { const r = a.getBoundingClientRect(), f = document.querySelector(".map-world").getBoundingClientRect(); return r.x > f.x && r.right < f.right && r.y > f.y && r.bottom < f.bottom; })`
	if !eval[bool](b, `!!`+single) {
		t.Fatalf("no mark stands alone at %s", here)
	}
	eval[bool](b, `(`+single+`.focus(), true)`)
	b.press(kb.Enter)
	b.wait(`location.pathname.startsWith("/en/institutions/") && ` + settled)
	if !eval[bool](b, "window.stayed === true") {
		t.Error("a mark was loaded as a page; the app was to show it")
	}
	eval[bool](b, `(history.back(), true)`)
	b.arrive(here)
	b.quiet("moving the map")
}

// TestMapKeepsAFocusThatComesLate moves the focus to a mark when the map rests, but its marks are not yet gathered anew.
func TestMapKeepsAFocusThatComesLate(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.start("/en")
	eval[bool](b, `(vinculum.draw().then(drawing => {
		const map = drawing.map;
		drawing.map = (root, maxZoom, report) => map(root, maxZoom, (...seen) => {
			report(...seen);
			if (window.waits) (window.late = root.querySelector(".map-many")).focus();
		});
		window.patched = true;
	}), true)`)
	b.wait(`window.patched`)
	b.navigate("/en/map")
	b.wait(liveMap)
	eval[bool](b, `window.waits = true`)
	b.click(".map-view:nth-child(2)")
	b.wait(`location.search.includes("zoom=0")`)
	if eval[bool](b, `window.late.isConnected`) {
		t.Fatal("the marks were gathered before the focus came")
	}
	if !eval[bool](b, `document.activeElement.matches(".map-mark")`) {
		t.Error("the focus was lost with the mark that it was on")
	}
	b.quiet("the map")
}

// TestMapLeavesTheAddressToANavigation follows a link when the map rests, but has not yet said so in the address.
func TestMapLeavesTheAddressToANavigation(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.start("/en")
	eval[bool](b, `(vinculum.draw().then(drawing => {
		const map = drawing.map;
		drawing.map = (root, maxZoom, report) => map(root, maxZoom, (...seen) => {
			report(...seen);
			if (!window.waits) return;
			window.waits = false;
			document.querySelector('.tabs a[href*="kind=institution"]').click();
		});
		window.patched = true;
	}), true)`)
	b.wait(`window.patched`)
	b.navigate("/en/map")
	b.wait(liveMap)
	eval[bool](b, `window.waits = true`)
	b.click(".map-view:nth-child(2)")
	b.wait(`location.search.includes("kind=institution") && ` + settled)
	b.wait(`document.querySelector(".tabs [aria-current]").href.includes("kind=institution")`)
	time.Sleep(300 * time.Millisecond) // what might come too late
	if at := b.path(); at != "/en/map?kind=institution" {
		t.Errorf("the map that was left wrote itself into the address: %s", at)
	}
	b.quiet("the map")
}

// TestMapStaysForAFilter moves the map and filters it, and takes the filter back.
func TestMapStaysForAFilter(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/map?kind=institution")
	b.wait(liveMap)
	b.click(".map-view:nth-child(2)")
	b.wait(`location.search.includes("zoom=0") && ` + settled)
	view := `["at", "zoom"].map(name => new URL(location).searchParams.get(name)).join()`
	moved := eval[string](b, view)
	b.click(".facets .chip:nth-child(1) summary")
	b.click(".facets .chip:nth-child(1) .values a")
	b.wait(`document.querySelector("a.chosen") && ` + settled)
	if at := eval[string](b, view); at != moved {
		t.Errorf("the filter moved the map from %s to %s", moved, at)
	}
	b.click("a.chosen")
	b.wait(`!document.querySelector("a.chosen") && ` + settled)
	if at := eval[string](b, view); at != moved {
		t.Errorf("without the filter the map has moved from %s to %s", moved, at)
	}
	b.click(".tool-lang")
	b.wait(`document.documentElement.lang === "nl" && ` + settled)
	if at := eval[string](b, view); at != moved {
		t.Errorf("in the other language the map has moved from %s to %s", moved, at)
	}
	b.quiet("the map")
}

// TestMapBeginsAnew moves the map, and chooses it in the navigation once more.
func TestMapBeginsAnew(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/map")
	b.wait(liveMap)
	before := eval[string](b, marksPlaces)
	b.click(".map-view:nth-child(2)")
	b.wait(`location.search.includes("zoom=0") && ` + marksPlaces + ` !== ` + quote(before))
	b.navigate("/en/map")
	b.wait(marksPlaces + ` === ` + quote(before))
	b.quiet("the map")
}

// TestMapFiltersAsItsListDoes compares the map's total with that of the list of the same filters.
func TestMapFiltersAsItsListDoes(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	for kind, country := range map[string]string{"agreement": "DE", "institution": "DE", "alumnus": "NL"} {
		b.visit("/en/map?countries=" + country + "&kind=" + kind)
		onMap := eval[string](b, `document.querySelector(".total").textContent.split(",")[0]`)
		b.leads(".map-notes .button", "countries="+country)
		if inList := eval[string](b, `document.querySelector(".total").textContent`); inList != onMap || strings.HasPrefix(onMap, "0 ") {
			t.Errorf("%s: the map has %q, the list %q", kind, onMap, inList)
		}
	}
}
