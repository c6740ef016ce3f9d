package browser

import (
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
)

// substance are the texts that a page tells, as a function of its document: headings, table cells, sentences and the
// names in lists, without what the app adds when it answers by itself.
const substance = `((d) => [...d.querySelectorAll("main h1, main h2, main h3, main th, main td, main .sentence, main .row-name")]
	.filter(e => !e.closest(".answer-note")).map(e => e.textContent.replace(/\s+/g, " ").trim()).filter(Boolean))`

// shown is true when the app shows the page of the URL. Without a server it may be a part of the page, and say so.
const shown = `!document.querySelector(".is-loading, .is-later") && document.documentElement.dataset.shown === location.pathname + location.search`

// said is the substance of a page as the server draws it, read where the service worker does not see it.
func (i *island) said(path string) []string {
	i.Helper()
	r, err := http.Get(i.url + path)
	if err != nil {
		i.Fatal(err)
	}
	defer r.Body.Close()
	document, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		i.Fatalf("%s: %v %v", path, r.Status, err)
	}
	return eval[[]string](i.tab, substance+`(new DOMParser().parseFromString(`+quote(string(document))+`, "text/html"))`)
}

// tells waits until the app shows what the server said of the page.
func (i *island) tells(path string, want []string) {
	i.Helper()
	i.wait(shown)
	got := eval[[]string](i.tab, substance+"(document)")
	for end := time.Now().Add(patience); !slices.Equal(got, want) && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		got = eval[[]string](i.tab, substance+"(document)")
	}
	for n := range max(len(got), len(want)) {
		if at(got, n) != at(want, n) {
			i.Errorf("%s without a server: of %d texts (the server has %d) the %dth is %.120q, want %.120q", path, len(got), len(want), n+1, at(got, n), at(want, n))
			return
		}
	}
}

func at(texts []string, n int) string {
	if n < len(texts) {
		return texts[n]
	}
	return ""
}

// opens loads a page and wakes the app, as the first key of a visitor does.
func (i *island) opens(path string) {
	i.Helper()
	i.visit(path)
	i.wait(`(dispatchEvent(new KeyboardEvent("keyup")), document.documentElement.dataset.app === "on")`)
}

// goes lets the running app go to a page, as a click on a link to it does.
func (i *island) goes(path string) {
	i.Helper()
	eval[bool](i.tab, `(() => {
		const a = Object.assign(document.createElement("a"), { href: `+quote(path)+` });
		document.body.append(a);
		a.click();
		a.remove();
		return true;
	})()`)
	i.wait(`new URL(` + quote(path) + `, location).href === location.href`)
}

// unvisited are pages that answer from the public graph on the device.
var unvisited = []string{
	"/en", "/nl", "/en/institutions/oxford", "/nl/consortia/leru", "/en/networks", "/en/agreements?statuses=IN_EFFECT", "/nl/programmes",
	"/en/search?q=leiden", "/nl/search?q=recht",
	"/en/path?from=network:lu-pride&to=institution:cologne", "/nl/path?from=network:lu-pride&to=institution:cologne",
	"/en/explore?from=consortium:leru", "/en/destinations?field=0421&language=en-C1&language=de-B1",
	"/nl/destinations?field=0421&language=en-C1&view=map", "/en/statistics", "/en/map", "/en/about",
}

// TestAJourneyWithoutAServer visits the start page, stops the server, and uses everything: pages that were never visited open
// by their address and from the running app, and tell what the server says of them; search, explore, path and destinations
// answer what one types and taps. Then the server comes back, and the page is fresh.
func TestAJourneyWithoutAServer(t *testing.T) {
	t.Parallel()
	i := newIsland(t)
	i.visit("/en")
	i.provisioned()
	want := map[string][]string{}
	for _, path := range unvisited {
		want[path] = i.said(path)
		if len(want[path]) < 3 {
			t.Errorf("%s tells only %q", path, want[path])
		}
	}
	i.stop()
	for n, path := range unvisited {
		if n%2 == 0 {
			i.opens(path)
		} else {
			i.goes(path)
		}
		i.tells(path, want[path])
	}
	i.acts()
	i.start(t)
	i.wait(`!("offline" in document.documentElement.dataset) && !document.querySelector(".answer-note > *")`)
}

// acts does what one does on pages that answer by themselves.
func (i *island) acts() {
	i.Helper()
	i.opens("/en") // the graph is not in memory yet when one types
	i.slash()
	i.typed("lu pride")
	i.wait(`document.querySelector("[role=option]")?.innerText.startsWith("Leiden University Pride")`)
	i.click("[role=option]")
	i.wait(shown + ` && location.pathname === "/en/networks/lu-pride"`)

	i.click(`main a[href^="/en/explore"]`)
	i.wait(drawnPicture)
	before := i.sameGraph("without a server")
	eval[bool](i.tab, `(document.getElementById("explore-host").focus(), true)`)
	i.key("Home")
	for _, arrow := range []string{"ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"} {
		if i.key(arrow); i.selectedNode() != "network:lu-pride" {
			break
		}
	}
	i.press("+")
	i.wait(`new URL(location).searchParams.has("expand")`)
	if after := i.sameGraph("expanded without a server"); len(after.Nodes) <= len(before.Nodes) {
		i.Errorf("+ shows %d nodes where there were %d", len(after.Nodes), len(before.Nodes))
	}

	i.goes("/en/path")
	i.wait(shown)
	for field, name := range map[string]string{"#path-from": "pride", "#path-to": "cologne"} {
		i.fill(field, name)
		i.wait(`document.activeElement.ariaExpanded === "true"`)
		i.press(kb.ArrowDown)
		i.enter()
		i.wait(shown + ` && !document.querySelector("` + field + `")`)
	}
	i.click(".path-fields .button")
	i.wait(`document.querySelector(".sentence")?.innerText.endsWith("of which the University of Cologne has been a member since June 2017.")`)

	i.goes("/en/destinations")
	i.wait(shown)
	eval[bool](i.tab, `(() => {
		const field = document.getElementById("destination-field");
		field.value = "0421-6:law-llb";
		field.dispatchEvent(new Event("change", { bubbles: true }));
		return true;
	})()`)
	i.click(`.destination-form [type="submit"]`)
	i.wait(shown + ` && document.querySelectorAll(".destinations > li").length > 3`)
}
