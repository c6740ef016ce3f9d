package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The servers, in the order of the tables. The plan is what the others are measured against.
const (
	serverPlan      = "plan"
	serverGqlgen    = "gqlgen"
	serverMercurius = "mercurius"
	serverYoga      = "yoga"
	serverJSON      = "json"
	serverRaw       = "raw"
)

var (
	allServers = []string{serverPlan, serverGqlgen, serverMercurius, serverYoga, serverJSON, serverRaw}
	allQueries = []string{"nested", "filtered", "single", "hundred"}
)

// options are what the command line chooses.
type options struct {
	vinculum string // our server's program
	data     string // folder of a data set that is there; "" makes one
	work     string // where the Node peers are installed, kept between runs
	alumni   int

	servers, queries []string
	rounds           int
	connections      int
	period           time.Duration // closed loop, per round, server and query
	warm             time.Duration // before the first round, per server and query
	rates            []int         // open loop, arrivals per second
	openPeriod       time.Duration // open loop, per server and rate
}

func parseOptions(args []string, help io.Writer) (options, error) {
	var o options
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(help)
	f.StringVar(&o.vinculum, "vinculum", builtProgram, "our server's `program`; the usual one is built where it is missing")
	f.StringVar(&o.data, "data", "", "`folder` of a data set to use; a new one is made unless given")
	f.StringVar(&o.work, "work", "bin/bench", "`folder` in which the Node peers are installed")
	f.IntVar(&o.alumni, "alumni", 109_000, "alumni of the data set that is made")
	servers := f.String("servers", strings.Join(allServers, ","), "which servers; plan is always among them")
	queries := f.String("queries", strings.Join(allQueries, ","), "which queries; the first is also asked at fixed rates")
	f.IntVar(&o.rounds, "rounds", 5, "rounds of the closed loop")
	f.IntVar(&o.connections, "connections", 8, "connections of the closed loop, each with one request at a time")
	f.DurationVar(&o.period, "period", 3*time.Second, "length of the closed loop per round, server and query")
	f.DurationVar(&o.warm, "warm", 3*time.Second, "length of the warm-up per server and query")
	rates := f.String("rates", "500,1000,2000,4000", "arrivals per second of the open loop; 0 leaves it out")
	f.DurationVar(&o.openPeriod, "open-period", 5*time.Second, "length of the open loop per server and rate")
	quick := f.Bool("quick", false, "a try of less than a minute: two short rounds and two rates")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if f.NArg() > 0 {
		return o, fmt.Errorf("%q is one word too many; see -help", f.Arg(0))
	}
	given := map[string]bool{}
	f.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if *quick {
		o.shorten(given, rates)
	}
	return o, o.choose(*servers, *queries, *rates)
}

// shorten sets what -quick means, except where the command line says otherwise.
func (o *options) shorten(given map[string]bool, rates *string) {
	if !given["rounds"] {
		o.rounds = 2
	}
	for name, target := range map[string]*time.Duration{"period": &o.period, "warm": &o.warm, "open-period": &o.openPeriod} {
		if !given[name] {
			*target = 400 * time.Millisecond
		}
	}
	if !given["rates"] {
		*rates = "500,1000"
	}
}

func (o *options) choose(servers, queries, rates string) (err error) {
	if o.servers, err = pick("-servers", servers, allServers, serverPlan); err != nil {
		return err
	}
	if o.queries, err = pick("-queries", queries, allQueries, ""); err != nil {
		return err
	}
	for text := range strings.SplitSeq(rates, ",") {
		rate, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || rate < 0 {
			return fmt.Errorf("-rates: %q is not a number of arrivals per second", text)
		}
		if rate > 0 {
			o.rates = append(o.rates, rate)
		}
	}
	slices.Sort(o.rates)
	if o.rounds < 1 || o.connections < 1 || o.alumni < 1000 || o.period <= 0 || o.openPeriod <= 0 || o.warm < 0 {
		return fmt.Errorf("rounds, connections and lengths must be above zero, and alumni at least 1000")
	}
	return nil
}

// pick reads a list of names, in the order of all; always is added where it is missing.
func pick(flag, list string, all []string, always string) ([]string, error) {
	wanted := map[string]bool{}
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(all, name) {
			return nil, fmt.Errorf("%s: %q is none of %s", flag, name, strings.Join(all, ", "))
		}
		wanted[name] = true
	}
	var out []string
	for _, name := range all {
		if wanted[name] || name == always {
			out = append(out, name)
		}
	}
	return out, nil
}
