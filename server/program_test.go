package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// runAsProgram makes the test binary behave as the program itself: the tests run it as users do, as a process of its own.
const runAsProgram = "VINCULUM_TEST_RUNS_THE_PROGRAM"

// asOf is the day for which the tests' data are made, and peopleCount how many alumni there are.
const (
	asOf        = "2026-11-22"
	peopleCount = 3000
)

// site is the server that most tests share; nobody may change its institutions, networks or people.
var site *running

// The tokens of the shared server.
var officeToken, memberToken, publicToken string

func TestMain(m *testing.M) {
	if os.Getenv(runAsProgram) != "" {
		main()
		return
	}
	os.Exit(withSite(m.Run))
}

func withSite(run func() int) int {
	folder, err := os.MkdirTemp("", "vinculum-test-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	site, err = start(folder, "--alumni", fmt.Sprint(peopleCount), "--as-of", asOf, "--poll", "200ms")
	if err == nil {
		defer site.stop()
		err = site.waitUntilReady()
	}
	for audience, token := range map[string]*string{"office": &officeToken, "member": &memberToken, "public": &publicToken} {
		if err == nil {
			*token, err = makeToken(folder, audience)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "the server of the tests:", err)
		return 1
	}
	return run()
}

// makeToken makes a token by the command line.
func makeToken(folder, audience string) (string, error) {
	out := runProgram(nil, "token", "create", "--data", folder, "--audience", audience, "--name", "tests "+audience)
	if out.code != 0 {
		return "", errors.New(out.stderr)
	}
	return strings.TrimSpace(out.stdout), nil
}

// program prepares the program with only our settings in its environment.
func program(environment []string, args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	cmd := exec.Command(self, args...)
	for _, pair := range os.Environ() {
		if !strings.HasPrefix(pair, "VINCULUM_") && !strings.HasPrefix(pair, "MONGODB_") {
			cmd.Env = append(cmd.Env, pair)
		}
	}
	cmd.Env = append(append(cmd.Env, runAsProgram+"=1"), environment...)
	return cmd
}

// finished is what a run of the program left behind.
type finished struct {
	stdout, stderr string
	code           int
}

// runProgram runs the program to its end; a run that does not end within a minute is ended.
func runProgram(environment []string, args ...string) finished {
	return runWithInput("", environment, args...)
}

func runWithInput(input string, environment []string, args ...string) finished {
	var out, err bytes.Buffer
	cmd := program(environment, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(input), &out, &err
	if started := cmd.Start(); started != nil {
		return finished{stderr: started.Error(), code: -1}
	}
	tooLong := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer tooLong.Stop()
	cmd.Wait()
	return finished{out.String(), err.String(), cmd.ProcessState.ExitCode()}
}

// must runs the program and fails the test unless it succeeds.
func must(t testing.TB, args ...string) finished {
	t.Helper()
	done := runProgram(nil, args...)
	if done.code != 0 {
		t.Fatalf("vinculum %v: exit %d: %s", args, done.code, done.stderr)
	}
	return done
}

// running is a server process.
type running struct {
	folder, url string
	cmd         *exec.Cmd
	log         *logBuffer
	exited      chan struct{}
}

// logBuffer gathers what a server writes to standard error.
type logBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logBuffer) line(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	fmt.Fprintln(&l.text, text)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

var listening = regexp.MustCompile(`vinculum listens on (http://\S+)`)

// start starts a server on a free port and waits until it says where it listens.
func start(folder string, args ...string) (*running, error) {
	s := &running{folder: folder, log: &logBuffer{}, exited: make(chan struct{})}
	s.cmd = program(nil, append([]string{"serve", "--data", folder, "--addr", "localhost:0"}, args...)...)
	pipe, err := s.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	address := make(chan string, 1)
	go func() {
		defer close(s.exited)
		lines := bufio.NewScanner(pipe)
		for lines.Scan() {
			s.log.line(lines.Text())
			if m := listening.FindStringSubmatch(lines.Text()); m != nil {
				address <- m[1]
			}
		}
		s.cmd.Wait()
	}()
	select {
	case s.url = <-address:
		return s, nil
	case <-s.exited:
		return nil, errors.New(s.log.String())
	case <-time.After(30 * time.Second):
		s.cmd.Process.Kill()
		return nil, errors.New("it does not say where it listens: " + s.log.String())
	}
}

// serving starts a server for one test.
func serving(t *testing.T, folder string, args ...string) *running {
	t.Helper()
	s, err := start(folder, args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.stop)
	return s
}

// stop asks the server to stop and waits until it has.
func (s *running) stop() {
	s.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.exited:
	case <-time.After(30 * time.Second):
		s.cmd.Process.Kill()
		<-s.exited
	}
}

func (s *running) waitUntilReady() error {
	return eventually(func() error {
		select {
		case <-s.exited:
			return errors.New("the server ended: " + s.log.String())
		default:
		}
		resp, err := http.Get(s.url + "/readyz")
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		text, _ := io.ReadAll(resp.Body)
		if resp.StatusCode != http.StatusOK {
			return fmt.Errorf("not ready: %s", text)
		}
		return nil
	})
}

// eventually repeats a check until it holds; the error is the last one, after a minute.
func eventually(check func() error) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		err := check()
		if err == nil || ctx.Err() != nil {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}
