package domain_test

import (
	"cmp"
	"slices"
	"testing"

	"vinculum/graph/model"
	"vinculum/server/domain"
	"vinculum/server/internal/catalogue/textindex"
)

// TestNeighboursByTheirNames: neighbours stand in the order of the names of the language that is asked for, in pages too.
func TestNeighboursByTheirNames(t *testing.T) {
	r := domainOf(t, destinationRecords(t, 10)).Reader(model.AudiencePublic)
	orders := map[model.NameLanguage][]model.ID{}
	for lang, in := range map[model.NameLanguage]string{model.NamesEN: "en", model.NamesNL: "nl"} {
		size := 7
		q := domain.NeighbourQuery{Kinds: []model.Kind{model.KindConsortium, model.KindService, model.KindAgreement}, NamesIn: lang, Page: model.PageArgs{First: &size}}
		var names []string
		for {
			c, err := r.Neighbours("institution:leiden", q)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range c.Nodes {
				names, orders[lang] = append(names, textindex.Fold(r.Title(n).In(in))), append(orders[lang], n.GetID())
			}
			if !c.PageInfo.HasNextPage {
				break
			}
			q.Page.After = c.PageInfo.EndCursor
		}
		if !slices.IsSortedFunc(names, func(a, b string) int { return cmp.Compare(a[:min(80, len(a))], b[:min(80, len(b))]) }) {
			t.Errorf("%s: not in order: %q", lang, names)
		}
	}
	if en, nl := orders[model.NamesEN], orders[model.NamesNL]; slices.Equal(en, nl) || len(en) != len(nl) || len(en) < 50 {
		t.Errorf("%d neighbours by English names, %d by Dutch ones: the test says little", len(en), len(nl))
	}
}
