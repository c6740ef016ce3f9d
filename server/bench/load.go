package main

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"
)

// sample is one run of load against one server.
type sample struct {
	requests  int
	elapsed   time.Duration   // until the last answer was there
	latencies []time.Duration // ascending
	cpu       time.Duration   // of the server's process
	failed    string          // why a request had no answer; "" where all had
}

// rate is in requests per second.
func (s sample) rate() float64 { return float64(s.requests) / s.elapsed.Seconds() }

func (s sample) cpuPerRequest() time.Duration { return s.cpu / time.Duration(max(s.requests, 1)) }

// quantile is the latency that the share q of requests did not exceed (nearest rank); 0 where there were none.
func (s sample) quantile(q float64) time.Duration {
	if len(s.latencies) == 0 {
		return 0
	}
	rank := int(math.Ceil(q*float64(len(s.latencies)))) - 1
	return s.latencies[min(max(rank, 0), len(s.latencies)-1)]
}

// openWorkers bounds how many requests may wait at once in the open loop.
const openWorkers = 2000

// timeout is what a request may take before it counts as failed.
const timeout = 10 * time.Second

// closed keeps a number of connections busy: on each, the next request follows the answer.
func (l *load) closed(ctx context.Context, connections int, d time.Duration) (sample, error) {
	s, err := l.run(ctx, vegeta.Rate{}, connections, connections, d)
	if err == nil && s.failed != "" {
		err = fmt.Errorf("%s, %s: a request failed under load: %s", l.server.name, l.query, s.failed)
	}
	return s, err
}

// open sends requests at a fixed rate, whether or not those before were answered, so that queueing shows. That some fail
// is a result there, not an error.
func (l *load) open(ctx context.Context, perSecond int, d time.Duration) (sample, error) {
	return l.run(ctx, vegeta.Rate{Freq: perSecond, Per: time.Second}, 16, openWorkers, d)
}

// load is one query against one server.
type load struct {
	server  *process
	query   string
	targets []vegeta.Target
	sizes   map[int]bool // lengths that its answers may have
}

func newLoad(p *process, q query, known answers) (*load, error) {
	bodies, err := q.bodies()
	if err != nil {
		return nil, err
	}
	l := &load{server: p, query: q.name, sizes: map[int]bool{}}
	for i, body := range bodies {
		l.targets = append(l.targets, vegeta.Target{Method: http.MethodPost, URL: p.endpoint(q, i), Body: body, Header: header()})
		l.sizes[len(known[rawKey(q.name, i)])] = true
	}
	return l, nil
}

func (l *load) run(ctx context.Context, rate vegeta.Rate, workers, most int, d time.Duration) (sample, error) {
	transport := &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: most, MaxConnsPerHost: most}
	defer transport.CloseIdleConnections()
	attacker := vegeta.NewAttacker(vegeta.Client(&http.Client{Transport: transport, Timeout: timeout}),
		vegeta.Workers(uint64(workers)), vegeta.MaxWorkers(uint64(most)))
	stop := context.AfterFunc(ctx, func() { attacker.Stop() })
	defer stop()
	var s sample
	before, err := l.server.cpu()
	if err != nil {
		return s, err
	}
	start := time.Now()
	for result := range attacker.Attack(vegeta.NewStaticTargeter(l.targets...), rate, d, "") {
		s.latencies = append(s.latencies, result.Latency)
		switch {
		case result.Error != "":
			s.failed = result.Error
		case !l.sizes[len(result.Body)]:
			err = fmt.Errorf("%s, %s: an answer under load is not the known one: %.200q", l.server.name, l.query, result.Body)
			attacker.Stop()
		}
	}
	s.elapsed, s.requests = time.Since(start), len(s.latencies)
	if stopped := ctx.Err(); stopped != nil {
		return s, stopped
	}
	after, statErr := l.server.cpu()
	if statErr != nil && err == nil {
		err = statErr
	}
	s.cpu = after - before
	slices.Sort(s.latencies)
	return s, err
}
