package browser

import (
	"encoding/json"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
)

// TestInstallable asks the browser whether the site can be installed, in both languages. (Chromium has wanted no service
// worker for that since version 108 on phones and 112 on desktops; the app has none yet.)
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
	Shortcuts                                        []struct{ Name, URL string }
	Icons                                            []struct{ Src, Sizes, Purpose string }
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
	if len(m.Shortcuts) == 0 || m.Shortcuts[0].Name != search || m.Shortcuts[0].URL != "/"+lang+"/search" {
		b.Errorf("%s: shortcuts %+v", lang, m.Shortcuts)
	}
	checkIcons(b, m)
}

// checkIcons loads every icon of a manifest and the page's own, and measures them.
func checkIcons(b *tab, m webManifest) {
	b.Helper()
	sizes := map[string]bool{}
	for _, icon := range m.Icons {
		got := eval[string](b, `new Promise((done) => { const i = new Image(); i.onload = () => done(i.naturalWidth + "x" + i.naturalHeight); i.onerror = () => done("nothing"); i.src = `+quote(icon.Src)+`; })`)
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
