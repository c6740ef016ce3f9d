package catalogue

import (
	"maps"
	"slices"
	"strconv"
)

// value is one value of one field: the country NL. Values of all fields of a list are numbered together, so that one
// pass over a record counts all its facets.
type value struct {
	field  int // place in spec.fields
	text   string
	number int // the text as a number, for ranges; 0 where it is none
}

// dictionary numbers the values of a list. It only grows, and readers hold one that does not change: the writer that finds
// a new value makes a bigger one. Values that no record has any more are never shown, because nothing counts them.
type dictionary struct {
	values  []value
	numbers []map[string]uint32 // by field: text → number
	byField [][]uint32          // the numbers of a field's values
}

func newDictionary(fields int) *dictionary {
	d := &dictionary{numbers: make([]map[string]uint32, fields), byField: make([][]uint32, fields)}
	for i := range d.numbers {
		d.numbers[i] = map[string]uint32{}
	}
	return d
}

// number is the value's number, if any record of the list ever had it.
func (d *dictionary) number(field int, text string) (uint32, bool) {
	n, ok := d.numbers[field][text]
	return n, ok
}

// growing is a dictionary that a writer may add to.
type growing struct {
	*dictionary
	own  []bool   // by field: whether the map is a copy of the writer's own
	last []uint32 // by field: the number that was asked for last, as neighbours are often alike
}

// grow starts a bigger dictionary; d stays as it is.
func (d *dictionary) grow() *growing {
	return &growing{&dictionary{values: slices.Clip(d.values), numbers: slices.Clone(d.numbers), byField: slices.Clone(d.byField)},
		make([]bool, len(d.numbers)), make([]uint32, len(d.numbers))}
}

// add is the value's number; a new one if need be.
func (g *growing) add(field int, text string) uint32 {
	if n := g.last[field]; int(n) < len(g.values) && g.values[n].field == field && g.values[n].text == text {
		return n
	}
	if n, ok := g.numbers[field][text]; ok {
		g.last[field] = n
		return n
	}
	if !g.own[field] {
		g.numbers[field] = maps.Clone(g.numbers[field])
		g.byField[field] = slices.Clip(g.byField[field])
		g.own[field] = true
	}
	n := uint32(len(g.values))
	number, _ := strconv.Atoi(text)
	g.values = append(g.values, value{field, text, number})
	g.numbers[field][text], g.last[field] = n, n
	g.byField[field] = append(g.byField[field], n)
	return n
}
