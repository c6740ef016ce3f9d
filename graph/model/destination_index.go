package model

import (
	"cmp"
	"slices"
	"strings"
)

// DestinationIndex is agreements and facts, ready for questions. It is not changed by them: any number may be asked at once.
type DestinationIndex struct {
	facts    *DestinationFacts
	places   []destinationPlace
	stays    map[stayKey]*DestinationStays
	recorded AcademicYear // the first year with a stay; 0 without any
}

type stayKey struct {
	agreement ID
	kind      ConditionType
}

// destinationPlace is an institution with all conditions under which people can be sent there.
type destinationPlace struct {
	*DestinationPlace
	offers []destinationOffer
	went   map[ConditionType]int
}

// destinationOffer is a condition of a concluded agreement.
type destinationOffer struct {
	*Condition
	agreement *Agreement
	at        int      // the condition's place in the agreement
	areas     []string // of the subject areas, without what is not further defined
}

// NewDestinationIndex readies agreements and facts, in any order; neither may be changed from then on. Agreements with
// institutions that the facts do not have are left out.
func NewDestinationIndex(agreements []*Agreement, facts *DestinationFacts) *DestinationIndex {
	x := &DestinationIndex{facts: facts, stays: make(map[stayKey]*DestinationStays, len(facts.Stays))}
	at := make(map[ID]int, len(facts.Places))
	for i := range facts.Places {
		x.places = append(x.places, destinationPlace{DestinationPlace: &facts.Places[i], went: map[ConditionType]int{}})
		at[facts.Places[i].Institution] = i
	}
	for i := range facts.Stays {
		s := &facts.Stays[i]
		x.stays[stayKey{s.Agreement, s.Kind}] = s
		if x.recorded == 0 || s.First < x.recorded {
			x.recorded = s.First
		}
	}
	sorted := slices.Clone(agreements)
	slices.SortFunc(sorted, func(a, b *Agreement) int { return cmp.Compare(a.ID, b.ID) })
	for _, a := range sorted {
		if i, ok := at[otherSide(a, facts.Home)]; ok {
			x.add(&x.places[i], a)
		}
	}
	return x
}

// Offered is what an index reads of an agreement of the home university, for those who send it over a network: a fourth of it.
// Conditions keep their places; those under which nobody goes are empty.
func (a *Agreement) Offered(home ID) *Agreement {
	o := &Agreement{Base: Base{ID: a.ID}, Stage: a.Stage, Terminated: a.Terminated}
	for _, p := range a.Partners {
		o.Partners = append(o.Partners, AgreementPartner{Institution: p.Institution})
	}
	for i, c := range a.Conditions {
		if c.Sending != home {
			continue
		}
		offer := Condition{Type: c.Type, Sending: c.Sending, Receiving: c.Receiving, FirstYear: c.FirstYear, LastYear: c.LastYear,
			PlacesPerYear: c.PlacesPerYear, Blended: c.Blended, EQF: c.EQF, Languages: c.Languages}
		for _, s := range c.SubjectAreas {
			offer.SubjectAreas = append(offer.SubjectAreas, SubjectArea{ISCED: s.ISCED})
		}
		o.Conditions = append(o.Conditions, make([]Condition, i-len(o.Conditions))...)
		o.Conditions = append(o.Conditions, offer)
	}
	return o
}

// otherSide is the partner that is not home, or "".
func otherSide(a *Agreement, home ID) ID {
	if len(a.Partners) == 2 && a.Partners[0].Institution == home {
		return a.Partners[1].Institution
	}
	if len(a.Partners) == 2 && a.Partners[1].Institution == home {
		return a.Partners[0].Institution
	}
	return ""
}

func (x *DestinationIndex) add(p *destinationPlace, a *Agreement) {
	for _, kind := range ConditionTypes {
		if s := x.stays[stayKey{a.ID, kind}]; s != nil {
			for _, n := range s.Counts {
				p.went[kind] += n
			}
		}
	}
	if a.Stage != StageApproved && a.Stage != StageTerminated {
		return
	}
	for i := range a.Conditions {
		c := &a.Conditions[i]
		if c.Sending != x.facts.Home || c.Receiving != p.Institution {
			continue
		}
		o := destinationOffer{Condition: c, agreement: a, at: i}
		for _, s := range c.SubjectAreas {
			o.areas = append(o.areas, FieldOf(s.ISCED))
		}
		p.offers = append(p.offers, o)
	}
}

// Facts are what the index was made from.
func (x *DestinationIndex) Facts() *DestinationFacts { return x.facts }

// FieldOf is the field that an ISCED-F 2013 code stands for. A code that ends in 0 is of what is "not further defined" within
// the field one step up (0410 within 041), and agreements use it for the whole of that.
func FieldOf(isced string) string {
	for len(isced) > 2 && isced[len(isced)-1] == '0' {
		isced = isced[:len(isced)-1]
	}
	return isced
}

// Covers says whether an area is the field or holds it, and how many steps lie between: the codes of ISCED-F 2013 begin with
// the code of the field one step up. Both are as FieldOf gives them.
func Covers(area, field string) (steps int, ok bool) {
	return len(field) - len(area), strings.HasPrefix(field, area)
}

// fluency compares CEFR levels: 0 for no level, then A1 to C2, native speakers last.
func fluency(level string) int {
	return slices.Index([]string{"A1", "A2", "B1", "B2", "C1", "C2", "NS"}, level) + 1
}
