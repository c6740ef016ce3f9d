package browser

import (
	"slices"
	"strings"
	"testing"
)

// rowNames are the names that a list shows, in order.
const rowNames = `[...document.querySelectorAll(".rows .row-name .node-link")].map(a => a.innerText)`

func (b *tab) rows() []string {
	b.Helper()
	return eval[[]string](b, rowNames)
}

// leads clicks and fails the test where the page that loads is not the one with the words in its address.
func (b *tab) leads(selector string, words ...string) {
	b.Helper()
	b.follow(func() { b.click(selector) })
	for _, w := range words {
		if got := unescaped(b.path()); !strings.Contains(got, w) {
			b.Fatalf("%s leads to %s, want %s in it", selector, got, w)
		}
	}
}

// TestSearchWithoutScripts types into the search form of the home page and goes on to a result.
func TestSearchWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	b.visit("/en")
	b.fill("#find", "Kóln")
	b.follow(func() { b.press("\r") })
	if got := unescaped(b.path()); got != "/en/search?q=Kóln" {
		t.Fatalf("the search leads to %s", got)
	}
	if rows := b.rows(); len(rows) == 0 || rows[0] != "University of Cologne" {
		t.Errorf("a search for Kóln finds %q first", rows)
	}
	b.leads(".rows .node-link", "/en/institutions/cologne")
	b.leads(".tool-lang", "/nl/institutions/cologne")
	if eval[bool](b, `[...document.querySelectorAll(".tool-theme")].some(e => e.checkVisibility())`) {
		t.Error("a button that needs scripts is shown without them")
	}
	b.leads(".top .brand", "/nl")
	b.quiet("searching")
}

// TestListWithoutScripts filters, sorts and pages a list.
func TestListWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	b.visit("/en/institutions")
	first := b.rows()
	b.leads(".pager [rel=next]", "after=")
	second := b.rows()
	if len(second) == 0 || slices.Equal(first, second) {
		t.Errorf("the next page shows %q", second)
	}
	b.leads(".pager [rel=prev]", "before=")
	if got := b.rows(); !slices.Equal(got, first) {
		t.Errorf("back on the first page there is %q, want %q", got, first)
	}
	b.click(".chip-order summary")
	b.leads(".chip-order li:nth-child(2) a", "sort=FOUNDED")
	if got := b.rows(); slices.Equal(got, first) {
		t.Error("another order shows the same")
	}
	b.click(".chips .chip:nth-child(1) summary")
	b.leads(".chips .chip:nth-child(1) .value", "countries=", "sort=FOUNDED")
	total := eval[string](b, `document.querySelector(".chip.is-on .value.is-on .value-count")?.textContent ?? document.querySelector(".chip.is-on .value-count").textContent`)
	if got := eval[string](b, `document.querySelector(".total").innerText`); !strings.HasPrefix(got, total+" ") {
		t.Errorf("the facet promises %s, the list has %s", total, got)
	}
	b.leads(".chosen", "/en/institutions?sort=FOUNDED")
	b.fill("#list-q", "leid")
	b.follow(func() { b.press("\r") })
	if got := b.rows(); !slices.Contains(got, "Leiden University") || !strings.Contains(b.path(), "sort=FOUNDED") {
		t.Errorf("the filter by name shows %q at %s", got, b.path())
	}
	b.quiet("filtering")
}

// TestPathWithoutScripts finds out how two nodes are linked, from words to the sentence: words that can mean one node only
// are taken as that, others are asked about.
func TestPathWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	b.visit("/en/path")
	b.fill("#path-from", "LU Pride")
	b.fill("#path-to", "Colgne")
	b.follow(func() { b.press("\r") })
	if got := unescaped(b.path()); got != "/en/path?from=network:lu-pride&to=Colgne" {
		t.Errorf("the words lead to %s", got)
	}
	if !eval[bool](b, `document.querySelector(".offers-label").innerText.includes("Colgne")`) {
		t.Error("nobody asks what Colgne means")
	}
	b.leads(`.path-end .offer[href*="to=institution:cologne"]`, "from=network:lu-pride", "to=institution:cologne")
	sentence := eval[string](b, `document.querySelector(".sentence").innerText`)
	if !strings.Contains(sentence, "Pride") || !strings.Contains(sentence, "Cologne") {
		t.Errorf("the sentence reads %q", sentence)
	}
	if links, rows := eval[int](b, `document.querySelectorAll(".hop").length`), eval[int](b, `document.querySelectorAll(".table tbody tr").length`); links == 0 || links != rows {
		t.Errorf("the picture has %d links, the table %d", links, rows)
	}
	b.leads(".swap", "from=institution:cologne", "to=network:lu-pride")
	b.click(".path-day summary")
	eval[bool](b, `(document.getElementById("path-as-of").value = "2022-06-01", true)`)
	b.leads(".path-fields button", "asOf=2022-06-01", "from=institution:cologne")
	b.quiet("asking for a path")
}

// TestDayWithoutScripts looks at links as of a day.
func TestDayWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, false)
	b.visit("/en/consortia/euniwell/links/MEMBER_OF/in/institution")
	member := `[...document.querySelectorAll(".neighbours .node-link")].some(a => a.getAttribute("href").startsWith("/en/institutions/leiden"))`
	if eval[bool](b, member) {
		t.Error("Leiden is a member of EUniWell today")
	}
	b.click(".day summary")
	eval[bool](b, `(document.getElementById("as-of").value = "2022-06-01", true)`)
	b.leads(".day-form button", "asOf=2022-06-01")
	if !eval[bool](b, member) {
		t.Error("Leiden is no member of EUniWell on 1 June 2022")
	}
	b.quiet("choosing a day")
}
