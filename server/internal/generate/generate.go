package generate

import (
	"context"

	"vinculum/graph/model"
)

// The real scale of the university, for which a data set is made when no other is asked for.
const (
	DefaultAlumni     = 109000
	DefaultAgreements = 620
)

// The bounds of what can be asked for; ids and years are made to be distinct and plausible within them.
const (
	maxAlumni     = 20_000_000
	maxAgreements = 50_000
	minYear       = 2015
	maxYear       = 2100
)

// Options say what to make.
type Options struct {
	Seed uint64
	// Alumni is the number of graduates, Agreements the number of concluded agreements; about 5% drafts and proposals
	// come on top. 0 stands for the real scale.
	Alumni     int
	Agreements int
	// AsOf is the exact day on which ages, years and statuses are right.
	AsOf model.Date
}

// Normal gives the options with the defaults filled in, or a BAD_USER_INPUT error that names what cannot be.
func (o Options) Normal() (Options, error) {
	if o.Alumni == 0 {
		o.Alumni = DefaultAlumni
	}
	if o.Agreements == 0 {
		o.Agreements = DefaultAgreements
	}
	var c model.Check
	c.That(o.Alumni > 0 && o.Alumni <= maxAlumni, "alumni", "must be from 1 to %d", maxAlumni)
	c.That(o.Agreements > 0 && o.Agreements <= maxAgreements, "agreements", "must be from 1 to %d", maxAgreements)
	c.That(o.AsOf.Exact() && o.AsOf.Year() >= minYear && o.AsOf.Year() <= maxYear, "asOf",
		"must be a day of the years %d to %d, such as 2026-11-22", minYear, maxYear)
	return o, c.Err("what to generate")
}

// Progress is told how many records of a kind are done, and how many there will be.
type Progress func(kind model.Kind, done, total int)

// progressStep is how many records pass between two reports of progress.
const progressStep = 1000

// Records makes the records and hands them to yield one after another: organisations, agreements, alumni, mobilities,
// in the order of model.RecordKinds and, within a kind, of their ids. They refer to each other and to the curated
// records only, of which Leiden University, partners abroad and programmes must be there. An error of yield ends the work.
// Yield may keep the records, but until Records has returned it may change no more of them than their Head. Progress may be nil.
func Records(ctx context.Context, opt Options, curated []model.Record, yield func(model.Record) error, progress Progress) error {
	opt, err := opt.Normal()
	if err != nil {
		return err
	}
	w, err := newWorld(opt, curated)
	if err != nil {
		return err
	}
	for _, part := range []struct {
		kind  model.Kind
		total int
		make  func(i int) model.Record
	}{
		{model.KindOrganisation, len(w.employers.all), func(i int) model.Record { return w.employers.all[i].record }},
		{model.KindAgreement, len(w.deals), func(i int) model.Record { return w.deals[i].record }},
		{model.KindAlumnus, opt.Alumni, func(i int) model.Record { return w.alumnus(i) }},
		{model.KindMobility, len(w.stays), func(i int) model.Record { return w.mobility(i) }},
	} {
		done := 0
		err := inOrder(ctx, part.total, part.make, func(r model.Record) error {
			if err := yield(r); err != nil {
				return err
			}
			done++
			if progress != nil && (done%progressStep == 0 || done == part.total) {
				progress(part.kind, done, part.total)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// world is what the records are made from. Once made it is only read, so that records can be made side by side.
type world struct {
	opt       Options
	year      model.AcademicYear // the academic year of opt.AsOf
	lists     *lists
	bg        *background
	offer     *offer
	employers *employers
	deals     []*deal
	stays     []stay
	// exchanges says for a graduate, by index, which stay is theirs.
	exchanges map[int]int
	alumni    ids
}

func newWorld(opt Options, curated []model.Record) (*world, error) {
	l, err := loadLists()
	if err != nil {
		return nil, err
	}
	bg, err := newBackground(curated, l, opt.AsOf)
	if err != nil {
		return nil, err
	}
	w := &world{opt: opt, year: model.AcademicYearOf(opt.AsOf), lists: l, bg: bg}
	w.alumni = ids{kind: model.KindAlumnus, purpose: forAlumnusID, seed: opt.Seed, n: opt.Alumni, from: registerOpened, to: millis(opt.AsOf)}
	if w.offer, err = newOffer(l, bg, lastGraduation(opt.AsOf)); err != nil {
		return nil, err
	}
	w.employers = w.makeEmployers()
	w.deals = w.makeDeals()
	w.stays = w.makeStays()
	w.exchanges = w.matchExchanges()
	return w, nil
}
