package page

import (
	"runtime"
	"runtime/debug"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// What the app does when the browser has nothing else to do. In a browser Go has one thread, that of the page: what is done
// there in the middle of a click keeps the visitor waiting.

// tellsIdle says whether the browser tells when it has nothing else to do. Where it does not, whenIdle waits a moment, and
// only for what must be done.
func tellsIdle() bool { return app.Window().Get("requestIdleCallback").Truthy() }

// whenIdle takes steps one by one, each when the browser has nothing else to do.
func whenIdle(steps ...func()) {
	var next app.Func
	next = app.FuncOf(func(app.Value, []app.Value) any {
		steps[0]()
		if steps = steps[1:]; len(steps) > 0 {
			own("idle", next)
		} else {
			next.Release()
		}
		return nil
	})
	own("idle", next)
}

// mostMemory is from how many bytes on garbage is collected at once after all.
const mostMemory = 128 << 20

// tidyRarely lets the garbage collector wait until five times of what is in use is there, instead of twice: some 40 MB. Until
// then tidy has collected it.
func tidyRarely() {
	if tellsIdle() {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(mostMemory)
	}
}

// tidy collects garbage, once there is half as much as may be.
func tidy() {
	if !tellsIdle() {
		return
	}
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.HeapAlloc > m.NextGC/2 {
		runtime.GC()
	}
}
