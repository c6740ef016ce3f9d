package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// status asks for a path until the server refuses connections; 0 then.
func (s *running) status(path string) (int, string) {
	resp, err := http.Get(s.url + path)
	if err != nil {
		return 0, err.Error()
	}
	defer resp.Body.Close()
	text, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(text)
}

func TestHealthAndReadiness(t *testing.T) {
	s := serving(t, t.TempDir(), "--alumni", "20000", "--as-of", asOf)
	if code, text := s.status("/healthz"); code != 200 || text == "" {
		t.Errorf("/healthz while loading: %d %q", code, text)
	}
	code, text := s.status("/readyz")
	if code != 503 || !strings.Contains(text, "load") {
		t.Errorf("/readyz while loading: %d %q", code, text)
	}
	if r := s.ask(t, "", countAlumni, nil); r.Status != 503 || r.code() != "UNAVAILABLE" || r.Data != nil {
		t.Errorf("a query while loading: %d %s", r.Status, r.Raw)
	}
	if r := s.ask(t, "vinculum_x", countAlumni, nil); r.Data != nil {
		t.Errorf("a query with a bad token while loading: %d %s", r.Status, r.Raw)
	}
	if r := s.send(t, request{method: "GET", target: "/en"}); r.Status != 503 || r.Header.Get("Retry-After") == "" || !strings.Contains(r.Raw, "<html lang=\"en\"") {
		t.Errorf("a page while loading: %d %.200s", r.Status, r.Raw)
	}
	s.cmd.Process.Signal(syscall.SIGTERM) // in the middle of making the data
	<-s.exited
	if code := s.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("stopped while loading: exit %d:\n%s", code, s.log)
	}
}

// TestInterruptedFirstStart: a data set whose making was cut off is completed by the next start, with the same records.
func TestInterruptedFirstStart(t *testing.T) {
	cut, whole := t.TempDir(), t.TempDir()
	settings := []string{"--alumni", "8000", "--as-of", asOf}
	s := serving(t, cut, settings...)
	err := eventually(func() error {
		if out := runProgram(nil, "export", "--data", cut, "--kinds", "organisation"); !strings.Contains(out.stdout, "organisation:") {
			return fmt.Errorf("nothing is written yet")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Process.Kill()
	<-s.exited
	again := serving(t, cut, "--alumni", "5") // the settings of the first start hold
	if err := again.waitUntilReady(); err != nil {
		t.Fatal(err)
	}
	must(t, append([]string{"generate", "--data", whole}, settings...)...)
	if a, b := must(t, "export", "--data", cut).stdout, must(t, "export", "--data", whole).stdout; a != b {
		t.Errorf("the completed data set has %d bytes, an uninterrupted one %d", len(a), len(b))
	}
}

// TestStopsGracefully: a request that is under way when the server is told to stop is answered, and the program ends well.
func TestStopsGracefully(t *testing.T) {
	s := serving(t, site.folder)
	if err := s.waitUntilReady(); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(30 * time.Second))
	const body = `{"query":"query Slow { dataset { today } }"}`
	fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", u.Host, len(body), body[:10])
	if code, _ := s.status("/healthz"); code != 200 { // by now the server has accepted the other connection
		t.Fatalf("/healthz: %d", code)
	}
	time.Sleep(50 * time.Millisecond) // for the half request to be read; too little would end the connection, and fail below
	s.cmd.Process.Signal(syscall.SIGTERM)
	err = eventually(func() error {
		if c, err := net.Dial("tcp", u.Host); err == nil {
			c.Close()
			return fmt.Errorf("it still listens")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(conn, body[10:])
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatalf("the request under way was not answered: %v", err)
	}
	if text, _ := io.ReadAll(resp.Body); resp.StatusCode != 200 || !strings.Contains(string(text), asOf[:4]) {
		t.Errorf("the request under way: %d %s", resp.StatusCode, text)
	}
	<-s.exited
	if code := s.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit %d:\n%s", code, s.log)
	}
}

func TestWrongSettingsAreRefused(t *testing.T) {
	for _, c := range []struct{ flag, variable, value, right string }{
		{"addr", "VINCULUM_ADDR", "nonsense", "host:port"}, {"addr", "VINCULUM_ADDR", "localhost:99999", "host:port"}, {"addr", "VINCULUM_ADDR", "http://localhost:80", "host:port"},
		{"data", "VINCULUM_DATA", " ", "folder"}, {"url", "VINCULUM_URL", "ftp://example.org", "https://"}, {"url", "VINCULUM_URL", "https://example.org/path", "without a path"},
		{"log", "VINCULUM_LOG", "xml", "text or json"}, {"log-level", "VINCULUM_LOG_LEVEL", "loud", "debug"},
		{"grace", "VINCULUM_GRACE", "0s", "above zero"}, {"grace", "VINCULUM_GRACE", "soon", "500ms"}, {"poll", "VINCULUM_POLL", "-1s", "above zero"},
		{"seed", "VINCULUM_SEED", "-5", "whole number"}, {"seed", "VINCULUM_SEED", "x", "whole number"},
		{"alumni", "VINCULUM_ALUMNI", "-1", "between"}, {"alumni", "VINCULUM_ALUMNI", "many", "whole number"}, {"alumni", "VINCULUM_ALUMNI", "99999999", "between"},
		{"agreements", "VINCULUM_AGREEMENTS", "1.5", "whole number"}, {"agreements", "VINCULUM_AGREEMENTS", "-1", "between"},
		{"as-of", "VINCULUM_AS_OF", "2026-02-30", "full date"}, {"as-of", "VINCULUM_AS_OF", "2026", "full date"}, {"as-of", "VINCULUM_AS_OF", "yesterday", "full date"},
		{"mongodb-uri", "MONGODB_URI", "http://user:SECRET@localhost/x", "mongodb://"},
	} {
		folder := t.TempDir()
		for way, done := range map[string]finished{
			"flag":     runProgram([]string{"VINCULUM_DATA=" + folder}, "serve", "--addr=localhost:0", "--"+c.flag+"="+c.value),
			"variable": runProgram([]string{"VINCULUM_DATA=" + folder, "VINCULUM_ADDR=localhost:0", c.variable + "=" + c.value}, "serve"),
		} {
			if done.code == 0 || !strings.Contains(done.stderr, c.flag) || !strings.Contains(done.stderr, c.right) {
				t.Errorf("%s=%q by %s: exit %d: %s", c.variable, c.value, way, done.code, done.stderr)
			}
			if way == "variable" && !strings.Contains(done.stderr, c.variable) {
				t.Errorf("%s=%q: the variable is not named: %s", c.variable, c.value, done.stderr)
			}
			if strings.Contains(done.stderr, "SECRET") || strings.Contains(done.stderr, "goroutine") {
				t.Errorf("%s=%q by %s tells too much: %s", c.variable, c.value, way, done.stderr)
			}
			if files, _ := os.ReadDir(folder); len(files) > 0 {
				t.Errorf("%s=%q by %s: refused, yet it wrote %v", c.variable, c.value, way, files)
			}
		}
	}
}

func TestCommandLine(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"serve", "--help"}, {"generate", "--help"}, {"import", "--help"}, {"export", "--help"}, {"copy", "--help"}, {"token", "--help"}, {"token", "create", "--help"}, {"version", "--help"}} {
		if out := must(t, args...); len(out.stdout) < 60 || !strings.Contains(out.stdout, "vinculum") {
			t.Errorf("%v: %q", args, out.stdout)
		}
	}
	if out := must(t, "version"); !strings.HasPrefix(out.stdout, "vinculum ") {
		t.Errorf("version: %q", out.stdout)
	}
	for _, args := range [][]string{{"nonsense"}, {"serve", "--nonsense"}, {"import"}, {"import", "a", "b"}, {"copy", "a"}, {"copy", "a", "a"}, {"copy", "/nowhere", t.TempDir()},
		{"import", "/nowhere/at/all"}, {"export", "--kinds", "dragon", "--data", t.TempDir()}, {"export", "--kinds", "accesstoken", "--data", t.TempDir()}} {
		if done := runProgram(nil, args...); done.code == 0 || done.stderr == "" || strings.Contains(done.stderr, "goroutine") {
			t.Errorf("%v: exit %d: %s", args, done.code, done.stderr)
		}
	}
	folder := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if done := runProgram(nil, "token", "list", "--data", folder); done.code == 0 || !strings.Contains(done.stderr, "folder") {
		t.Errorf("a file as data folder: exit %d: %s", done.code, done.stderr)
	}
}

func TestTheAddressIsTaken(t *testing.T) {
	taken := strings.TrimPrefix(site.url, "http://")
	done := runProgram(nil, "serve", "--data", t.TempDir(), "--addr", taken)
	if done.code == 0 || !strings.Contains(done.stderr, "VINCULUM_ADDR") || !strings.Contains(done.stderr, taken) {
		t.Errorf("exit %d: %s", done.code, done.stderr)
	}
}

var logLine = regexp.MustCompile(`msg=request .*\bid=\S+ .*method=(GET|POST) .*status=\d{3} .*\bms=[\d.]+`)

// TestLogsTellWhatHappenedAndNothingOfPeople sends requests full of things that must not be in a log.
func TestLogsTellWhatHappenedAndNothingOfPeople(t *testing.T) {
	s := serving(t, site.folder, "--log-level", "debug")
	if err := s.waitUntilReady(); err != nil {
		t.Fatal(err)
	}
	query := `query NamedOperation($text: String!) { search(text: $text) { totalCount } alumni(filter: {text: "PersonalName"}) { totalCount } }`
	s.ask(t, officeToken, query, vars{"text": "AnotherPersonalName"})
	s.ask(t, "vinculum_SecretToken", `query Refused { dataset { today } }`, nil)
	s.ask(t, "", `query Broken { personalName SecretField }`, nil)
	s.send(t, request{method: "GET", target: "/graphql?query=" + url.QueryEscape(`{ search(text: "PersonalName") { totalCount } }`)})
	s.send(t, request{method: "GET", target: "/en/search?q=PersonalName"})
	s.send(t, request{method: "GET", target: "/en/alumni/01ARZ3NDEKTSV4RRFFQ69G5FAV"})
	s.send(t, request{method: "GET", target: "/PersonalName?x=PersonalName", header: map[string]string{"User-Agent": "PersonalName", "Referer": "http://x/PersonalName"}})
	s.stop()
	var requests []string
	for line := range strings.Lines(s.log.String()) {
		if strings.Contains(line, "msg=request") && !strings.Contains(line, "readyz") {
			requests = append(requests, line)
			if !logLine.MatchString(line) {
				t.Errorf("a line lacks something: %s", line)
			}
		}
	}
	if len(requests) != 7 {
		t.Errorf("%d lines for 7 requests:\n%s", len(requests), strings.Join(requests, ""))
	}
	text := s.log.String()
	if !strings.Contains(text, "operation=NamedOperation") {
		t.Errorf("the operation is not named:\n%s", text)
	}
	for _, secret := range []string{"PersonalName", "SecretToken", "SecretField", "totalCount", officeToken, officeToken[40:], "01ARZ3NDEKTSV4RRFFQ69G5FAV"} {
		if strings.Contains(text, secret) {
			t.Errorf("the log holds %q:\n%s", secret, text)
		}
	}
	ids := regexp.MustCompile(`\bid=(\S+)`).FindAllString(text, -1)
	if len(ids) < 7 || len(ids) == 2 && ids[0] == ids[1] {
		t.Errorf("ids: %v", ids)
	}
}

// TestJSONLogs: with --log json every line of the log is one JSON object.
func TestJSONLogs(t *testing.T) {
	s := serving(t, site.folder, "--log", "json")
	if err := s.waitUntilReady(); err != nil {
		t.Fatal(err)
	}
	s.ask(t, "", countAlumni, nil)
	s.stop()
	if !bytes.Contains([]byte(s.log.String()), []byte(`"msg":"request"`)) {
		t.Errorf("no line of the request:\n%s", s.log)
	}
}
