package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// grace is how long a child may take to stop before it is killed, and startup how long to say where it listens.
const (
	grace   = 5 * time.Second
	startup = 2 * time.Minute
)

// process is a server that runs as a child of ours.
type process struct {
	name    string
	address string // http://127.0.0.1:port
	cmd     *exec.Cmd
	output  *tail
	done    chan struct{} // closed when it has ended
}

// fleet is all that was started; every one of them ends when the context they were started with is cancelled.
type fleet struct{ processes []*process }

func (f *fleet) wait() {
	for _, p := range f.processes {
		<-p.done
	}
}

// start runs a program until ctx is cancelled and waits for its line "… listens on http://…". Its standard input is a
// pipe that closes with us, so that a peer can also end when we are killed.
func (f *fleet) start(ctx context.Context, name string, env []string, program string, args ...string) (*process, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = grace
	if _, err := cmd.StdinPipe(); err != nil {
		return nil, err
	}
	read, write := io.Pipe()
	cmd.Stdout, cmd.Stderr = write, write
	p := &process{name: name, cmd: cmd, output: &tail{}, done: make(chan struct{})}
	progress("starting %s", name)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%s does not start: %w", name, err)
	}
	f.processes = append(f.processes, p)
	address := make(chan string, 1)
	go p.listen(read, address)
	go func() {
		_ = cmd.Wait() // how it ended shows in its output
		write.Close()
		close(p.done)
	}()
	select {
	case p.address = <-address:
		return p, nil
	case <-p.done:
		return nil, errors.Join(ctx.Err(), p.ended())
	case <-time.After(startup):
		return nil, fmt.Errorf("%s did not say where it listens within %v:\n%s", name, startup, p.output)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// listen reads what the process prints and sends the first address in it.
func (p *process) listen(output io.Reader, address chan<- string) {
	found := false
	for lines := bufio.NewScanner(output); lines.Scan(); {
		p.output.add(lines.Text())
		if _, after, ok := strings.Cut(lines.Text(), " listens on http://"); ok && !found {
			found = true
			address <- "http://" + strings.TrimSpace(after)
		}
	}
	_, _ = io.Copy(io.Discard, output) // a line too long for the scanner must not block the process
}

// ended is an error where the process is no longer there.
func (p *process) ended() error {
	select {
	case <-p.done:
		return fmt.Errorf("%s ended:\n%s", p.name, p.output)
	default:
		return nil
	}
}

// cpu is the processor time that the process has used so far.
func (p *process) cpu() (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0, fmt.Errorf("the processor time of %s is not known: %w", p.name, err)
	}
	return parseStat(string(data))
}

// tail keeps the last lines of a process's output, for errors.
type tail struct {
	mu    sync.Mutex
	lines []string
}

func (t *tail) add(line string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.lines = append(t.lines, line); len(t.lines) > 20 {
		t.lines = t.lines[1:]
	}
}

// String is the kept lines.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(t.lines, "\n")
}
