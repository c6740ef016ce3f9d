package browser

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// island is a server of its own, at an address that stays the same while it is stopped and started, and a tab on it in
// which the service worker works as it does for visitors.
type island struct {
	*tab
	url  string
	stop func()
}

// newIsland starts a server and opens a tab; nothing is visited yet.
func newIsland(t *testing.T) *island {
	t.Helper()
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	i := &island{url: "http://" + address}
	i.start(t)
	t.Cleanup(func() { i.stop() })
	i.tab = openWithWorker(t)
	return i
}

// openWithWorker opens a tab in which the service worker is not passed by.
func openWithWorker(t *testing.T) *tab {
	t.Helper()
	b := open(t, true)
	send(b, network.SetBypassServiceWorker, network.SetBypassServiceWorkerParams{Bypass: false})
	return b
}

// start runs the program at the island's address and waits until it answers.
func (i *island) start(t *testing.T) {
	t.Helper()
	cmd := exec.Command(site.program, "serve", "--addr", strings.TrimPrefix(i.url, "http://"), "--url", i.url, "--log-level", "warn")
	cmd.Env, cmd.Stderr = append(os.Environ(), "VINCULUM_DATA="+site.data, "MONGODB_URI="), os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	i.stop = func() {
		cmd.Process.Signal(syscall.SIGTERM)
		cmd.Wait()
		i.stop = func() {}
	}
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if r, err := http.Get(i.url + "/readyz"); err == nil {
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return
			}
		}
		if time.Now().After(end) {
			t.Fatal("the server does not start")
		}
	}
}

func (i *island) visit(path string) {
	i.Helper()
	i.do(chromedp.Navigate(i.url + path))
}

// until waits for an expression that may be a promise; what the worker brings may take twice as long as a step of a page.
func (i *island) until(expression string) {
	i.Helper()
	for end := time.Now().Add(2 * patience); ; time.Sleep(50 * time.Millisecond) {
		if eval[bool](i.tab, "(async () => !!(await ("+expression+")))()") {
			return
		}
		if time.Now().After(end) {
			i.Fatalf("waited in vain for %s at %s: %s", expression, eval[string](i.tab, "location.href"), strings.Join(i.watch.take(), "\n"))
		}
	}
}

// provisioned waits until the worker governs the page and has brought everything: the app, the shells and the graph.
func (i *island) provisioned() {
	i.Helper()
	i.until(`(async () => {
		if (!navigator.serviceWorker.controller) return false;
		const keys = async (name) => (await (await caches.open("vinculum-" + name)).keys()).map(r => new URL(r.url).pathname);
		const assets = await keys("assets"), graph = await keys("graph");
		return assets.some(a => a.endsWith(".wasm")) && assets.includes("/nl/shell") && graph.includes("/graph.json") && graph.some(a => a.startsWith("/graph/"));
	})()`)
}

// kept waits until a page is in one of the worker's stores.
func (i *island) kept(store, path string) {
	i.Helper()
	i.until(`caches.open("vinculum-` + store + `").then(c => c.match(` + quote(path) + `))`)
}

// reads opens a page and waits for its heading.
func (i *island) reads(path, heading string) {
	i.Helper()
	i.visit(path)
	i.wait(`document.querySelector("h1")?.innerText.trim() === ` + quote(heading))
	if got := i.path(); got != path {
		i.Errorf("%s became %s", path, got)
	}
}

func (i *island) heading() string {
	i.Helper()
	return eval[string](i.tab, `document.querySelector("h1").innerText.trim()`)
}

// headingOf is the heading of a page that stays unvisited: it is read where the worker does not see it.
func headingOf(i *island, path string) string {
	i.Helper()
	r, err := http.Get(i.url + path)
	if err != nil {
		i.Fatal(err)
	}
	defer r.Body.Close()
	document, err := io.ReadAll(r.Body)
	if err != nil {
		i.Fatal(err)
	}
	return eval[string](i.tab, `new DOMParser().parseFromString(`+quote(string(document))+`, "text/html").querySelector("h1").textContent.trim()`)
}

// TestWithoutAServer visits a few pages, stops the server, and reads on: what was visited, what never was, and what leads
// to a language; then the server comes back and is noticed.
func TestWithoutAServer(t *testing.T) {
	t.Parallel()
	i := newIsland(t)
	i.visit("/nl")
	i.visit("/en")
	i.provisioned()
	i.visit("/en/networks/lu-pride")
	heading := i.heading()
	never := map[string]string{"/en/institutions/oxford": "", "/nl/consortia/leru": ""}
	for path := range never {
		never[path] = headingOf(i, path)
	}
	stores := eval[string](i.tab, `fetch(location).then(r => r.headers.get("vinculum-offline"))`)
	i.kept(map[string]string{"keep": "pages", "expire": "people"}[stores], "/en/networks/lu-pride")
	if eval[bool](i.tab, `"offline" in document.documentElement.dataset || "update" in document.documentElement.dataset || "kept" in document.documentElement.dataset`) {
		t.Error("a first visit is said to be offline, kept or old")
	}
	i.stop()

	i.reads("/en/networks/lu-pride", heading)
	i.wait(`"offline" in document.documentElement.dataset && document.querySelector(".news-offline").checkVisibility()`)
	i.wait(`document.querySelector(".news-kept").checkVisibility() && /\d{4}/.test(document.querySelector(".kept-at").innerText)`)
	for path, heading := range never {
		i.reads(path, heading)
	}
	i.visit("/nl")
	i.visit("/")
	if got := i.path(); got != "/nl" {
		t.Errorf("the language used last was Dutch, / leads to %s", got)
	}
	i.visit("/graphql")
	if got := eval[string](i.tab, `document.querySelector("h1").innerText`); got != "Je bent offline" {
		t.Errorf("what needs the server says %q", got)
	}

	i.reads("/en/networks/lu-pride", heading)
	i.wait(`"offline" in document.documentElement.dataset`)
	i.start(t)
	began := time.Now()
	i.wait(`!("offline" in document.documentElement.dataset)`)
	if took := time.Since(began); took > 12*time.Second {
		t.Errorf("the server's return was noticed after %v", took)
	}
}

// TestPeopleAreNotKept visits a page with people: it is kept apart, it opens without a server, and not when it is a week old.
func TestPeopleAreNotKept(t *testing.T) {
	t.Parallel()
	i := newIsland(t)
	i.visit("/en")
	i.provisioned()
	page := "/en/alumni/" + someNodes(t)["alumnus"].Slug()
	i.visit(page)
	name := i.heading()
	i.kept("people", page)
	graph := eval[string](i.tab, `caches.open("vinculum-graph").then(async c => { for (const k of await c.keys()) if (k.url.includes("/graph/")) return (await c.match(k)).text(); })`)
	if len(graph) < 10_000 || strings.Contains(graph, "alumnus:") || strings.Contains(graph, name) {
		t.Errorf("the public graph, %d bytes, names people", len(graph))
	}
	i.stop()
	i.reads(page, name)
	age := func(days string) {
		eval[bool](i.tab, `caches.open("vinculum-people").then(async c => {
			const old = await c.match(`+quote(page)+`), headers = new Headers(old.headers);
			headers.set("x-kept", String(Date.now() - `+days+` * 24 * 3600e3));
			await c.put(`+quote(page)+`, new Response(await old.blob(), { headers }));
			return true;
		})`)
	}
	age("6.9")
	i.reads(page, name)
	age("7.1")
	i.visit(page)
	i.wait(`document.querySelector("h1") && !document.querySelector(".is-loading")`)
	if text := eval[string](i.tab, `document.documentElement.outerHTML`); strings.Contains(text, name) {
		t.Error("a person is shown from a page that is more than a week old")
	}
	if eval[bool](i.tab, `caches.open("vinculum-people").then(c => c.match(`+quote(page)+`)).then(r => !!r)`) {
		t.Error("the old page is still kept")
	}
}

// TestSavedItems saves before the app is there, lists, removes and restores, in two tabs, and reads without a server.
func TestSavedItems(t *testing.T) {
	t.Parallel()
	i := newIsland(t)
	i.visit("/en/consortia/leru")
	i.provisioned()
	i.click(".save-button") // the app may not be there yet
	i.wait(`document.querySelector('.save-button[aria-pressed="true"]') && document.documentElement.dataset.app === "on"`)
	i.visit("/en/consortia/leru")
	if got := eval[string](i.tab, `document.querySelector(".save-button").ariaPressed`); got != "true" {
		t.Errorf("a saved page begins with a button that says %q", got)
	}
	i.tab.takeOver()
	i.until(`caches.open("vinculum-notes").then(c => c.match("/notes/saved")).then(r => r?.text() ?? "").then(t => t.includes("/en/consortia/leru"))`)
	i.click(`.nav a[href="/en/saved"]`)
	i.wait(`document.querySelector('.saved-row a[href="/en/consortia/leru"]')`)
	i.click(".saved-remove")
	i.wait(`document.querySelector(".saved-row.is-removed button")`)
	if got := eval[string](i.tab, `localStorage.getItem("vinculum.saved")`); got != "[]" {
		t.Errorf("after removal %s is saved", got)
	}
	i.click(".saved-row.is-removed button")
	i.wait(`document.querySelector('.saved-row a[href="/en/consortia/leru"]')`)
	elsewhere, cancel := chromedp.NewContext(i.ctx) // another tab of the same visitor
	defer cancel()
	err := chromedp.Do(elsewhere, chromedp.Navigate(i.url+"/healthz"))
	if err == nil {
		_, err = chromedp.Run(elsewhere, chromedp.Evaluate[bool](`(localStorage.setItem("vinculum.saved", JSON.stringify([{ id: "network:rise", name: { en: "RISE" } }])), true)`))
	}
	if err != nil {
		t.Fatal(err)
	}
	i.wait(`document.querySelector('.saved-row a[href="/en/networks/rise"]') && document.querySelector(".saved-row.is-removed")`)
	i.stop()
	i.visit("/en/saved")
	i.wait(`document.querySelector('.saved-row a[href="/en/networks/rise"]')`)
	i.click(".saved-row a")
	i.wait(`document.querySelector(".page-node h1")`)
}

// TestAnUpdateIsOfferedOnce lets the site change behind a proxy: the first visit offers nothing, a new version is offered,
// not again when declined, and when taken the page is loaded anew, once.
func TestAnUpdateIsOfferedOnce(t *testing.T) {
	t.Parallel()
	var version atomic.Value
	version.Store("")
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			target, _ := url.Parse(site.url)
			r.SetURL(target)
			if r.In.URL.Path == "/sw.js" {
				r.Out.Header.Del("Accept-Encoding") // it is read below
			}
		},
		ModifyResponse: func(r *http.Response) error {
			if r.Request.URL.Path != "/sw.js" {
				return nil
			}
			script, err := io.ReadAll(r.Body)
			changed := strings.Replace(string(script), `"version":"`, `"version":"`+version.Load().(string), 1)
			if version.Load() != "" && changed == string(script) {
				err = errors.Join(err, errors.New("the worker names no version"))
			}
			r.Body, r.ContentLength = io.NopCloser(strings.NewReader(changed)), int64(len(changed))
			r.Header.Del("Content-Length")
			return err
		},
	}
	server := httptest.NewServer(proxy)
	t.Cleanup(server.Close)
	i := &island{tab: openWithWorker(t), url: strings.Replace(server.URL, "127.0.0.1", "localhost", 1)}
	offered := `document.querySelector(".news-update").checkVisibility()`
	deploy := func(v string) {
		version.Store(v)
		eval[bool](i.tab, `navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)`)
		i.until(`navigator.serviceWorker.getRegistration().then(r => r.waiting)`)
	}
	i.visit("/en/about")
	i.provisioned()
	time.Sleep(500 * time.Millisecond)
	if eval[bool](i.tab, offered) {
		t.Error("the first visit offers an update")
	}
	deploy("b")
	i.wait(offered)
	i.click(`[data-do="update-later"]`)
	i.wait(`!` + offered)
	i.visit("/en/networks")
	i.wait(`window.vinculum?.update`)
	time.Sleep(time.Second)
	if eval[bool](i.tab, offered) {
		t.Error("a declined update is offered again")
	}
	deploy("c")
	i.wait(offered)
	i.follow(func() { i.click(`[data-do="update-now"]`) })
	i.until(`navigator.serviceWorker.getRegistration().then(r => !r.waiting && !r.installing && r.active?.state === "activated")`)
	time.Sleep(time.Second)
	if eval[bool](i.tab, offered) {
		t.Error("the update that was taken is offered again")
	}
	if got := eval[string](i.tab, `performance.getEntriesByType("navigation")[0].type`); got != "reload" {
		t.Errorf("the page came by %s, not by a reload", got)
	}
	stale := eval[[]string](i.tab, `caches.open("vinculum-assets").then(async c => (await c.keys()).map(r => r.url).filter(u => u.includes("/shell?") && !u.includes("version=c")))`)
	if len(stale) > 0 {
		t.Errorf("shells of earlier versions are kept: %q", stale)
	}
}

// TestTheInstallHint appears after some use, and not again when it was declined.
func TestTheInstallHint(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	hint := `document.querySelector(".install").checkVisibility()`
	prompt := `(() => { const e = new Event("beforeinstallprompt"); e.prompt = () => { window.prompted = true; }; e.userChoice = Promise.resolve({ outcome: "accepted" }); dispatchEvent(e); return true; })()`
	for range 2 {
		b.visit("/en")
		b.wait(`window.vinculum?.install`)
		eval[bool](b, prompt)
		if eval[bool](b, hint) {
			t.Error("installing is offered before the site was used")
		}
	}
	b.visit("/en")
	b.wait(`window.vinculum?.install`)
	eval[bool](b, prompt)
	b.wait(hint)
	if eval[bool](b, `document.querySelector(".install-ios").checkVisibility()`) {
		t.Error("words for iOS are shown elsewhere")
	}
	b.click(`[data-do="install-now"]`)
	b.wait(`window.prompted && !` + hint)
	eval[bool](b, prompt)
	b.wait(hint)
	b.click(`[data-do="install-later"]`)
	b.wait(`!` + hint)
	b.visit("/en")
	b.wait(`window.vinculum?.install`)
	eval[bool](b, prompt)
	if eval[bool](b, hint) {
		t.Error("a declined hint comes back")
	}
}
