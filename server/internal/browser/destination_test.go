package browser

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestComparingOnAPhone compares two and three destinations on the narrowest phone: the page is as wide as the screen, two
// columns fit into it, what one looks at stays where it is, and a bar leads to the comparison.
func TestComparingOnAPhone(t *testing.T) {
	t.Parallel()
	for _, scripts := range []bool{true, false} {
		b := open(t, scripts)
		b.width(360)
		for n, fits := range map[int]bool{2: true, 3: false} {
			b.visit("/nl/destinations?" + compared(t, n) + aWish)
			b.wait(`document.querySelectorAll(".compare-table thead th").length === ` + quote(n) + ` && document.querySelector(".compare-bar a[href='#compare']")`)
			if got := eval[int](b, `document.documentElement.scrollWidth`); got != 360 {
				t.Errorf("%d side by side make the page %d px wide", n, got)
			}
			if got := eval[bool](b, `(s => s.scrollWidth === s.clientWidth)(document.querySelector(".compare-table").parentElement)`); got != fits {
				t.Errorf("%d columns fit: %v", n, got)
			}
		}
	}
}

// TestComparingKeepsThePlace chooses destinations further down, in the running app.
func TestComparingKeepsThePlace(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.width(360)
	b.start("/en/destinations?" + aWish)
	eval[bool](b, `(document.querySelector(".destinations > li:nth-child(4)").scrollIntoView({ behavior: "instant" }), true)`)
	const top = `Math.round(document.querySelector(".destinations > li:nth-child(4)").getBoundingClientRect().top)`
	before := eval[int](b, top)
	eval[bool](b, `(document.querySelector(".destinations > li:nth-child(4) .compare-toggle").click(), true)`) // without scrolling to it
	b.wait(`document.querySelector(".destinations > li:nth-child(4) .compare-toggle.is-on") && document.querySelector(".compare-table")`)
	b.wait(top + ` === ` + quote(before))
	b.click(".compare-chosen a")
	b.wait(`location.hash === "#compare" && Math.abs(document.getElementById("compare").getBoundingClientRect().top) < innerHeight / 2`)
}

// TestTheFocusStays chooses destinations by keyboard, and stands on a link while the API completes the page: what had the
// focus has it still.
func TestTheFocusStays(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/destinations?" + aWish)
	for _, view := range []string{".destinations > li:nth-child(2)", ".destination-table tr:nth-child(3)"} {
		eval[bool](b, `(document.querySelector(`+quote(view+" .compare-toggle")+`).focus(), true)`)
		b.press("\r")
		b.wait(`document.querySelector(` + quote(view+" .compare-toggle.is-on") + `) === document.activeElement`)
		b.navigate("/en/destinations?" + aWish + "&view=map")
	}
	for i := 0; !eval[bool](b, `!!document.querySelector(".copy-note")`); i++ { // until the device has the graph to answer from
		if i > 100 {
			t.Fatal("the graph does not come")
		}
		b.navigate("/en/networks?q=" + strconv.Itoa(i))
		time.Sleep(100 * time.Millisecond)
	}
	slowly(b)
	b.depart("/en/search?q=de")
	b.wait(`document.documentElement.hasAttribute("data-partial") && document.querySelector(".rows a")`)
	link := eval[string](b, `([...document.querySelectorAll(".rows a")].at(-1).focus(), document.activeElement.href)`)
	b.arrive("/en/search?q=de")
	if got := eval[string](b, `document.activeElement.href || document.activeElement.outerHTML.slice(0, 80)`); got != link {
		t.Errorf("the focus is on %s, no longer on %s", got, link)
	}
	b.quiet("keeping the focus")
}

// TestAnUnfinishedFormStays fills in another question without asking it, and compares a destination meanwhile.
func TestAnUnfinishedFormStays(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/destinations?" + aWish)
	b.click(".destination-again summary")
	const country = `document.getElementById("destination-country").value`
	eval[bool](b, `(`+country+` = "FR", true)`)
	eval[bool](b, `(document.querySelector(".compare-toggle").click(), true)`)
	b.wait(`document.querySelector(".compare-table") && ` + settled)
	if got := eval[string](b, country); got != "FR" {
		t.Errorf("comparing makes %q of the country that somebody chose", got)
	}
	b.click(".destination-go button")
	b.wait(`location.search.includes("country=FR") && ` + settled)
	b.navigate("/en/destinations?" + aWish)
	if got := eval[string](b, country); got != " " {
		t.Errorf("another question leaves the country %q in the form", got)
	}
	b.quiet("an unfinished form")
}

// TestWhatWasAskedComesBack asks, comes back to the form, which begins with that, and starts over.
func TestWhatWasAskedComesBack(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.start("/en/destinations?" + aWish)
	b.wait(`localStorage.getItem("vinculum.asked")?.includes("field=0421")`)
	b.start("/en/destinations")
	const filled = `new URLSearchParams([...new FormData(document.getElementById("destination-form"))].filter(([, v]) => v.trim())).toString()`
	b.wait(filled + `.includes("field=0421")`)
	if got := eval[string](b, filled); !strings.Contains(got, "language=en-C1") || !strings.Contains(got, "language=de-B1") {
		t.Errorf("the form begins with %s", got)
	}
	b.click(".destination-note a:last-child")
	b.wait(`!` + filled + `.includes("field=") && !document.querySelector(".destination-note")`)
	if got := eval[string](b, `localStorage.getItem("vinculum.asked")`); got != "" {
		t.Errorf("after starting over %q is remembered", got)
	}
}

// TestSavedDestinations tells of saved destinations what they were saved for, of others what is known, also of what an older
// version saved; and leads to a comparison.
func TestSavedDestinations(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.start("/en/destinations?" + aWish)
	eval[bool](b, `(localStorage.setItem("vinculum.saved", JSON.stringify([{ id: "consortium:leru", name: { en: "LERU" } }])), true)`)
	for _, n := range []string{"1", "2"} {
		b.click(".destinations > li:nth-child(" + n + ") .save-button")
		b.wait(`document.querySelector(".destinations > li:nth-child(` + n + `) .save-button[aria-pressed=true]")`)
	}
	b.start("/en/saved")
	b.wait(`document.querySelectorAll(".saved-row .destination-left").length === 2 && document.querySelectorAll(".saved-row .meta").length === 3`)
	if got := eval[string](b, `document.querySelector(".saved-row").innerText`); !strings.Contains(got, "Found for: Law · ") || !strings.Contains(got, "English C1") {
		t.Errorf("a saved destination says %q", got)
	}
	b.click(".saved-compare a")
	b.wait(`document.querySelectorAll(".compare-table thead th").length === 2`)
}
