package attr

import (
	"html"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// hostile are names that break out of attributes, hide in them or change what follows.
var hostile = []string{
	`"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</script><script>alert(1)</script>`, "back\\slash \\\" quote",
	"line\nbreak\ttab", "\u202eright to left\u202c", "مرحبا بالعالم", "🎓👩🏽‍🚀", "nbsp\u00a0here", "true", "&amp; &quot;", "`tick`",
	strings.Repeat("long ", 60), "zero\u200bwidth",
}

func TestOfSurvivesTheRoundTripThroughMarkup(t *testing.T) {
	for _, v := range hostile {
		markup := app.HTMLString(app.A().Title(Of(v)))
		start := strings.Index(markup, `title="`)
		if start < 0 {
			t.Errorf("%q: the attribute is gone: %s", v, markup)
			continue
		}
		value, rest, _ := strings.Cut(markup[start+len(`title="`):], `"`)
		if got := html.UnescapeString(value); got != strings.TrimSpace(v) {
			t.Errorf("%q reads as %q", v, got)
		}
		if rest != "></a>" {
			t.Errorf("%q leaks out of the attribute: %s", v, markup)
		}
	}
}

func TestOfReplacesWhatNoAttributeCanHold(t *testing.T) {
	for _, v := range []string{"\x00", "\x1b", "\u0085", "\xff"} {
		if got := html.UnescapeString(Of(v)); got != "\uFFFD" {
			t.Errorf("%q became %q", v, got)
		}
	}
}

func TestExternalTakesOnlyWebAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://rise.nu/": "https://rise.nu/", "http://a.b/?x=1&y": "http://a.b/?x=1&#38;y",
		"javascript:alert(1)": "#", "JAVASCRIPT:alert(1)": "#", " https://x": "#", "//host": "#", "": "#", "data:text/html,x": "#",
	} {
		if got := External(address); got != want {
			t.Errorf("External(%q) = %q, want %q", address, got, want)
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, v := range hostile {
		f.Add(v)
	}
	f.Fuzz(func(t *testing.T, v string) {
		markup := app.HTMLString(app.A().Aria("label", Of(v)))
		if strings.Count(markup, `"`) > 2 || strings.Count(markup, "<") != 2 || strings.Count(markup, ">") != 2 {
			t.Errorf("%q leaks: %s", v, markup)
		}
	})
}
