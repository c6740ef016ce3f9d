package domain

import (
	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// PathQuery asks how two nodes are linked: along kinds of links (none: all), on a day (nil: today), over at most
// MaxLength links.
type PathQuery struct {
	From, To  model.ID
	LinkKinds []model.LinkKind
	AsOf      *model.Date
	MaxLength int
}

// maxPath bounds the length of a path that can be asked for.
const maxPath = 12

// Path finds a shortest chain of links between two nodes, walked in either direction, and tells it as a sentence; nil
// where there is none. People may be its ends and are never between them: nobody's life is anybody else's link.
func (r *Reader) Path(q PathQuery) (*model.LinkPath, error) {
	day, err := r.day(q.AsOf)
	if err != nil {
		return nil, err
	}
	var c model.Check
	c.That(q.MaxLength >= 1 && q.MaxLength <= maxPath, "maxLength", "is %d; it must lie between 1 and %d", q.MaxLength, maxPath)
	c.That(r.view.Node(q.From) != nil, "from", "%s is not a node", q.From)
	c.That(r.view.Node(q.To) != nil, "to", "%s is not a node", q.To)
	if err := c.Err("the question"); err != nil {
		return nil, err
	}
	filter := linked.Filter{LinkKinds: texts(q.LinkKinds), NodeKinds: texts(withoutPeople), AsOf: linked.Day(day)}
	steps, ok := r.view.Graph().Path(string(q.From), string(q.To), filter, q.MaxLength)
	if !ok {
		return nil, nil
	}
	path := &model.LinkPath{Nodes: []model.Node{r.view.Node(q.From)}}
	told := make([]model.SentenceStep, len(steps))
	for i, s := range steps {
		e := edge(s.Link)
		here, there := path.Nodes[i], r.view.Node(model.ID(s.Link.Other(string(path.Nodes[i].GetID()))))
		path.Nodes, path.Links = append(path.Nodes, there), append(path.Links, e)
		told[i] = model.SentenceStep{From: r.told(here), To: r.told(there), Kind: e.Kind, Forward: s.Forward, Since: e.Since, Until: e.Until, Note: e.Note}
	}
	path.Sentence = r.sentence(path.Nodes[0], told, day)
	return path, nil
}

func (r *Reader) told(n model.Node) model.SentenceNode {
	return model.SentenceNode{Title: r.view.Title(n).Isolated(), Kind: n.Kind()}
}

// sentence tells a path; one of no steps says that both ends are the same.
func (r *Reader) sentence(start model.Node, steps []model.SentenceStep, day model.Date) model.Text {
	if len(steps) == 0 {
		return model.SentenceOfOne(r.told(start))
	}
	return model.Sentence(steps, day)
}

// withoutPeople are all kinds of nodes but alumni.
var withoutPeople = func() []model.Kind {
	var kinds []model.Kind
	for _, k := range model.NodeKinds {
		if k != model.KindAlumnus {
			kinds = append(kinds, k)
		}
	}
	return kinds
}()
