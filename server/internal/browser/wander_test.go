package browser

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
)

// doors lists what can be clicked, chosen or moved on the page, by group, and opens the one that is drawn: doors(group, nth).
const doors = `(() => {
	window.print = () => {};
	const usable = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert], [disabled], [data-reload], [download], [target], [data-id][data-act=save]");
	const own = (a) => a.host === location.host && !/\.\w+$|graphql/.test(a.pathname) && /^\/(en|nl)(\/|$)/.test(a.pathname);
	const all = (selector) => [...document.querySelectorAll(selector)].filter(usable);
	const groups = {
		content: () => all("#main a[href]").filter(own),
		shell: () => all(".top a[href], .nav a[href], .foot a[href]").filter(own),
		panels: () => all("summary"),
		buttons: () => all("button"),
		choices: () => all("select, input[type=range], input[type=checkbox], input[type=radio]"),
		keys: () => all("#explore-host, .map-mark a"),
		marks: () => all("[data-node], .map-mark a, .explore-tools a, .explore-acts a, .explore-legend a, .chip a, .tabs a"),
	};
	const name = (e) => (e.localName + " " + (e.getAttribute("href") ?? e.id) + " " + (e.ariaLabel ?? e.textContent ?? "")).trim().replace(/\s+/g, " ").slice(0, 90);
	return (group, nth) => {
		const found = groups[group]();
		if (!found.length) return "";
		const e = found[Math.floor(nth * found.length)];
		if (e.localName === "select") { e.selectedIndex = Math.floor(nth * 997) % e.length; e.dispatchEvent(new Event("change", { bubbles: true })); }
		else if (e.type === "range") { e.value = Math.floor((nth * 997) % 1 * (Number(e.max) + 1)); e.dispatchEvent(new Event("input", { bubbles: true })); }
		else if (group === "keys") {
			const keys = ["Enter", "+", "-", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "Home", "End", "Escape", "p", "0"], key = keys[Math.floor(nth * 997) % keys.length];
			e.focus({ preventScroll: true });
			e.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
			return key + " in " + (e.id || e.className);
		} else {
			const r = e.getBoundingClientRect();
			e.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1, view: window, clientX: r.x + r.width / 2, clientY: r.y + r.height / 2 }));
		}
		return name(e);
	};
})()`

// wanderings are the walks of TestWanderings, by seed, and how many steps each goes.
const wanderings, wanderingSteps = 4, 60

// TestWanderings walks through the app at random, as somebody does who tries everything: links, panels, buttons, choices, keys,
// Back and Forward; with every other seed on a phone. After each step the app must run and have nothing to complain about, and every few steps the page must be the
// one that the server draws for the address. VINCULUM_WANDER=1000:7 walks 1,000 steps of seed 7 instead.
func TestWanderings(t *testing.T) {
	first, steps, walks := 1, wanderingSteps, wanderings
	if asked := os.Getenv("VINCULUM_WANDER"); asked != "" {
		n, seed, _ := strings.Cut(asked, ":")
		steps, _ = strconv.Atoi(n)
		first, _ = strconv.Atoi(cmp.Or(seed, "1"))
		walks = 1
	}
	for seed := first; seed < first+walks; seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			wander(open(t, false), open(t, true), uint64(seed), steps)
		})
	}
}

func wander(plain, b *tab, seed uint64, steps int) {
	b.Helper()
	dice := rand.New(rand.NewPCG(seed, seed))
	var way []string
	fail := func(format string, args ...any) {
		b.Helper()
		b.Fatalf("%s\nat %s, seed %d, on the way\n  %s", fmt.Sprintf(format, args...), b.path(), seed, strings.Join(way[max(0, len(way)-12):], "\n  "))
	}
	if seed%2 == 0 {
		b.phone()
	}
	b.start([]string{"/en", "/en/explore?from=institution:leiden", "/nl/map", "/en/destinations?" + aWish, "/nl/explore?from=network:lu-pride", "/en/agreements"}[seed/2%6])
	groups := []string{"content", "content", "shell", "panels", "buttons", "choices", "marks", "marks", "marks", "keys", "keys"}
	for step := range steps {
		did := ""
		switch n := dice.IntN(len(groups) + 2); {
		case n == len(groups):
			did = eval[string](b, `navigation.canGoBack ? (history.back(), "back") : ""`)
		case n == len(groups)+1:
			did = eval[string](b, `navigation.canGoForward ? (history.forward(), "forward") : ""`)
		default:
			did = eval[string](b, doors+`(`+quote(groups[n%len(groups)])+`, `+quote(dice.Float64())+`)`)
		}
		if did == "" {
			continue
		}
		time.Sleep(time.Duration(dice.IntN(400)) * time.Millisecond) // sometimes before, sometimes after it is done
		if dice.IntN(4) > 0 {
			for end := time.Now().Add(patience); !eval[bool](b, settled); time.Sleep(20 * time.Millisecond) {
				if time.Now().After(end) {
					way = append(way, did)
					fail("the app did not come to rest: %s", strings.Join(b.watch.take(), "\n"))
				}
			}
		}
		way = append(way, fmt.Sprintf("%d %s -> %s", step, did, b.path()))
		if eval[bool](b, `document.documentElement.dataset.app !== "on"`) {
			fail("the page was loaded; the app was to show it")
		}
		if problems := b.watch.take(); len(problems) > 0 {
			fail("%s", strings.Join(problems, "\n"))
		}
		if path := b.path(); step%5 == 4 && eval[bool](b, settled) && !strings.Contains(path, "/explore") && !strings.Contains(path, "/destinations") && !strings.Contains(path, "/saved") {
			plain.visit(path)
			want, got := bare(plain.snapshot()), bare(b.snapshot())
			for end := time.Now().Add(2 * time.Second); !reflect.DeepEqual(got, want) && time.Now().Before(end); got = bare(b.snapshot()) {
				time.Sleep(20 * time.Millisecond)
			}
			if !reflect.DeepEqual(got, want) && b.path() == path {
				fail("the app shows another page than the server: %s %s", difference(got.Hidden, want.Hidden), difference(strings.Join(got.Links, "\n"), strings.Join(want.Links, "\n")))
			}
		}
	}
}

// bare is what does not hang on what is open, typed or moved.
func bare(s snapshot) snapshot {
	return snapshot{Title: s.Title, Lang: s.Lang, Hidden: s.Hidden, Links: s.Links}
}
