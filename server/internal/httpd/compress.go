package httpd

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

const (
	// compressFrom is the size in bytes from which an answer is worth compressing: below, it fits one packet anyway.
	compressFrom = 1400
	// largeFrom is the size from which time matters more than the last per cent of size.
	largeFrom = 64 << 10
)

// compressor writes one coding at one effort; they are used again and again, because making one costs more than its work.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

type coding struct {
	name         string
	small, large *sync.Pool
}

// codings are those that we write, the better first.
var codings = []coding{
	{"br", brotliPool(5), brotliPool(2)},
	{"gzip", gzipPool(3), gzipPool(gzip.BestSpeed)},
}

func brotliPool(level int) *sync.Pool {
	return &sync.Pool{New: func() any { return brotli.NewWriterLevel(io.Discard, level) }}
}

func gzipPool(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		w, err := gzip.NewWriterLevel(io.Discard, level)
		if err != nil { // only for levels that do not exist
			panic(err)
		}
		return w
	}}
}

// Headers of every answer: browsers must take it as what it says it is, and caches must keep its codings apart.
var (
	noSniff      = []string{"nosniff"}
	varyEncoding = []string{"Accept-Encoding"}
)

// writeBody sends a whole answer, compressed as its size asks and the client accepts it. A Vary that is set
// already must name Accept-Encoding.
func writeBody(w http.ResponseWriter, r *http.Request, status int, contentType string, body []byte) {
	h := w.Header()
	h["Content-Type"] = []string{contentType}
	h["X-Content-Type-Options"] = noSniff
	if h["Vary"] == nil {
		h["Vary"] = varyEncoding
	}
	c := chosen(r.Header.Get("Accept-Encoding"))
	if len(body) < compressFrom || c == nil {
		h["Content-Length"] = []string{strconv.Itoa(len(body))}
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			w.Write(body)
		}
		return
	}
	h.Set("Content-Encoding", c.name)
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		c.write(w, body)
	}
}

func (c *coding) write(w io.Writer, body []byte) {
	pool := c.small
	if len(body) >= largeFrom {
		pool = c.large
	}
	out := pool.Get().(compressor)
	out.Reset(w)
	out.Write(body)
	out.Close()
	pool.Put(out)
}

// chosen is the best coding that the client accepts (RFC 9110, 12.5.3); nil if it is to be sent as it is.
func chosen(accept string) *coding {
	if accept == "" {
		return nil
	}
	for i := range codings {
		if accepts(accept, codings[i].name) {
			return &codings[i]
		}
	}
	return nil
}

// accepts says whether an Accept-Encoding names the coding, or failing that any, with a quality above zero.
func accepts(accept, name string) bool {
	others := false
	for part := range strings.SplitSeq(accept, ",") {
		coding, params, _ := strings.Cut(part, ";")
		coding = strings.TrimSpace(coding)
		quality, isQuality := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		q, err := strconv.ParseFloat(quality, 64)
		wanted := !isQuality || err == nil && q > 0
		switch {
		case strings.EqualFold(coding, name):
			return wanted
		case coding == "*":
			others = wanted
		}
	}
	return others
}
