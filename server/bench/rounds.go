package main

import (
	"context"
	"errors"
	"os"
	"runtime"
	"time"
)

// sustained is the share of an arrival rate that a server must answer to count as keeping up with it.
const sustained = 0.97

// measureClosed runs the closed loop in interleaved rounds and prints a table per query. In each round the servers take
// turns, and each round begins with another of them, so that what the machine does besides falls on all alike.
func measureClosed(ctx context.Context, o options, servers []*process, queries []query, known map[string]answers) error {
	loads := map[string][]*load{}
	for _, q := range queries {
		for _, p := range servers {
			l, err := newLoad(p, q, known[p.name])
			if err != nil {
				return err
			}
			loads[q.name] = append(loads[q.name], l)
		}
	}
	if err := warmUp(ctx, o, queries, loads); err != nil {
		return err
	}
	samples := map[string]map[string][]sample{}
	for round := range o.rounds {
		for _, q := range queries {
			progress("round %d of %d: %s", round+1, o.rounds, q.name)
			list := loads[q.name]
			for i := range list {
				l := list[(i+round)%len(list)]
				runtime.GC() // what the runs before left behind is not this server's
				s, err := l.closed(ctx, o.connections, o.period)
				if err != nil {
					return errors.Join(err, l.server.ended())
				}
				if samples[q.name] == nil {
					samples[q.name] = map[string][]sample{}
				}
				samples[q.name][l.server.name] = append(samples[q.name][l.server.name], s)
			}
		}
	}
	for _, q := range queries {
		printClosed(os.Stdout, o, q, len(known[serverPlan][rawKey(q.name, 0)]), samples[q.name])
	}
	return nil
}

// warmUp lets compilers, caches and heaps settle.
func warmUp(ctx context.Context, o options, queries []query, loads map[string][]*load) error {
	if o.warm == 0 {
		return nil
	}
	progress("warming up: %v per server and query", o.warm)
	for _, q := range queries {
		for _, l := range loads[q.name] {
			if _, err := l.closed(ctx, o.connections, o.warm); err != nil {
				return errors.Join(err, l.server.ended())
			}
		}
	}
	return nil
}

// opened is what the open loop saw of one server at one rate.
type opened struct {
	sample
	missed bool
}

// measureOpen asks one query at fixed rates of arrival. A server that falls behind a rate is not asked at higher ones.
func measureOpen(ctx context.Context, o options, servers []*process, q query, known map[string]answers) error {
	if len(o.rates) == 0 {
		return nil
	}
	results := map[string]map[int]opened{}
	behind := map[string]bool{}
	for _, rate := range o.rates {
		progress("open loop: %s at %d per second", q.name, rate)
		for _, p := range servers {
			if behind[p.name] {
				continue
			}
			l, err := newLoad(p, q, known[p.name])
			if err != nil {
				return err
			}
			runtime.GC()
			s, err := l.open(ctx, rate, o.openPeriod)
			if err != nil {
				return errors.Join(err, p.ended())
			}
			if results[p.name] == nil {
				results[p.name] = map[int]opened{}
			}
			behind[p.name] = !keptUp(s, rate, o.openPeriod)
			results[p.name][rate] = opened{s, behind[p.name]}
		}
	}
	printOpen(os.Stdout, o, q, results)
	return nil
}

// keptUp says whether a run sent what the rate asks for, and had all of it answered soon after the last was sent.
func keptUp(s sample, rate int, d time.Duration) bool {
	wanted := sustained * float64(rate)
	return s.failed == "" && float64(s.requests) >= wanted*d.Seconds() && s.rate() >= wanted
}
