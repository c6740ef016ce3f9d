package generate

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"vinculum/graph/model"
)

// unconcluded is the share of drafts and proposals that come on top of the concluded agreements.
const unconcluded = 0.05

// deal is an agreement with what it was made from.
type deal struct {
	record  *model.Agreement
	faculty *faculty
	partner *partner
	subject subject
	created model.Date
}

// makeDeals makes all agreements in the order in which they were drawn up. Every partner has one, as far as they go
// round; the rest goes by weight, each for another subject as long as there are subjects left.
func (w *world) makeDeals() []*deal {
	var faculties weighted[*faculty]
	for _, f := range w.lists.faculties {
		faculties.add(f, f.agreements)
	}
	concluded := w.opt.Agreements
	deals := make([]*deal, 0, concluded+int(math.Round(float64(concluded)*unconcluded)))
	type pair struct {
		partner model.ID
		subject string
	}
	taken := map[pair]bool{}
	for i := range cap(deals) {
		d := roll(w.opt.Seed, forAgreement, i)
		deal := &deal{partner: w.bg.likely.pick(d)}
		if i < min(concluded, len(w.bg.partners)) {
			deal.partner = w.bg.partners[i]
		}
		for try := 0; try < 20 && i >= concluded && w.isSuspended(deal.partner); try++ {
			deal.partner = w.bg.likely.pick(d)
		}
		for try := 0; try == 0 || try < 20 && taken[pair{deal.partner.ID, deal.subject.name.EN}]; try++ {
			deal.faculty = faculties.pick(d)
			deal.subject = deal.faculty.subjects.pick(d)
		}
		taken[pair{deal.partner.ID, deal.subject.name.EN}] = true
		w.draw(d, deal, i < concluded)
		deals = append(deals, deal)
	}
	slices.SortStableFunc(deals, func(a, b *deal) int { return cmp.Compare(a.created, b.created) })
	for i, deal := range deals {
		// A few milliseconds apart, so that ids sort in this order also within a day.
		deal.record.ID = idAt(model.KindAgreement, millis(deal.created)+int64(i), roll(w.opt.Seed, forAgreementID, i))
	}
	return deals
}

// draw fills in the record of a deal.
func (w *world) draw(d dice, deal *deal, concluded bool) {
	a := &model.Agreement{Base: model.Base{Origin: model.OriginGenerated}}
	deal.record = a
	l := w.life(d, deal.partner, concluded)
	a.Stage, a.Terminated, a.Signed = l.stage, l.terminated, l.signed
	deal.created = l.drawnUp
	a.Conditions = w.conditions(d, deal, l.first, l.last)
	code := fmt.Sprintf("%d-%04d", l.drawnUp.Year(), d.IntN(10000))
	a.Partners = []model.AgreementPartner{
		{
			Institution: leidenID, Unit: deal.subject.name,
			IIAID: opaque(d), IIACode: codeOf(w.bg.leiden) + "-" + code,
			Contacts: w.contacts(d, w.bg.leiden),
		},
		{
			Institution: deal.partner.ID, Unit: model.Text{EN: "Department of " + deal.subject.name.EN, NL: "Afdeling " + deal.subject.name.NL},
			Contacts: w.contacts(d, deal.partner.Institution),
		},
	}
	if w.bg.faculties[deal.faculty.unit()] {
		a.Partners[0].UnitID = deal.faculty.unit()
	}
	// The other side's id is known once it has recorded the agreement itself.
	if l.stage != model.StageDraft && (l.stage != model.StageProposed || d.chance(0.5)) {
		a.Partners[1].IIAID = opaque(d)
		a.Partners[1].IIACode = codeOf(deal.partner.Institution) + "/" + code
	}
}

// life is the course of an agreement.
type life struct {
	stage              model.AgreementStage
	first, last        model.AcademicYear
	drawnUp            model.Date
	signed, terminated model.Date
}

// suspended names the countries with whose institutions agreements were ended before their years ran out, and when.
var suspended = map[string]model.Date{"RU": model.NewDate(2022, 3, 9)}

func (w *world) isSuspended(p *partner) bool {
	since := suspended[p.Place.Country]
	return since != 0 && since < w.opt.AsOf
}

// life draws the years and the stage; most agreements run to the end of the Erasmus+ programme in force or one year more.
func (w *world) life(d dice, p *partner, concluded bool) life {
	now := w.year
	l := life{stage: model.StageApproved}
	year := func(from, to int) model.AcademicYear { return now + model.AcademicYear(d.between(from, to)) }
	switch u := d.Float64(); {
	case !concluded:
		l.stage = model.StageProposed
		if u < 0.6 {
			l.stage = model.StageDraft
		}
		l.first, l.last = now+1, year(2, 5)
	case w.isSuspended(p):
		l.stage, l.terminated = model.StageTerminated, suspended[p.Place.Country]
		l.first = model.AcademicYearOf(l.terminated) - model.AcademicYear(d.between(2, 6))
		l.last = model.AcademicYearOf(l.terminated) + model.AcademicYear(d.between(1, 3))
	case u < 0.22: // ended
		l.last = year(-7, -1)
		l.first = l.last - model.AcademicYear(d.between(4, 8))
	case u < 0.25:
		l.stage = model.StageTerminated
		l.first, l.last = year(-9, -3), year(0, 2)
		ended := year(-2, -1)
		l.terminated = model.NewDate(int(ended), d.between(1, 8), d.between(1, 28))
	case u < 0.37: // in the last year
		l.first, l.last = year(-10, -2), now
	case u < 0.40: // about to begin
		l.first, l.last = now+1, year(2, 5)
	default:
		l.first, l.last = year(-5, -1), year(1, 2)
		if d.chance(0.6) { // renewed over and over
			l.first = year(-16, -7)
		}
		if d.chance(0.08) {
			l.last = now + 3
		}
	}
	w.date(d, &l)
	return l
}

// date sets the day of drawing up, and of the last signature where both sides have signed, in the academic year before
// the first one; never after the day the data are made for.
func (w *world) date(d dice, l *life) {
	day := func(from, to int) model.Date { // in months before the first academic year
		m := int(l.first)*12 + 8 - d.between(from, to)
		return model.NewDate(m/12, m%12+1, d.between(1, 28))
	}
	l.drawnUp, l.signed = day(9, 14), day(3, 8)
	if l.drawnUp >= w.opt.AsOf {
		l.drawnUp = model.NewDate(w.opt.AsOf.Year(), 1, d.between(1, 28))
	}
	l.drawnUp, l.signed = min(l.drawnUp, w.opt.AsOf), min(l.signed, w.opt.AsOf)
	if l.stage == model.StageDraft || l.stage == model.StageProposed {
		l.signed = 0
	}
}

// opaque is an identifier without meaning, as systems give them.
func opaque(d dice) string { return fmt.Sprintf("%08x-%04x", uint32(d.Uint64()), uint16(d.Uint64())) }

// codeOf begins the codes that people give to agreements: the Erasmus code, or the institution's name where it has none.
func codeOf(i *model.Institution) string {
	if i.ErasmusCode != "" {
		return strings.ReplaceAll(i.ErasmusCode, " ", "")
	}
	return strings.ToUpper(i.ID.Slug())
}
