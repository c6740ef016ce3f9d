package browser

import (
	"slices"
	"testing"
	"time"
)

// inSight is true when an element lies within the window, above the bar of a phone.
const inSight = `((e) => { const r = e.getBoundingClientRect(), nav = document.querySelector(".nav").getBoundingClientRect(); return r.top >= 0 && r.top < (nav.top > innerHeight / 2 ? nav.top : innerHeight); })`

// screens prepare a tab as a desktop and a phone have it.
var screens = map[string]func(*tab){"wide": func(b *tab) { b.width(1280) }, "phone": (*tab).phone}

// TestAQuestionBeginsAnew asks from far down a page: the answer is in sight. A filter leaves the page where it is, and Back
// leads to the place that was left.
func TestAQuestionBeginsAnew(t *testing.T) {
	t.Parallel()
	for name, prepare := range screens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, true)
			prepare(b)
			down := func() { eval[bool](b, `(scrollTo({ top: 500, behavior: "instant" }), true)`) }
			top := func(where string) {
				t.Helper()
				if y := eval[float64](b, "scrollY"); y != 0 || !eval[bool](b, inSight+`(document.querySelector("h1"))`) {
					t.Errorf("%s begins at %v", where, y)
				}
			}
			b.stay("/en/destinations")
			down()
			b.click(".page-destinations form button[type=submit]")
			b.wait(`location.search && ` + settled)
			top("the answer to a form")
			results := b.path()
			down()
			eval[bool](b, `(document.querySelector('.nav a[href="/en/destinations"]').click(), true)`)
			b.arrive("/en/destinations")
			top("the start of the page itself")
			eval[bool](b, `(history.back(), true)`)
			b.arrive(results)
			b.wait(`scrollY === 500`)

			b.navigate("/en/explore")
			down()
			b.click(".explore-examples a")
			b.wait(`location.search && ` + settled)
			top("another start")
			b.navigate("/en/agreements")
			down()
			eval[bool](b, `(document.querySelector('.chips a[href*="statuses="]').click(), true)`)
			b.wait(`location.search && ` + settled)
			if y := eval[float64](b, "scrollY"); y != 500 {
				t.Errorf("a filter moves the page from 500 to %v", y)
			}
			b.navigate("/en/path")
			b.fill("#path-from", "LU Pride")
			b.fill("#path-to", "Cologne")
			b.press("\r")
			b.arrive("/en/path?from=network:lu-pride&to=institution:cologne")
			if !eval[bool](b, inSight+`(document.querySelector(".sentence")) && document.activeElement.matches(".path-answer h2")`) {
				t.Errorf("the sentence is not in sight, or the focus on %q", eval[string](b, "document.activeElement.outerHTML.slice(0, 120)"))
			}
			b.quiet("asking anew")
		})
	}
}

// TestPathSaysWhatIsMissing presses the button too early: the form says which field is empty, and a chosen end asks for the other.
func TestPathSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/path")
	b.fill("#path-from", "LU Pride")
	b.click(".path-fields button")
	b.wait(`document.activeElement.id === "path-to" && !document.activeElement.validity.valid`)
	b.navigate("/nl/path?from=network:lu-pride")
	if !eval[bool](b, `document.querySelector(".path-missing").checkVisibility()`) {
		t.Error("nothing says that the other end is missing")
	}
	b.quiet("too early")
}

// newlyOut are the nodes that are not among those given and lie outside of what is seen of the picture.
const newlyOut = `((old) => {
	const host = document.getElementById("explore-host").getBoundingClientRect(), nav = document.querySelector(".nav").getBoundingClientRect();
	const lids = [...document.querySelectorAll(".explore-panel, .explore-zoom")].map(e => e.getBoundingClientRect());
	return [...document.querySelectorAll(".explore-nodes .n:not(.is-going)")].filter(e => !old.includes(e.dataset.node)).filter(e => {
		const r = e.querySelector(".n-disc").getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
		return x < host.left || x > host.right || y < host.top || y > host.bottom || y < 0 || y > innerHeight || nav.top > innerHeight / 2 && y > nav.top || lids.some(l => x > l.left && x < l.right && y > l.top && y < l.bottom);
	}).map(e => e.dataset.node);
})`

// TestWhatIsUnfoldedIsSeen expands a node by a tap: its neighbours come into sight, and nothing lies over them.
func TestWhatIsUnfoldedIsSeen(t *testing.T) {
	t.Parallel()
	for name, prepare := range screens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, true)
			prepare(b)
			for _, id := range []string{"institution:fub", "institution:ucd"} {
				b.start("/en/explore?from=consortium:una-europa")
				before := b.sameGraph("before")
				b.click(`[data-node="` + id + `"] .n-disc`)
				b.wait(`new URL(location).searchParams.getAll("expand").includes(` + quote(id) + `)`)
				after := b.sameGraph("expanded")
				if len(after.Nodes) <= len(before.Nodes) || !slices.Contains(after.Nodes, id) {
					t.Fatalf("a tap on %s shows %d nodes where there were %d", id, len(after.Nodes), len(before.Nodes))
				}
				b.wait(newlyOut + `(` + quote(before.Nodes) + `).length === 0`)
				for last, now := "", "-"; last != now; last, now = now, eval[string](b, `document.querySelector(".explore-world").getAttribute("transform") + scrollY`) {
					time.Sleep(300 * time.Millisecond)
				}
				if out := eval[[]string](b, newlyOut+`(`+quote(before.Nodes)+`)`); len(out) > 0 {
					t.Errorf("when all rests, %v are out of sight", out)
				}
			}
			b.quiet("unfolding")
		})
	}
}
