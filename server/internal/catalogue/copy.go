package catalogue

import (
	"cmp"
	"slices"

	"vinculum/graph/model"
	"vinculum/graph/model/names"
	"vinculum/server/internal/catalogue/textindex"
)

// Copy is a list in a form that can be listed, counted and searched elsewhere in the same way.
type Copy struct {
	Fields []CopiedField
	Orders []string // beside those of names
	Nodes  []CopiedNode
}

// CopiedField is a field of a list with all values that occur in it, in order.
type CopiedField struct {
	Name   Field
	Title  model.Text
	Values []CopiedValue
}

// CopiedValue is a value of a field; facets do not show those that are not Shown.
type CopiedValue struct {
	Value string
	Label model.Text
	Shown bool
}

// CopiedNode is a node of a list.
type CopiedNode struct {
	Node   model.Node
	Name   string     // by which it sorts
	Dutch  string     // by which it sorts in Dutch
	Values [][]string // by field
	Keys   []int      // by order; 0 where it is unknown
	Found  names.Document
}

// Copy copies the list of a kind, in the order of names.
func (v *View) Copy(k model.Kind) Copy { return v.lists[k].copied(&env{today: v.today, view: v}) }

func (l *List[T]) copied(e *env) Copy {
	c := Copy{Nodes: make([]CopiedNode, 0, l.Len())}
	for _, o := range l.spec.orders {
		c.Orders = append(c.Orders, o.name)
	}
	for i := range l.spec.fields {
		c.Fields = append(c.Fields, l.copiedField(i))
	}
	for r := range l.All() {
		c.Nodes = append(c.Nodes, l.spec.copied(r, e))
	}
	slices.SortFunc(c.Nodes, func(a, b CopiedNode) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Node.GetID(), b.Node.GetID()))
	})
	return c
}

func (l *List[T]) copiedField(i int) CopiedField {
	f := l.spec.fields[i]
	c := CopiedField{Name: f.name, Title: f.title}
	for _, v := range l.dict.byField[i] {
		text := l.dict.values[v].text
		c.Values = append(c.Values, CopiedValue{text, l.label(f, text), f.shown == nil || f.shown(text)})
	}
	return c
}

func (s *spec[T]) copied(r T, e *env) CopiedNode {
	n := CopiedNode{Node: r, Name: s.sortKey(r, e)}
	if n.Dutch = n.Name; s.dutch != nil {
		n.Dutch = foldedName(s.dutch(r, e))
	}
	for _, f := range s.fields {
		var values []string
		f.values(r, e, func(text string) {
			if text != "" && !slices.Contains(values, text) {
				values = append(values, text)
			}
		})
		n.Values = append(n.Values, values)
	}
	for _, o := range s.orders {
		n.Keys = append(n.Keys, o.key(r))
	}
	s.texts(r, e, func(text string) { n.Found.Names = append(n.Found.Names, textindex.Words(text)...) }, func(text string) {
		for _, words := range textindex.Words(text) {
			n.Found.Context = append(n.Found.Context, words...)
		}
	})
	return n
}
