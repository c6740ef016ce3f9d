package browser

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// agree fails the test where the app shows something else than the server draws for the same address. Panels that were
// opened to choose something may stay open in the app; they are closed first.
func agree(plain, running *tab) {
	plain.Helper()
	eval[bool](running, `(document.querySelectorAll("details.chip[open]").forEach(d => d.open = false), true)`)
	path := running.path()
	plain.visit(path)
	running.same(path, plain.snapshot())
	running.quiet(path)
}

// shows clicks, waits until the app shows a page with the words in its address, and compares it with the server's.
func shows(plain, running *tab, selector string, words ...string) {
	plain.Helper()
	before := running.path()
	running.click(selector)
	running.wait(`location.pathname + location.search !== ` + quote(before) + ` && ` + settled)
	running.arrive(running.path())
	for _, w := range words {
		if got := unescaped(running.path()); !strings.Contains(got, w) {
			running.Fatalf("%s leads to %s, want %s in it", selector, got, w)
		}
	}
	agree(plain, running)
}

// stay marks the window, so that arrive notices where a page is loaded.
func (b *tab) stay(path string) {
	b.Helper()
	b.start(path)
	eval[bool](b, `window.stayed = true`)
}

// TestBackFromAnOutline leaves a page before its answer is there: the page before comes back whole, where it was left.
func TestBackFromAnOutline(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/networks")
	heading := eval[string](b, `document.querySelector("h1").innerText`)
	slowly(b)
	eval[bool](b, `(scrollTo({ top: 300, behavior: "instant" }), true)`)
	b.depart("/en/alumni")
	b.wait(`document.querySelector(".page-shapes")`)
	eval[bool](b, `(history.back(), true)`)
	b.arrive("/en/networks")
	b.wait(`scrollY === 300 && !document.querySelector(".page-shapes")`)
	time.Sleep(2 * time.Second) // the answer that nobody waits for comes
	if got := eval[string](b, `document.querySelector("h1").innerText`); got != heading {
		t.Errorf("the page before is %q, want %q", got, heading)
	}
	b.quiet("going back from an outline")
}

// TestAppNavigates follows links in the running app, goes back and forward, and finds everything as it was.
func TestAppNavigates(t *testing.T) {
	t.Parallel()
	plain, b := open(t, false), open(t, true)
	b.stay("/en")
	shows(plain, b, `.foot a[href="/en/institutions"]`, "/en/institutions")
	shows(plain, b, ".pager [rel=next]", "after=")
	list, rows := b.path(), b.rows()
	eval[bool](b, `(scrollTo(0, 400), true)`)
	shows(plain, b, ".rows li:nth-child(12) .node-link", "/en/institutions/")
	if eval[float64](b, "scrollY") != 0 || eval[string](b, "document.activeElement.id") != "main" {
		t.Errorf("a new page begins at %v with the focus on %q", eval[float64](b, "scrollY"), eval[string](b, "document.activeElement.outerHTML.slice(0, 80)"))
	}
	node := b.path()
	eval[bool](b, `(history.back(), true)`)
	b.arrive(list)
	if got := b.rows(); !slices.Equal(got, rows) {
		t.Errorf("back shows %q, want %q", got, rows)
	}
	b.wait("scrollY > 100")
	agree(plain, b)
	eval[bool](b, `(history.forward(), true)`)
	b.arrive(node)
	agree(plain, b)
	shows(plain, b, ".tool-lang", "/nl/institutions/")
	b.quiet("navigating")
}

// TestAppForms searches, filters, sorts and chooses days in the running app.
func TestAppForms(t *testing.T) {
	t.Parallel()
	plain, b := open(t, false), open(t, true)
	b.stay("/en")
	b.fill("#find", "Köln")
	b.press("\r")
	b.arrive("/en/search?q=K%C3%B6ln")
	agree(plain, b)
	shows(plain, b, ".rows .node-link", "/en/institutions/cologne")
	shows(plain, b, `.foot a[href="/en/agreements"]`, "/en/agreements")
	b.click(".chips .chip:nth-child(2) summary")
	shows(plain, b, ".chips .chip:nth-child(2) .value", "countries=")
	b.click(".chip-order summary")
	shows(plain, b, ".chip-order li:nth-child(2) a", "sort=LAST_YEAR", "countries=")
	shows(plain, b, ".chosen", "/en/agreements?sort=LAST_YEAR")
	b.navigate("/en/consortia/euniwell")
	b.click(".day summary")
	eval[bool](b, `(document.getElementById("as-of").value = "2022-06-01", true)`)
	shows(plain, b, ".day-form button", "/en/consortia/euniwell?asOf=2022-06-01")
	b.navigate("/en/path")
	b.fill("#path-from", "LU Pride")
	b.fill("#path-to", "leiden")
	b.click(".path-fields button")
	b.arrive("/en/path?from=network:lu-pride&to=leiden")
	agree(plain, b)
	if !eval[bool](b, `document.activeElement.matches(".offers-label") && document.activeElement.innerText.includes("leiden")`) {
		t.Errorf("asked back, the focus is on %q", eval[string](b, "document.activeElement.outerHTML.slice(0, 120)"))
	}
	b.fill("#path-to", "Cologne")
	b.press("\r")
	b.arrive("/en/path?from=network:lu-pride&to=institution:cologne")
	agree(plain, b)
	if !eval[bool](b, `!!document.querySelector(".sentence")`) {
		t.Error("the app shows no path")
	}
}

// TestAppLeavesTheRestToTheBrowser sees to it that the app takes only its own pages.
func TestAppLeavesTheRestToTheBrowser(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/networks/lu-pride")
	b.follow(func() { b.click(`.foot a[href="/graphql"]`) })
	if got := b.path(); got != "/graphql" {
		t.Errorf("the link to the API leads to %s", got)
	}
}

// TestReadingWithoutTheApp blocks the app's file: the page says nothing and keeps working.
func TestReadingWithoutTheApp(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	block(b, "*://*:*/static/app.*.wasm")
	b.visit("/en/networks")
	eval[bool](b, `(dispatchEvent(new KeyboardEvent("keyup")), true)`)
	b.follow(func() { b.click(".rows .node-link") })
	if got := b.path(); !strings.HasPrefix(got, "/en/networks/") {
		t.Errorf("the link leads to %s", got)
	}
	b.leads(".tool-lang", "/nl/networks/")
	for _, p := range b.watch.take() {
		if strings.HasPrefix(p, "exception") {
			t.Error(p)
		}
	}
}
