package sample

import (
	"math"
	"strings"
	"time"

	"vinculum/graph/plan/plantest/sample/model"
)

// newNasty makes the scalars at their worst.
func newNasty() *model.Nasty {
	nan, zero, minus := math.NaN(), math.Copysign(0, -1), model.Stamp(-1)
	unknown, empty, even, yes := model.Mood("SOUR"), "", -2, true
	large := int64(math.MinInt64)
	infinite, half := math.Inf(-1), 0.5
	season := model.SeasonWinter
	return &model.Nasty{
		Quotes: `"back\slash" and 'single' / slash`, Control: "\x00\x01\b\t\n\v\f\r\x1f\x7f\u0080\u009f",
		Invalid: "\xff\xfe bad \xc3( and \xed\xa0\x80 half", Separators: "line\u2028paragraph\u2029nbsp\u00a0",
		Script: "</script><script>alert('&amp;')</script><!--", Emoji: "😀👩‍👩‍👧‍👦 ｆｕｌｌ é e\u0301 \U0010ffff",
		Long:  strings.Repeat("long \"text\" ", 200),
		Empty: "", EmptyPointer: &empty,
		BigInt: math.MaxInt64, NegativeInt: -1, Int32: math.MinInt32, Int64: &large,
		BigFloat: math.MaxFloat64, TinyFloat: math.SmallestNonzeroFloat64, NegativeFloat: -1.0 / 3, WholeFloat: 1e21, ZeroFloat: &zero,
		Nan: &nan, NanNonNull: nan, Infinite: []*float64{&half, &infinite, nil, &zero}, Measure: 1e6,
		Colour: model.Colour{R: 255, G: 1}, ColourPointer: &model.Colour{B: 16},
		Stamp: 3, BadStamp: &minus, BadStampNonNull: minus,
		Date: "2026-02-28", Even: 4, EvenPointer: &even,
		Moment:   time.Date(2026, 1, 2, 3, 4, 5, 678900000, time.FixedZone("east", 5400)),
		Anything: map[string]any{"b": []any{1, nil, "<x>"}, "a": 1.5},
		Mood:     model.Merry, MoodUnknown: &unknown, Grade: model.GradeNone, Season: &season, Yes: true, Maybe: &yes,
		ID: "id \"quoted\"",
	}
}

// newLists makes lists of every kind, with holes wherever the types leave room for one.
func (w *World) newLists() *model.Lists {
	one, a, empty, yes := 1, "a", "", true
	date, noDate, merry, minus := model.Date("2026-01-01"), model.Date(""), model.Merry, model.Stamp(-5)
	p := w.People
	pointed := []int{4, 5}
	return &model.Lists{
		Ints: []int{1, -2, 3}, NoInts: []int{}, MaybeInts: []*int{&one, nil, &one},
		Texts: []*string{&a, nil, &empty}, EmptyTexts: []string{"a", "", "c", ""},
		Matrix: [][]int{{1, 2}, {}, nil, {3}}, Ragged: [][]*string{{&a, nil}, nil, {}},
		Cube:   [][][]*bool{{{&yes, nil}, nil}, nil, {{}}},
		People: p[:3], Holes: []*model.Person{p[0], nil, p[7]}, HolesNonNull: []*model.Person{p[0], nil, nil},
		Groups: [][]*model.Person{{p[1], p[2]}, {}, nil, {p[3]}}, GroupsWithHole: [][]*model.Person{{p[1]}, {p[4], nil}},
		Addresses: []model.Address{p[0].Address, p[1].Address}, AddressPointers: []*model.Address{&p[2].Address, nil, p[2].Home},
		Moods: []model.Mood{model.Calm, model.Grumpy}, MoodsOrNull: []*model.Mood{&merry, nil},
		Grades: []model.Grade{model.GradeA, model.GradeC}, Seasons: model.AllSeason,
		Dates: []*model.Date{&date, nil, &noDate}, DatesNonNull: []model.Date{date, noDate},
		Colours: []*model.Colour{{R: 1}, {G: 2}}, Stamps: []model.Stamp{1, minus, 2}, Pointer: &pointed,
		Nodes: []model.Node{p[1], nil, (*model.Team)(nil), w.Gadgets[1], w.Teams[1], &w.Gadgets[2], p[2]}, NodesNonNull: []model.Node{p[1], (*model.Person)(nil)},
		Things: w.Things, ThingGroups: [][]model.Thing{{p[0], w.Teams[0]}, nil, {w.Robots[0], nil, p[6]}},
		One: p[5:6], OneThing: []model.Thing{(*model.Robot)(nil)}, Anythings: []any{1, nil, "x", true, []any{"y"}},
		Hollows: []*model.Hollow{{Whole: "first"}, nil, {Whole: "third", Empty: "full", Person: p[0], Node: p[1]}},
	}
}
