package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// inProcessCommand makes the bench read the output of `go test -bench` and print what plans cost beside gqlgen's executor.
const inProcessCommand = "inprocess"

// measured is what one round of a benchmark cost.
type measured struct{ ns, bytes, allocs float64 }

// printInProcess reads rounds of benchmarks with the parts /plan and /gqlgen, and prints medians of both with the medians of
// the ratios of each round.
func printInProcess(w io.Writer, r io.Reader) error {
	rounds, err := readBenchmarks(r)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "| benchmark | plan | gqlgen | ÷ plan | bytes | gqlgen | ÷ plan | allocations | gqlgen | ÷ plan | rounds |")
	fmt.Fprintln(w, "| --- |"+strings.Repeat(" ---: |", 10))
	for _, name := range slices.Sorted(maps.Keys(rounds)) {
		plan, gqlgen := rounds[name]["plan"], rounds[name]["gqlgen"]
		if len(plan) == 0 || len(plan) != len(gqlgen) {
			return fmt.Errorf("%s has %d rounds by plan and %d by gqlgen", name, len(plan), len(gqlgen))
		}
		fmt.Fprintf(w, "| %s |", name)
		fmt.Fprintf(w, " %.1f µs | %.1f µs | %.1f |", compared(plan, gqlgen, func(s measured) float64 { return s.ns / 1000 })...)
		fmt.Fprintf(w, " %.0f | %.0f | %.1f |", compared(plan, gqlgen, func(s measured) float64 { return s.bytes })...)
		fmt.Fprintf(w, " %.0f | %.0f | %.1f |", compared(plan, gqlgen, func(s measured) float64 { return s.allocs })...)
		fmt.Fprintf(w, " %d |\n", len(plan))
	}
	return nil
}

// compared gives the medians of both, and the median of the ratios of their rounds.
func compared(plan, gqlgen []measured, of func(measured) float64) []any {
	var ours, theirs, ratios []float64
	for i := range plan {
		ours, theirs = append(ours, of(plan[i])), append(theirs, of(gqlgen[i]))
		ratios = append(ratios, ratio(theirs[i], ours[i]))
	}
	return []any{median(ours), median(theirs), median(ratios)}
}

// readBenchmarks gives the rounds of each benchmark by its part, in order.
func readBenchmarks(r io.Reader) (map[string]map[string][]measured, error) {
	rounds := map[string]map[string][]measured{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) < 4 || !strings.HasPrefix(words[0], "Benchmark") {
			continue
		}
		name, part, ok := strings.Cut(strings.TrimPrefix(words[0], "Benchmark"), "/")
		if part, _, _ = strings.Cut(part, "-"); !ok {
			continue
		}
		var s measured
		for i := 2; i+1 < len(words); i += 2 {
			value, err := strconv.ParseFloat(words[i], 64)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", lines.Text(), err)
			}
			switch words[i+1] {
			case "ns/op":
				s.ns = value
			case "B/op":
				s.bytes = value
			case "allocs/op":
				s.allocs = value
			}
		}
		if rounds[name] == nil {
			rounds[name] = map[string][]measured{}
		}
		rounds[name][part] = append(rounds[name][part], s)
	}
	return rounds, lines.Err()
}
