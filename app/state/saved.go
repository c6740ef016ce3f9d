// Package state holds what a visitor keeps: the items that were saved. They live in a Place, which is this device.
package state

import (
	"encoding/json"
	"slices"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
)

// Item is a node that was saved, with its name, so that it can be listed without a connection.
type Item struct {
	ID   model.ID   `json:"id"`
	Name model.Text `json:"name"`
	// Question is what was asked when it was found, where that was a question about where one can go: the query of its
	// address. What the node offers to who asks that is told anew each time.
	Question string `json:"question,omitempty"`
}

// Place is where saved items are kept, as one text: the device (Device) or, later, an account.
type Place interface {
	// Read gives what was written last; "" where nothing was.
	Read() string
	// Write replaces it; false where the place refuses.
	Write(text string) bool
}

// Saved are the items of a place, the one saved last first. Every call reads the place, which other tabs change too.
type Saved struct{ Place Place }

// Saveable says whether nodes of a kind can be saved. People cannot: the device keeps nobody beyond the pages that were
// visited, since what they show is theirs to change.
func Saveable(k model.Kind) bool { return k.IsNode() && k != model.KindAlumnus }

// Items are all items. What cannot be read, or is no node that can be saved, is left out.
func (s Saved) Items() []Item {
	var items []Item
	if text := s.Place.Read(); text == "" || json.Unmarshal([]byte(text), &items) != nil {
		return nil
	}
	return slices.DeleteFunc(items, func(i Item) bool { return !i.ID.Valid(i.ID.Kind()) || !Saveable(i.ID.Kind()) || i.Name.IsZero() })
}

// Has says whether a node is saved.
func (s Saved) Has(id model.ID) bool {
	return slices.ContainsFunc(s.Items(), func(i Item) bool { return i.ID == id })
}

// Put saves an item, or renews its name; false where the place refuses.
func (s Saved) Put(item Item) bool { return s.write(append([]Item{item}, s.without(item.ID)...)) }

// Remove takes a node out; false where the place refuses.
func (s Saved) Remove(id model.ID) bool { return s.write(s.without(id)) }

func (s Saved) without(id model.ID) []Item {
	return slices.DeleteFunc(s.Items(), func(i Item) bool { return i.ID == id })
}

func (s Saved) write(items []Item) bool {
	text, err := json.Marshal(items)
	return err == nil && s.Place.Write(string(text))
}

// Pages are the addresses of the items' pages, for the service worker to keep.
func (s Saved) Pages(l i18n.Lang) []string {
	items := s.Items()
	pages := make([]string, len(items))
	for n, i := range items {
		pages[n] = route.To(l, i.ID).String()
	}
	return pages
}
