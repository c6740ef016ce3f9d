package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// file is one file in all encodings in which it is served.
type file struct {
	contentType string
	address     string            // with the hash of its content
	etag        string            // the hash, quoted
	raw         []byte            // nil where only encodings were built
	encoded     map[string][]byte // by name of the encoding: "br", "gz"; complete after compress
	once        sync.Once
	failed      error // what went wrong in compress
}

// text says whether the file may name other files: styles and manifests do.
func (f *file) text() bool {
	return strings.HasPrefix(f.contentType, "text/css") || f.contentType == "application/manifest+json"
}

// compressible says whether compression gains anything.
func (f *file) compressible() bool {
	return strings.HasPrefix(f.contentType, "text/") || f.contentType == "application/manifest+json" || f.contentType == "image/svg+xml"
}

// finish gives the file its address.
func (f *file) finish(name string) error {
	hashed := f.raw
	if hashed == nil {
		hashed = f.encoded["gz"]
	}
	if hashed == nil {
		return errors.New("is there in neither plain nor gzip form")
	}
	sum := sha256.Sum256(hashed)
	hash := hex.EncodeToString(sum[:6])
	ext := path.Ext(name)
	f.address = Prefix + strings.TrimSuffix(name, ext) + "." + hash + ext
	f.etag = `"` + hash + `"`
	return nil
}

// compress makes the encodings of a file that gains from them, when it is first asked for: large files take a while, and
// the server must not wait for them when it starts. It may be called by many at once.
func (f *file) compress() error {
	f.once.Do(func() {
		if f.raw == nil || !f.compressible() {
			return
		}
		level := brotli.BestCompression
		if len(f.raw) > large {
			level = brotli.DefaultCompression
		}
		gz, err := encode(f.raw, func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, gzip.BestCompression) })
		if f.encoded["gz"], f.failed = gz, err; err != nil {
			return
		}
		f.encoded["br"], f.failed = encode(f.raw, func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriterLevel(w, level), nil })
	})
	return f.failed
}

// large is from how many bytes on the best compression takes too long for a request.
const large = 200_000

func encode(b []byte, open func(io.Writer) (io.WriteCloser, error)) ([]byte, error) {
	var out bytes.Buffer
	w, err := open(&out)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// choose picks the best encoding that an Accept-Encoding header allows: its name as in Content-Encoding ("" for none)
// and the bytes. A client that takes no encoding gets the file unpacked.
func (f *file) choose(acceptEncoding string) (encoding string, b []byte, err error) {
	if err := f.compress(); err != nil {
		return "", nil, err
	}
	if b := f.encoded["br"]; b != nil && accepts(acceptEncoding, "br") {
		return "br", b, nil
	}
	if b := f.encoded["gz"]; b != nil && accepts(acceptEncoding, "gzip") {
		return "gzip", b, nil
	}
	if f.raw != nil {
		return "", f.raw, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(f.encoded["gz"]))
	if err != nil {
		return "", nil, err
	}
	b, err = io.ReadAll(r)
	return "", b, err
}

// accepts says whether the header names the encoding and does not refuse it (RFC 9110, 12.5.3).
func accepts(header, encoding string) bool {
	for _, part := range strings.Split(header, ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), encoding) {
			q := strings.ReplaceAll(params, " ", "")
			return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000"
		}
	}
	return false
}

// Size is how many bytes of the file of that name travel in brotli and in gzip.
func (f *Files) Size(name string) (brotli, gzip int, err error) {
	file := f.byName[name]
	if file == nil {
		return 0, 0, errors.New(name + " is not there; is the app built?")
	}
	if err := file.compress(); err != nil {
		return 0, 0, err
	}
	return len(file.encoded["br"]), len(file.encoded["gz"]), nil
}
