package generate

import "vinculum/graph/model"

// town is a place with its point.
type town = model.Place

// country is what the generator needs to know about one.
type country struct {
	languages []string // the main one first
	programme bool     // took part in Erasmus+ as a programme country
}

func (l *lists) readTowns(r *reader) {
	l.townsOf = map[string]weighted[town]{}
	for _, f := range r.rows("towns.txt", 5) {
		t := town{City: f[0], Country: f[1], Lat: r.number(f[2]), Lon: r.number(f[3])}
		weight := r.number(f[4])
		if t.Country == home {
			l.towns.add(t, weight)
			continue
		}
		l.abroad.add(t, weight)
		of := l.townsOf[t.Country]
		of.add(t, weight)
		l.townsOf[t.Country] = of
	}
}

func (r *reader) countries(file string) map[string]country {
	all := map[string]country{}
	for _, f := range r.rows(file, 3) {
		all[f[0]] = country{languages: split(f[1], " "), programme: f[2] == "programme"}
	}
	return all
}

// home is the country of the university.
const home = "NL"

// residence draws where a graduate lives. Many of those who left for good went back to where their families are.
func (l *lists) residence(d dice, abroad bool, o *origin) town {
	if !abroad {
		return l.towns.pick(d)
	}
	if o != nil && d.chance(0.6) {
		if towns := l.townsOf[o.country]; !towns.empty() {
			return towns.pick(d)
		}
	}
	return l.abroad.pick(d)
}
