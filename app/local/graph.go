package local

import (
	"encoding/json"
	"iter"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"vinculum/app/api"
	"vinculum/graph/linked"
	"vinculum/graph/linked/portable"
	"vinculum/graph/model"
	"vinculum/graph/model/names"
)

// Graph is the public graph as it was when its file was written. It never changes
// to those who read it.
type Graph struct {
	file    *portable.File
	linked  *linked.Graph
	numbers map[model.ID]int
	lists   map[model.Kind]*list
	folder  names.Folder
	fixed   sync.Map // answers that never vary and were read, by their keys

	reading      sync.Once // of what destinations are found by: most visitors never ask
	destinations *model.DestinationIndex
}

// list is the nodes of a kind: those from first on, in the order of names.
type list struct {
	portable.List
	first, end int
}

// Read makes a graph of a file. The folder must fold as the server's does.
func Read(data []byte, folder names.Folder) (*Graph, error) {
	f, err := portable.Read(data)
	if err != nil {
		return nil, err
	}
	g := &Graph{file: f, numbers: make(map[model.ID]int, len(f.Nodes)), lists: map[model.Kind]*list{}, folder: folder}
	for _, l := range f.Lists {
		g.lists[l.Kind] = &list{List: l, first: -1}
	}
	for i := range f.Nodes {
		id := f.Nodes[i].ID
		g.numbers[id] = i
		l := g.lists[id.Kind()]
		if l.first < 0 {
			l.first = i
		}
		l.end = i + 1
	}
	for _, l := range g.lists {
		l.first = max(l.first, 0)
	}
	g.linked = linked.Build(linked.Vocabulary{NodeKinds: texts(model.NodeKinds), LinkKinds: texts(f.LinkKinds)}, g.records())
	return g, nil
}

// records are the nodes with the links that begin at them.
func (g *Graph) records() iter.Seq[linked.Change] {
	held := make([][]linked.Link, len(g.file.Nodes))
	for _, l := range g.file.Links {
		held[l.From] = append(held[l.From], linked.Link{Kind: string(g.file.LinkKinds[l.Kind]), From: string(g.file.Nodes[l.From].ID),
			To: string(g.file.Nodes[l.To].ID), Since: l.Since, Until: l.Until, Note: linked.Note(g.file.Notes[l.Note])})
	}
	return func(yield func(linked.Change) bool) {
		for i := range g.file.Nodes {
			n := &g.file.Nodes[i]
			node := linked.Node{ID: string(n.ID), Kind: string(n.ID.Kind()), Since: n.Since, Until: n.Until}
			if !yield(linked.Change{ID: node.ID, Node: &node, Links: held[i]}) {
				return
			}
		}
	}
}

// Made is when the graph's file was written.
func (g *Graph) Made() time.Time { return time.Unix(g.file.Made, 0) }

// Today is the day that statuses and numbers of people are of.
func (g *Graph) Today() model.Date { return g.file.Today }

// Size is the number of nodes and links.
func (g *Graph) Size() (nodes, links int) { return g.linked.Size() }

// Ref names a node; false where there is none.
func (g *Graph) Ref(id model.ID) (api.Ref, bool) {
	i, ok := g.numbers[id]
	if !ok {
		return api.Ref{}, false
	}
	return g.ref(i), true
}

func (g *Graph) ref(i int) api.Ref {
	n := &g.file.Nodes[i]
	return api.Ref{ID: n.ID, Kind: api.Kind(n.ID.Kind()), Name: n.Label, Origin: n.Origin, Degree: n.Degree}
}

// Refs name the nodes with the ids, nil where there is none.
func (g *Graph) Refs(ids []model.ID) []*api.Ref {
	refs := make([]*api.Ref, len(ids))
	for i, id := range ids {
		if r, ok := g.Ref(id); ok {
			refs[i] = &r
		}
	}
	return refs
}

// Facts are what pages show of a node, as the API writes it: the members of an object by their names. They are nil where
// there is no such node.
func (g *Graph) Facts(id model.ID) (facts map[string]json.RawMessage) {
	if !g.ReadFacts(id, &facts) {
		return nil
	}
	return facts
}

// ReadFacts reads the facts of a node that have a place in what into points to; false where there is no such node.
func (g *Graph) ReadFacts(id model.ID, into any) bool {
	i, ok := g.numbers[id]
	return ok && json.Unmarshal(g.file.Facts[i], into) == nil
}

// Letters are the letters beyond those of Western Europe that the graph writes, each once.
func (g *Graph) Letters() string {
	var letters []rune
	seen := map[rune]bool{}
	for _, facts := range g.file.Facts {
		for i := 0; i < len(facts); {
			if facts[i] < utf8.RuneSelf {
				i++
				continue
			}
			r, size := utf8.DecodeRune(facts[i:])
			if i += size; r > unicode.MaxLatin1 && !seen[r] {
				seen[r] = true
				letters = append(letters, r)
			}
		}
	}
	return string(letters)
}

// Fixed is the answer to a question that never varies, read into what blank makes: once, so that nobody may change it.
// False where the file has none.
func (g *Graph) Fixed(key string, blank func() any) (any, bool) {
	if known, ok := g.fixed.Load(key); ok {
		return known, true
	}
	answer, ok := g.file.Fixed[key]
	if !ok {
		return nil, false
	}
	into := blank()
	if api.Decode(answer, into) != nil {
		return nil, false
	}
	g.fixed.Store(key, into)
	return into, true
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
