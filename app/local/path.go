package local

import (
	"vinculum/app/api"
	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// Path is a chain of links between two nodes.
type Path struct {
	Nodes    []api.Ref  `json:"nodes"`
	Links    []api.Link `json:"links"`
	Sentence model.Text `json:"sentence"`
}

// maxPath is how long a path may be where nobody says otherwise, as in the API.
const maxPath = 8

// Path finds a shortest chain of links on a day (0: today), nil where there is none. False where one of the nodes is not
// here: a person, or a node that the graph does not know.
func (g *Graph) Path(from, to model.ID, asOf model.Date) (*Path, bool) {
	start, ok := g.Ref(from)
	if _, there := g.numbers[to]; !ok || !there {
		return nil, false
	}
	day := g.day(asOf, false)
	steps, ok := g.linked.Path(string(from), string(to), linked.Filter{AsOf: day}, maxPath)
	if !ok {
		return nil, true
	}
	p := &Path{Nodes: []api.Ref{start}, Links: []api.Link{}, Sentence: model.SentenceOfOne(told(start))}
	var sentence []model.SentenceStep
	for _, s := range steps {
		here, there := p.Nodes[len(p.Nodes)-1], g.ref(g.numbers[model.ID(s.To)])
		l := g.link(s.Link)
		p.Nodes, p.Links = append(p.Nodes, there), append(p.Links, l)
		step := model.SentenceStep{From: told(here), To: told(there), Kind: l.Kind, Forward: s.Forward, Since: l.Since, Until: l.Until, Note: model.Text(s.Link.Note)}
		sentence = append(sentence, step)
	}
	if len(steps) > 0 {
		p.Sentence = model.Sentence(sentence, model.Date(day))
	}
	return p, true
}

func told(r api.Ref) model.SentenceNode {
	title := r.Name
	if r.Kind.Model() == model.KindProgramme {
		title = (&model.Programme{Name: r.Name, Degree: r.Degree}).Title()
	}
	return model.SentenceNode{Title: title.Isolated(), Kind: r.Kind.Model()}
}
