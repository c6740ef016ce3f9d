package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"
)

// figures are what a table shows of a server's rounds: medians, and medians of the ratios to the plan's same round.
type figures struct {
	rate                float64 // requests per second
	p50, p99, cpu       time.Duration
	rateRatio, cpuRatio float64
}

// summarize takes each figure's median over the rounds. Ratios are taken within a round before: what slowed the machine
// in one round slowed both.
func summarize(samples, plan []sample) figures {
	var rates, rateRatios, cpuRatios []float64
	var p50, p99, cpu []time.Duration
	for i, s := range samples {
		rates = append(rates, s.rate())
		p50, p99, cpu = append(p50, s.quantile(0.50)), append(p99, s.quantile(0.99)), append(cpu, s.cpuPerRequest())
		rateRatios = append(rateRatios, ratio(s.rate(), plan[i].rate()))
		cpuRatios = append(cpuRatios, ratio(float64(s.cpuPerRequest()), float64(plan[i].cpuPerRequest())))
	}
	return figures{median(rates), median(p50), median(p99), median(cpu), median(rateRatios), median(cpuRatios)}
}

// median is the middle value, or the mean of the two in the middle; zero of no values.
func median[T ~int64 | ~float64](values []T) T {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// titles say what the servers are.
var titles = map[string]string{
	serverPlan:      "Vinculum, plan",
	serverGqlgen:    "Vinculum, gqlgen's executor",
	serverMercurius: "Mercurius, JIT",
	serverYoga:      "GraphQL Yoga",
	serverJSON:      "Go, encoding/json of structs",
	serverRaw:       "Go, ready bytes",
}

func printClosed(w io.Writer, o options, q query, size int, samples map[string][]sample) {
	fmt.Fprintf(w, "\n`%s`: %s; %d bytes\n\n", q.name, q.about, size)
	fmt.Fprintln(w, "| server | CPU per request | × plan | requests/s | × plan | p50 | p99 |")
	fmt.Fprintln(w, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
	for _, name := range o.servers {
		f := summarize(samples[name], samples[serverPlan])
		fmt.Fprintf(w, "| %s | %s µs | %.2f | %.0f | %.2f | %s | %s |\n", titles[name], micros(f.cpu), f.cpuRatio, f.rate, f.rateRatio, millis(f.p50), millis(f.p99))
	}
}

func printOpen(w io.Writer, o options, q query, results map[string]map[int]opened) {
	fmt.Fprintf(w, "\n`%s` at fixed rates of arrival: p50 / p99 / p99.9 in ms\n\n| server |", q.name)
	for _, rate := range o.rates {
		fmt.Fprintf(w, " %d/s |", rate)
	}
	fmt.Fprintf(w, "\n| --- |%s\n", strings.Repeat(" ---: |", len(o.rates)))
	for _, name := range o.servers {
		fmt.Fprintf(w, "| %s |", titles[name])
		for _, rate := range o.rates {
			s, asked := results[name][rate]
			switch {
			case !asked:
				fmt.Fprint(w, " – |")
			case s.missed:
				fmt.Fprintf(w, " behind: %.0f/s |", s.rate())
			default:
				fmt.Fprintf(w, " %s / %s / %s |", bare(s.quantile(0.50)), bare(s.quantile(0.99)), bare(s.quantile(0.999)))
			}
		}
		fmt.Fprintln(w)
	}
}

// printConditions says under which conditions the tables came about.
func printConditions(w io.Writer, o options, node nodePeers, alumni int, queries []query, ready answers) {
	versions := runtime.Version()
	if node.version != "" {
		versions += ", Node " + node.version + " (each of its servers uses one core)"
	}
	var sizes []string
	for _, q := range queries {
		sizes = append(sizes, fmt.Sprintf("%s %d", q.name, len(ready[rawKey(q.name, 0)])))
	}
	fmt.Fprintf(w, "Conditions: %d cores shared by the server and the load; %s; %d public alumni; %d rounds of %v after %v of warming up, "+
		"%d connections, medians; HTTP/1.1 without compression (no Accept-Encoding); answers in bytes: %s. CPU is the server process's user and system time.\n",
		runtime.NumCPU(), versions, alumni, o.rounds, o.period, o.warm, o.connections, strings.Join(sizes, ", "))
}

func micros(d time.Duration) string { return fmt.Sprintf("%.0f", float64(d)/1e3) }
func bare(d time.Duration) string   { return fmt.Sprintf("%.2f", float64(d)/1e6) }
func millis(d time.Duration) string { return bare(d) + " ms" }
