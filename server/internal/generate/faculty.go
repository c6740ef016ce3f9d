package generate

import (
	"fmt"
	"slices"
	"strings"

	"vinculum/graph/model"
)

// faculty is what faculties.txt says about a faculty.
type faculty struct {
	slug       string
	weight     float64 // graduates
	agreements float64
	degree     string   // from before the bachelor-master system
	masters    []string // programmes of other faculties that its bachelors go on to
	sectors    weighted[model.Sector]
	subjects   weighted[subject]
}

// unit is the id of the faculty's unit.
func (f *faculty) unit() model.ID { return model.NewID(model.KindUnit, f.slug) }

// subject is a field in which a faculty exchanges.
type subject struct {
	isced string
	name  model.Text
}

func (r *reader) faculties(file string) []*faculty {
	var all []*faculty
	for _, b := range r.blocks(file) {
		f := &faculty{
			slug:       b.name,
			weight:     r.number(b.get("weight")),
			agreements: r.number(b.get("agreements")),
			degree:     b.get("degree"),
			masters:    split(b.get("masters"), ","),
		}
		for _, s := range split(b.get("sectors"), ",") {
			name, weight, _ := strings.Cut(s, " ")
			if !slices.Contains(model.Sectors, model.Sector(name)) {
				r.fail(fmt.Errorf("[%s] %q is not a sector", b.name, name))
			}
			f.sectors.add(model.Sector(name), r.number(weight))
		}
		for _, e := range b.entries {
			if e.key != "subject" {
				continue
			}
			p := split(e.value, ";")
			if len(p) != 4 {
				r.fail(fmt.Errorf("[%s] subject %q has not four parts", b.name, e.value))
				continue
			}
			f.subjects.add(subject{isced: p[0], name: model.Text{EN: p[2], NL: p[3]}}, r.number(p[1]))
		}
		if f.sectors.empty() || f.subjects.empty() {
			r.fail(fmt.Errorf("[%s] lacks sectors or subjects", b.name))
		}
		all = append(all, f)
	}
	return all
}

// programmeRule is what programmes.txt says about a programme.
type programmeRule struct {
	weight float64
	since  int // the first year in which somebody can have graduated
}

// otherProgramme is the rule for a programme that is not in programmes.txt.
var otherProgramme = programmeRule{weight: 2, since: 2006}

func (r *reader) programmes(file string) map[string]programmeRule {
	rules := map[string]programmeRule{}
	for _, f := range r.rows(file, 3) {
		rules[f[0]] = programmeRule{weight: r.number(f[1]), since: int(r.number(f[2]))}
	}
	return rules
}
