package httpd

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"vinculum/app/api"
	"vinculum/app/page"
	"vinculum/graph/linked/portable"
	"vinculum/graph/model"
	"vinculum/graph/plan"
	"vinculum/server/domain"
)

// portableGraph is the public graph as a file for browsers. It is written when it is first asked for, and anew when the
// public catalogue has changed, but not more often than once in portableRest: the old one serves meanwhile.
type portableGraph struct {
	executable *executable
	mu         sync.Mutex // held while writing
	current    *portableFile
	previous   *portableFile // for browsers that have been led to it a moment ago
}

// portableRest is how long a file serves at least: writing one takes about a second of one processor.
const portableRest = time.Minute

// portableFile is one version of the file.
type portableFile struct {
	revision string
	today    model.Date
	made     time.Time
	address  string
	plain    []byte
	encoded  map[string][]byte
	pointer  []byte // what leads to it
}

const portablePrefix = "/graph/"

// serve answers for the pointer to the file, which is never kept, and for the file itself, whose address changes with its
// content.
func (p *portableGraph) serve(w http.ResponseWriter, r *http.Request) {
	if !p.executable.domain.Ready() {
		w.Header().Set("Retry-After", "2")
		http.Error(w, "the catalogue is being loaded", http.StatusServiceUnavailable)
		return
	}
	file, previous, err := p.file(r.Context())
	if err != nil {
		http.Error(w, "the graph could not be written", http.StatusInternalServerError)
		return
	}
	if r.URL.Path == "/graph.json" {
		w.Header().Set("Cache-Control", "no-cache")
		writeBody(w, r, http.StatusOK, "application/json", file.pointer)
		return
	}
	for _, f := range []*portableFile{file, previous} {
		if f != nil && r.URL.Path == f.address {
			f.serve(w, r)
			return
		}
	}
	http.NotFound(w, r)
}

func (f *portableFile) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h["Vary"] = varyEncoding
	for _, name := range []string{"br", "gzip"} {
		if accepts(r.Header.Get("Accept-Encoding"), name) {
			h.Set("Content-Type", "application/x-ndjson")
			h.Set("Content-Encoding", name)
			h["X-Content-Type-Options"] = noSniff
			w.Write(f.encoded[name]) // the client may have gone
			return
		}
	}
	writeBody(w, r, http.StatusOK, "application/x-ndjson", f.plain)
}

// file is the current version; the previous one may be nil.
func (p *portableGraph) file(ctx context.Context) (current, previous *portableFile, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	reader := p.executable.domain.Reader(model.AudiencePublic)
	made := time.Now()
	if c := p.current; c != nil && (c.revision == reader.Revision() && c.today == reader.Today() || made.Sub(c.made) < portableRest) {
		return c, p.previous, nil
	}
	next, err := p.write(context.WithoutCancel(ctx), reader, made)
	if err != nil && p.current != nil { // the old one serves until it is worth another try
		old := *p.current
		old.made = made
		p.current = &old
		return p.current, p.previous, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if p.current != nil && p.current.address != next.address {
		p.previous = p.current
	}
	p.current = next
	return next, p.previous, nil
}

// write writes the file as the public catalogue is now. What pages show is asked of the API, as the public.
func (p *portableGraph) write(ctx context.Context, reader *domain.Reader, made time.Time) (*portableFile, error) {
	f, err := reader.Portable(made)
	if err != nil {
		return nil, err
	}
	facts := map[model.ID]json.RawMessage{}
	for _, l := range f.Lists {
		if err := p.facts(ctx, l.Kind, facts); err != nil {
			return nil, err
		}
	}
	for _, n := range f.Nodes {
		if facts[n.ID] == nil { // it came between the two looks
			facts[n.ID] = json.RawMessage("{}")
		}
		f.Facts = append(f.Facts, facts[n.ID])
	}
	for _, q := range page.FixedRequests() {
		out := new(plan.Buffer)
		out.Bytes = append(out.Bytes, opening...)
		if err := p.executable.page(ctx, q.Query, q.Variables, out); err != nil {
			return nil, err
		}
		if err := api.Decode(out.Bytes, &struct{}{}); err != nil { // an error is no answer that never varies
			return nil, fmt.Errorf("%s: %w", q.Route, err)
		}
		f.Fixed[q.Key()] = out.Bytes
	}
	b, err := f.Bytes()
	if err != nil {
		return nil, err
	}
	return newPortableFile(f, b, made)
}

// factsPage is how many nodes are asked for at once: of agreements more would cost more than the API allows.
const factsPage = 20

func (p *portableGraph) facts(ctx context.Context, k model.Kind, facts map[model.ID]json.RawMessage) error {
	document := page.FactsDocument(k)
	variables := map[string]any{"first": factsPage}
	for {
		out := borrow()
		err := p.executable.page(ctx, document, variables, out)
		var d struct {
			List struct {
				PageInfo api.PageInfo
				Nodes    []json.RawMessage
			}
		}
		if err == nil {
			err = api.Decode(out.Bytes, &d)
		}
		giveBack(out)
		if err != nil {
			return fmt.Errorf("the facts about %s: %w", k.Plural(), err)
		}
		for _, node := range d.List.Nodes {
			var named struct{ ID model.ID }
			if err := json.Unmarshal(node, &named); err != nil {
				return err
			}
			facts[named.ID] = bytes.Clone(node)
		}
		if !d.List.PageInfo.HasNextPage {
			return nil
		}
		variables["after"] = d.List.PageInfo.EndCursor
	}
}

func newPortableFile(f *portable.File, plain []byte, made time.Time) (*portableFile, error) {
	_, content, _ := bytes.Cut(plain, []byte{'\n'})
	head := f.Header // all of it but when the file was made
	head.Made, head.Revision = 0, ""
	heading, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	sum.Write(heading)
	sum.Write(content)
	out := &portableFile{revision: f.Revision, today: f.Today, made: made, plain: plain, encoded: map[string][]byte{},
		address: portablePrefix + hex.EncodeToString(sum.Sum(nil)[:8]) + ".ndjson"}
	for name, w := range map[string]compressor{"br": brotli.NewWriterLevel(nil, portableEffort), "gzip": gzip.NewWriter(nil)} {
		var b bytes.Buffer
		w.Reset(&b)
		w.Write(plain) // a buffer takes everything
		w.Close()
		out.encoded[name] = b.Bytes()
	}
	out.pointer, err = json.Marshal(map[string]any{"address": out.address, "revision": f.Revision, "made": f.Made, "bytes": len(out.encoded["br"])})
	return out, err
}

// portableEffort is how hard brotli tries: more takes much longer and gains little.
const portableEffort = 9
