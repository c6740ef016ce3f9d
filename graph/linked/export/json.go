package export

import "encoding/json"

type jsonGraph struct {
	Graph struct {
		ID       string              `json:"id"`
		Type     string              `json:"type"`
		Label    string              `json:"label"`
		Directed bool                `json:"directed"`
		Metadata map[string]string   `json:"metadata"`
		Nodes    map[string]jsonNode `json:"nodes"`
		Edges    []jsonEdge          `json:"edges"`
	} `json:"graph"`
}

type jsonNode struct {
	Label    string   `json:"label"`
	Metadata jsonSays `json:"metadata"`
}

type jsonEdge struct {
	Source   string   `json:"source"`
	Target   string   `json:"target"`
	Relation string   `json:"relation"`
	Label    string   `json:"label"`
	Metadata jsonSays `json:"metadata"`
}

type jsonSays struct {
	Kind    string   `json:"kind,omitempty"`
	Since   string   `json:"since,omitempty"`
	Until   string   `json:"until,omitempty"`
	Address string   `json:"address,omitempty"`
	X       *float64 `json:"x,omitempty"`
	Y       *float64 `json:"y,omitempty"`
}

// JSON writes the graph as JSON Graph Format 2 (jsongraphformat.info). Kinds, dates and places are metadata.
func JSON(g Graph) ([]byte, error) {
	var out jsonGraph
	o := &out.Graph
	o.ID, o.Type, o.Label, o.Directed = "vinculum", "vinculum", g.Title, true
	o.Metadata, o.Nodes, o.Edges = map[string]string{"address": g.Address}, make(map[string]jsonNode, len(g.Nodes)), []jsonEdge{}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		o.Nodes[n.ID] = jsonNode{n.Name, jsonSays{Kind: n.Kind, Since: n.Since, Until: n.Until, Address: n.Address, X: &n.X, Y: &n.Y}}
	}
	for _, k := range g.Links {
		if from, to, ok := g.ends(k); ok {
			o.Edges = append(o.Edges, jsonEdge{from.ID, to.ID, k.Kind, k.KindName, jsonSays{Since: k.Since, Until: k.Until}})
		}
	}
	return json.MarshalIndent(out, "", " ")
}
