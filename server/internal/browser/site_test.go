package browser

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// site is the running program and the browser that looks at it; TestMain sets it once.
var site struct {
	url     string // http://localhost:port
	browser *chromium
	program string // the built program
	data    string // its data folder
}

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

// run starts everything, runs the tests and takes everything down again.
func run(m *testing.M) int {
	path, err := findChromium()
	if err != nil {
		fmt.Fprintf(os.Stderr, "\n*** SKIPPED: all browser tests: %v ***\n\n", err)
		return 0
	}
	if built, _ := filepath.Glob("../../../web/built/app.wasm.*"); len(built) == 0 {
		fmt.Fprintln(os.Stderr, "the web app is not built; run `make web` first")
		return 1
	}
	dir, err := os.MkdirTemp("", "vinculum-browser-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	stop, err := startSite(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, "the site does not start:", err)
		return 1
	}
	defer stop()
	if site.browser, err = startChromium(path, filepath.Join(dir, "profile")); err != nil {
		fmt.Fprintln(os.Stderr, "the browser does not start:", err)
		return 1
	}
	defer site.browser.stop()
	return m.Run()
}

// startSite builds the program, makes a small data set with hostile records in it, and serves it.
func startSite(dir string) (stop func(), err error) {
	program, data := filepath.Join(dir, "vinculum"), filepath.Join(dir, "data")
	if out, err := exec.Command("go", "build", "-o", program, "vinculum/server").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	lines, err := hostileLines()
	if err != nil {
		return nil, err
	}
	for _, step := range []struct {
		in   io.Reader
		args []string
	}{{nil, []string{"generate", "--alumni", alumni()}}, {lines, []string{"import", "-"}}} {
		cmd := exec.Command(program, step.args...)
		cmd.Env, cmd.Stdin = append(os.Environ(), "VINCULUM_DATA="+data, "MONGODB_URI="), step.in
		if out, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("vinculum %s: %w\n%s", step.args[0], err, out)
		}
	}
	site.program, site.data = program, data
	return serve(program, data)
}

// hostileLines are the hostile records as a file to import.
func hostileLines() (io.Reader, error) {
	var lines bytes.Buffer
	if picturesFolder() != "" {
		return &lines, nil
	}
	encoder := json.NewEncoder(&lines)
	for _, record := range hostileRecords() {
		if err := encoder.Encode(record); err != nil {
			return nil, err
		}
	}
	return &lines, nil
}

// serve starts the program on a free port and waits until it answers.
func serve(program, data string) (stop func(), err error) {
	cmd := exec.Command(program, "serve", "--addr", "localhost:0", "--log-level", "warn")
	cmd.Env = append(os.Environ(), "VINCULUM_DATA="+data, "MONGODB_URI=")
	out, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	stop = func() {
		cmd.Process.Signal(syscall.SIGTERM)
		cmd.Wait()
	}
	address := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if _, url, ok := strings.Cut(lines.Text(), "vinculum is ready: open "); ok {
				address <- url
				continue
			}
			fmt.Fprintln(os.Stderr, lines.Text()) // a warning of the server, or that it listens
		}
		close(address)
	}()
	if site.url = <-address; site.url == "" {
		return nil, errors.Join(errors.New("the server ended before it was ready"), cmd.Wait())
	}
	return stop, nil
}

// ask sends a query to the API as the public and decodes its data.
func ask(t *testing.T, query string, data any) {
	t.Helper()
	body, _ := json.Marshal(map[string]string{"query": query})
	client := http.Client{Timeout: 20 * time.Second}
	resp, err := client.Post(site.url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil || len(answer.Errors) > 0 {
		t.Fatalf("%s: %v %v", query, err, answer.Errors)
	}
	if err := json.Unmarshal(answer.Data, data); err != nil {
		t.Fatal(err)
	}
}
