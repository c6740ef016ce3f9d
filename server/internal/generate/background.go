package generate

import (
	"cmp"
	"slices"

	"vinculum/graph/model"
)

// leidenID is the university whose data set this is.
const leidenID model.ID = "institution:leiden"

// background is what the generator needs to know of the curated records.
type background struct {
	leiden     *model.Institution
	partners   []*partner
	likely     weighted[*partner]
	byCountry  map[string][]*model.Institution // abroad and at home, Leiden left out
	faculties  map[model.ID]bool               // units that exist
	programmes []*model.Programme              // of Leiden, with a faculty
	networks   []joinable
}

// partner is an institution abroad with which there can be agreements.
type partner struct {
	*model.Institution
	fellowships int // consortia that it is in together with Leiden
}

func newBackground(curated []model.Record, l *lists, day model.Date) (*background, error) {
	bg := &background{byCountry: map[string][]*model.Institution{}, faculties: map[model.ID]bool{}}
	var institutions []*model.Institution
	curated = slices.Clone(curated) // the outcome must not depend on the order in which somebody keeps them
	slices.SortFunc(curated, func(a, b model.Record) int { return cmp.Compare(a.GetID(), b.GetID()) })
	for _, r := range curated {
		switch r := r.(type) {
		case *model.Institution:
			if r.ID == leidenID {
				bg.leiden = r
			} else {
				institutions = append(institutions, r)
			}
		case *model.Unit:
			bg.faculties[r.ID] = true
		case *model.Programme:
			if r.Faculty != "" && r.Institution == leidenID {
				bg.programmes = append(bg.programmes, r)
			}
		case *model.Network:
			bg.addNetwork(r)
		}
	}
	if bg.leiden == nil {
		return nil, model.Errorf(model.BadUserInput, "the curated records lack %s", leidenID)
	}
	bg.addInstitutions(institutions, l, day)
	if len(bg.partners) == 0 || len(bg.programmes) == 0 {
		return nil, model.Errorf(model.BadUserInput, "the curated records lack partner institutions abroad or programmes of %s", leidenID)
	}
	return bg, nil
}

func (bg *background) addInstitutions(all []*model.Institution, l *lists, day model.Date) {
	ours := memberships(bg.leiden, day)
	for _, i := range all {
		bg.byCountry[i.Place.Country] = append(bg.byCountry[i.Place.Country], i)
		c, known := l.countries[i.Place.Country]
		if !known || i.Place.Country == home {
			continue
		}
		p := &partner{Institution: i}
		for consortium := range memberships(i, day) {
			if ours[consortium] {
				p.fellowships++
			}
		}
		bg.partners = append(bg.partners, p)
		// How big an exchange partner is has no source; a number that belongs to its place in the list stands for it.
		weight := float64(2+2*p.fellowships) * float64(60+len(bg.partners)*37%80) / 100
		if !c.programme {
			weight /= 2
		}
		bg.likely.add(p, weight)
	}
}

// memberships are the consortia that the institution is in on the day.
func memberships(i *model.Institution, day model.Date) map[model.ID]bool {
	in := map[model.ID]bool{}
	for _, l := range i.Links {
		if l.Kind == model.LinkMemberOf && l.To.Kind() == model.KindConsortium && l.Since.Begins(day) && !l.Until.Ends(day) {
			in[l.To] = true
		}
	}
	return in
}
