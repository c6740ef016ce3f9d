package generate

import (
	"context"
	"runtime"
)

// chunk is how many records one goroutine makes at a time.
const chunk = 512

// inOrder calls produce for 0 to n-1 on all processors and hands the results to yield in that order, from the calling
// goroutine. It holds a few chunks in memory, not all results, and returns only when its goroutines have ended.
func inOrder[T any](ctx context.Context, n int, produce func(i int) T, yield func(T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	pending := make(chan chan []T, runtime.GOMAXPROCS(0))
	go func() {
		defer close(pending)
		for from := 0; from < n; from += chunk {
			done := make(chan []T, 1)
			select {
			case pending <- done:
			case <-ctx.Done():
				return
			}
			go func() {
				batch := make([]T, 0, chunk)
				for i := from; i < min(from+chunk, n); i++ {
					batch = append(batch, produce(i))
				}
				done <- batch
			}()
		}
	}()
	defer func() { // wait for what is under way
		cancel()
		for done := range pending {
			<-done
		}
	}()
	for done := range pending {
		for _, r := range <-done {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := yield(r); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}
