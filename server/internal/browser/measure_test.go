package browser

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// measuring says whether the measurements are to run: `make frames`. They need a quiet machine and enough alumni for a
// picture of 2,000 nodes; the tests need neither.
func measuring() bool { return os.Getenv("VINCULUM_FRAMES") != "" }

// alumni is how many graduates the data set gets.
func alumni() string {
	if measuring() {
		return "109000"
	}
	return "3000"
}

func needMeasuring(t *testing.T) {
	t.Helper()
	if !measuring() {
		t.Skip("measures times; run `make frames`")
	}
}

// figures are the median, the 95th percentile and the largest of some times.
func figures(times []float64) string {
	slices.Sort(times)
	return fmt.Sprintf("median %.1f ms, 95%% %.1f ms, largest %.1f ms of %d", times[len(times)/2], times[len(times)*95/100], times[len(times)-1], len(times))
}

// TestFramesOfALargeGraph pans a graph of 2,000 nodes and prints how long frames took.
func TestFramesOfALargeGraph(t *testing.T) {
	needMeasuring(t)
	b := open(t, true)
	query := "/en/explore?from=institution:leiden&each=all&people=1"
	var found struct {
		Alumni struct {
			Facets []struct{ Values []struct{ Value string } }
		}
	}
	ask(t, `{ alumni(first: 0) { facets(fields: ["programmes"]) { values(first: 19) { value } } } }`, &found)
	for _, p := range found.Alumni.Facets[0].Values {
		query += "&expand=" + p.Value
	}
	b.stay(query)
	b.wait(`document.querySelector("#explore-surface canvas:not([hidden])")`)
	time.Sleep(8 * time.Second) // the layout and the tables settle
	at := eval[[]float64](b, `(() => { const r = document.getElementById("explore-host").getBoundingClientRect(); scrollTo(0, scrollY + r.top - 100); const s = document.getElementById("explore-host").getBoundingClientRect(); return [s.x + s.width / 2, s.y + s.height / 2]; })()`)
	eval[bool](b, `(() => { window.frames_ = []; let last = performance.now(); const step = (now) => { frames_.push(now - last); last = now; window.measuring !== false && requestAnimationFrame(step); }; requestAnimationFrame(step); return true; })()`)
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, at[0], at[1], chromedp.ButtonLeft))
	for i := range 200 {
		b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0]+float64(i%40)*3, at[1]+float64(i%25)*2, chromedp.ButtonLeft))
	}
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, at[0], at[1], chromedp.ButtonLeft))
	frames := eval[[]float64](b, `(window.measuring = false, frames_)`)
	nodes := eval[int](b, `document.querySelectorAll("#explore-nodes tr").length`)
	if nodes < 1900 { // a few of the 2,000 that are asked for are of kinds that the picture leaves out
		t.Errorf("the picture has %d nodes", nodes)
	}
	fmt.Printf("panning %d nodes and %s: frames of %s\n", nodes, eval[string](b, `document.querySelectorAll("#explore-links tr").length + " links"`), figures(frames))
	b.quiet("panning")
}

// stopwatch notes, for each click, the time until the first frame after the page of the new address is shown, with its picture
// where it has one.
const stopwatch = `(() => {
	window.times_ = [];
	let began = 0;
	document.addEventListener("click", () => { began = performance.now(); }, true);
	new MutationObserver(() => {
		if (!began || document.querySelector(".is-loading") || document.documentElement.dataset.shown !== location.pathname + location.search ||
			document.querySelector(".explore-host[aria-busy], .explore-surface:not(:has([data-node]))")) return;
		const since = began;
		began = 0;
		requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => times_.push(performance.now() - since); c.port2.postMessage(0); });
	}).observe(document.documentElement, { attributes: true, subtree: true, childList: true });
	return true;
})()`

// TestPaintOfLocalAnswers goes through pages and filters that the device answers, and prints how long after the click the
// new page was on the screen, and which pages took more than 100 ms.
func TestPaintOfLocalAnswers(t *testing.T) {
	needMeasuring(t)
	b := open(t, true)
	b.start("/en")
	time.Sleep(5 * time.Second) // the public graph comes when nothing else is to be done
	eval[bool](b, `(window.stayed = true)`)
	eval[bool](b, stopwatch)
	for _, kind := range []struct {
		name  string
		paths []string
	}{
		{"navigation", []string{"/en/institutions", "/en/institutions/oxford", "/en/networks", "/en/networks/lu-pride", "/en/consortia/leru", "/en/path?from=network:lu-pride&to=institution:cologne",
			"/en/programmes", "/en/search?q=leiden", "/en/units", "/en/statistics", "/en", "/en/events", "/en/funds"}},
		{"filters", []string{"/en/agreements", "/en/agreements?statuses=IN_EFFECT", "/en/agreements?statuses=IN_EFFECT&countries=DE", "/en/agreements?countries=DE", "/en/institutions?countries=DE",
			"/en/institutions?countries=DE&countries=FR", "/en/institutions?q=univ", "/en/institutions?sort=NAME&dir=DESCENDING", "/en/networks?q=leid"}},
		{"destinations", []string{"/en/destinations", "/en/destinations?field=0421&language=en-C1&language=de-B1", "/en/destinations?field=0421&language=en-C1&view=map", "/en/destinations?field=0313&language=en-B2"}},
		{"map", []string{"/en/map", "/en/map?kind=institution", "/en"}},
		{"explore", []string{"/en/explore?from=network:lu-pride", "/en/explore?from=consortium:leru", "/en"}},
	} {
		var times []float64
		slow := ""
		for _, path := range slices.Repeat(kind.paths, 4) {
			b.navigate(path)
			time.Sleep(300 * time.Millisecond) // the API completes what the device answered
			if took := eval[[]float64](b, `times_.splice(0)`); len(took) > 0 {
				if times = append(times, took...); took[0] > 100 {
					slow += fmt.Sprintf("; %s %.0f ms", path, took[0])
				}
			}
		}
		fmt.Printf("%s: %s%s\n", kind.name, figures(times), slow)
	}
	for _, w := range b.watch.take() {
		if !strings.Contains(w, "ERR_ABORTED") { // an answer that nobody waited for
			t.Error(w)
		}
	}
}
