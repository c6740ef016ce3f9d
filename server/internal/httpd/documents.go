package httpd

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	// maxRemembered is how many documents of clients are remembered: parsed ones, and texts by their hash.
	maxRemembered = 1000
	// maxPersisted is the longest text, in bytes, that is remembered by its hash.
	maxPersisted = 16 << 10
)

// documents are the parsed queries: those of our own pages for good, those of clients as long as they are used. It is the
// query cache of gqlgen's executor; plans are remembered by the parsed document.
type documents struct {
	own    map[string]*ast.QueryDocument
	others *lru.Cache[string, *ast.QueryDocument]
}

// Get finds a parsed document by its text.
func (d *documents) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	if doc, ok := d.own[text]; ok {
		return doc, true
	}
	return d.others.Get(text)
}

// Add remembers a document that is valid.
func (d *documents) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	d.others.Add(text, doc)
}

// persisted are texts by the SHA-256 of them, in hex: those of our own pages for good (trusted documents), and those that
// clients had remembered (automatic persisted queries).
type persisted struct {
	own    map[string]string
	others *lru.Cache[string, string]
}

// Get finds a text by its hash.
func (p *persisted) Get(_ context.Context, hash string) (string, bool) {
	if text, ok := p.own[hash]; ok {
		return text, true
	}
	return p.others.Get(hash)
}

// Add remembers a text that a client sent with its hash.
func (p *persisted) Add(_ context.Context, hash, text string) {
	if len(text) <= maxPersisted {
		p.others.Add(hash, text)
	}
}

// newDocuments makes both caches.
func newDocuments() (*documents, *persisted) {
	parsed, err := lru.New[string, *ast.QueryDocument](maxRemembered)
	if err != nil { // only for sizes below one
		panic(err)
	}
	texts, err := lru.New[string, string](maxRemembered)
	if err != nil {
		panic(err)
	}
	return &documents{own: map[string]*ast.QueryDocument{}, others: parsed}, &persisted{own: map[string]string{}, others: texts}
}

// trust keeps a document of our own for good.
func trust(d *documents, p *persisted, text string, doc *ast.QueryDocument) {
	d.own[text] = doc
	sum := sha256.Sum256([]byte(text))
	p.own[hex.EncodeToString(sum[:])] = text
}

// persistedID reads the id of a persisted document as GraphQL over HTTP writes it, "sha256:" and the hash in hex.
func persistedID(id string) (hash string, ok bool) {
	hash, ok = strings.CutPrefix(id, "sha256:")
	return hash, ok && len(hash) == 2*sha256.Size
}
