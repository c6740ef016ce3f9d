package catalogue

import "vinculum/graph/model"

// shown is what the audience sees of a node: the record itself, a copy without what is hidden, or nil. Whatever the
// catalogue answers to an audience was made from nodes that went through here.
func shown(n model.Node, audience model.Audience, hidden func(network model.ID) bool) model.Node {
	switch r := n.(type) {
	case *model.Alumnus:
		if v := r.For(audience, hidden); v != nil {
			return v
		}
		return nil
	case *model.Agreement:
		if v := r.For(audience); v != nil {
			return v
		}
		return nil
	}
	return n
}

// memberships says whose membership of networks is nobody's business.
type memberships map[model.ID]bool // of every known network: whether it is sensitive

// hidden says whether membership of the network is hidden: it is sensitive, or nothing is known of it.
func (m memberships) hidden(network model.ID) bool {
	sensitive, known := m[network]
	return sensitive || !known
}

// withholds says whether the alumnus has a membership that is hidden.
func (m memberships) withholds(a *model.Alumnus) bool {
	for _, x := range a.Memberships {
		if m.hidden(x.Network) {
			return true
		}
	}
	return false
}
