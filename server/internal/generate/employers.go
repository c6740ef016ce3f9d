package generate

import (
	"fmt"
	"slices"
	"strings"

	"vinculum/graph/model"
)

// stems are the beginnings and ends from which names of employers are made.
type stems struct{ dutch, world [2][]string }

// sectorPatterns are the names of employers in a sector.
type sectorPatterns struct {
	sector       model.Sector
	count        int // of employers
	dutch, world []pattern
}

// pattern is an employer's name with {} for the stem.
type pattern struct {
	word string // for which titles it is, or ""
	name model.Text
}

func (r *reader) employers(file string) (stems, []sectorPatterns) {
	var s stems
	var all []sectorPatterns
	for _, b := range r.blocks(file) {
		if b.name == "stems" {
			s.dutch = [2][]string{split(b.get("dutch begin"), ","), split(b.get("dutch end"), ",")}
			s.world = [2][]string{split(b.get("world begin"), ","), split(b.get("world end"), ",")}
			continue
		}
		p := sectorPatterns{sector: model.Sector(b.name), count: int(r.number(b.get("weight")))}
		for _, e := range b.entries {
			en, nl, _ := strings.Cut(e.value, "|")
			where, word, _ := strings.Cut(e.key, " ")
			made := pattern{word, model.Text{EN: strings.TrimSpace(en), NL: strings.TrimSpace(nl)}}
			switch where {
			case "dutch":
				p.dutch = append(p.dutch, made)
			case "world":
				p.world = append(p.world, made)
			}
		}
		if !slices.Contains(model.Sectors, p.sector) || len(p.dutch) == 0 || len(p.world) == 0 {
			r.fail(fmt.Errorf("[%s] is not a sector or lacks names", b.name))
		}
		all = append(all, p)
	}
	return s, all
}

// employer is an organisation, or an institution in its role as an employer.
type employer struct {
	id     model.ID
	record *model.Organisation // nil for institutions
	sector model.Sector
	place  model.Place
	word   string // chooses among titles
}

// employers finds employers by sector and country.
type employers struct {
	all    []*employer // the generated ones
	by     map[workplace][]*employer
	abroad map[model.Sector][]*employer
	leiden *employer
}

type workplace struct {
	sector  model.Sector
	country string
}

// university is the word for the titles at institutions.
const university = "university"

// dutchEmployers is the share of employers in the Netherlands.
const dutchEmployers = 0.62

// makeEmployers makes the organisations and adds the curated institutions, which employ people in education.
func (w *world) makeEmployers() *employers {
	e := &employers{by: map[workplace][]*employer{}, abroad: map[model.Sector][]*employer{}}
	taken := map[string]bool{}
	for _, p := range w.lists.patterns {
		for range p.count {
			e.all = append(e.all, w.makeEmployer(len(e.all), p, taken))
		}
	}
	id := ids{kind: model.KindOrganisation, purpose: forEmployerID, seed: w.opt.Seed, n: len(e.all), from: registerOpened, to: millis(w.opt.AsOf)}
	for i, made := range e.all {
		made.id = id.at(i)
		made.record.ID = made.id
		e.add(made)
	}
	for _, institutions := range w.bg.byCountry {
		for _, i := range institutions {
			e.add(institutionAsEmployer(i))
		}
	}
	e.leiden = institutionAsEmployer(w.bg.leiden)
	return e
}

// hospitals are the institutions whose people work in health care.
var hospitals = []model.ID{"institution:lumc", "institution:erasmusmc"}

func institutionAsEmployer(i *model.Institution) *employer {
	e := &employer{id: i.ID, sector: model.SectorEducation, place: i.Place, word: university}
	if slices.Contains(hospitals, i.ID) {
		e.sector, e.word = model.SectorHealth, "hospital"
	}
	return e
}

func (e *employers) add(a *employer) {
	at := workplace{a.sector, a.place.Country}
	e.by[at] = append(e.by[at], a)
	if at.country != home && a.record != nil {
		e.abroad[at.sector] = append(e.abroad[at.sector], a)
	}
}

func (w *world) makeEmployer(index int, p sectorPatterns, taken map[string]bool) *employer {
	d := roll(w.opt.Seed, forEmployer, index)
	patterns, stem, towns := p.dutch, w.lists.stems.dutch, &w.lists.towns
	if !d.chance(dutchEmployers) {
		patterns, stem, towns = p.world, w.lists.stems.world, &w.lists.abroad
	}
	form := one(d, patterns)
	name := one(d, stem[0]) + one(d, stem[1])
	for taken[name+form.name.EN] {
		name = one(d, stem[0]) + one(d, stem[1])
	}
	taken[name+form.name.EN] = true
	e := &employer{sector: p.sector, place: towns.pick(d), word: form.word}
	e.record = &model.Organisation{
		Base: model.Base{Origin: model.OriginGenerated},
		Body: model.Body{
			Name:    model.Text{EN: strings.ReplaceAll(form.name.EN, "{}", name), NL: strings.ReplaceAll(form.name.NL, "{}", name)},
			Summary: model.Text{EN: "An invented employer.", NL: "Een verzonnen werkgever."},
			Founded: model.NewDate(d.between(1890, 2010), 0, 0),
			Place:   e.place,
		},
		Sector: p.sector,
	}
	if e.record.Name.NL == e.record.Name.EN {
		e.record.Name.NL = ""
	}
	return e
}

// find draws an employer in a sector for somebody who lives in a country. Where there is none, it is one from abroad
// that has people there.
func (e *employers) find(d dice, sector model.Sector, country string) *employer {
	if sector == model.SectorEducation && country == home && d.chance(0.2) {
		return e.leiden
	}
	if there := e.by[workplace{sector, country}]; len(there) > 0 {
		return one(d, there)
	}
	if there := e.abroad[sector]; len(there) > 0 {
		return one(d, there)
	}
	return one(d, e.all)
}
