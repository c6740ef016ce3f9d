package page

import (
	"strings"

	"vinculum/app/api"
	"vinculum/app/local"
	"vinculum/graph/model"
)

// candidates is how many nodes are offered for words in the place of a node.
const candidates = 6

// candidateFields fill a candidate.
const candidateFields = `...Ref ... on Institution { localName } ... on Network { abbreviation localName } ... on Consortium { abbreviation localName } ... on Unit { abbreviation }
	... on Organisation { abbreviation localName } ... on Event { abbreviation localName } ... on Publication { abbreviation localName } ... on Fund { abbreviation localName } ... on Service { abbreviation localName }`

// found are the nodes that some words may mean, the best first.
type found struct {
	Nodes []candidate `json:"nodes"`
}

// candidate is a node that some words may mean, with what else it is called.
type candidate struct {
	api.Ref
	Abbreviation string `json:"abbreviation"`
	LocalName    string `json:"localName"`
}

// called is everything that the node is called, in lower case, each in a line of its own.
func (c candidate) called() string {
	return strings.ToLower("\n" + strings.Join([]string{c.Name.EN, c.Name.NL, c.Abbreviation, c.LocalName}, "\n") + "\n")
}

// meant is the id of the node that the words mean beyond doubt: the only one found, or the only one that is called just so.
// Agreements bear the names of their partners, and are meant only where nothing else is; where the best node has the words in
// a name, those that were found by a typing error are not meant.
func (f found) meant(words string) string {
	words = strings.ToLower(words)
	best, same, others := "", false, 0
	var id model.ID
	for _, c := range f.Nodes {
		called := c.called()
		switch {
		case best == "":
			best, id, same = called, c.ID, strings.Contains(called, "\n"+words+"\n")
		case c.ID.Kind() == model.KindAgreement || strings.Contains(best, words) && !strings.Contains(called, words) || same && !strings.Contains(called, "\n"+words+"\n"):
		default:
			others++
		}
	}
	if others > 0 {
		return ""
	}
	return string(id)
}

// localFound are the nodes on this device that some words may mean.
func localFound(g *local.Graph, text string) (found, bool) {
	listed, ok := g.Search(clip(text, maxText), nil, local.Page{First: candidates})
	return found{readAll(listed.IDs, func(id model.ID, n *candidate) bool { return read(g, id, n, "...Ref abbreviation localName") })}, ok
}
