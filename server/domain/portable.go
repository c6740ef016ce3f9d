package domain

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"vinculum/graph/linked"
	"vinculum/graph/linked/portable"
	"vinculum/graph/model"
)

// Portable copies what the reader's audience sees into a form that travels, people left out. What pages show of each node
// (Facts) and the answers that never vary are for the caller to add.
func (r *Reader) Portable(made time.Time) (*portable.File, error) {
	p := porter{reader: r, graph: r.view.Graph(), file: &portable.File{}, numbers: map[model.ID]int{}, notes: map[model.Text]int{{}: 0}}
	p.file.Header = portable.Header{Revision: r.Revision(), Made: made.Unix(), Today: r.today, LinkKinds: model.LinkKinds, Notes: []model.Text{{}}}
	for _, k := range withoutPeople {
		p.list(k)
	}
	for change := range p.graph.All() {
		for _, l := range change.Links {
			p.link(l)
		}
	}
	return p.file, p.destinations()
}

// destinations adds what destinations are found by.
func (p *porter) destinations() error {
	agreements := slices.SortedFunc(p.reader.view.Agreements().All(), func(a, b *model.Agreement) int { return strings.Compare(string(a.ID), string(b.ID)) })
	known := p.reader.DestinationFacts()
	facts, err := json.Marshal(known)
	if err != nil {
		return err
	}
	for i, a := range agreements {
		agreements[i] = a.Offered(known.Home)
	}
	records, err := json.Marshal(agreements)
	p.file.Fixed = map[string]json.RawMessage{portable.Agreements: records, portable.Destinations: facts}
	return err
}

// Revision grows with every change that the audience can see.
func (r *Reader) Revision() string { return strconv.FormatUint(r.view.Revision(), 10) }

// Today is the day on which the reader answers.
func (r *Reader) Today() model.Date { return r.today }

// porter gathers a portable file.
type porter struct {
	reader  *Reader
	graph   *linked.Graph
	file    *portable.File
	numbers map[model.ID]int // of the file's nodes
	notes   map[model.Text]int
}

func (p *porter) list(k model.Kind) {
	copied := p.reader.view.Copy(k)
	list := portable.List{Kind: k, Orders: copied.Orders}
	numbers := make([]map[string]int, len(copied.Fields)) // of the values that occur
	for i, f := range copied.Fields {
		list.Fields = append(list.Fields, portable.Field{Name: string(f.Name), Title: f.Title})
		occurs := map[string]bool{}
		for _, n := range copied.Nodes {
			for _, v := range n.Values[i] {
				occurs[v] = true
			}
		}
		numbers[i] = map[string]int{}
		for _, v := range f.Values {
			if occurs[v.Value] {
				numbers[i][v.Value] = len(list.Fields[i].Values)
				list.Fields[i].Values = append(list.Fields[i].Values, portable.Value{Value: v.Value, Label: v.Label, Uncounted: !v.Shown})
			}
		}
	}
	p.file.Lists = append(p.file.Lists, list)
	for _, c := range copied.Nodes {
		n := p.node(c.Node)
		n.Name, n.Keys, n.Found = c.Name, c.Keys, c.Found
		if c.Dutch != c.Name {
			n.NameNL = c.Dutch
		}
		for i, values := range c.Values {
			own := []int{}
			for _, v := range values {
				own = append(own, numbers[i][v])
			}
			slices.Sort(own)
			n.Values = append(n.Values, own)
		}
		p.numbers[n.ID] = len(p.file.Nodes)
		p.file.Nodes = append(p.file.Nodes, n)
	}
}

// node is a node with its name, its time, and how many people it is linked to.
func (p *porter) node(record model.Node) portable.Node {
	id := record.GetID()
	n := portable.Node{ID: id, Label: p.reader.view.Title(record), Origin: record.Head().Origin}
	if programme, ok := record.(*model.Programme); ok {
		n.Label, n.Degree = programme.Name, programme.Degree
	}
	if there, ok := p.graph.Node(string(id)); ok {
		n.Since, n.Until = there.Since, there.Until
	}
	people := linked.Filter{NodeKinds: []string{string(model.KindAlumnus)}}
	n.Peopled = len(p.graph.Groups(string(id), people)) > 0
	people.AsOf = linked.Day(p.file.Today)
	for _, g := range p.graph.Groups(string(id), people) {
		d := model.LinkOut
		if g.Direction == linked.In {
			d = model.LinkIn
		}
		n.People = append(n.People, portable.People{Kind: model.LinkKind(g.LinkKind), Direction: d, Count: g.Count})
	}
	return n
}

// link adds a link both of whose ends are in the file.
func (p *porter) link(l linked.Link) {
	from, ok := p.numbers[model.ID(l.From)]
	to, ok2 := p.numbers[model.ID(l.To)]
	if !ok || !ok2 {
		return
	}
	text := model.Text(l.Note)
	note, known := p.notes[text]
	if !known {
		note = len(p.file.Notes)
		p.notes[text] = note
		p.file.Notes = append(p.file.Notes, text)
	}
	p.file.Links = append(p.file.Links, portable.Link{Kind: slices.Index(model.LinkKinds, model.LinkKind(l.Kind)), From: from, To: to, Since: l.Since, Until: l.Until, Note: note})
}
