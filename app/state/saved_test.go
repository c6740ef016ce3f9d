package state

import (
	"slices"
	"testing"

	"vinculum/app/i18n"
	"vinculum/graph/model"
)

// memory is a place in memory, which may refuse.
type memory struct {
	text    string
	refuses bool
}

func (m *memory) Read() string { return m.text }

func (m *memory) Write(text string) bool {
	if !m.refuses {
		m.text = text
	}
	return !m.refuses
}

func item(id model.ID) Item { return Item{ID: id, Name: model.Text{EN: string(id)}} }

func ids(s Saved) []model.ID {
	var out []model.ID
	for _, i := range s.Items() {
		out = append(out, i.ID)
	}
	return out
}

func TestSavedItems(t *testing.T) {
	place := &memory{}
	s := Saved{place}
	for _, id := range []model.ID{"network:lu-pride", "institution:cologne", "consortium:leru", "network:lu-pride"} {
		if !s.Put(item(id)) {
			t.Fatalf("%s is refused", id)
		}
	}
	if got, want := ids(s), []model.ID{"network:lu-pride", "consortium:leru", "institution:cologne"}; !slices.Equal(got, want) {
		t.Errorf("saved are %v, want %v", got, want)
	}
	if got, want := s.Pages(i18n.Dutch)[1], "/nl/consortia/leru"; got != want {
		t.Errorf("the page is %s, want %s", got, want)
	}
	if !s.Has("consortium:leru") || !s.Remove("consortium:leru") || s.Has("consortium:leru") || len(s.Items()) != 2 {
		t.Errorf("after a removal there is %v", ids(s))
	}
	place.refuses = true
	if s.Put(item("consortium:leru")) || s.Remove("network:lu-pride") || !s.Has("network:lu-pride") {
		t.Error("a place that refuses is said to have taken something")
	}
}

func TestWhatCannotBeReadOrSavedIsLeftOut(t *testing.T) {
	for text, want := range map[string]int{
		``: 0, `null`: 0, `{}`: 0, `[1]`: 0, `[{"id":"network:rise","name":{"en":"RISE"}}]`: 1,
		`[{"id":"network:rise"}]`: 0, `[{"id":"nothing","name":{"en":"x"}},{"id":"network:Not A Slug","name":{"en":"x"}}]`: 0,
		`[{"id":"alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV","name":{"en":"Somebody"}},{"id":"network:rise","name":{"en":"RISE"}}]`: 1,
	} {
		if got := len((Saved{&memory{text: text}}).Items()); got != want {
			t.Errorf("%s holds %d items, want %d", text, got, want)
		}
	}
	for _, k := range model.NodeKinds {
		if Saveable(k) == (k == model.KindAlumnus) {
			t.Errorf("%s: saveable %v", k, Saveable(k))
		}
	}
}

func TestAQuestionIsKeptWithAnItem(t *testing.T) {
	place := &memory{text: `[{"id":"institution:cologne","name":{"en":"Cologne"}}]`} // as older versions wrote it
	s := Saved{place}
	if !s.Put(Item{ID: "institution:jena", Name: model.Text{EN: "Jena"}, Question: "field=0421"}) {
		t.Fatal("the item is refused")
	}
	items := s.Items()
	if len(items) != 2 || items[0].Question != "field=0421" || items[1].ID != "institution:cologne" || items[1].Question != "" {
		t.Errorf("the items are %+v", items)
	}
}

func TestTheServerKeepsNothing(t *testing.T) {
	if here := Here(); here.Put(item("network:rise")) || len(here.Items()) > 0 {
		t.Error("the server has saved something")
	}
	if Ask("field=0421"); Asked() != "" {
		t.Error("the server remembers a question")
	}
}
