package catalogue

import (
	"errors"
	"math"
	"strings"
	"testing"

	"vinculum/graph/model"
	"vinculum/graph/model/order"
)

// TestPageArgs gives arguments that are wrong and expects to hear which.
func TestPageArgs(t *testing.T) {
	set := newTestSet(usualLimits)
	s := newSample(1)
	for range 30 {
		id := s.id(model.KindAlumnus, 80)
		set.Apply([]Change{{id, s.alumnus(id)}})
	}
	alumni := set.View(model.AudienceOffice).Alumni()
	one, many, minus, hundred := 1, 101, -1, 100
	p, err := alumni.Query(Query{Page: model.PageArgs{First: &one}})
	if err != nil {
		t.Fatal(err)
	}
	byName := p.Cursor(0)
	forged := byName[:len(byName)-8] + "AAAAAAAA"
	empty, long := "", strings.Repeat("A", 10000)
	for name, c := range map[string]struct {
		q     Query
		field string
	}{
		"none":               {Query{}, ""},
		"a hundred":          {Query{Page: model.PageArgs{First: &hundred}}, ""},
		"too many":           {Query{Page: model.PageArgs{First: &many}}, "first"},
		"too many from last": {Query{Page: model.PageArgs{Last: &many}}, "last"},
		"negative":           {Query{Page: model.PageArgs{First: &minus}}, "first"},
		"negative last":      {Query{Page: model.PageArgs{Last: &minus}}, "last"},
		"cursor":             {Query{Page: model.PageArgs{After: &byName}}, ""},
		"of another order":   {Query{Order: OrderGraduated, Page: model.PageArgs{After: &byName}}, "after"},
		"forged":             {Query{Page: model.PageArgs{Before: &forged}}, "before"},
		"empty":              {Query{Page: model.PageArgs{After: &empty}}, "after"},
		"long":               {Query{Page: model.PageArgs{After: &long}}, "after"},
		"unknown field":      {Query{Where: map[Field][]string{"shoeSize": {"42"}}}, "shoeSize"},
		"unknown range":      {Query{Ranges: map[Field][2]int{"shoeSize": {1, 2}}}, "shoeSize"},
		"unknown order":      {Query{Order: "SIZE"}, "order"},
		"no text":            {Query{Order: OrderRelevance}, "order"},
		"long text":          {Query{Text: strings.Repeat("x", 201)}, "text"},
	} {
		_, err := alumni.Query(c.q)
		var e *model.Error
		if errors.As(err, &e) != (c.field != "") || c.field != "" && (e.Code != model.BadUserInput || len(e.Fields) != 1 || e.Fields[0].Field != c.field) {
			t.Errorf("%s: %v, want a complaint about %q", name, err, c.field)
		}
	}
}

// TestFirstAndLast takes the page that Relay defines where both are given, and empty pages.
func TestFirstAndLast(t *testing.T) {
	set := newTestSet(usualLimits)
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		id := model.NewID(model.KindAlumnus, name)
		set.Apply([]Change{{id, &model.Alumnus{Base: model.Base{ID: id}, Given: "x", Family: name}}})
	}
	alumni := set.View(model.AudienceOffice).Alumni()
	ask := func(first, last int, after, before string) string {
		args := model.PageArgs{}
		if first >= 0 {
			args.First = &first
		}
		if last >= 0 {
			args.Last = &last
		}
		at := func(name string) *string {
			if name == "" {
				return nil
			}
			c := order.Cursor(OrderName, order.Position{Key: 0, Name: name + "\x00x\x00", ID: model.NewID(model.KindAlumnus, name)})
			return &c
		}
		args.After, args.Before = at(after), at(before)
		p, err := alumni.Query(Query{Page: args})
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		for _, a := range p.Items {
			out += a.Family
		}
		if p.HasPrevious {
			out = "<" + out
		}
		if p.HasNext {
			out += ">"
		}
		return out
	}
	for _, c := range []struct {
		first, last   int
		after, before string
		want          string
	}{
		{3, -1, "", "", "abc>"}, {3, -1, "b", "", "<cde>"}, {9, -1, "b", "", "<cdef"}, {-1, 2, "", "", "<ef"}, {-1, 2, "", "d", "<bc>"}, {-1, 9, "", "c", "ab>"},
		{4, 2, "", "", "<cd>"}, {2, 4, "", "", "ab>"}, {3, -1, "b", "e", "<cd"}, {0, -1, "", "", ">"}, {0, -1, "c", "", "<>"}, {-1, 0, "", "", "<"},
		{3, -1, "f", "", "<"}, {-1, 3, "", "a", ">"}, {3, -1, "d", "b", "<"}, {-1, 3, "d", "b", ">"}, {-1, -1, "", "", "abcdef"}, {-1, -1, "bb", "", "<cdef"},
	} {
		if got := ask(c.first, c.last, c.after, c.before); got != c.want {
			t.Errorf("first %d last %d after %q before %q: %s, want %s", c.first, c.last, c.after, c.before, got, c.want)
		}
	}
}

func FuzzCursor(f *testing.F) {
	f.Add(order.Cursor(OrderName, order.Position{Key: 0, Name: "berg\x00anna", ID: "alumnus:a"}))
	f.Add(order.Cursor(OrderGraduated, order.Position{Key: math.MaxInt, Name: "öz", ID: "alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV"}))
	f.Add("AQROQU1F")
	f.Fuzz(func(t *testing.T, text string) {
		for _, scope := range []string{OrderName, OrderGraduated} {
			if p, ok := order.ReadCursor(scope, text); ok && order.Cursor(scope, p) != text {
				t.Errorf("%q reads as %+v, which is written otherwise", text, p)
			}
		}
	})
}
