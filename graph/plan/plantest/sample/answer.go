package sample

import (
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"vinculum/graph/plan/plantest/sample/model"
)

// errSilent is an error that a presenter may drop by answering nil.
var errSilent = errors.New("silent")

// refusal is an error with a code; each call makes its own, since gqlgen writes the path into it.
func refusal(reason, code string) *gqlerror.Error {
	return &gqlerror.Error{Message: reason, Extensions: map[string]any{"code": code}}
}

// person finds a person by id; nil where there is none.
func (w *World) person(id model.ID) *model.Person {
	var number int
	if _, err := fmt.Sscanf(string(id), "person:%d", &number); err != nil || number < 0 || number >= len(w.People) {
		return nil
	}
	return w.People[number]
}

// first is the first people, as many as there are.
func (w *World) first(n int) []*model.Person { return w.People[:min(max(n, 0), len(w.People))] }

// node finds a node by id. A team that is not there is a typed nil, and everything else that is not there a plain one.
func (w *World) node(id model.ID) model.Node {
	if person := w.person(id); person != nil {
		return person
	}
	if len(id) > 5 && id[:5] == "team:" {
		var found *model.Team
		for _, team := range w.Teams {
			if team.ID == id {
				found = team
			}
		}
		return found
	}
	for i := range w.Gadgets {
		if w.Gadgets[i].ID == id {
			return w.Gadgets[i]
		}
	}
	for _, robot := range w.Robots {
		if robot.ID == id {
			return robot
		}
	}
	return nil
}

// named finds named nodes by their ids and fails for the first id that has none.
func (w *World) named(ids []model.ID) ([]model.Named, error) {
	nodes := make([]model.Named, len(ids))
	for i, id := range ids {
		node, ok := w.node(id).(model.Named)
		if !ok {
			return nil, refusal(fmt.Sprintf("nothing is named %s", id), "NOT_FOUND")
		}
		nodes[i] = node
	}
	return nodes, nil
}

// page is the page behind a cursor, made of slices of what the world holds.
func (w *World) page(first int, after *string) (*model.PersonConnection, error) {
	if first < 0 || first > 100 {
		return nil, refusal("first must be between 0 and 100", "BAD_USER_INPUT")
	}
	from := 0
	if after != nil {
		if _, err := fmt.Sscanf(*after, "c%d", &from); err != nil || from < 0 {
			return nil, refusal("after is no cursor", "BAD_USER_INPUT")
		}
		from = min(from+1, len(w.edges))
	}
	to := min(from+first, len(w.edges))
	page := &model.PersonConnection{
		Edges: w.edges[from:to], Nodes: w.People[from:to], TotalCount: len(w.edges), Facets: w.facets,
		PageInfo: &model.PageInfo{HasNextPage: to < len(w.edges), HasPreviousPage: from > 0},
	}
	if from < to {
		page.PageInfo.StartCursor, page.PageInfo.EndCursor = &w.edges[from].Cursor, &w.edges[to-1].Cursor
	}
	return page, nil
}

// failings is the failing object several times, at most four.
func (w *World) failings(n int) []*model.Failing {
	list := make([]*model.Failing, min(max(n, 0), 4))
	for i := range list {
		list[i] = w.Failing
	}
	return list
}

// bag is a map with every kind of value; a broken one holds types that the schema does not expect.
func (w *World) bag(broken bool) map[string]any {
	if broken {
		return map[string]any{"text": 3.5, "number": "three", "texts": "x", "wrong": struct{}{}, "person": *w.People[1]}
	}
	number, text := 3, "in a bag"
	return map[string]any{"text": &text, "number": number, "texts": []string{"x", "y"}, "person": w.People[4], "wrong": &number}
}

// friends are those of a person, with a mood where one is asked for.
func friends(person *model.Person, first *int, mood *model.Mood) []*model.Person {
	n := 3
	if first != nil {
		n = *first
	}
	if mood == nil {
		return person.Known[:min(max(n, 0), len(person.Known))]
	}
	var found []*model.Person
	for _, friend := range person.Known {
		if friend.Mood == *mood && len(found) < n {
			found = append(found, friend)
		}
	}
	return found
}

// ranks answers for a whole list, with an error for every third person; a rank of 13 answers too few.
func ranks(people []*model.Person, of int) ([]*int, error) {
	if of == 13 {
		return nil, nil
	}
	ranks, failures, failed := make([]*int, len(people)), make(graphql.BatchErrorList, len(people)), false
	for i, person := range people {
		switch {
		case person == nil:
		case person.Number%3 == 2:
			failures[i], failed = fmt.Errorf("%s has no rank of %d", person.ID, of), true
		case person.Number%7 == 3:
			failures[i], failed = refusal("rank withheld", "FORBIDDEN"), true
		default:
			rank := person.Number % max(of, 1)
			ranks[i] = &rank
		}
	}
	if failed {
		return ranks, failures
	}
	return ranks, nil
}
