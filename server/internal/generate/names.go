package generate

import (
	"fmt"
	"strings"
)

// gender chooses names only; no record holds it.
type gender int

const (
	female gender = iota
	male
)

// surname is a family name with its prefix ("van der") apart.
type surname struct{ prefix, family string }

func (s surname) whole() string { return strings.TrimSpace(s.prefix + " " + s.family) }

// dutchNames are given names by cohort, and family names with the frequent ones first.
type dutchNames struct {
	cohorts []cohort
	family  []surname
}

// cohort holds the given names of those born from a year on.
type cohort struct {
	since int
	given [2][]string
}

// origin is where a graduate's family comes from, if not from the Netherlands.
type origin struct {
	country  string
	language string
	resident float64 // share of those whose families live in the Netherlands
	given    [2][]string
	family   [2][]surname
}

func (r *reader) dutchNames(file string) dutchNames {
	var n dutchNames
	for _, b := range r.blocks(file) {
		if b.name == "family" {
			n.family = surnames(b.get("family"))
			continue
		}
		n.cohorts = append(n.cohorts, cohort{
			since: int(r.number(b.name)),
			given: [2][]string{split(b.get("female"), ","), split(b.get("male"), ",")},
		})
	}
	if len(n.cohorts) == 0 || len(n.family) == 0 {
		r.fail(fmt.Errorf("names are missing"))
	}
	return n
}

func (l *lists) readOrigins(r *reader) {
	l.byCountry = map[string]*origin{}
	for _, b := range r.blocks("origins.txt") {
		o := &origin{
			country:  b.get("country"),
			language: b.get("language"),
			resident: r.number(b.get("resident")) / 100,
			given:    [2][]string{split(b.get("female"), ","), split(b.get("male"), ",")},
		}
		both := surnames(b.get("family"))
		o.family = [2][]surname{both, both}
		if len(both) == 0 {
			o.family = [2][]surname{surnames(b.get("family female")), surnames(b.get("family male"))}
		}
		if len(o.given[female])*len(o.given[male])*len(o.family[female])*len(o.family[male]) == 0 {
			r.fail(fmt.Errorf("[%s] lacks names", b.name))
		}
		l.origins.add(o, r.number(b.get("share")))
		l.byCountry[o.country] = o
	}
}

// surnames splits a list of family names; the words before the first capital are the prefix.
func surnames(value string) []surname {
	var list []surname
	for _, whole := range split(value, ",") {
		words := strings.Fields(whole)
		n := 0
		for n < len(words)-1 && (words[n][0] == '\'' || words[n][0] >= 'a' && words[n][0] <= 'z') {
			n++
		}
		list = append(list, surname{strings.Join(words[:n], " "), strings.Join(words[n:], " ")})
	}
	return list
}

// name draws a given name and a family name that are not a well-known person's; a nil origin is Dutch.
func (l *lists) name(d dice, o *origin, g gender, born int) (given string, family surname) {
	for {
		if given, family = l.anyName(d, o, g, born); !l.avoided[given+" "+family.whole()] {
			return given, family
		}
	}
}

func (l *lists) anyName(d dice, o *origin, g gender, born int) (given string, family surname) {
	if o != nil {
		return one(d, o.given[g]), frequent(d, o.family[g])
	}
	c := l.dutch.cohorts[0]
	for _, next := range l.dutch.cohorts[1:] {
		// Names do not change overnight: the years around the border of two cohorts share them.
		if born+d.between(-6, 6) >= next.since {
			c = next
		}
	}
	given, family = one(d, c.given[g]), frequent(d, l.dutch.family)
	if d.chance(0.4) {
		given = frequent(d, c.given[g])
	}
	if g == female && born < 1985 && d.chance(0.06) {
		family.family += "-" + frequent(d, l.dutch.family).whole()
	}
	return given, family
}
