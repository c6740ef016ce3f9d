package browser

import (
	"math"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// fingers makes the window that of a phone which is touched.
func (b *tab) fingers() {
	b.Helper()
	b.phone()
	send(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 5})
}

// spotOn is a place on the screen, in CSS pixels.
type spotOn struct{ X, Y float64 }

// touch moves fingers over the screen, each from one place to another, in steps as a screen reports them.
func (b *tab) touch(ways ...[2]spotOn) {
	b.Helper()
	const steps = 12
	for step := 0; step <= steps; step++ {
		done := float64(step) / steps
		points := make([]*input.TouchPoint, len(ways))
		for i, w := range ways {
			id := float64(i)
			points[i] = &input.TouchPoint{X: math.Round(w[0].X + done*(w[1].X-w[0].X)), Y: math.Round(w[0].Y + done*(w[1].Y-w[0].Y)), ID: &id}
		}
		kind := input.DispatchTouchEventTypeTouchMove
		if step == 0 {
			kind = input.DispatchTouchEventTypeTouchStart
		}
		send(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	}
	send(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
}

// tap touches a place for a moment.
func (b *tab) tap(at spotOn) {
	b.Helper()
	id := 0.0
	send(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: at.X, Y: at.Y, ID: &id}}})
	send(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
}

// rest waits until the page no longer glides on from a touch: a touch would but stop it.
func (b *tab) rest() {
	b.Helper()
	eval[bool](b, `new Promise((done) => {
		let since = performance.now(), last = scrollY;
		const look = () => {
			if (scrollY !== last) [since, last] = [performance.now(), scrollY];
			performance.now() - since > 400 ? done(true) : requestAnimationFrame(look);
		};
		look();
	})`)
}

// middleOf brings an element into the middle of the screen and says where that is.
func (b *tab) middleOf(selector string) spotOn {
	b.Helper()
	at := eval[[]float64](b, `(() => {
		const e = document.querySelector(`+quote(selector)+`);
		e.scrollIntoView({ block: "center", behavior: "instant" });
		const r = e.getBoundingClientRect();
		return [r.x + r.width / 2, r.y + r.height / 2];
	})()`)
	return spotOn{at[0], at[1]}
}

// empty is a place near the middle of a picture where nothing of it stands.
func (b *tab) empty(svg string) spotOn {
	b.Helper()
	b.middleOf(svg)
	at := eval[[]float64](b, `(() => {
		const svg = document.querySelector(`+quote(svg)+`), r = svg.getBoundingClientRect();
		for (let far = 0; far < 0.45; far += 0.03) for (let turn = 0; turn < 16; turn++) {
			const x = Math.round(r.x + r.width * (0.5 + far * Math.cos(turn))), y = Math.round(r.y + r.height * (0.5 + far * Math.sin(turn)));
			if ([[0, 0], [-25, 0], [25, 0], [0, -25], [0, 25]].every(([dx, dy]) => { const e = document.elementFromPoint(x + dx, y + dy); return e && svg.contains(e) && !e.closest("a, [data-node]"); })) return [x, y];
		}
		return [];
	})()`)
	if len(at) == 0 {
		b.Fatalf("%s has no empty place", svg)
	}
	return spotOn{at[0], at[1]}
}

// TestFingers lets one finger scroll a page over its picture and move the picture after a tap, and two fingers pinch it.
func TestFingers(t *testing.T) {
	t.Parallel()
	b := open(t, true)
	b.fingers()
	for _, picture := range []struct{ path, box, scene, ready string }{
		{"/en/map", ".map-world", ".map-scene", liveMap},
		{"/en" + pride, ".explore-svg", ".explore-svg > g", drawnPicture},
	} {
		b.navigate(picture.path)
		b.wait(picture.ready)
		middle := b.middleOf(picture.box)
		shown := func() string {
			return eval[string](b, `(document.querySelector(`+quote(picture.scene)+`).getAttribute("transform") ?? "")`)
		}
		scale := `Number(document.querySelector(` + quote(picture.scene) + `).getAttribute("transform")?.match(/scale\(([\d.e-]+)/)?.[1] ?? 1)`

		before, scrolled := shown(), eval[float64](b, `scrollY`)
		b.touch([2]spotOn{middle, {middle.X, middle.Y - 120}})
		b.wait(`Math.abs(scrollY - ` + quote(scrolled) + `) > 60`)
		if now := shown(); now != before {
			t.Errorf("%s: a finger that scrolls the page moves the picture from %q to %q", picture.path, before, now)
		}

		b.rest()
		middle = b.middleOf(picture.box)
		was, scrolled := eval[float64](b, scale), eval[float64](b, `scrollY`)
		b.touch([2]spotOn{{middle.X - 30, middle.Y}, {middle.X - 110, middle.Y}}, [2]spotOn{{middle.X + 30, middle.Y}, {middle.X + 110, middle.Y}})
		b.wait(scale + ` > ` + quote(was*1.5))
		if page, now := eval[float64](b, `visualViewport.scale`), eval[float64](b, `scrollY`); page != 1 || now != scrolled {
			t.Errorf("%s: pinching the picture enlarges the page %g times and scrolls it from %g to %g", picture.path, page, scrolled, now)
		}

		tapped := b.empty(picture.box)
		b.tap(tapped)
		b.wait(`document.querySelector("[data-active]")`)
		before, scrolled = shown(), eval[float64](b, `scrollY`)
		b.touch([2]spotOn{tapped, {tapped.X - 60, tapped.Y - 60}})
		b.wait(`document.querySelector(` + quote(picture.scene) + `).getAttribute("transform") !== ` + quote(before))
		if eval[float64](b, `scrollY`) != scrolled {
			t.Errorf("%s: moving the picture scrolls the page", picture.path)
		}
		b.wait(settled)
		b.quiet(picture.path)
	}
	// A tap on a node selects it, and what is there to do with it stands below the picture, within the reach of a thumb.
	b.navigate("/en")
	b.navigate("/en" + pride)
	b.wait(drawnPicture)
	b.tap(b.middleOf(".explore-svg [data-node]:not(.is-strong)"))
	b.wait(`document.querySelector(".explore-panel:not(.is-empty)")?.checkVisibility()`)
	b.quiet("a tapped node")
}
