package browser

import "testing"

// paper is the colour behind the page, as text.
const paper = `getComputedStyle(document.body).backgroundColor`

// TestColourSchemes follows the system's scheme, with and without scripts.
func TestColourSchemes(t *testing.T) {
	t.Parallel()
	for name, b := range map[string]*tab{"without scripts": open(t, false), "with the app": open(t, true)} {
		b.visit("/en")
		seen := map[string]bool{}
		for _, scheme := range []string{"light", "dark"} {
			b.scheme(scheme)
			seen[eval[string](b, paper)] = true
		}
		if len(seen) != 2 {
			t.Errorf("%s: both schemes look the same: %v", name, seen)
		}
		b.quiet(name)
	}
}

// TestThemeSwitch chooses the other scheme, which lasts: in the app, when a page is loaded, and against the system's.
func TestThemeSwitch(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.scheme("light")
	b.stay("/en")
	light := eval[string](b, paper)
	b.click(".tool-theme")
	dark := eval[string](b, paper)
	if dark == light {
		t.Fatal("the switch changes nothing")
	}
	b.navigate("/nl/networks")
	if got := eval[string](b, paper); got != dark {
		t.Errorf("after going on in the app it is %s, want %s", got, dark)
	}
	b.visit("/en/about")
	if got := eval[string](b, paper); got != dark {
		t.Errorf("on a page that was loaded it is %s, want %s", got, dark)
	}
	b.click(".tool-theme")
	b.visit("/en")
	if got := eval[string](b, paper); got != light {
		t.Errorf("switched back it is %s, want %s", got, light)
	}
	b.quiet("switching")
}
