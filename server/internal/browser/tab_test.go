package browser

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patience is how long a page may take for one step on a busy machine.
const patience = 30 * time.Second

// tab is a tab of the browser, in a window and with cookies, storage and cache of its own.
type tab struct {
	*testing.T
	ctx   context.Context
	watch *watch
}

// open makes a tab. Without scripts it behaves as a browser in which they are switched off.
func open(t *testing.T, scripts bool) *tab {
	t.Helper()
	return openIn(t, scripts, chromedp.WithNewBrowserContext())
}

// openIn makes a tab in a window that the options choose; without options, in the browser's own, which is no private one.
func openIn(t *testing.T, scripts bool, options ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(site.browser.ctx, options...)
	t.Cleanup(cancel)
	b := &tab{t, ctx, &watch{requests: map[network.RequestID]string{}, pages: map[string]bool{}}}
	if err := chromedp.Listen(ctx, b.watch.note); err != nil {
		t.Fatal(err)
	}
	send(b, audits.Enable, cdp.Empty{})
	send(b, network.SetBypassServiceWorker, network.SetBypassServiceWorkerParams{Bypass: true}) // offline_test.go is about the worker
	b.width(1280)
	if !scripts {
		send(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
	return b
}

// do runs steps and fails the test where one fails.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// send runs a protocol command.
func send[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		b.Fatal(err)
	}
	return result
}

// eval computes an expression in the page; it works in a tab without scripts too.
func eval[R any](b *tab, expression string) R {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	result, err := chromedp.Run(ctx, chromedp.Evaluate[R](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%v: %.200s", err, expression)
	}
	return result
}

// quote writes a value for an expression.
func quote(v any) string {
	j, _ := json.Marshal(v)
	return string(j)
}

// visit loads a page of the site.
func (b *tab) visit(path string) {
	b.Helper()
	b.do(chromedp.Navigate(site.url + path))
}

// start visits a page and waits until the app has taken it over.
func (b *tab) start(path string) {
	b.Helper()
	b.visit(path)
	b.takeOver()
}

// takeOver wakes the app as the first key of a visitor does, and waits until it has mounted.
func (b *tab) takeOver() {
	b.Helper()
	b.wait(`(dispatchEvent(new KeyboardEvent("keyup")), document.documentElement.dataset.app === "on" && ` + settled + `)`)
}

// wait polls until the expression is true.
func (b *tab) wait(expression string) {
	b.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if eval[bool](b, "!!("+expression+")") {
			return
		}
		if time.Now().After(end) {
			b.Fatalf("waited in vain for %s at %s\n%s", expression, eval[string](b, "location.href"), strings.Join(b.watch.take(), "\n"))
		}
	}
}

// click presses the left button on the first visible element of the selector.
func (b *tab) click(selector string) {
	b.Helper()
	at := eval[[]float64](b, `(() => {
		const e = [...document.querySelectorAll(`+quote(selector)+`)].find(e => e.checkVisibility());
		if (!e) return [];
		e.scrollIntoView({ block: "center", behavior: "instant" });
		const r = e.getClientRects()[0];
		return [r.x + Math.min(r.width / 2, 40), r.y + r.height / 2];
	})()`)
	if len(at) == 0 {
		b.Fatalf("there is no %s to click at %s", selector, eval[string](b, "location.href"))
	}
	b.do(chromedp.MouseClickXY(at[0], at[1]))
}

// follow does something that loads a page, and waits for that page.
func (b *tab) follow(action func()) {
	b.Helper()
	loaded := make(chan struct{}, 8)
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	err := chromedp.Listen(ctx, func(event any) {
		if _, ok := event.(*page.EventLoadEventFired); ok {
			loaded <- struct{}{}
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	action()
	select {
	case <-loaded:
	case <-ctx.Done():
		b.Fatalf("no page was loaded, at %s", eval[string](b, "location.href"))
	}
}

// width makes the window as wide as that many CSS pixels.
func (b *tab) width(px int64) {
	b.Helper()
	send(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: px, Height: 900, DeviceScaleFactor: 1})
}

// scheme emulates the system's colour scheme: "light" or "dark".
func (b *tab) scheme(name string) {
	b.Helper()
	send(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
}

// path is the URL without the host.
func (b *tab) path() string {
	b.Helper()
	return eval[string](b, "location.pathname + location.search")
}

// quiet fails the test where the tab reported a problem since the last call.
func (b *tab) quiet(where string) {
	b.Helper()
	for _, p := range b.watch.take() {
		b.Errorf("%s: %s", where, p)
	}
}

// fill types a text into the first visible field of the selector, in place of what it holds.
func (b *tab) fill(selector, text string) {
	b.Helper()
	b.click(selector)
	eval[bool](b, `(document.activeElement.select?.(), true)`)
	send(b, input.InsertText, input.InsertTextParams{Text: text})
}

// press types keys.
func (b *tab) press(keys string) {
	b.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// settled is true when the app shows the page of the URL, and not the one before it.
const settled = `!document.querySelector(".is-loading, .is-later") && !document.documentElement.hasAttribute("data-partial") && document.documentElement.dataset.shown === location.pathname + location.search`

// navigate lets the running app go to a page of its own, as a click on a link to it does.
func (b *tab) navigate(path string) {
	b.Helper()
	if !eval[bool](b, `document.documentElement.dataset.app === "on"`) {
		b.start("/en")
	}
	b.depart(path)
	b.arrive(path)
}

// depart clicks a link to a page; arrive waits for it.
func (b *tab) depart(path string) {
	b.Helper()
	eval[bool](b, `(() => {
		window.stayed = true;
		const a = document.createElement("a");
		a.href = `+quote(path)+`;
		document.body.append(a);
		a.click();
		a.remove();
		return true;
	})()`)
}

// arrive waits until the app shows a page, and fails the test where the browser loaded it instead.
func (b *tab) arrive(path string) {
	b.Helper()
	b.wait(`new URL(` + quote(path) + `, location).href === location.href && ` + settled)
	if !eval[bool](b, `window.stayed === true`) {
		b.Errorf("%s was loaded as a page; the app was to show it", path)
	}
}

// slowly lets every answer to the app wait for more than a second.
func slowly(b *tab) {
	b.Helper()
	eval[bool](b, `(() => { const f = fetch; window.fetch = async (...all) => { await new Promise((done) => setTimeout(done, 1500)); return f(...all); }; return true; })()`)
}

// block lets every request fail whose address fits the pattern.
func block(b *tab, pattern string) {
	b.Helper()
	send(b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: pattern, Block: true}}})
}
