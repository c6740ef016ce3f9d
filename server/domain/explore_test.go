package domain_test

import (
	"slices"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/domain"
)

// TestExploreDescribesItsNodes holds the lists beside the nodes and links against what else the reader says.
func TestExploreDescribesItsNodes(t *testing.T) {
	r := domainOf(t, destinationRecords(t, 500)).Reader(model.AudiencePublic)
	leiden, each, day := []model.ID{"institution:leiden"}, 30, model.NewDate(2000, 1, 1)
	for name, q := range map[string]domain.ExploreQuery{
		"today":   {From: leiden, Depth: 1, Limit: 2000},
		"then":    {From: leiden, Depth: 1, Limit: 2000, AsOf: &day},
		"ever":    {From: leiden, Depth: 1, Limit: 2000, History: true},
		"some":    {From: leiden, Depth: 1, Limit: 2000, History: true, Each: &each},
		"further": {From: leiden, Depth: 2, Limit: 300, History: true, Each: &each, Kinds: []model.Kind{model.KindNetwork, model.KindUnit, model.KindConsortium}},
	} {
		e, err := r.Explore(q)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		n := len(e.Nodes)
		if n < 2 || len(e.Degrees) != n || len(e.Since) != n || len(e.Until) != n || len(e.Ends) != 2*len(e.Links) {
			t.Fatalf("%s: %d nodes, %d degrees, %d links, %d ends", name, n, len(e.Degrees), len(e.Links), len(e.Ends))
		}
		shown := make([]int, n)
		for i, l := range e.Links {
			from, to := e.Nodes[e.Ends[2*i]], e.Nodes[e.Ends[2*i+1]]
			if from.GetID() != l.From || to.GetID() != l.To {
				t.Errorf("%s: link %d from %s to %s has the ends %s and %s", name, i, l.From, l.To, from.GetID(), to.GetID())
			}
			shown[e.Ends[2*i]]++
			shown[e.Ends[2*i+1]]++
			if name == "then" && (!l.Since.Begins(day) || l.Until.Ends(day)) {
				t.Errorf("%s: a link from %s until %s", name, l.Since, l.Until)
			}
		}
		for i, node := range e.Nodes {
			if len(q.Kinds) == 0 && shown[i] > e.Degrees[i] {
				t.Errorf("%s: %s shows %d links of %d", name, node.GetID(), shown[i], e.Degrees[i])
			}
		}
		if name == "some" && n > 1+each {
			t.Errorf("%s: %d nodes with %d of each", name, n, each)
		}
	}
	today, _ := r.Explore(domain.ExploreQuery{From: leiden, Depth: 1, Limit: 2000})
	ever, _ := r.Explore(domain.ExploreQuery{From: leiden, Depth: 1, Limit: 2000, History: true})
	if len(ever.Links) <= len(today.Links) || !slices.ContainsFunc(ever.Links, func(l *model.Edge) bool { return l.Until != 0 }) {
		t.Errorf("of all times there are %d links, today %d", len(ever.Links), len(today.Links))
	}
}

func TestExploreRefuses(t *testing.T) {
	r := domainOf(t, destinationRecords(t, 10)).Reader(model.AudiencePublic)
	leiden, none, many := []model.ID{"institution:leiden"}, 0, 1001
	for name, q := range map[string]domain.ExploreQuery{
		"no start": {Depth: 1, Limit: 10}, "unknown start": {From: []model.ID{"institution:nowhere"}, Depth: 1, Limit: 10}, "limit": {From: leiden, Depth: 1, Limit: 2001},
		"depth": {From: leiden, Depth: 5, Limit: 10}, "each of none": {From: leiden, Depth: 1, Limit: 10, Each: &none}, "each of too many": {From: leiden, Depth: 1, Limit: 10, Each: &many},
	} {
		if _, err := r.Explore(q); model.CodeOf(err) != model.BadUserInput {
			t.Errorf("%s: %v", name, err)
		}
	}
}
