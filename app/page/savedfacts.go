package page

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
	"vinculum/app/local"
	"vinculum/app/route"
	"vinculum/app/state"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// savedFacts are what the graph on this device says of saved items: nothing while there is none.
type savedFacts struct {
	rows  map[model.ID]*row
	found map[model.ID]*destination // where the item's question leads; none where no agreement fits any more
	asked map[string]string         // the questions in words

	question string     // the one asked last
	compared []model.ID // the institutions to compare under it
}

// learn reads what the graph says of the items today.
func (f *savedFacts) learn(g *local.Graph, l i18n.Lang, items []state.Item) {
	*f = savedFacts{rows: map[model.ID]*row{}, found: map[model.ID]*destination{}, asked: map[string]string{}}
	f.compare(g, l, state.Here().Items())
	if g == nil {
		return
	}
	ids, byQuestion := make([]model.ID, len(items)), map[string][]model.ID{}
	for i, item := range items {
		ids[i] = item.ID
		if item.Question != "" {
			byQuestion[item.Question] = append(byQuestion[item.Question], item.ID)
		}
	}
	for _, n := range foundRows(g, ids) {
		f.rows[n.ID] = &n
	}
	for question, ids := range byQuestion {
		words, found := localFits(g, asking(l, question), ids)
		f.asked[question] = words
		for _, n := range found {
			f.found[n.Institution.ID] = &n
		}
	}
}

// tell says what is known of an item beside its name.
func (f *savedFacts) tell(l i18n.Lang, item state.Item) (told []app.UI) {
	asked := f.asked[item.Question]
	switch n, r := f.found[item.ID], f.rows[item.ID]; {
	case n != nil && len(n.Matches) > 0:
		c := &n.Matches[0].Condition
		told = append(told, destinationPlaces(l, n).UI(),
			ui.Meta(ui.Words(destinationPlace(l, n)), ui.Words(skills(l, c.Languages)), ui.Words(length(l, c)), ui.Words(c.FirstYear+" – "+c.LastYear)))
	case asked != "":
		told = append(told, app.P().Class("hint").Text(l.T("saved.unfit")))
	case r != nil:
		var facts []app.UI
		if tone, words := r.badge(l); words != "" {
			facts = append(facts, ui.Badge(tone, words))
		}
		for _, f := range r.facts(l) {
			facts = append(facts, ui.Words(f))
		}
		told = append(told, ui.Meta(append(facts, identifier(r.ErasmusCode))...))
	}
	if asked != "" {
		told = append(told, app.P().Class("hint").Body(app.Text(l.T("saved.asked")+" "), ui.Go(asking(l, item.Question), asked).Rel("nofollow")))
	}
	return told
}

// compare chooses what to show side by side: of the institutions that fit the question asked last, those saved last.
func (f *savedFacts) compare(g *local.Graph, l i18n.Lang, items []state.Item) {
	f.question = state.Asked()
	for _, item := range items {
		if item.ID.Kind() == model.KindInstitution {
			f.question = cmp.Or(f.question, item.Question)
			f.compared = append(f.compared, item.ID)
		}
	}
	if words, found := localFits(g, asking(l, f.question), f.compared); words != "" {
		f.asked[f.question] = words
		f.compared = slices.DeleteFunc(f.compared, func(id model.ID) bool {
			return !slices.ContainsFunc(found, func(n destination) bool { return n.Institution.ID == id })
		})
	}
	f.compared = f.compared[:min(len(f.compared), mostCompared)]
}

// localFits says a question in words, and which of some institutions it leads to; "" for a question that is none.
func localFits(g *local.Graph, r route.Route, ids []model.ID) (words string, found []destination) {
	if g == nil || questionOf(r) == "" {
		return "", nil
	}
	d, q, ok := localQuestion(g, r)
	if !ok {
		return "", nil
	}
	var answer model.DestinationAnswer
	if q.Institutions = ids[:min(len(ids), model.MaxPage)]; len(ids) > 0 {
		answer, _ = g.Destinations(q)
	}
	return d.form.asked(r.Lang, wishOf(r)), d.rows(answer.Destinations)
}
