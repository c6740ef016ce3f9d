package browser

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
)

// TestInstallable asks the browser whether the site can be installed, in both languages. It
// shows every picture that the manifest names, and follows its shortcuts and what other apps may share with it.
func TestInstallable(t *testing.T) {
	t.Parallel()
	b := openIn(t, true) // a private window cannot install
	for lang, search := range map[string]string{"en": "Search", "nl": "Zoeken"} {
		b.visit("/" + lang)
		manifest := send(b, page.GetAppManifest, page.GetAppManifestParams{})
		for _, e := range manifest.Errors {
			t.Errorf("%s: manifest line %d: %s", lang, e.Line, e.Message)
		}
		for _, e := range send(b, page.GetInstallabilityErrors, cdp.Empty{}).InstallabilityErrors {
			t.Errorf("%s: not installable: %s", lang, quote(e))
		}
		checkManifest(b, lang, search, manifest.Data)
		b.quiet(lang)
	}
}

// webManifest is what the tests read of a manifest.
type webManifest struct {
	ID, Name, Lang, Dir, Description, Display, Scope string
	ShortName                                        string `json:"short_name"`
	StartURL                                         string `json:"start_url"`
	ThemeColor                                       string `json:"theme_color"`
	BackgroundColor                                  string `json:"background_color"`
	Categories                                       []string
	Shortcuts                                        []struct{ Name, URL string }
	Screenshots                                      []struct {
		Src, Sizes, Label string
		FormFactor        string `json:"form_factor"`
	}
	ShareTarget struct {
		Action, Method string
		Params         struct{ Title, Text, URL string }
	} `json:"share_target"`
	Icons []struct{ Src, Sizes, Purpose string }
}

func checkManifest(b *tab, lang, search, data string) {
	b.Helper()
	var m webManifest
	if err := json.Unmarshal([]byte(data), &m); err != nil {
		b.Fatal(err)
	}
	if m.ID != "/" || m.Lang != lang || m.Dir != "ltr" || m.Name != "Vinculum" || m.ShortName == "" || m.Description == "" ||
		m.Display != "standalone" || m.StartURL != "/"+lang || m.Scope != "/" || m.ThemeColor == "" || m.BackgroundColor == "" {
		b.Errorf("%s: manifest %+v", lang, m)
	}
	var found bool
	for _, s := range m.Shortcuts {
		found = found || s.Name == search && s.URL == "/"+lang+"/search"
		if got := eval[int](b, `fetch(`+quote(s.URL)+`).then(r => r.status)`); got != 200 || !strings.HasPrefix(s.URL, "/"+lang+"/") {
			b.Errorf("%s: shortcut %s answers %d", lang, s.URL, got)
		}
	}
	if !found || len(m.Shortcuts) != 4 || len(m.Categories) == 0 {
		b.Errorf("%s: shortcuts %+v, categories %q", lang, m.Shortcuts, m.Categories)
	}
	checkIcons(b, m)
	checkScreenshots(b, lang, m)
	shared := m.ShareTarget.Action + "?" + m.ShareTarget.Params.Text + "=LU+Pride"
	if got := eval[string](b, `fetch(`+quote(shared)+`).then(r => r.url)`); m.ShareTarget.Method != "GET" || got != site.url+"/"+lang+"/search?q=LU+Pride" {
		b.Errorf("%s: what is shared leads to %s", lang, got)
	}
}

// measured is the size of a picture, as a manifest writes it.
func measured(b *tab, src string) string {
	b.Helper()
	return eval[string](b, `new Promise((done) => { const i = new Image(); i.onload = () => done(i.naturalWidth + "x" + i.naturalHeight); i.onerror = () => done("nothing"); i.src = `+quote(src)+`; })`)
}

// checkScreenshots looks at the pictures that stores and browsers show before installing: some of a phone, some of a desktop.
func checkScreenshots(b *tab, lang string, m webManifest) {
	b.Helper()
	forms := map[string]int{}
	for _, s := range m.Screenshots {
		if got := measured(b, s.Src); got != s.Sizes || s.Label == "" {
			b.Errorf("%s: screenshot %s is %s, want %s; label %q", lang, s.Src, got, s.Sizes, s.Label)
		}
		forms[s.FormFactor]++
	}
	if forms["narrow"] < 2 || forms["wide"] < 2 || len(forms) != 2 {
		b.Errorf("%s: screenshots of %v", lang, forms)
	}
}

// checkIcons loads every icon of a manifest and the page's own, and measures them.
func checkIcons(b *tab, m webManifest) {
	b.Helper()
	sizes := map[string]bool{}
	for _, icon := range m.Icons {
		got := measured(b, icon.Src)
		if got != icon.Sizes {
			b.Errorf("icon %s is %s, want %s", icon.Src, got, icon.Sizes)
		}
		sizes[icon.Sizes+icon.Purpose] = true
	}
	if !sizes["192x192"] || !sizes["512x512"] || !sizes["512x512maskable"] {
		b.Errorf("icons %v", sizes)
	}
	got := eval[[]int](b, `Promise.all([...document.querySelectorAll("link[rel=icon], link[rel=apple-touch-icon]")].map(l => fetch(l.href).then(r => r.status)))`)
	if len(got) != 2 || got[0] != 200 || got[1] != 200 {
		b.Errorf("the page's icons answer %v", got)
	}
}
