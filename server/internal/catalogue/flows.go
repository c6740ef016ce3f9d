package catalogue

import "vinculum/graph/model"

// flowTable is the numbers of mobilities: all that an audience other than the office ever sees of them.
type flowTable struct {
	all []model.Flow
	of  map[model.ID][]model.Flow // by the other side
}

// flow is what mobilities are counted by.
type flow struct {
	model.Flow
	partner model.ID
}

// countFlows counts the mobilities between the home university and others, as far as their agreements are in the list.
func countFlows(home model.ID, mobilities []*model.Mobility, agreements *List[*model.Agreement], institutions *List[*model.Institution]) flowTable {
	counts := map[flow]int{}
	var order []flow // of first appearance, so that the table is the same every time
	for _, m := range mobilities {
		if _, ok := agreements.Get(m.Agreement); !ok {
			continue
		}
		f := flow{Flow: model.Flow{Year: m.Year, Direction: model.LinkOut, Type: m.Type}, partner: m.Receiving}
		if m.Receiving == home {
			f.Direction, f.partner = model.LinkIn, m.Sending
		} else if m.Sending != home {
			continue
		}
		if i, ok := institutions.Get(f.partner); ok {
			f.Country = i.Place.Country
		}
		if counts[f] == 0 {
			order = append(order, f)
		}
		counts[f]++
	}
	t := flowTable{of: map[model.ID][]model.Flow{}}
	for _, f := range order {
		f.Count = counts[flow{Flow: f.Flow, partner: f.partner}]
		t.all = append(t.all, f.Flow)
		t.of[f.partner] = append(t.of[f.partner], f.Flow)
	}
	return t
}
