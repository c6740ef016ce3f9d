package browser

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watch notes everything that a tab reports and a good page never causes: errors and warnings on the console, exceptions,
// violations of the content security policy, requests that fail or that go to other hosts.
type watch struct {
	mu       sync.Mutex
	problems []string
	requests map[network.RequestID]string // URL by request
	pages    map[string]bool              // URLs of documents that were asked for
}

// note is called for every event of the tab, in order.
func (w *watch) note(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if kind := string(e.Type); slices.Contains([]string{"error", "warning", "assert"}, kind) {
			w.add("console %s: %s", kind, describe(e.Args))
		} else if text := describe(e.Args); strings.Contains(text, "panic: ") {
			w.add("console %s: %s", kind, text)
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if o := e.ExceptionDetails.Exception; o != nil {
			text += " " + o.Description
		}
		w.add("exception: %s", text)
	case *log.EventEntryAdded:
		if level := string(e.Entry.Level); level == "error" || level == "warning" {
			w.add("browser %s (%s): %s %s", level, e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *audits.EventIssueAdded:
		if code := string(e.Issue.Code); strings.Contains(code, "ContentSecurityPolicy") || strings.Contains(code, "MixedContent") {
			w.add("issue: %s", code)
		}
	case *network.EventRequestWillBeSent:
		w.request(e)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && e.Type != network.ResourceTypeDocument {
			w.add("status %d: %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			w.add("request failed: %s (%s %s)", w.requests[e.RequestID], e.ErrorText, e.BlockedReason)
		}
	}
}

func (w *watch) request(e *network.EventRequestWillBeSent) {
	w.requests[e.RequestID] = e.Request.URL
	if e.Type == network.ResourceTypeDocument {
		w.pages[e.Request.URL] = true
	}
	u, err := url.Parse(e.Request.URL)
	if err != nil || (u.Scheme != "data" && u.Scheme != "blob" && !strings.HasPrefix(e.Request.URL, site.url+"/") && e.Request.URL != "about:blank") {
		w.add("request to another host: %s", e.Request.URL)
	}
}

func (w *watch) add(format string, args ...any) {
	w.problems = append(w.problems, fmt.Sprintf(format, args...))
}

// take gives what was noted since the last call. A document with an error status is the test's business, so the
// browser's own line about it is left out.
func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	taken := slices.DeleteFunc(w.problems, func(p string) bool {
		at := strings.LastIndexByte(p, ' ')
		return strings.Contains(p, "Failed to load resource") && w.pages[p[at+1:]]
	})
	w.problems = nil
	return taken
}

// describe writes console arguments in words.
func describe(args []*runtime.RemoteObject) string {
	var words []string
	for _, a := range args {
		if a.Description != "" {
			words = append(words, a.Description)
		} else {
			words = append(words, string(a.Value))
		}
	}
	return strings.Join(words, " ")
}
