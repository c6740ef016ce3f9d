package sample

import (
	"fmt"
	"math"
	"strings"
	"time"

	"vinculum/graph/plan/plantest/sample/model"
)

// World is everything that the sample schema answers from. It is read only once it is made.
type World struct {
	People  []*model.Person
	Teams   []*model.Team
	Gadgets []model.Gadget
	Robots  []*model.Robot
	Things  []model.Thing
	Link    model.Chain
	Nasty   *model.Nasty
	Lists   *model.Lists
	Failing *model.Failing
	Guarded *model.Guarded

	facets []*model.Facet
	edges  []*model.PersonEdge
}

// NewWorld makes a world of so many people, at least twelve, in four teams, with their gadgets and robots.
func NewWorld(people int) *World {
	w := &World{Link: model.Chain{Name: "link", Depth: 1}}
	for i := range max(people, 12) {
		w.People = append(w.People, newPerson(i))
	}
	for i, name := range []string{"red", "green", "blue", "grey"} {
		w.Teams = append(w.Teams, newTeam(i, name))
	}
	for i, person := range w.People {
		person.Squad = w.Teams[i%len(w.Teams)]
		if i%3 > 0 {
			person.Manager = w.People[i/3]
		}
		for k := range 5 {
			person.Known = append(person.Known, w.People[(i*7+k*k+1)%len(w.People)])
		}
		w.edges = append(w.edges, &model.PersonEdge{Cursor: fmt.Sprintf("c%03d", i), Node: person})
	}
	w.fillTeams()
	w.addThings()
	w.facets = newFacets()
	w.Nasty, w.Lists = newNasty(), w.newLists()
	w.Failing = newFailing()
	w.Guarded = w.newGuarded()
	return w
}

func newPerson(i int) *model.Person {
	p := &model.Person{
		ID:     model.ID(fmt.Sprintf("person:%d", i)),
		Name:   fmt.Sprintf("%s %d", []string{"Ada", "Bob", "Cleo", "Dirk", "Eva"}[i%5], i),
		Age:    18 + i*7%60,
		Height: 1.5 + float64(i%50)/100,
		Active: i%3 != 1,
		Email:  fmt.Sprintf("p%d@example.org", i),
		Mood:   []model.Mood{model.Calm, model.Merry, model.Grumpy}[i%3],
		Joined: time.Date(2001+i%20, time.Month(1+i%12), 1+i%28, 8, 30, 0, 0, time.UTC),
		Address: model.Address{
			Street: fmt.Sprintf("Street %d", i), City: "Leiden", Country: "NL",
			Point: model.Point{Lat: 52.16 + float64(i)/1000, Lon: 4.49},
		},
		Number: i,
	}
	if i%2 == 1 {
		nickname, born, grade := "nick \"the\" "+p.Name, model.Date("1990-01-02"), model.Grade(1+i%3)
		p.Nickname, p.Born, p.Grade = &nickname, &born, &grade
		season := model.AllSeason[i%4]
		p.Season = &season
	}
	if i%4 == 2 {
		zip := 2300 + i
		p.Home = &model.Address{Street: "Home", City: "Delft", Zip: &zip}
	}
	if i%6 == 5 {
		p.Email, p.Joined = "", time.Time{}
	}
	return p
}

func newTeam(i int, name string) *model.Team {
	t := &model.Team{Name: strings.ToUpper(name), Address: &model.Address{Street: "Field", City: name}}
	t.ID, t.Version = model.ID("team:"+name), i
	return t
}

func (w *World) fillTeams() {
	for i, t := range w.Teams {
		for k := i; k < 12; k += len(w.Teams) {
			t.Members = append(t.Members, w.People[k])
			t.Copies = append(t.Copies, *w.People[k])
		}
		t.Rivals = []*model.Team{w.Teams[(i+1)%4], nil, w.Teams[(i+2)%4]}
		if i > 0 {
			t.Captain = t.Members[0]
		}
	}
	w.Teams[0].Mascot = w.People[1]
	w.Teams[1].Mascot = (*model.Robot)(nil)
	w.Teams[2].Mascot = model.Gadget{ID: "gadget:mascot", Weight: 1}
}

func (w *World) addThings() {
	for i := range 3 {
		g := model.Gadget{ID: model.ID(fmt.Sprintf("gadget:%d", i)), Weight: 0.1 * float64(i), Owner: w.People[i]}
		if i > 0 {
			g.Parts = []model.Gadget{{ID: g.ID + "a"}, {ID: g.ID + "b", Weight: math.Pi, Owner: w.People[3]}}
		}
		w.Gadgets = append(w.Gadgets, g)
	}
	power := 9000
	w.Robots = []*model.Robot{
		{ID: "robot:0", Name: "R0", Engine: &model.Engine{Power: &power}, Builder: w.People[0]},
		{ID: "robot:1", Name: "R1", Engine: &model.Engine{}, Builder: w.Teams[0]},
		{ID: "robot:2", Name: "R2", Builder: (*model.Robot)(nil)},
	}
	w.Things = []model.Thing{w.People[0], w.Teams[1], nil, w.Gadgets[0], w.Robots[0], (*model.Team)(nil), &w.Gadgets[1], w.Robots[2], w.People[5], (*model.Gadget)(nil)}
	w.Robots[0].Sees = []model.Thing{w.People[1], w.Gadgets[2], w.Robots[1]}
	w.Robots[1].Sees = []model.Thing{w.People[2], nil, w.Teams[0]}
}

func newFacets() []*model.Facet {
	facets := make([]*model.Facet, 3)
	for i, name := range []string{"mood", "team", "city"} {
		facets[i] = &model.Facet{Name: name}
		for k := range 8 {
			facets[i].Values = append(facets[i].Values, &model.FacetValue{Key: fmt.Sprintf("%s-%d", name, k), Count: 100 - k*k})
		}
	}
	return facets
}

func newFailing() *model.Failing {
	hollow := &model.Hollow{Whole: "whole"}
	hollow.Again = hollow
	hollow.List = []string{"full", "", ""}
	hollow.TypedNil = (*model.Person)(nil)
	f := &model.Failing{Fine: "fine", Hollow: hollow, HollowNonNull: hollow}
	f.Again, f.AgainNonNull = f, f
	return f
}

func (w *World) newGuarded() *model.Guarded {
	twice := "twice"
	g := &model.Guarded{
		Passed: "passed", Upper: "upper", UpperTwice: &twice, Refused: "refused", Hidden: "hidden", Swapped: "swapped",
		SwappedList: []string{"a"}, RequiredThere: w.People[:1], Person: w.People[2], People: w.People[:3],
	}
	g.Again = g
	g.Watched = model.Watched{Seen: 2, Again: &model.Watched{Seen: 1}, List: []*model.Watched{{Seen: 3}, {Seen: 4}}}
	return g
}
