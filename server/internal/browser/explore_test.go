package browser

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
)

// drawnPicture is true when the app has taken the picture over and nothing is fading.
const drawnPicture = `document.querySelector("#explore-host[role=application]:not([aria-busy])") && !document.querySelector(".is-coming, .is-going") && document.querySelector(".explore-svg, canvas")`

// inPicture are the nodes and links that the picture shows, and inTables those of the tables.
const (
	inPicture = `(() => ({ nodes: [...document.querySelectorAll(".explore-nodes .n:not(.is-going)")].map(e => e.dataset.node).sort(), links: document.querySelectorAll(".explore-links .e:not(.is-going)").length }))()`
	inTables  = `(() => ({ nodes: [...document.querySelectorAll("#explore-nodes tr")].map(e => e.dataset.id).sort(), links: document.querySelectorAll("#explore-links tr").length }))()`
)

type graphSeen struct {
	Nodes []string
	Links int
}

// sameGraph waits until picture and tables show the same nodes and as many links, and gives them.
func (b *tab) sameGraph(where string) graphSeen {
	b.Helper()
	var picture, tables graphSeen
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		b.wait(settled + " && " + drawnPicture)
		picture, tables = eval[graphSeen](b, inPicture), eval[graphSeen](b, inTables)
		if slices.Equal(picture.Nodes, tables.Nodes) && picture.Links == tables.Links {
			return picture
		}
		if time.Now().After(end) {
			b.Fatalf("%s: the picture shows %v, the tables %v", where, picture, tables)
		}
	}
}

// key presses one key that is no character.
func (b *tab) key(name string) {
	b.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
		send(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: name, Code: name})
	}
}

// selectedNode is the id of what is selected, as the address says once it has settled.
func (b *tab) selectedNode() string {
	b.Helper()
	time.Sleep(300 * time.Millisecond)
	return eval[string](b, `new URL(location).searchParams.get("selected") ?? ""`)
}

// TestExploreByKeyboard plays every action of the picture with the keyboard alone; after each, picture and tables agree.
func TestExploreByKeyboard(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.stay("/en/explore?from=network:lu-pride")
	b.wait(drawnPicture)
	first := b.sameGraph("at the begin")
	if len(first.Nodes) < 3 || first.Links < len(first.Nodes)-1 {
		t.Fatalf("it begins with %v", first)
	}
	for range 80 { // to the picture, by Tab alone
		if eval[string](b, "document.activeElement.id") == "explore-host" {
			break
		}
		b.press("\t")
	}
	if got := eval[string](b, "document.activeElement.id"); got != "explore-host" {
		t.Fatalf("Tab never comes to the picture; it is at %q", got)
	}
	b.key("Home")
	if got := b.selectedNode(); got != "network:lu-pride" {
		t.Fatalf("Home selects %q", got)
	}
	if got := eval[string](b, `document.querySelector("#explore-host [aria-live]").textContent`); !strings.Contains(got, "Pride") || !strings.Contains(got, "Network") || !strings.Contains(got, "link") {
		t.Errorf("it says %q", got)
	}
	walked := map[string]bool{}
	for _, arrow := range []string{"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"} {
		b.key("Home")
		b.key(arrow)
		if at := b.selectedNode(); at != "network:lu-pride" {
			if !slices.Contains(first.Nodes, at) {
				t.Errorf("%s leads to %q, which is not shown", arrow, at)
			}
			walked[at] = true
		}
	}
	if len(walked) < 2 {
		t.Errorf("the arrows lead to %v only", walked)
	}

	b.key("Home")
	b.press("-")
	b.wait(`new URL(location).searchParams.get("fold") === "network:lu-pride"`)
	if folded := b.sameGraph("folded"); len(folded.Nodes) != 1 || folded.Links != 0 {
		t.Errorf("folded, it shows %v", folded)
	}
	b.press("+")
	b.wait(`!new URL(location).searchParams.has("fold")`)
	if again := b.sameGraph("unfolded"); !slices.Equal(again.Nodes, first.Nodes) {
		t.Errorf("unfolded, it shows %v, want %v", again, first)
	}

	places := eval[map[string]string](b, `Object.fromEntries([...document.querySelectorAll(".n")].map(e => [e.dataset.node, e.getAttribute("transform")]))`)
	for _, arrow := range []string{"ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"} {
		if b.key(arrow); b.selectedNode() != "network:lu-pride" {
			break
		}
	}
	expanded := b.selectedNode()
	b.press("+")
	b.wait(`new URL(location).searchParams.getAll("expand").includes(` + quote(expanded) + `)`)
	wide := b.sameGraph("expanded")
	if len(wide.Nodes) <= len(first.Nodes) {
		t.Errorf("%s expanded, it shows %v", expanded, wide)
	}
	time.Sleep(500 * time.Millisecond) // the new nodes glide to their places
	moved := eval[map[string]string](b, `Object.fromEntries([...document.querySelectorAll(".n")].map(e => [e.dataset.node, e.getAttribute("transform")]))`)
	for id, place := range places {
		if moved[id] != place {
			t.Errorf("%s moved from %s to %s when neighbours of another were added", id, place, moved[id])
		}
	}

	b.press("p")
	b.wait(`new URL(location).searchParams.get("pathFrom") === ` + quote(expanded))
	b.key("Home")
	b.press("p")
	b.wait(settled + ` && !!document.querySelector(".explore-path .sentence")`)
	b.sameGraph("with a path")
	if lit := eval[int](b, `document.querySelectorAll(".e.is-path").length`); lit == 0 {
		t.Error("the path is not lit up")
	}
	b.key("Escape")
	b.wait(`!document.getElementById("explore-host").contains(document.activeElement) && document.activeElement !== document.body`)
	b.quiet("exploring by keyboard")

	eval[bool](b, `(document.getElementById("explore-host").focus(), true)`)
	b.key("Home")
	b.press("\r")
	b.wait(settled + ` && location.pathname === "/en/networks/lu-pride"`)
	eval[bool](b, `(history.back(), true)`)
	b.wait(settled + ` && location.pathname === "/en/explore"`)
	b.wait(drawnPicture)
	b.sameGraph("back again")
	b.quiet("exploring by keyboard")
}

// TestExploreThroughTime moves the slider, hides kinds and looks at the same address without scripts.
func TestExploreThroughTime(t *testing.T) {
	t.Parallel()
	plain, b := open(t, false), open(t, true)
	b.stay("/en/explore?from=consortium:leru")
	b.wait(drawnPicture)
	now := b.sameGraph("today")
	eval[bool](b, `(() => { const s = document.getElementById("explore-stop"); s.value = 1; s.dispatchEvent(new Event("input", { bubbles: true })); return true; })()`)
	b.wait(`new URL(location).searchParams.has("asOf")`)
	then := b.sameGraph("long ago")
	if len(then.Nodes) >= len(now.Nodes) {
		t.Errorf("long ago there were %d nodes, today %d", len(then.Nodes), len(now.Nodes))
	}
	plain.visit(b.path())
	if served := eval[graphSeen](plain, inPicture); !slices.Equal(served.Nodes, then.Nodes) || served.Links != then.Links {
		t.Errorf("the server draws %v for %s, the app %v", served, b.path(), then)
	}
	plain.quiet("the address of a day")
	b.click(`.explore-legend a[href*="hide=institution"]`)
	b.wait(`new URL(location).searchParams.get("hide") === "institution"`)
	for _, id := range b.sameGraph("without institutions").Nodes {
		if strings.HasPrefix(id, "institution:") {
			t.Errorf("%s is still shown", id)
		}
	}
	if lang := eval[string](b, `document.querySelector(".tool-lang").href`); !strings.Contains(lang, "/nl/explore?") || !strings.Contains(lang, "hide=institution") {
		t.Errorf("the other language is at %s", lang)
	}
	b.navigate("/en/explore?from=consortium:leru")
	b.wait(drawnPicture)
	if again := b.sameGraph("begun anew"); !slices.Equal(again.Nodes, now.Nodes) || again.Links != now.Links {
		t.Errorf("begun anew it shows %v, at first %v", again, now)
	}
	if lang := eval[string](b, `document.querySelector(".tool-lang").href`); !strings.HasSuffix(lang, "/nl/explore?from=consortium:leru") {
		t.Errorf("begun anew, the other language is at %s", lang)
	}
	for range 4 { // people come after the rest, and bring days of their own
		b.navigate("/en/explore?from=institution:leiden&people=1")
		b.wait(drawnPicture)
		if at, end := eval[string](b, `document.getElementById("explore-stop").value`), eval[string](b, `document.getElementById("explore-stop").max`); at != end {
			t.Errorf("today is at %s of %s", at, end)
		}
		b.navigate("/en/explore?from=network:lu-pride")
	}
	b.quiet("exploring through time")
}

// TestExplorePages holds what the app shows against what the server draws, and looks for what a reader would trip over.
func TestExplorePages(t *testing.T) {
	t.Parallel()
	plain, running := open(t, false), open(t, true)
	for _, p := range explorePages {
		checkPage(plain, running, p)
		for _, scheme := range []string{"light", "dark"} {
			running.scheme(scheme)
			running.wait(`document.getAnimations().length === 0`)
			for _, check := range []string{"structure", "contrast"} {
				for _, w := range eval[[]string](running, script(accessScript)+"."+check+"()") {
					t.Errorf("%s in the %s: %s", p.path, scheme, w)
				}
			}
		}
		running.width(390)
		for _, w := range eval[[]string](running, script(accessScript)+".targets()") {
			t.Errorf("%s on a phone: %s", p.path, w)
		}
		running.width(1280)
	}
}
