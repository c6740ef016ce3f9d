package main

import "testing"

func TestGarbagePercent(t *testing.T) {
	for alive, want := range map[uint64]int{0: 1000, 1 << 20: 1000, 100 << 20: 600, 200 << 20: 300, 600 << 20: 100, 4 << 30: 100} {
		if got := garbagePercent(alive); got != want {
			t.Errorf("%d MB alive: %d%%, want %d%%", alive>>20, got, want)
		}
	}
}
