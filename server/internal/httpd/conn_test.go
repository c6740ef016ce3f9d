package httpd

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"
)

// serveBodies serves bodies of the size that the path names, with flushes in between if it says so.
func serveBodies(t *testing.T, l net.Listener) string {
	t.Helper()
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		n, _ := strconv.Atoi(r.URL.Path[1:])
		w.Header().Set("Content-Length", strconv.Itoa(n))
		body := bytes.Repeat([]byte("x"), n)
		if r.URL.Query().Has("flush") {
			w.Write(body[:n/2])
			http.NewResponseController(w).Flush()
			body = body[n/2:]
		}
		w.Write(body)
	})}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return "http://" + l.Addr().String()
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestAnswersArriveWhole asks for answers of all sizes around those of the pieces, on connections that stay and ones that close.
func TestAnswersArriveWhole(t *testing.T) {
	url := serveBodies(t, InOnePiece(listen(t)))
	stay := &http.Client{Timeout: 10 * time.Second}
	leave := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	sizes := []int{0, 1, 100, 2 * piece, 100_000, 1 << 20}
	for n := piece - 300; n < piece+20; n++ { // with the headers, one of them fills a piece exactly
		sizes = append(sizes, n, n+piece)
	}
	for _, n := range sizes {
		for _, query := range []string{"", "?flush"} {
			client := stay
			if n%16 == 0 {
				client = leave
			}
			r, err := client.Post(fmt.Sprintf("%s/%d%s", url, n, query), "text/plain", bytes.NewReader([]byte("question")))
			if err != nil {
				t.Fatalf("%d bytes%s: %v", n, query, err)
			}
			if body, err := io.ReadAll(r.Body); err != nil || len(body) != n {
				t.Fatalf("%d bytes%s: %d came, %v", n, query, len(body), err)
			}
			r.Body.Close()
		}
	}
}

// gathering is a connection that says what was written to it at once.
type gathering struct {
	net.Conn
	sizes []int
}

// Write remembers how much is written.
func (g *gathering) Write(p []byte) (int, error) {
	g.sizes = append(g.sizes, len(p))
	return len(p), nil
}

// Read has nothing to read.
func (g *gathering) Read([]byte) (int, error) { return 0, io.EOF }

// Close does nothing.
func (g *gathering) Close() error { return nil }

// TestPiecesAreHeldBack shows when a full piece leaves: with what follows, before a read, or before the connection closes.
func TestPiecesAreHeldBack(t *testing.T) {
	for name, c := range map[string]struct {
		then func(*conn)
		want []int
	}{
		"nothing follows": {func(*conn) {}, nil},
		"the rest":        {func(c *conn) { c.Write(make([]byte, 7)) }, []int{piece + 7}},
		"a large rest":    {func(c *conn) { c.Write(make([]byte, small+1)) }, []int{piece, small + 1}},
		"a read":          {func(c *conn) { c.Read(nil) }, []int{piece}},
		"a close":         {func(c *conn) { c.Close() }, []int{piece}},
		"another piece":   {func(c *conn) { c.Write(make([]byte, piece)); c.Write(make([]byte, piece)) }, []int{2 * piece}},
	} {
		g := &gathering{}
		held := &conn{Conn: g}
		held.Write(make([]byte, piece))
		if c.then(held); !slices.Equal(g.sizes, c.want) {
			t.Errorf("%s: %v left, want %v", name, g.sizes, c.want)
		}
	}
	g := &gathering{}
	other := &conn{Conn: g}
	other.Write(make([]byte, piece-1))
	other.Write(make([]byte, piece+1))
	if !slices.Equal(g.sizes, []int{piece - 1, piece + 1}) {
		t.Errorf("what is no piece left as %v", g.sizes)
	}
}
