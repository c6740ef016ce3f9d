package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

// roomForGarbage is how much memory, in bytes, a small catalogue may leave to garbage before it is collected.
const roomForGarbage = 600 << 20

// settled is how long after the start garbage gets its room: what the load left behind is gone then, and looking for it has
// not kept anybody waiting.
const settled = 10 * time.Second

// growGarbage sets how often garbage is collected once the catalogue is loaded. Every collection looks through the whole
// catalogue, which lives on; so it waits for as much garbage as is alive, as usual in Go, or for roomForGarbage if that is
// more. Whoever sets GOGC decides otherwise, and a limit set by GOMEMLIMIT is kept in any case.
func growGarbage() {
	if os.Getenv("GOGC") != "" {
		return
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetGCPercent(garbagePercent(m.HeapAlloc))
}

// garbagePercent is the garbage that may be there beside what is alive, in per cent of it.
func garbagePercent(alive uint64) int {
	return int(max(100, min(roomForGarbage*100/max(alive, 1), 1000)))
}
