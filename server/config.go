package main

import (
	"errors"
	"fmt"
	"math"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"vinculum/graph/model"
	"vinculum/server/internal/generate"
)

// Flags are named as their environment variables are: --addr is VINCULUM_ADDR. The store is the one exception that the
// ecosystem settles: MONGODB_URI.

func dataFlag() cli.Flag {
	return &cli.StringFlag{Name: "data", Value: "./data", Sources: cli.EnvVars("VINCULUM_DATA"),
		Usage: "folder of the embedded store (SQLite); not used when a MongoDB is named", Validator: notEmpty("data", "VINCULUM_DATA")}
}

func mongoFlag() cli.Flag {
	return &cli.StringFlag{Name: "mongodb-uri", Sources: cli.EnvVars("MONGODB_URI"),
		Usage: "MongoDB to keep the records in instead, such as mongodb://host:27017/vinculum", Validator: mongoURI}
}

func storeFlags() []cli.Flag { return []cli.Flag{dataFlag(), mongoFlag()} }

func generatorFlags() []cli.Flag {
	return []cli.Flag{
		&cli.Uint64Flag{Name: "seed", Value: 1575, Sources: cli.EnvVars("VINCULUM_SEED"), Usage: "seed of the generated people and agreements: same seed, same data", Validator: seed},
		&cli.IntFlag{Name: "alumni", Value: 109_000, Sources: cli.EnvVars("VINCULUM_ALUMNI"), Usage: "how many fictional alumni", Validator: between("alumni", "VINCULUM_ALUMNI", 1, 5_000_000)},
		&cli.IntFlag{Name: "agreements", Value: 620, Sources: cli.EnvVars("VINCULUM_AGREEMENTS"), Usage: "how many concluded illustrative agreements; drafts come on top", Validator: between("agreements", "VINCULUM_AGREEMENTS", 1, 20_000)},
		&cli.StringFlag{Name: "as-of", Sources: cli.EnvVars("VINCULUM_AS_OF"), Usage: "day for which ages, years and statuses are made, such as 2026-11-22; today unless set", Validator: fullDate("as-of", "VINCULUM_AS_OF")},
	}
}

func serveFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "addr", Value: "localhost:8080", Sources: cli.EnvVars("VINCULUM_ADDR"), Usage: "where to listen, host:port; port 0 takes a free one", Validator: address},
		&cli.StringFlag{Name: "url", Sources: cli.EnvVars("VINCULUM_URL"), Usage: "the public address, such as https://vinculum.example; for canonical links", Validator: publicURL},
		&cli.StringFlag{Name: "log", Value: "text", Sources: cli.EnvVars("VINCULUM_LOG"), Usage: "form of the log: text or json", Validator: oneOf("log", "VINCULUM_LOG", "text", "json")},
		&cli.StringFlag{Name: "log-level", Value: "info", Sources: cli.EnvVars("VINCULUM_LOG_LEVEL"), Usage: "debug, info, warn or error", Validator: oneOf("log-level", "VINCULUM_LOG_LEVEL", "debug", "info", "warn", "error")},
		&cli.StringFlag{Name: "executor", Value: "plan", Sources: cli.EnvVars("VINCULUM_EXECUTOR"), Usage: "what executes GraphQL queries: plan, or gqlgen (the same answers, slower)", Validator: oneOf("executor", "VINCULUM_EXECUTOR", "plan", "gqlgen")},
		&cli.DurationFlag{Name: "grace", Value: 10 * time.Second, Sources: cli.EnvVars("VINCULUM_GRACE"), Usage: "how long requests may finish when the server stops", Validator: positive("grace", "VINCULUM_GRACE")},
		&cli.DurationFlag{Name: "poll", Value: 500 * time.Millisecond, Sources: cli.EnvVars("VINCULUM_POLL"), Usage: "how often to look for the writes of other processes", Validator: positive("poll", "VINCULUM_POLL")},
	}
}

// storeURI is what the store flags name: a MongoDB, or the file of the embedded store.
func storeURI(cmd *cli.Command) string {
	if uri := cmd.String("mongodb-uri"); uri != "" {
		return uri
	}
	return filepath.Join(cmd.String("data"), "vinculum.db")
}

func generatorOptions(cmd *cli.Command) generate.Options {
	asOf, _ := model.ParseDate(cmd.String("as-of")) // the flag's validator has seen it
	if asOf == 0 {
		asOf = model.DateOf(time.Now())
	}
	return generate.Options{Seed: cmd.Uint64("seed"), Alumni: cmd.Int("alumni"), Agreements: cmd.Int("agreements"), AsOf: asOf}
}

// wrong is how a refused setting reads: its names, its value where that is no secret, and what would be right.
func wrong(flag, variable string, value any, right string) error {
	return fmt.Errorf("--%s (%s) is %q; %s", flag, variable, fmt.Sprint(value), right)
}

// explained says what is wrong with the command line or the environment in our own words. The library puts others in
// front of them (they would repeat a secret) or talks of its parsers; it keeps texts only, not errors.
func explained(err error) error {
	text := err.Error()
	if _, ours, found := strings.Cut(text, ": --"); found {
		return errors.New("--" + ours)
	}
	if what, _, found := strings.Cut(text, ": strconv."); found {
		return errors.New(what + "; it must be a whole number")
	}
	if what, _, found := strings.Cut(text, ": time: "); found {
		return errors.New(what + "; it must be a time span, such as 500ms")
	}
	return err
}

func notEmpty(flag, variable string) func(string) error {
	return func(s string) error {
		if strings.TrimSpace(s) == "" {
			return wrong(flag, variable, s, "name a folder, such as ./data")
		}
		return nil
	}
}

func oneOf(flag, variable string, allowed ...string) func(string) error {
	return func(s string) error {
		for _, a := range allowed {
			if s == a {
				return nil
			}
		}
		return wrong(flag, variable, s, "it must be "+strings.Join(allowed, " or "))
	}
}

func between(flag, variable string, low, high int) func(int) error {
	return func(n int) error {
		if n < low || n > high {
			return wrong(flag, variable, n, fmt.Sprintf("it must lie between %d and %d", low, high))
		}
		return nil
	}
}

func positive(flag, variable string) func(time.Duration) error {
	return func(d time.Duration) error {
		if d <= 0 {
			return wrong(flag, variable, d, "it must be a time span above zero, such as 500ms")
		}
		return nil
	}
}

func fullDate(flag, variable string) func(string) error {
	return func(s string) error {
		d, err := model.ParseDate(s)
		if err != nil || (d != 0 && !d.Exact()) {
			return wrong(flag, variable, s, "it must be a full date, such as 2026-11-22")
		}
		return nil
	}
}

// seed fits the 63 bits that the store keeps.
func seed(n uint64) error {
	if n == 0 || n > math.MaxInt64 {
		return wrong("seed", "VINCULUM_SEED", n, "it must lie between 1 and 9223372036854775807")
	}
	return nil
}

func address(s string) error {
	host, port, err := net.SplitHostPort(s)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil || strings.ContainsAny(host, " /") {
		return wrong("addr", "VINCULUM_ADDR", s, "it must be host:port, such as localhost:8080 or :8080")
	}
	return nil
}

func publicURL(s string) error {
	u, err := url.Parse(s)
	if s != "" && (err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || strings.Trim(u.Path, "/") != "") {
		return wrong("url", "VINCULUM_URL", s, "it must be an address without a path, such as https://vinculum.example")
	}
	return nil
}

func mongoURI(s string) error {
	if s != "" && !strings.HasPrefix(s, "mongodb://") && !strings.HasPrefix(s, "mongodb+srv://") {
		return errors.New("--mongodb-uri (MONGODB_URI) must begin with mongodb:// or mongodb+srv://")
	}
	return nil
}
